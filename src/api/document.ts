import { citations } from '../query/citations.ts';
import type { Scope } from '../query/range.ts';
import { type Context, checkScope, page } from './context.ts';
import { reportOf } from './report.ts';

/** Resolvers for documents. */
export const document = {
  Query: {
    async citations(
      _root: unknown,
      args: { title: string; offset: number; limit: number } & Scope,
      { store }: Context,
    ) {
      await checkScope(store, args);
      return citations(store, { ...args, ...page(args) });
    },
  },
  CitationFact: { report: reportOf },
};
