import { createGraphQLError } from 'graphql-yoga';
import { type FigureFact, figureFacts } from '../query/figure/figures.ts';
import { indicators, indicatorsLike, indicatorsNamed } from '../query/figure/indicators.ts';
import { type Ranked, values } from '../query/figure/values.ts';
import type { Narrowing } from '../query/scope.ts';
import { connection, type First } from './connection.ts';
import { type Context, inScope, NEAR, narrowed } from './context.ts';
import { reportOf } from './report.ts';

/** The names of indicators of the graph that some names mean; an error with names near it where one means none. */
export async function indicatorsOrError(context: Context, names: readonly string[]): Promise<Set<string>> {
  const found = await Promise.all(names.map((name) => meant(context, name)));
  return new Set(found.flat());
}

async function meant({ store, indicators: others }: Context, name: string): Promise<string[]> {
  const found = await indicatorsNamed(store, name, others?.get(name));
  if (found.length > 0) return found;
  const like = (other: string) => other.includes(name) || name.includes(other);
  const near = (await indicators(store)).map(({ row }) => row.name).filter(like);
  const candidates = [...new Set(near)].slice(0, NEAR);
  const hint = candidates.length > 0 ? `; near it: ${candidates.join(', ')}` : '; look for it with indicators(text:)';
  throw createGraphQLError(`the graph has no indicator "${name}"${hint}`, {
    extensions: { code: 'UNKNOWN_INDICATOR', candidates },
  });
}

/** The one indicator that a name means, in this unit where one is given; an error otherwise. */
async function oneIndicator(context: Context, name: string, unit: string | null): Promise<string> {
  const names = await meant(context, name);
  const reported = (await indicators(context.store)).map(({ row }) => row).filter((row) => names.includes(row.name));
  const inUnit = reported.filter((row) => unit === null || row.unit === unit);
  const candidates = [...new Set(inUnit.map((row) => row.name))];
  if (candidates.length === 1) return candidates[0]!;
  if (candidates.length > 1)
    throw createGraphQLError(
      `"${name}" may be ${candidates.length} indicators: ${candidates.join(', ')}; name one, or a unit`,
      {
        extensions: { code: 'AMBIGUOUS', candidates },
      },
    );
  const units = [...new Set(reported.map((row) => row.unit))];
  throw createGraphQLError(`no place reports "${name}" in "${unit}"; its units: ${units.join(', ')}`, {
    extensions: { code: 'UNKNOWN_UNIT', candidates: units },
  });
}

type Asked = { readonly indicator: string; readonly unit?: string | null } & Narrowing & First;

/** Resolvers for figures. */
export const figure = {
  Query: {
    async figures(_root: unknown, { unit = null, ...asked }: Asked, context: Context) {
      const narrowing = narrowed(asked);
      const indicator = await oneIndicator(context, asked.indicator, unit);
      const found = inScope(asked.within, await values(context, { indicator, unit, ...narrowing }));
      return { ...found, indicator, ...(await connection(found.values, asked, (rows) => rows)) };
    },
    indicators: async (_root: unknown, { text, ...asked }: { text: string } & First, { store }: Context) =>
      connection(await indicatorsLike(store, text), asked, (rows) => rows),
  },
  Figure: {
    async fact({ id, node }: Ranked, _args: unknown, { store, load }: Context) {
      const [found] = await load<FigureFact>('figure', JSON.stringify([node, id]), keyOf, (keys) => {
        const asked = keys.map((key) => JSON.parse(key) as [node: string, id: string]);
        return figureFacts(store, { places: asked.map(([of]) => of), facts: asked.map(([, fact]) => fact) });
      });
      return found;
    },
  },
  FigureFact: { report: reportOf },
};

const keyOf = ({ jurisdiction, id }: FigureFact) => JSON.stringify([jurisdiction.id, id]);
