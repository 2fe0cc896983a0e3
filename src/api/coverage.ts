import { createGraphQLError } from 'graphql-yoga';
import { type Cell, coverage as coverageOf, yearsHeld } from '../query/place/coverage.ts';
import { type Jurisdiction, jurisdictionsOf } from '../query/place/jurisdictions.ts';
import type { Narrowing } from '../query/scope.ts';
import { connection, type First } from './connection.ts';
import { type Context, inScope, narrowed } from './context.ts';
import { reportsFor } from './report.ts';

/** The most years of one matrix. */
const MOST_YEARS = 30;

/** One place of the matrix. */
interface Row {
  readonly place: string;
  readonly cells: readonly Cell[];
}

/** Resolvers for the matrix of places and years. */
export const coverage = {
  Query: {
    async coverage(_root: unknown, asked: Narrowing & First, context: Context) {
      const narrowing = narrowed(asked);
      const years = await inBounds(narrowing, context);
      const matrix = inScope(asked.within, await coverageOf(context, { ...narrowing, years }));
      const rows = (places: readonly string[]) => places.map((place): Row => ({ place, cells: matrix.cellsOf(place) }));
      const page = await connection(matrix.places, asked, rows);
      return { ...page, years: matrix.years, byYear: matrix.byYear };
    },
  },
  CoverageRow: {
    async jurisdiction({ place }: Row, _args: unknown, context: Context) {
      const ask = (ids: readonly string[]) => jurisdictionsOf(context, ids);
      return (await context.load<Jurisdiction>('covered place', place, ({ id }) => id, ask))[0];
    },
  },
  CoverageCell: {
    reports: ({ reports }: Cell, _args: unknown, context: Context) => reportsFor(reports, context),
  },
};

/** The first and last year of the matrix; an error where they are too many. */
async function inBounds({ years }: Narrowing, { store }: Context) {
  const span = await yearsHeld(store, { from: years?.from ?? null, to: years?.to ?? null });
  const count = span ? span.to - span.from + 1 : 0;
  if (count <= MOST_YEARS) return span;
  throw createGraphQLError(
    `${span!.from} to ${span!.to} are ${count} years; ask for ${MOST_YEARS} at most with years: {from, to}`,
    { extensions: { code: 'TOO_MANY_YEARS' } },
  );
}
