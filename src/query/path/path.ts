import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { practicesNamed } from '../adoption/practices.ts';
import { placesNamed } from '../place/jurisdictions.ts';
import type { Graph } from '../scope.ts';
import { type PathStep, pathFacts } from './facts.ts';
import { shortest } from './search.ts';
import { inOrder, type Node, steppable, type Thing, TYPES, type Type, thing, typeOf, type Via } from './steps.ts';

/** A thing of the graph as it is told to those who ask. */
export interface NamedThing {
  readonly id: string;
  /** Its type in the ontology: a practice's is its kind. */
  readonly type: string;
  readonly name: string;
}

/** One way from the one to the other. */
export interface Path {
  /** What it passes, both ends included. */
  readonly things: readonly NamedThing[];
  readonly steps: readonly PathStep[];
}

/** The shortest ways between two names. */
export interface Paths {
  /** What the names mean. */
  readonly from: readonly NamedThing[];
  readonly to: readonly NamedThing[];
  /** How many steps the shortest way has; null where none was found. */
  readonly length: number | null;
  readonly paths: readonly Path[];
  /** Whether nothing was left out that could have made the answer another one. */
  readonly complete: boolean;
}

interface Asked {
  readonly from: readonly Node[];
  readonly to: readonly Node[];
  /** How many steps at most. */
  readonly maxLength: number;
  readonly via: readonly Via[];
  /** How many ways. */
  readonly first: number;
}

const named = defineQuery<{ name: string }, Node>('query/path-named');

/** All that a name means: a place's name or short form, a practice's name or another name, an organisation's name, a document's title, an indicator, or an id. */
export async function thingsNamed(store: Store, name: string): Promise<Node[]> {
  const [places, practices, others] = await Promise.all([
    placesNamed(store, name),
    practicesNamed(store, name),
    named(store, { name }),
  ]);
  const of = (type: Type, ids: readonly string[]) => ids.map((id): Node => ({ type, id }));
  return [...of('Jurisdiction', places), ...of('Practice', practices), ...others];
}

/** The shortest ways between some things and some others, each step with the earliest statement of it. */
export async function paths(graph: Graph, { from, to, maxLength, via, first }: Asked): Promise<Paths> {
  const vias = [...new Set(via)];
  const stepping = await steppable(graph, vias, [...from, ...to]);
  const [begin, end] = [thingsOf(from), thingsOf(to)];
  const { length, ways, complete } = await shortest(stepping, [begin, end], { most: maxLength, first });
  const passed = [...new Set([...begin, ...end, ...ways.flat()])];
  const [names, whole] = await Promise.all([
    namesOf(graph.store, passed, stepping.nodesOf),
    pathFacts(graph.store, ways, stepping.nodesOf),
  ]);
  const tell = (things: readonly Thing[]) => things.flatMap((one) => names.get(one) ?? []);
  return {
    from: tell(begin),
    to: tell(end),
    length,
    paths: whole.map(({ way, steps }) => ({ things: tell(way), steps })),
    complete,
  };
}

const thingsOf = (nodes: readonly Node[]) => inOrder(new Set(nodes.map(({ type, id }) => thing(type, id))));

type NamedRow = Node & { readonly name: string; readonly labels: readonly string[] };
const called = defineQuery<{ things: Readonly<Record<Type, readonly string[]>> }, NamedRow>('query/path-things');

/** What things are called; a place as its nearest node to today is. */
async function namesOf(
  store: Store,
  things: readonly Thing[],
  nodesOf: (one: Thing) => readonly string[],
): Promise<ReadonlyMap<Thing, NamedThing>> {
  const ids = Object.fromEntries(TYPES.map((type): [Type, string[]] => [type, []])) as Record<Type, string[]>;
  // A code without a year is that of the last to bear it, and comes first.
  for (const one of things) ids[typeOf(one)].push([...nodesOf(one)].sort()[0]!);
  const rows = await called(store, { things: ids });
  return new Map(
    rows.map(({ type, id, name, labels }) => [
      thing(type, id),
      { id, name, type: labels.find((label) => label !== type) ?? type },
    ]),
  );
}
