import { kept, keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { held } from '../place/held.ts';
import type { Graph } from '../scope.ts';
import { isAsked, type Narrowed, named } from './list.ts';
import { joined, liesIn } from './regions.ts';
import { cooperationRows, type Member, type Statement } from './rows.ts';

/** What a partner's report of the year says. */
export const ANSWERS = ['said', 'silent', 'noReport'] as const;
export type Answer = (typeof ANSWERS)[number];

/** An adopted cooperation with one place, and what that one's report of the same year says. */
export interface Reciprocity {
  readonly statement: Statement;
  readonly partner: Member;
  readonly answer: Answer;
  /** What the partner's reports of the year say of the same arrangement, or of another one with the place. */
  readonly told: readonly Statement[];
}

/** Cooperations by years, and how often each answer was found. */
export interface Reciprocities extends Readonly<Record<Answer, number>> {
  readonly rows: Sorted<Reciprocity>;
}

/** Whether the partners say it too. */
export function reciprocity(graph: Graph, asked: Narrowed): Promise<Reciprocities> {
  return keptFor(graph.store, 'reciprocity', named(asked), async () => {
    const { between, within } = asked;
    const { pair } = joined(between);
    const rows = (await everyAnswer(graph)).filter(
      ({ row: { statement, partner } }) =>
        isAsked(asked, statement) && (!within || liesIn(within, statement.by)) && pair(statement.by, partner),
    );
    const counts = { said: 0, silent: 0, noReport: 0 };
    for (const { row } of rows) counts[row.answer]++;
    return { rows, ...counts };
  });
}

function everyAnswer(graph: Graph): Promise<Sorted<Reciprocity>> {
  return kept(graph.store, 'reciprocity', async () => {
    const [{ statements }, reported] = await Promise.all([cooperationRows(graph), held(graph.store)]);
    const saidBy = new Map<string, Statement[]>();
    const key = (place: Member, year: number) => `${place.id} ${year}`;
    for (const { row } of statements) {
      const name = key(row.by, row.year);
      const known = saidBy.get(name);
      if (known) known.push(row);
      else saidBy.set(name, [row]);
    }
    const found: Reciprocity[] = [];
    for (const { row: statement } of statements) {
      const { arrangement, by, year, status } = statement;
      if (status !== 'adopted') continue;
      for (const partner of arrangement.parties) {
        if (partner === by || partner.group) continue;
        const told = (saidBy.get(key(partner, year)) ?? []).filter(({ arrangement: { parties } }) =>
          parties.includes(by),
        );
        const isHeld = reported.get(partner.id)?.years.includes(year);
        found.push({ statement, partner, answer: told.length > 0 ? 'said' : isHeld ? 'silent' : 'noReport', told });
      }
    }
    return sortedBy(found, ({ statement: { year, by, arrangement, id }, partner }) => [
      ...[year, by.id, arrangement.id, partner.id, id],
    ]);
  });
}
