import { asides } from '../query/place/asides.ts';
import { stats } from '../query/stats.ts';
import { connection, type First } from './connection.ts';
import type { Context } from './context.ts';

/** Resolvers for what the graph holds, and what it does not. */
export const holdings = {
  Query: {
    stats: (_root: unknown, _args: unknown, { store, ontology }: Context) => stats(store, ontology),
    asides: async (_root: unknown, asked: First, { store }: Context) =>
      connection(await asides(store), asked, (rows) => rows),
  },
};
