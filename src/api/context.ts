import { createGraphQLError } from 'graphql-yoga';
import type { Asker } from '../ask/open.ts';
import type { Ontology } from '../knowledge/ontology.ts';
import { practicesLike, practicesNamed } from '../query/adoption/practices.ts';
import { type Graph, type Narrowing, type Span, spanOf } from '../query/scope.ts';
import type { Store } from '../store/store.ts';
import type { Changes } from './ingestion.ts';
import { type Load, loader } from './load.ts';

/** What answers questions is made from, the same for all requests. */
export interface Sources extends Graph {
  readonly ontology: Ontology;
  /** The indicators that another name may mean; none has another where this is left out. */
  readonly indicators?: ReadonlyMap<string, readonly string[]>;
  /** Understands questions in Chinese, made when the first is asked; without it none is understood. */
  readonly asker?: () => Promise<Asker>;
  /** Takes changes; without it there are none. */
  readonly changes?: Changes;
  /** The full title of the document that a usual short title means, null for none; none has one where this is left out. */
  readonly lawNamed?: (title: string) => string | null;
  /** The archived text of a hash, null where it is missing or changed; there is no archive where this is left out. */
  readonly textOf?: (hash: string) => Promise<string | null>;
}

/** What whoever asks has the right to do. */
export interface Rights {
  readonly read: boolean;
  readonly write: boolean;
}

/** What is known of a request. */
export interface Asked {
  /** Also in the answer's header, in every error and in the log. */
  readonly requestId: string;
  readonly may: Rights;
  /** Aborts when the time is up, the asker is gone or the server ends; reads of the context's store then fail. */
  readonly signal: AbortSignal;
}

/** What resolvers are given; one for each request. */
export interface Context extends Sources, Asked {
  readonly load: Load;
}

/** A context for one request. */
export const contextFor = (sources: Sources, asked: Asked): Context => ({ ...sources, ...asked, load: loader() });

/** Forgets what was read for a request so far: the steps of a subscription are far between. */
export function renew(context: { load: Load }): void {
  context.load = loader();
}

/** How many names near an unknown one are told. */
export const NEAR = 5;

/** Ids of the practices that a name means; an error with names near it where the graph has none. */
export async function practicesOrError(store: Store, name: string): Promise<readonly string[]> {
  const found = await practicesNamed(store, name);
  if (found.length > 0) return found;
  const candidates = (await practicesLike(store, name)).slice(0, NEAR).map(({ row }) => row.name);
  const hint = candidates.length > 0 ? `; near it: ${candidates.join(', ')}` : '; look for it with practices(text:)';
  throw createGraphQLError(`the graph has no practice "${name}"${hint}`, {
    extensions: { code: 'UNKNOWN_PRACTICE', candidates },
  });
}

/** What narrows a question down, with its years in order; an error otherwise. */
export function narrowed({ within, level, years }: Narrowing): Narrowing {
  return { within: within ?? null, level: level ?? null, years: inOrder(years) };
}

/** The years, where they are in order; an error otherwise. */
export function inOrder(years: Narrowing['years']): Span {
  const { from, to } = spanOf(years);
  if (from === null || to === null || from <= to) return { from, to };
  throw createGraphQLError(`from ${from} is later than to ${to}; write the earlier year as from`, {
    extensions: { code: 'YEARS_OUT_OF_ORDER' },
  });
}

/** What was found within a place; an error where neither the graph nor the gazetteer knows one of that name. */
export function inScope<Found>(within: string | null | undefined, found: Found | null): Found {
  if (found !== null) return found;
  throw createGraphQLError(
    `"${within}" is no place that is known; write a code, a path or a name, as in 50, 5105 or jurisdictions(text:)`,
    {
      extensions: { code: 'UNKNOWN_PLACE' },
    },
  );
}

/** The one of several things that a name means; null for none, an error that lists them for more. */
export function onlyOne<T extends { readonly id: string }>(name: string, found: readonly T[]): T | null {
  if (found.length < 2) return found[0] ?? null;
  const candidates = found.map(({ id }) => id);
  throw createGraphQLError(`"${name}" means ${found.length}: ${candidates.join(', ')}`, {
    extensions: { code: 'AMBIGUOUS', candidates },
  });
}
