import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { sortedBy } from '../page.ts';
import { type Quote, type StatedEdge, stated } from '../stated.ts';
import type { Way } from './search.ts';
import { type Thing, type Type, thing, typeOf, type Via } from './steps.ts';

/** What joins two things. */
export interface PathStep {
  readonly via: Via;
  /** The edge's type in the ontology. */
  readonly type: string;
  /** Whether the edge leads from the earlier thing of the way to the later one. */
  readonly forward: boolean;
  /** Year, report and sentences of the earliest statement; null and none where no report states it. */
  readonly year: number | null;
  readonly reportId: string | null;
  readonly evidence: readonly Quote[];
}

/** Pairs of nodes that one branch of the statement asks for, in the direction of the edge. */
interface Branch {
  readonly via: Via;
  readonly from: Type;
  readonly to: Type;
}

const BRANCHES = {
  practice: { via: 'practice', from: 'Jurisdiction', to: 'Practice' },
  cooperation: { via: 'cooperation', from: 'Jurisdiction', to: 'Cooperation' },
  group: { via: 'cooperation', from: 'Group', to: 'Cooperation' },
  institution: { via: 'institution', from: 'Jurisdiction', to: 'Institution' },
  home: { via: 'institution', from: 'Institution', to: 'Jurisdiction' },
  document: { via: 'document', from: 'Jurisdiction', to: 'Law' },
  figure: { via: 'figure', from: 'Jurisdiction', to: 'Figure' },
  place: { via: 'part', from: 'Jurisdiction', to: 'Jurisdiction' },
  member: { via: 'part', from: 'Practice', to: 'Practice' },
} as const satisfies Record<string, Branch>;
type Name = keyof typeof BRANCHES;
const NAMES = Object.keys(BRANCHES) as Name[];

type Pair = readonly [from: string, to: string];

interface Row {
  readonly branch: Name;
  readonly pair: Pair;
  readonly fact: StatedEdge | { readonly _type: string };
}

const joining = defineQuery<{ pairs: Readonly<Record<Name, readonly Pair[]>> }, Row>('query/path-facts');

/** How some ways pass from thing to thing, in one round trip; ways of which a step is gone meanwhile are left out. */
export async function pathFacts(
  store: Store,
  ways: readonly Way[],
  nodesOf: (one: Thing) => readonly string[],
): Promise<{ readonly way: Way; readonly steps: readonly PathStep[] }[]> {
  const pairs = pairsOf(ways, nodesOf);
  const rows = Object.values(pairs).some(({ length }) => length > 0) ? await joining(store, { pairs }) : [];
  const earliest = sortedBy(rows, ({ fact }) => ('id' in fact ? [fact.year, fact.id] : [Number.POSITIVE_INFINITY]));
  const found = new Map<string, PathStep>();
  for (const { row } of earliest) {
    const { via, from, to } = BRANCHES[row.branch];
    const [one, other] = [thing(from, row.pair[0]), thing(to, row.pair[1])];
    if (found.has(keyOf(one, other))) continue;
    const step = { via, ...told(row.fact) };
    found.set(keyOf(one, other), { ...step, forward: true });
    found.set(keyOf(other, one), { ...step, forward: false });
  }
  const whole = ways.map((way) => ({
    way,
    steps: consecutive(way).flatMap((pair) => found.get(keyOf(...pair)) ?? []),
  }));
  return whole.filter(({ way, steps }) => steps.length === way.length - 1);
}

/** The nodes of all things that follow one another, each pair once in the direction of each edge there may be. */
function pairsOf(ways: readonly Way[], nodesOf: (one: Thing) => readonly string[]) {
  const pairs = Object.fromEntries(NAMES.map((name): [Name, Pair[]] => [name, []])) as Record<Name, Pair[]>;
  const both = ways.flatMap(consecutive).flatMap(([one, other]): [Thing, Thing][] => [
    [one, other],
    [other, one],
  ]);
  for (const [one, other] of new Map(both.map((pair) => [keyOf(...pair), pair])).values())
    for (const name of NAMES)
      if (BRANCHES[name].from === typeOf(one) && BRANCHES[name].to === typeOf(other))
        pairs[name].push(...nodesOf(one).flatMap((a) => nodesOf(other).map((b): Pair => [a, b])));
  return pairs;
}

const keyOf = (one: Thing, other: Thing) => JSON.stringify([one, other]);
const consecutive = (way: Way) => way.slice(1).map((other, index): [Thing, Thing] => [way[index]!, other]);

function told(fact: Row['fact']) {
  if (!('id' in fact)) return { type: fact._type, year: null, reportId: null, evidence: [] };
  const { year, reportId, evidence } = stated(fact);
  return { type: fact._type, year, reportId, evidence };
}
