import type { Status } from '../../model/fact.ts';
import type { Level } from '../../model/place.ts';
import { defineQuery } from '../../store/cypher.ts';
import { bareId } from '../../store/ids.ts';
import { keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { type Held, held } from '../place/held.ts';
import { type Graph, inSpan, LEVELS, type Narrowing, type Scope, scopeOf } from '../scope.ts';
import { STATUSES } from './practices.ts';

/** How far a place carries a practice in one year. */
export interface YearStatus {
  readonly year: number;
  readonly status: Status;
}

/** What one place's reports say of a practice, in short. */
export interface Adoption {
  /** The place's id without the year that tells former bearers of a code apart. */
  readonly id: string;
  /** Ids of its nodes that say it, the latest first. */
  readonly nodes: readonly string[];
  /** The first year with one of the statuses asked for. */
  readonly firstYear: number;
  /** The year of the earliest report held. */
  readonly firstReport: number;
  /** The furthest status of each year, whatever was asked for, in order. */
  readonly statusByYear: readonly YearStatus[];
}

/** What is known of a place that was asked about. */
export const STATES = ['adopted', 'planned', 'lacking', 'silent', 'noReport'] as const;
export type State = (typeof STATES)[number];
/** What is known of a place of which a report is held. */
type Heard = Exclude<State, 'noReport'>;

/** How many places there are of each state; `places` is their sum. */
export type Counts = Readonly<Record<State | 'places', number>>;

/** What is known of all places that were asked about. */
export interface Coverage extends Counts {
  readonly byLevel: readonly (Counts & { readonly level: Level | null })[];
  /** Ids of the places of one state, in order. */
  list(state: State): readonly string[];
}

/** Who adopted some practices, and what is known of everybody else. */
export interface Adoptions {
  readonly adoptions: Sorted<Adoption>;
  coverage(): Coverage;
}

/** From the furthest. */
const FURTHEST: readonly Status[] = ['adopted', 'planned', 'deficient'];
const STATE_OF: Readonly<Record<Status, Heard>> = { adopted: 'adopted', planned: 'planned', deficient: 'lacking' };

interface Row {
  readonly place: string;
  readonly year: number;
  readonly edge: string;
}

const inShort = defineQuery<{ practices: readonly string[] }, Row>('query/adoptions');

type Asked = { readonly practices: readonly string[]; readonly statuses: readonly Status[] } & Narrowing;

/** Who adopted (or plans, or lacks) some practices by their ids, earliest first; null where no place is called `within`. */
export function adoptions(graph: Graph, asked: Asked): Promise<Adoptions | null> {
  return keptFor(graph.store, 'adoptions', asked, () => find(graph, asked));
}

async function find(graph: Graph, { practices, statuses, ...narrowing }: Asked): Promise<Adoptions | null> {
  const scope = await scopeOf(graph, narrowing);
  if (!scope) return null;
  const [rows, reported] = await Promise.all([statementsOn(graph, practices), held(graph.store)]);
  const said = new Map<string, Row[]>();
  for (const row of rows) {
    const id = bareId(row.place);
    if (!scope.places.has(id) || !inSpan(scope.years, row.year)) continue;
    const known = said.get(id);
    if (known) known.push(row);
    else said.set(id, [row]);
  }
  const found: Adoption[] = [];
  for (const [id, of] of said) {
    const first = of.find(({ edge }) => statuses.includes(STATUSES.get(edge)!));
    if (!first) continue;
    const nodes = [...new Set(of.map(({ place }) => place))].reverse();
    const firstReport = reported.get(id)?.years[0] ?? first.year;
    found.push({ id, nodes, firstYear: first.year, firstReport, statusByYear: byYear(of) });
  }
  let coverage: Coverage | undefined;
  return {
    adoptions: sortedBy(found, ({ firstYear, id }) => [firstYear, id]),
    coverage: () => (coverage ??= coverageOf(scope, said, reported)),
  };
}

/** What all reports say of some practices, by years. */
export function statementsOn({ store }: Graph, practices: readonly string[]): Promise<readonly Row[]> {
  return keptFor(store, 'statements', practices, () => inShort(store, { practices }));
}

function byYear(rows: readonly Row[]): YearStatus[] {
  const years = new Map<number, Status>();
  for (const { year, edge } of rows) years.set(year, furthest([years.get(year), STATUSES.get(edge)])!);
  return [...years].map(([year, status]) => ({ year, status })).sort((a, b) => a.year - b.year);
}

/** The furthest of some statuses: adopted before planned before deficient. */
export function furthest(statuses: readonly (Status | undefined)[]): Status | undefined {
  return FURTHEST.find((status) => statuses.includes(status));
}

function coverageOf(
  { places, ranks, years: span }: Scope,
  said: ReadonlyMap<string, readonly Row[]>,
  reported: ReadonlyMap<string, Held>,
): Coverage {
  const byLevel = new Map([...ranks].map(([level, count]) => [level, counts(count)]));
  const all = counts(places.size);
  const ids: Record<Heard, string[]> = { adopted: [], planned: [], lacking: [], silent: [] };
  const count = (id: string, level: Level | null, state: Heard) => {
    ids[state].push(id);
    for (const one of [all, byLevel.get(level)!]) {
      one[state]++;
      one.noReport--;
    }
  };
  for (const [id, rows] of said)
    count(id, places.get(id)!.level, STATE_OF[furthest(rows.map(({ edge }) => STATUSES.get(edge)))!]);
  // Of most places nothing is held: only the others are gone through.
  for (const [id, { years }] of reported) {
    const place = said.has(id) ? undefined : places.get(id);
    if (place && years.some((year) => inSpan(span, year))) count(id, place.level, 'silent');
  }
  const unheard = () => {
    const heard = new Set(Object.values(ids).flat());
    return [...places.keys()].filter((id) => !heard.has(id));
  };
  return {
    ...all,
    byLevel: [...LEVELS, null].flatMap((level) => {
      const own = byLevel.get(level);
      return own ? [{ level, ...own }] : [];
    }),
    list: (state) => (state === 'noReport' ? unheard() : [...ids[state]]).sort(),
  };
}

/** Places before anything is known of them. */
const counts = (places: number): Record<State | 'places', number> => ({
  ...{ places, adopted: 0, planned: 0, lacking: 0, silent: 0, noReport: places },
});
