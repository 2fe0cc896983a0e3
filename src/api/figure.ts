import { figures } from '../query/figures.ts';
import type { Scope } from '../query/range.ts';
import { type Context, checkScope, page } from './context.ts';
import { reportOf } from './report.ts';

/** Resolvers for figures. */
export const figure = {
  Query: {
    async figures(
      _root: unknown,
      args: { indicator: string; offset: number; limit: number } & Scope,
      { store }: Context,
    ) {
      await checkScope(store, args);
      return figures(store, { ...args, ...page(args) });
    },
  },
  FigureFact: { report: reportOf },
};
