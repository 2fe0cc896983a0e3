import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { compareKeys, type Sorted } from '../page.ts';
import type { Institution } from '../place/institutions.ts';
import { type JurisdictionNode, jurisdiction } from '../place/jurisdictions.ts';
import { type Graph, insideOf, type Narrowing } from '../scope.ts';
import { type NameHit, namesWith, shareOf } from './name-hits.ts';
import { NAMED, type Named, namesOf } from './names.ts';
import type { PassageRow } from './passage-index.ts';
import { passagesWith } from './passages.ts';
import { indexed, type Words } from './words.ts';

/** What can be found, in the order in which what fits equally well is told. */
export const TYPES = [...NAMED, 'passage'] as const;
export type SearchType = (typeof TYPES)[number];

/** How many hits of a type are counted and told at most. */
export const MOST = 1000;

/** Something that was found. */
export interface SearchRow {
  readonly type: SearchType;
  readonly id: string;
  readonly score: number;
  /** The name that was found; null for a passage, whose text is long. */
  readonly text: string | null;
  /** The words that stand in the text. */
  readonly words: Words;
}

/** What some words find. */
export interface Found {
  readonly hits: Sorted<SearchRow>;
  /** In the order of TYPES; without the types that were not looked through. */
  readonly byType: readonly { readonly type: SearchType; readonly count: number }[];
}

export type Search = { readonly words: Words; readonly types: readonly SearchType[] } & Pick<
  Narrowing,
  'within' | 'years'
>;

/**
 * Names and passages that hold all words, the best first: names before passages where they are what was looked for, or begin with
 * it; otherwise by the part of the text that the words make up, and by how many speak of what bears a name. `within` narrows
 * places and passages, `years` passages; null where no place is called so. Passages are left out where the words are too short.
 */
export async function search(graph: Graph, { words, types, within, years }: Search): Promise<Found | null> {
  const inside = within == null ? () => true : await insideOf(graph, within);
  if (!inside) return null;
  const asked = TYPES.filter((type) => types.includes(type) && (type !== 'passage' || indexed(words).length > 0));
  const lists = await Promise.all(
    asked.map(async (type) => {
      if (type !== 'passage') return nameRows(namesWith(await namesOf(graph.store, type), words, MOST), type, inside);
      const narrowing = { within: within ?? null, years: years ?? null };
      return passageRows((await passagesWith(graph, words, narrowing, MOST)) ?? [], words);
    }),
  );
  return {
    hits: lists.flat().sort((a, b) => compareKeys(a.key, b.key)),
    byType: asked.map((type, index) => ({ type, count: lists[index]!.length })),
  };
}

function nameRows(
  hits: readonly NameHit[],
  type: Named,
  inside: (id: string, path: string) => boolean,
): Sorted<SearchRow> {
  const rows = hits
    .filter(({ name: { place } }) => !place || inside(place.id, place.path.join('/')))
    .map(({ name: { id, text, weight }, score, words }) => ({
      key: [-score, TYPES.indexOf(type), -weight, text.length, id],
      row: { type, id, score, text, words },
    }));
  return rows.sort((a, b) => compareKeys(a.key, b.key)).slice(0, MOST);
}

function passageRows(hits: readonly PassageRow[], words: Words): Sorted<SearchRow> {
  return hits.map(({ id, year, length }) => {
    const score = shareOf(words, length);
    const key = [-score, TYPES.indexOf('passage'), -year, length, id];
    return { key, row: { type: 'passage', id, score, text: null, words } };
  });
}

type InstitutionRow = {
  readonly institution: Omit<Institution, 'jurisdiction'>;
  readonly place: JurisdictionNode | null;
};
const byId = defineQuery<{ institutions: readonly string[] }, InstitutionRow>('query/search-institutions-by-id');

/** Some organisations by their ids. */
export async function institutionsById(store: Store, ids: readonly string[]): Promise<Institution[]> {
  const rows = await byId(store, { institutions: ids });
  return rows.map(({ institution: { id, name, type }, place }) => ({
    ...{ id, name, type },
    jurisdiction: place && jurisdiction(place),
  }));
}
