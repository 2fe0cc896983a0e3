import { createGraphQLError } from 'graphql-yoga';
import { practicesLike } from '../query/adoption/practices.ts';
import type { PathStep } from '../query/path/facts.ts';
import { type Paths, paths, thingsNamed } from '../query/path/path.ts';
import type { Via } from '../query/path/steps.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';
import { reportsFor } from './report.ts';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly via: readonly Via[];
  readonly first: number;
}

/** How many steps a way may have, and how many ways are given. */
const LONGEST = 6;
const MOST = 20;
/** How many names near an unknown one are told. */
const NEAR = 5;

/** What a name means; an error with names near it where the graph has nothing of that name. */
async function thingsOrError(store: Store, name: string) {
  const found = await thingsNamed(store, name);
  if (found.length > 0) return found;
  const candidates = name === '' ? [] : (await practicesLike(store, name)).slice(0, NEAR).map(({ row }) => row.name);
  const near = candidates.length > 0 ? `; near it: ${candidates.join(', ')}` : '';
  throw createGraphQLError(
    `the graph has no place, practice, organisation or document "${name}"${near}; look for its name or id with search(text:)`,
    { extensions: { code: 'UNKNOWN_NAME', candidates } },
  );
}

function checked({ maxLength, first }: Asked): void {
  if (maxLength < 1 || maxLength > LONGEST)
    throw createGraphQLError(`maxLength is 1 to ${LONGEST}; got ${maxLength}`, {
      extensions: { code: 'LENGTH_OUT_OF_RANGE' },
    });
  if (first < 1 || first > MOST)
    throw createGraphQLError(`first is 1 to ${MOST}; got ${first}`, { extensions: { code: 'PAGE_OUT_OF_RANGE' } });
}

/** Resolvers for how two things hang together. */
export const path = {
  Query: {
    async path(_root: unknown, asked: Asked, context: Context): Promise<Paths> {
      checked(asked);
      const [from, to] = await Promise.all([
        thingsOrError(context.store, asked.from),
        thingsOrError(context.store, asked.to),
      ]);
      return paths(context, { ...asked, from, to });
    },
  },
  PathStep: {
    report: async ({ reportId }: PathStep, _args: unknown, context: Context) =>
      reportId === null ? null : (await reportsFor([reportId], context))[0],
  },
};
