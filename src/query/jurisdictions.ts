import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import type { Page } from './range.ts';

/** A jurisdiction as it is told to those who ask. */
export interface Jurisdiction {
  readonly id: string;
  readonly name: string;
  /** Full official names from the province down. */
  readonly path: readonly string[];
  readonly code: string | null;
  readonly level: string | null;
}

/** A jurisdiction's node, as the stores give it. */
export interface JurisdictionNode {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly code?: string;
  readonly level?: string;
}

/** A node, told. */
export function jurisdiction({ id, name, path, code, level }: JurisdictionNode): Jurisdiction {
  return { id, name, path: path.split('/'), code: code ?? null, level: level ?? null };
}

type Row = { place: JurisdictionNode };
const search = defineQuery<{ text: string } & Page, Row>('query/jurisdictions');

/** Jurisdictions of which the full path contains a text or the code begins with it. */
export async function jurisdictions(store: Store, asked: { text: string } & Page): Promise<Jurisdiction[]> {
  return (await search(store, asked)).map(({ place }) => jurisdiction(place));
}

const byId = defineQuery<{ places: readonly string[] }, Row & { above: JurisdictionNode | null }>(
  'query/jurisdictions-by-id',
);

/** Some jurisdictions by their ids, each with the one it lies in. */
export async function jurisdictionsById(store: Store, places: readonly string[]) {
  const rows = await byId(store, { places });
  return rows.map(({ place, above }) => ({ ...jurisdiction(place), above: above && jurisdiction(above) }));
}

const named = defineQuery<{ name: string }, { id: string }>('query/place-named');
const short = defineQuery<{ name: string }, { id: string }>('query/place-short');

/** Ids of the jurisdictions that a code, a path joined by `/`, an official name or else a short form means. */
export async function placesNamed(store: Store, name: string): Promise<string[]> {
  const exact = await named(store, { name });
  return (exact.length > 0 ? exact : await short(store, { name })).map(({ id }) => id).sort();
}
