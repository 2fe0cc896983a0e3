import type { Stats } from '../query/stats.ts';
import type { Outcome } from '../store/write.ts';
import { isLoss, refusal } from './inputs.ts';

/** Counts what became of the files of a run, each file once and as it stands at the end. */
export interface Tally {
  /** Counts an outcome, and gives the lines that tell of it. */
  add(path: string, outcome: Outcome): string[];
  /** Whether something was left out. */
  readonly partly: boolean;
  /** The run in two lines. */
  summary(held: Stats, milliseconds: number): string;
}

/** A tally of nothing yet. */
export function openTally(): Tally {
  const counts = { written: 0, replaced: 0, unchanged: 0, aside: 0, rejected: 0, skipped: 0 };
  /** Paths that are counted as kept aside: a run may come to them later, or again. */
  const asides = new Set<string>();

  return {
    add(path, outcome) {
      if (outcome.status === 'rejected') {
        counts[isLoss(outcome) ? 'rejected' : 'skipped']++;
        return [refusal(outcome)];
      }
      const notes = (outcome.contradictions ?? []).map((contradiction) => `note      ${path}: ${contradiction}`);
      const told = asides.delete(path);
      if (told) counts.aside--;
      if (outcome.status === 'aside') {
        counts.aside++;
        asides.add(path);
        return told ? notes : [...notes, aside(path, outcome.reason, outcome.candidates)];
      }
      counts[outcome.status]++;
      if (!('displaced' in outcome) || !outcome.displaced) return notes;
      const { path: other, reason, was } = outcome.displaced;
      if (was) counts[was]--;
      if (!asides.has(other)) counts.aside++;
      asides.add(other);
      return [...notes, aside(other, reason, [])];
    },
    get partly() {
      return counts.rejected + counts.aside > 0;
    },
    summary({ reports, nodes, edges }, milliseconds) {
      const { written, replaced, unchanged, aside, rejected } = counts;
      const done = [
        `${many(written + replaced, 'report')} read in ${(milliseconds / 1000).toFixed(1)} s`,
        ...(replaced ? [`${replaced} of them in place of what was said before`] : []),
        `${unchanged} unchanged`,
        `${aside} kept aside`,
        `${rejected} not read`,
      ].join(', ');
      return `${done}\nthe graph holds ${many(reports, 'report')}, ${many(nodes, 'node')}, ${many(edges, 'edge')}`;
    },
  };
}

/** `1 report`, `2 reports`. */
export function many(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function aside(path: string, reason: string, candidates: readonly string[]): string {
  return `aside     ${path}: ${reason}${candidates.length > 0 ? `; candidates: ${candidates.join(', ')}` : ''}`;
}
