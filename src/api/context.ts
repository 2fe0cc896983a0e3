import { createGraphQLError } from 'graphql-yoga';
import type { Ontology } from '../knowledge/ontology.ts';
import { placesNamed } from '../query/jurisdictions.ts';
import type { Store } from '../store/store.ts';
import { type Load, loader } from './load.ts';

/** What resolvers are given; one for each request. */
export interface Context {
  readonly store: Store;
  readonly ontology: Ontology;
  readonly load: Load;
}

/** A context for one request. */
export const contextFor = (store: Store, ontology: Ontology): Context => ({ store, ontology, load: loader() });

/** The most rows that one field gives. */
const LIMIT = 1000;

/** The offset and limit that were asked for; an error where they are out of range. */
export function page({ offset, limit }: { offset: number; limit: number }) {
  if (offset < 0 || limit < 1 || limit > LIMIT)
    throw createGraphQLError(`limit is 1 to ${LIMIT} and offset 0 or more; got limit ${limit}, offset ${offset}`, {
      extensions: { code: 'PAGE_OUT_OF_RANGE' },
    });
  return { offset, limit };
}

/** Ids of the jurisdictions that a name means; an error where the graph has none. */
export async function placesOrError(store: Store, name: string): Promise<string[]> {
  const places = await placesNamed(store, name);
  if (places.length > 0) return places;
  throw createGraphQLError(`the graph has no jurisdiction "${name}"; look for it with jurisdictions(text:)`, {
    extensions: { code: 'UNKNOWN_PLACE' },
  });
}

/** Fails where a place that narrows a question down is not in the graph. */
export async function checkWithin(store: Store, { within }: { within?: string | null }): Promise<void> {
  if (within !== undefined && within !== null) await placesOrError(store, within);
}

/** The one of several things that a name means; null for none, an error that lists them for more. */
export function onlyOne<T extends { readonly id: string }>(name: string, found: readonly T[]): T | null {
  if (found.length < 2) return found[0] ?? null;
  const candidates = found.map(({ id }) => id);
  throw createGraphQLError(`"${name}" means ${found.length}: ${candidates.join(', ')}`, {
    extensions: { code: 'AMBIGUOUS', candidates },
  });
}
