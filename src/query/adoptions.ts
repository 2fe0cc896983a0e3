import type { Status } from '../model/fact.ts';
import type { Level } from '../model/place.ts';
import { defineQuery } from '../store/cypher.ts';
import { bareId } from '../store/ids.ts';
import { held } from './held.ts';
import { keptFor } from './kept.ts';
import { type Sorted, sortedBy } from './page.ts';
import { STATUSES } from './practices.ts';
import { type Graph, inSpan, LEVELS, type Narrowing, type Scope, scopeOf } from './scope.ts';

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
const STATE_OF: Readonly<Record<Status, State>> = { adopted: 'adopted', planned: 'planned', deficient: 'lacking' };

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
  const isHeld = (id: string) => reported.get(id)?.years.some((year) => inSpan(scope.years, year)) ?? false;
  let coverage: Coverage | undefined;
  return {
    adoptions: sortedBy(found, ({ firstYear, id }) => [firstYear, id]),
    coverage: () => (coverage ??= coverageOf(scope, said, isHeld)),
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
  scope: Scope,
  said: ReadonlyMap<string, readonly Row[]>,
  isHeld: (id: string) => boolean,
): Coverage {
  const stateOf = (id: string): State => {
    const status = furthest((said.get(id) ?? []).map(({ edge }) => STATUSES.get(edge)));
    return status ? STATE_OF[status] : isHeld(id) ? 'silent' : 'noReport';
  };
  const none = () => ({
    places: 0,
    ...(Object.fromEntries(STATES.map((state) => [state, 0])) as Record<State, number>),
  });
  const all = none();
  const byLevel = new Map<Level | null, ReturnType<typeof none>>();
  for (const { id, level } of scope.places.values()) {
    const state = stateOf(id);
    const counts = byLevel.get(level) ?? none();
    byLevel.set(level, counts);
    for (const one of [all, counts]) {
      one.places++;
      one[state]++;
    }
  }
  return {
    ...all,
    byLevel: [...LEVELS, null].flatMap((level) => {
      const counts = byLevel.get(level);
      return counts ? [{ level, ...counts }] : [];
    }),
    list: (state) => [...scope.places.keys()].filter((id) => stateOf(id) === state).sort(),
  };
}
