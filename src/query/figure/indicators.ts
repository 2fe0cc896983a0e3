import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';

/** What is measured, in one unit. */
export interface Indicator {
  /** Name and unit. */
  readonly id: string;
  readonly name: string;
  /** As written; empty where the text lost it. */
  readonly unit: string;
  /** How many values there are, one for each place and year. */
  readonly values: number;
  /** How many places report it. */
  readonly places: number;
  /** First and last year that a value is about. */
  readonly firstYear: number;
  readonly lastYear: number;
}

type Counted = Pick<Indicator, 'id' | 'values' | 'places' | 'firstYear' | 'lastYear'>;
type Told = Pick<Indicator, 'id' | 'name' | 'unit'> & { readonly edges: number };
const all = defineQuery<Record<string, never>, Told>('query/indicators');
const counts = defineQuery<{ figures: readonly string[] }, Counted>('query/indicator-counts');
/** Edges looked at by one statement, be they of many indicators or of one that is told of so often. */
const MOST = 4000;

/** Every indicator that a place reports, those that most places report first. */
export function indicators(store: Store): Promise<Sorted<Indicator>> {
  return kept(store, 'indicators', async () => {
    const rows = await all(store, {});
    const named = new Map(rows.map(({ edges: _, ...row }) => [row.id, row]));
    const reported: Indicator[] = [];
    for (const figures of packed(rows))
      for (const counted of await counts(store, { figures })) reported.push({ ...named.get(counted.id)!, ...counted });
    return sortedBy(reported, ({ places, id }) => [-places, id]);
  });
}

/** The ids in pieces of no more than so many edges each, or of one indicator. */
function packed(rows: readonly Told[]): string[][] {
  const pieces: string[][] = [];
  let room = 0;
  for (const { id, edges } of rows) {
    if (pieces.length === 0 || edges > room) {
      pieces.push([]);
      room = MOST;
    }
    room -= edges;
    pieces.at(-1)!.push(id);
  }
  return pieces;
}

/** Those of which the name contains a text. */
export async function indicatorsLike(store: Store, text: string): Promise<Sorted<Indicator>> {
  return (await indicators(store)).filter(({ row: { name } }) => name.includes(text));
}

/** The names that a name may mean: itself where it is reported, or else those of `others` that are; each once, in order. */
export async function indicatorsNamed(store: Store, name: string, others: readonly string[] = []): Promise<string[]> {
  const reported = new Set((await indicators(store)).map(({ row }) => row.name));
  return reported.has(name) ? [name] : [...new Set(others)].filter((other) => reported.has(other)).sort();
}
