import { defineQuery } from '../../store/cypher.ts';
import { bareId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { practices } from '../adoption/practices.ts';
import { kept } from '../kept.ts';
import { held } from '../place/held.ts';
import type { Graph } from '../scope.ts';

/** Types of the things that a way passes, without the kinds of practice. */
export const TYPES = ['Jurisdiction', 'Group', 'Practice', 'Cooperation', 'Institution', 'Law', 'Figure'] as const;
export type Type = (typeof TYPES)[number];

/** A thing of the graph. Places have no year in their ids: all that bore a code are one. */
export type Thing = `${Type} ${string}`;

/** Kinds of step, and between which types each leads. */
const BETWEEN = {
  practice: ['Jurisdiction', 'Practice'],
  cooperation: ['Jurisdiction', 'Group', 'Cooperation'],
  institution: ['Jurisdiction', 'Institution'],
  document: ['Jurisdiction', 'Law'],
  figure: ['Jurisdiction', 'Figure'],
  part: ['Jurisdiction', 'Practice'],
} as const satisfies Record<string, readonly Type[]>;
export type Via = keyof typeof BETWEEN;

/** A thing by its type and id. */
export const thing = (type: Type, id: string): Thing => `${type} ${type === 'Jurisdiction' ? bareId(id) : id}`;
export const typeOf = (one: Thing): Type => one.slice(0, one.indexOf(' ')) as Type;
export const idOf = (one: Thing): string => one.slice(one.indexOf(' ') + 1);

/** In the order of their ids, as code units go. */
export const inOrder = (things: Iterable<Thing>): Thing[] =>
  [...things].sort((a, b) => (idOf(a) < idOf(b) || (idOf(a) === idOf(b) && a < b) ? -1 : 1));

/** How many neighbours a thing of each type has about; of a place on which reports are held, by each kind of step. */
const ABOUT: Readonly<Record<Exclude<Type, 'Practice'>, number>> = {
  Jurisdiction: 100,
  Group: 50,
  Cooperation: 3,
  Institution: 1,
  Law: 1000,
  Figure: 1000,
};

/** The same of a place on which no report is held. */
const SILENT = 10;

/** How many neighbours are looked at in one step of a search, by what is known of their number beforehand: at first, and in all. */
const FIRST_NEIGHBOURS = 2_000;
const MOST_NEIGHBOURS = 10_000;

interface Row {
  readonly type: Type;
  readonly id: string;
  readonly otherType: Type;
  readonly others: readonly string[];
}

type Ids = Readonly<Partial<Record<Type, readonly string[]>>>;
const ASK = Object.fromEntries(
  Object.keys(BETWEEN).map((via) => [via, defineQuery<{ things: Ids }, Row>(`query/path-${via}`)]),
) as Record<Via, ReturnType<typeof defineQuery<{ things: Ids }, Row>>>;

/** Things to go on from. */
export interface Portions {
  /** Those with the fewest neighbours first, equal ones by id: a few, then the others. */
  readonly portions: readonly (readonly Thing[])[];
  /** Whether things were left out, since they have too many neighbours. */
  readonly cut: boolean;
}

/** The graph as a search sees it: what stands beside what, by some kinds of step. */
export interface Steppable {
  /** About how many neighbours some things have. */
  cost(things: readonly Thing[]): number;
  /** What of some things to look at in one step. */
  portions(things: readonly Thing[]): Portions;
  /** The neighbours of some things, in one round trip for each kind of step. */
  beside(things: readonly Thing[]): Promise<ReadonlyMap<Thing, ReadonlySet<Thing>>>;
  /** Ids of a thing's nodes that are known by now: several for a place that bore another name before. */
  nodesOf(one: Thing): readonly string[];
}

/** How many places adopted each practice, by id. */
const adopters = (store: Store): Promise<ReadonlyMap<string, number>> =>
  kept(store, 'adopters by practice', async () => {
    return new Map((await practices(store)).map(({ row: { id, adopterCount } }) => [id, adopterCount]));
  });

/** The graph by some kinds of step; `begin` are nodes that are known beforehand. */
export async function steppable({ store }: Graph, vias: readonly Via[], begin: readonly Node[]): Promise<Steppable> {
  const [reported, adopting] = await Promise.all([held(store), adopters(store)]);
  const nodes = new Map<Thing, Set<string>>();
  for (const { type, id } of begin) know(type, id);

  function know(type: Type, id: string): Thing {
    const one = thing(type, id);
    if (type !== 'Jurisdiction') return one;
    const known = nodes.get(one) ?? new Set(reported.get(bareId(id))?.nodes);
    nodes.set(one, known.add(id));
    return one;
  }
  const nodesOf = (one: Thing) => (typeOf(one) === 'Jurisdiction' ? [...(nodes.get(one) ?? [])] : [idOf(one)]);
  function costOf(one: Thing): number {
    const type = typeOf(one);
    if (type === 'Practice') return 1 + (adopting.get(idOf(one)) ?? 0);
    if (type === 'Jurisdiction') return reported.has(idOf(one)) ? ABOUT[type] * vias.length : SILENT;
    return ABOUT[type];
  }

  return {
    nodesOf,
    cost: (things) => things.reduce((sum, one) => sum + costOf(one), 0),
    portions: (things) => portionsOf(inOrder(things), costOf),
    async beside(things) {
      const joined = new Map<Thing, Set<Thing>>(things.map((one) => [one, new Set()]));
      const ask = async (via: Via) => {
        const ids: Partial<Record<Type, string[]>> = Object.fromEntries(BETWEEN[via].map((type) => [type, []]));
        for (const one of things) ids[typeOf(one)]?.push(...nodesOf(one));
        return Object.values(ids).some(({ length }) => length > 0) ? ASK[via](store, { things: ids }) : [];
      };
      for (const { type, id, otherType, others } of (await Promise.all(vias.map(ask))).flat())
        for (const other of others) joined.get(thing(type, id))!.add(know(otherType, other));
      return joined;
    },
  };
}

/** A node of the graph. */
export interface Node {
  readonly type: Type;
  readonly id: string;
}

function portionsOf(things: readonly Thing[], costOf: (one: Thing) => number): Portions {
  const priced = things.map((one) => ({ one, cost: costOf(one) })).sort((a, b) => a.cost - b.cost);
  const portions: [Thing[], Thing[]] = [[], []];
  let sum = 0;
  let taken = 0;
  for (const { one, cost } of priced) {
    sum += cost;
    if (sum > MOST_NEIGHBOURS && taken > 0) break;
    portions[sum <= FIRST_NEIGHBOURS || taken === 0 ? 0 : 1].push(one);
    taken++;
  }
  return { portions: portions.filter(({ length }) => length > 0), cut: taken < things.length };
}
