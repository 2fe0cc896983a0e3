import { createGraphQLError } from 'graphql-yoga';
import { practicesById } from '../query/adoption/practices.ts';
import { lawsById } from '../query/document/laws.ts';
import { indicators } from '../query/figure/indicators.ts';
import { jurisdictionsOf, nodesOf } from '../query/place/jurisdictions.ts';
import type { Narrowing } from '../query/scope.ts';
import { type Passage, passagesById } from '../query/search/passages.ts';
import {
  institutionsById,
  type SearchRow,
  type SearchType,
  search as searched,
  TYPES,
} from '../query/search/search.ts';
import { indexed, spansOf, type Words, wordsOf } from '../query/search/words.ts';
import { bareId } from '../store/ids.ts';
import { connection, type First } from './connection.ts';
import { type Context, inOrder, inScope } from './context.ts';
import { reportOf } from './report.ts';

/** The most hits that one page gives. */
const PAGE = 200;
/** The most characters that may be looked for. */
const LONGEST = 100;

type Asked = { readonly text: string; readonly types?: readonly SearchType[] | null } & Narrowing & First;

/** Resolvers for full text search. */
export const search = {
  Query: {
    async search(_root: unknown, { text, types, within, years, ...asked }: Asked, context: Context) {
      const words = wordsOrError(text, types ?? []);
      const narrowing = { within: within ?? null, years: inOrder(years) };
      const found = inScope(within, await searched(context, { words, types: types ?? TYPES, ...narrowing }));
      const page = await connection(
        found.hits,
        asked,
        (rows) => Promise.all(rows.map((row) => hit(row, context))),
        PAGE,
      );
      return { ...page, byType: found.byType };
    },
  },
  Passage: {
    report: reportOf,
  },
};

function wordsOrError(text: string, types: readonly SearchType[]): Words {
  if (text.length > LONGEST)
    throw createGraphQLError(
      `what is looked for has ${text.length} characters, ${LONGEST} are allowed; leave out some`,
      {
        extensions: { code: 'SEARCH_TOO_LONG' },
      },
    );
  const words = wordsOf(text);
  if (words.length > 0 && (indexed(words).length > 0 || !types.includes('passage'))) return words;
  const advice =
    words.length === 0
      ? 'write a word'
      : 'sentences are looked for by words of two characters or more; leave passage out of types to look for names';
  throw createGraphQLError(`"${text}" is too short: ${advice}`, { extensions: { code: 'SEARCH_TOO_SHORT' } });
}

async function hit(row: SearchRow, context: Context) {
  const { type, score, words } = row;
  const ask = (ids: readonly string[]) => FOUND[type](ids, context);
  const [found] = await context.load(`found ${type}`, row.id, ({ id }: { readonly id: string }) => id, ask);
  const text = row.text ?? (found as Passage).text;
  return { type, score, text, highlights: spansOf(text, words), found: { ...found, __typename: TYPENAMES[type] } };
}

const TYPENAMES: Readonly<Record<SearchType, string>> = {
  ...{ practice: 'Practice', jurisdiction: 'Jurisdiction', institution: 'Institution' },
  ...{ law: 'Law', indicator: 'Indicator', cooperation: 'Cooperation', passage: 'Passage' },
};

/** Some of what was found, by ids; what a page holds of one type comes in one round trip. */
type Reads = (ids: readonly string[], context: Context) => Promise<readonly { readonly id: string }[]>;

const FOUND: Readonly<Record<SearchType, Reads>> = {
  practice: (ids, { store }) => practicesById(store, ids),
  async jurisdiction(ids, context) {
    const places = await jurisdictionsOf(context, [...ids, ...(await nodesOf(context.store, ids))]);
    return places.map((place) => ({ ...place, id: bareId(place.id) }));
  },
  institution: (ids, { store }) => institutionsById(store, ids),
  async law(ids, { store }) {
    const laws = await lawsById(store);
    return ids.flatMap((id) => laws.get(id) ?? []);
  },
  indicator: async (_ids, { store }) => (await indicators(store)).map(({ row }) => row),
  cooperation: async (ids) => ids.map((id) => ({ id })),
  passage: (ids, { store }) => passagesById(store, ids),
};
