import { type Adopter, type Diffusion, diffusion as find } from '../query/adoption/diffusion.ts';
import { type Carrier, type Carriers, neighboursBefore, superiorsBefore } from '../query/adoption/forerunners.ts';
import { practicesById } from '../query/adoption/practices.ts';
import type { Narrowing } from '../query/scope.ts';
import { connection, type First } from './connection.ts';
import { type Context, inScope, narrowed, practicesOrError } from './context.ts';
import { placesOf } from './place.ts';
import { practiceFactsOf } from './practice.ts';

type Asked = { readonly practice: string } & Narrowing;

/** A diffusion with what its adopters are looked up by. */
interface Found extends Diffusion {
  readonly ids: readonly string[];
}

/** An adopter, with what its facts and forerunners are looked up by. */
interface Node extends Adopter {
  readonly practices: readonly string[];
  readonly carriers: Carriers;
}

const nodesOf = ({ ids, carriers }: Found, rows: readonly Adopter[]): Node[] =>
  rows.map((row) => ({ ...row, practices: ids, carriers }));

const latest = ({ nodes }: Pick<Carrier, 'nodes'>) => nodes[0]!;

/** Resolvers for how a practice spread. */
export const diffusion = {
  Query: {
    async diffusion(_root: unknown, { practice, ...asked }: Asked, context: Context): Promise<Found> {
      const narrowing = narrowed(asked);
      const ids = await practicesOrError(context.store, practice);
      return { ...inScope(asked.within, await find(context, { practices: ids, ...narrowing })), ids };
    },
  },
  Diffusion: {
    practices: ({ ids }: Found, _args: unknown, { store }: Context) => practicesById(store, ids),
    firstAdopters(found: Found) {
      const rows = found.adopters.map(({ row }) => row);
      return nodesOf(
        found,
        rows.filter(({ lag }) => lag === 0),
      );
    },
    adopters: (found: Found, asked: First) => connection(found.adopters, asked, (rows) => nodesOf(found, rows)),
  },
  Adopter: {
    jurisdiction: async (node: Node, _args: unknown, context: Context) => (await placesOf([latest(node)], context))[0],
    superiorsBefore: ({ id, year, carriers }: Node, _args: unknown, context: Context) =>
      placesOf(superiorsBefore(carriers, id, year).map(latest), context),
    neighboursBefore: ({ id, year, carriers }: Node, _args: unknown, context: Context) =>
      placesOf(neighboursBefore(carriers, id, year).map(latest), context),
    facts: async ({ nodes, year, practices }: Node, _args: unknown, context: Context) =>
      (await practiceFactsOf(nodes, practices, context)).filter((fact) => fact.year === year),
  },
};
