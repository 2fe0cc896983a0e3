import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';
import { type Sorted, sortedBy } from './page.ts';

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

const all = defineQuery<Record<string, never>, Indicator>('query/indicators');

/** Every indicator that a place reports, those that most places report first. */
export function indicators(store: Store): Promise<Sorted<Indicator>> {
  return kept(store, 'indicators', async () => {
    const reported = (await all(store, {})).filter(({ values }) => values > 0);
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
