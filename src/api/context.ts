import { createGraphQLError } from 'graphql-yoga';
import type { Ontology } from '../knowledge/ontology.ts';
import { placesNamed } from '../query/jurisdictions.ts';
import { practices, practicesNamed } from '../query/practices.ts';
import type { Scope } from '../query/range.ts';
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

type Years = { readonly from?: number | null | undefined; readonly to?: number | null | undefined };

/** How many names near an unknown one are told. */
const NEAR = 5;

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

/** Ids of the practices that a name means; an error with names near it where the graph has none. */
export async function practicesOrError(store: Store, name: string): Promise<string[]> {
  const found = await practicesNamed(store, name);
  if (found.length > 0) return found;
  const near = await practices(store, { text: name, kind: null, offset: 0, limit: NEAR });
  const candidates = near.map((one) => one.name);
  const hint = candidates.length > 0 ? `; near it: ${candidates.join(', ')}` : '; look for it with practices(text:)';
  throw createGraphQLError(`the graph has no practice "${name}"${hint}`, {
    extensions: { code: 'UNKNOWN_PRACTICE', candidates },
  });
}

/** The arguments, where their years are in order; an error otherwise. */
export function inOrder<Args extends Years>(args: Args): Args {
  const { from, to } = args;
  if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return args;
  throw createGraphQLError(`from ${from} is later than to ${to}; write the earlier year as from`, {
    extensions: { code: 'YEARS_OUT_OF_ORDER' },
  });
}

/** Fails where the years are not in order, or where a place that narrows a question down is not in the graph. */
export async function checkScope(store: Store, scope: Scope): Promise<void> {
  const { within } = inOrder(scope);
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
