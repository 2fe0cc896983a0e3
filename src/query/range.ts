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

/** A scope as the statements take it: the places' ids, none at all where the name means none. */
export async function scoped(store: Store, { within, from, to }: Scope) {
  const places = within === undefined || within === null ? null : await placesNamed(store, within);
  return { within: places, from: from ?? null, to: to ?? null };
}
