import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { placesNamed } from './jurisdictions.ts';

/** Which of many rows are wanted. */
export type Page = { readonly offset: number; readonly limit: number };

/** Years from and to, both included; null where there is no limit. */
export type Years = { readonly from: number | null; readonly to: number | null };

/** What a question may be narrowed to: a place and what lies below it, and years. */
export interface Scope extends Partial<Years> {
  /** A code, a path, a name or a short form; all places where it is left out. */
  readonly within?: string | null;
}

/** A scope as the statements take it: `within` has each place in it as a key, so that a row is looked up, not searched. */
export type Scoped = Years & { readonly within: Readonly<Record<string, true>> | null };

const inside = defineQuery<{ places: readonly string[] }, { id: string }>('query/places-within');

/** A scope as the statements take it, with no place at all where the name means none. */
export async function scoped(store: Store, { within, from, to }: Scope): Promise<Scoped> {
  const years = { from: from ?? null, to: to ?? null };
  if (within === undefined || within === null) return { within: null, ...years };
  const places = await inside(store, { places: await placesNamed(store, within) });
  return { within: Object.fromEntries(places.map(({ id }) => [id, true])), ...years };
}
