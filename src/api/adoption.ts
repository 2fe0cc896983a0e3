import type { Status } from '../model/fact.ts';
import { type Adoption, adoptions, type Coverage, type State } from '../query/adoption/adoptions.ts';
import { practicesById } from '../query/adoption/practices.ts';
import { sortedBy } from '../query/page.ts';
import { jurisdictionsOf } from '../query/place/jurisdictions.ts';
import { inSpan, type Narrowing, type Span, spanOf } from '../query/scope.ts';
import { connection, type First } from './connection.ts';
import { type Context, inScope, narrowed, practicesOrError } from './context.ts';
import { placesOf } from './place.ts';
import { practiceFactsOf } from './practice.ts';

type Asked = { readonly practice: string; readonly status: readonly Status[] } & Narrowing & First;

/** One place's adoption, with what its facts are looked up by. */
interface Node extends Adoption {
  readonly practices: readonly string[];
  readonly statuses: readonly Status[];
  readonly years: Span;
}

/** Resolvers for who adopted a practice, and for what is known of the others. */
export const adoption = {
  Query: {
    async adoptions(_root: unknown, { practice, status, ...asked }: Asked, context: Context) {
      const narrowing = narrowed(asked);
      const practices = await practicesOrError(context.store, practice);
      const found = inScope(asked.within, await adoptions(context, { practices, statuses: status, ...narrowing }));
      const about = { practices, statuses: status, years: spanOf(asked.years) };
      const nodes = (rows: readonly Adoption[]) => rows.map((row): Node => ({ ...row, ...about }));
      const page = await connection(found.adoptions, asked, nodes);
      return { ...page, practices: practicesById(context.store, practices), coverage: found.coverage };
    },
  },
  Adoption: {
    jurisdiction: async ({ nodes }: Node, _args: unknown, context: Context) =>
      (await placesOf(nodes.slice(0, 1), context))[0],
    async facts({ nodes, practices, statuses, years }: Node, _args: unknown, context: Context) {
      const facts = await practiceFactsOf(nodes, practices, context);
      return facts
        .filter(({ year, status }) => inSpan(years, year) && statuses.includes(status))
        .sort((a, b) => a.year - b.year);
    },
  },
  Coverage: {
    list: (coverage: Coverage, { state, ...asked }: { state: State } & First, context: Context) =>
      connection(
        sortedBy(coverage.list(state), (id) => [id]),
        asked,
        (ids) => jurisdictionsOf(context, ids),
      ),
  },
};
