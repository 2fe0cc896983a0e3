import { asides } from '../query/asides.ts';
import { stats } from '../query/stats.ts';
import { type Context, page } from './context.ts';

/** Resolvers for what the graph holds, and what it does not. */
export const holdings = {
  Query: {
    stats: (_root: unknown, _args: unknown, { store, ontology }: Context) => stats(store, ontology),
    asides: (_root: unknown, args: { offset: number; limit: number }, { store }: Context) => asides(store, page(args)),
  },
};
