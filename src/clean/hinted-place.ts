import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Path, ReportHead } from '../model/fact.ts';
import { lexiconOf } from '../resolve/place-lexicon.ts';
import { resolvePlace } from '../resolve/places.ts';
import type { Location } from './decide.ts';

/** What a hinted place makes of the place that the text tells, and a sentence where the two do not fit. */
export interface Hinted {
  readonly location: Location;
  readonly note: string | null;
}

/** So many places are named in a note. */
const LISTED = 8;

/**
 * The place of a report by its text and a manifest. The hint is a name or a path; it chooses among what the text allows or
 * goes on from it, and says nothing where it names no place or, for a text that leaves it open, several.
 */
export function hintedPlace(head: ReportHead, hint: string, gazetteer: Gazetteer): Hinted {
  const { jurisdiction, code, candidates } = head;
  const told: Location = { path: jurisdiction, code, candidates };
  const noted = (note: string): Hinted => ({ location: told, note });
  if (jurisdiction?.join('/') === hint && candidates.length === 0) return { location: told, note: null };

  const meant = meanings(hint, head.year, gazetteer);
  if (meant.length === 0) {
    return noted(
      `The manifest's place ${hint} names no place that is known; write full official names from the province down, joined by /.`,
    );
  }
  const open = candidates.length > 0 ? candidates : jurisdiction ? [jurisdiction] : meant;
  // Of a place that the hint names the text may tell a part, or the hint a part of what the text tells.
  const possible = new Map<string, Path>();
  for (const path of open) {
    for (const holder of meant) {
      const narrower = lies(path, holder) ? path : lies(holder, path) ? holder : null;
      if (narrower) possible.set(narrower.join('/'), narrower);
    }
  }
  const [first, ...others] = possible.values();
  if (!first) {
    const text = list(candidates.length > 0 ? candidates : [jurisdiction!], ' or ');
    return noted(`The hint says jurisdiction ${list(meant, ' or ')}, the text says ${text}.`);
  }
  if (others.length === 0) {
    const same = first.join('/') === jurisdiction?.join('/');
    return {
      location: { path: first, code: same ? code : codeOf(first, head.year, gazetteer), candidates: [] },
      note: null,
    };
  }
  const note =
    meant.length > 1
      ? `The manifest's place ${hint} names several: ${list(meant, ', ')}; write the full path of one.`
      : null;
  if (candidates.length === 0) return { location: told, note };
  const path = [first, ...others].reduce((a, b) => a.slice(0, a.findIndex((name, index) => name !== b[index]) >>> 0));
  return {
    location: {
      path: path.length > 0 ? path : null,
      code: path.length > 0 ? codeOf(path, head.year, gazetteer) : null,
      candidates: [first, ...others],
    },
    note,
  };
}

/** The full paths that a hint allows, as they were called in that year. */
function meanings(hint: string, year: number | null, gazetteer: Gazetteer): readonly Path[] {
  const then = year ?? undefined;
  const names = hint.split('/');
  const place = names.length > 1 && (gazetteer.byPath(names, then) ?? gazetteer.byPath(names));
  if (place) {
    const standing = year === null ? [] : gazetteer.standing(place, year);
    return (standing.length > 0 ? standing : [place]).map((one) => gazetteer.path(one, then));
  }
  const { path, place: whole, candidates } = resolvePlace(hint, gazetteer, { year: then });
  if (!path || !whole) return candidates;
  return whole.level === 'zone' || endsInName(hint.normalize('NFKC').replace(/[\s/]+/g, ''), gazetteer) ? [path] : [];
}

/** Whether nothing but an office follows the last place: 奉节县人民政府, not 重庆市火星县. */
function endsInName(text: string, gazetteer: Gazetteer): boolean {
  const end = text.length - lexiconOf(gazetteer).follower.before(text, text.length);
  for (let start = 0; start < end; start++) if (gazetteer.named(text.slice(start, end)).length > 0) return true;
  return false;
}

/** Whether one path lies in the other or is the same. */
function lies(path: Path, holder: Path): boolean {
  return holder.every((name, index) => path[index] === name);
}

function codeOf(path: Path, year: number | null, gazetteer: Gazetteer): string | null {
  return (gazetteer.byPath(path, year ?? undefined) ?? gazetteer.byPath(path))?.code ?? null;
}

function list(paths: readonly Path[], between: string): string {
  const more = paths.length > LISTED ? ` and ${paths.length - LISTED} more` : '';
  return `${paths
    .slice(0, LISTED)
    .map((path) => path.join('/'))
    .join(between)}${more}`;
}
