import type { Gazetteer } from '../../knowledge/gazetteer.ts';
import { grouped } from '../../model/grouped.ts';
import type { Level } from '../../model/place.ts';
import { bareId, jurisdictionId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { kept, keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { allReports } from '../reports.ts';
import { type Graph, type Narrowing, type ScopePlace, type Span, scopeOf } from '../scope.ts';
import { type AsideReport, asides } from './asides.ts';
import { held } from './held.ts';

/** Whether a report of one place and year is held. */
export type Holding = 'held' | 'unreadable' | 'missing' | 'absent';

/** One place in one year. */
export interface Cell {
  readonly year: number;
  readonly state: Holding;
  /** Ids of the reports held, in order. */
  readonly reports: readonly string[];
  /** Reports kept aside that may be this one, by their paths. */
  readonly asides: readonly AsideReport[];
}

/** Of how many places a report of one year is held, and of how many not. */
export type HoldingYear = Readonly<Record<Holding | 'year', number>>;

/** Places and years. */
export interface Matrix {
  readonly years: readonly number[];
  /** Ids of the places without the year that tells former bearers of a code apart, in order. */
  readonly places: Sorted<string>;
  /** The years' counts over all places. */
  byYear(): readonly HoldingYear[];
  /** One place in each of the years. */
  cellsOf(place: string): readonly Cell[];
}

/** Ranks that are asked about where none is named. */
const USUAL: ReadonlySet<Level | null> = new Set(['province', 'prefecture', 'county']);

/** The years asked for, from the first held and to the last where an end is open; null where both are and no report is held. */
export async function yearsHeld(store: Store, { from, to }: Span): Promise<{ from: number; to: number } | null> {
  const known = [...(await held(store)).values()].flatMap(({ years }) => [years[0]!, years.at(-1)!]);
  for (const end of [from, to]) if (end !== null) known.push(end);
  if (known.length === 0) return null;
  return {
    from: from ?? known.reduce((a, b) => Math.min(a, b)),
    to: to ?? known.reduce((a, b) => Math.max(a, b)),
  };
}

/** What is held of each place in each year of a span; null where no place is called `within`. */
export function coverage(graph: Graph, { within, level, years }: Narrowing): Promise<Matrix | null> {
  const narrowing = { within: within ?? null, level: level ?? null, years: years ?? null };
  return keptFor(graph.store, 'coverage', narrowing, () => find(graph, narrowing));
}

async function find(graph: Graph, narrowing: Narrowing): Promise<Matrix | null> {
  const scope = await scopeOf(graph, narrowing);
  if (!scope) return null;
  const [reports, aside] = await Promise.all([reportsByPlace(graph.store), unreadable(graph)]);
  const years = yearsOf(scope.years);
  const isAsked = ({ level }: ScopePlace) => narrowing.level != null || (level !== null && USUAL.has(level));
  const ids = [...scope.places.values()].filter(isAsked).map(({ id }) => id);
  const stateOf = (id: string, year: number): Holding => {
    const key = keyOf(id, year);
    if (reports.has(key)) return 'held';
    if (aside.has(key)) return 'unreadable';
    return stood(graph.gazetteer, id, year) ? 'missing' : 'absent';
  };
  let byYear: readonly HoldingYear[] | undefined;
  return {
    years,
    places: sortedBy(ids, (id) => [id]),
    byYear: () => (byYear ??= years.map((year) => counted(year, ids, stateOf))),
    cellsOf: (id) =>
      years.map((year) => {
        const key = keyOf(id, year);
        return { year, state: stateOf(id, year), reports: reports.get(key) ?? [], asides: aside.get(key) ?? [] };
      }),
  };
}

function yearsOf({ from, to }: Span): number[] {
  return from === null || to === null ? [] : Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function counted(year: number, ids: readonly string[], stateOf: (id: string, year: number) => Holding): HoldingYear {
  const counts = { year, held: 0, unreadable: 0, missing: 0, absent: 0 };
  for (const id of ids) counts[stateOf(id, year)]++;
  return counts;
}

const keyOf = (place: string, year: number) => `${place} ${year}`;

/** Ids of the reports held, by place and year. */
function reportsByPlace(store: Store): Promise<ReadonlyMap<string, readonly string[]>> {
  return kept(store, 'reports by place and year', async () => {
    const rows = (await allReports(store)).map(({ row }) => row);
    const found = grouped(rows, ({ place, year }) => keyOf(place, year));
    return new Map([...found].map(([key, those]) => [key, those.map(({ id }) => id)]));
  });
}

/** The reports kept aside that may be those of a place in a year: one candidate is exactly its path in that year. */
function unreadable({ store, gazetteer }: Graph): Promise<ReadonlyMap<string, readonly AsideReport[]>> {
  return kept(store, 'unreadable', async () => {
    const found: { key: string; aside: AsideReport }[] = [];
    for (const { row: aside } of await asides(store)) {
      const { code, year, candidates } = aside;
      if (code !== 'unresolved' || year === null) continue;
      const places = candidates.map((path) => bareId(jurisdictionId(path.split('/'), year, gazetteer)));
      for (const place of new Set(places)) found.push({ key: keyOf(place, year), aside });
    }
    const byKey = grouped(found, ({ key }) => key);
    return new Map([...byKey].map(([key, those]) => [key, those.map(({ aside }) => aside)]));
  });
}

/** Whether a place, or one that bore its code before, stood in that year; what the gazetteer does not know always did. */
function stood(gazetteer: Gazetteer, id: string, year: number): boolean {
  const place = gazetteer.byCode(id);
  return !place || gazetteer.standing(place, year).some(({ code }) => bareId(code) === id);
}
