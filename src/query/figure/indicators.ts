import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { paged, type Sorted, sortedBy } from '../page.ts';

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
const all = defineQuery<Record<string, never>, Pick<Indicator, 'id' | 'name' | 'unit'>>('query/indicators');
const counts = defineQuery<{ figures: readonly string[] }, Counted>('query/indicator-counts');
/** Indicators whose values are counted at once: there are very many of some. */
const FEW = 2;

/** Every indicator that a place reports, those that most places report first. */
export function indicators(store: Store): Promise<Sorted<Indicator>> {
  return kept(store, 'indicators', async () => {
    const rows = new Map((await all(store, {})).map((row) => [row.id, row]));
    const reported: Indicator[] = [];
    for (const figures of paged([...rows.keys()], FEW))
      for (const counted of await counts(store, { figures })) reported.push({ ...rows.get(counted.id)!, ...counted });
    return sortedBy(reported, ({ places, id }) => [-places, id]);
  });
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
