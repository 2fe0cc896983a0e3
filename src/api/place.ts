import { createGraphQLError } from 'graphql-yoga';
import type { CitationKind, Status } from '../model/fact.ts';
import { type PracticeFact, practicesOf } from '../query/adoption/practices.ts';
import { cooperations, type PartyFact } from '../query/cooperation/facts.ts';
import { type CitationFact, citationsOf } from '../query/document/citations.ts';
import { type FigureFact, figuresOf } from '../query/figure/figures.ts';
import { type InstitutionFact, institutionsOf } from '../query/place/institutions.ts';
import { type Jurisdiction, jurisdictionsById, nodesOf } from '../query/place/jurisdictions.ts';
import { type Called, changesOf, jurisdictions, partsOf, placesMeant, superiorsOf } from '../query/place/places.ts';
import { type Report, reportsOn } from '../query/reports.ts';
import type { Narrowing, Span } from '../query/scope.ts';
import { bareId } from '../store/ids.ts';
import { connection, type First } from './connection.ts';
import { type Context, inOrder, inScope, NEAR } from './context.ts';
import { indicatorsOrError } from './figure.ts';

type Years = { readonly years?: Narrowing['years'] };
type Of = Span & { readonly places: readonly string[] };

/** The one place that a code or a name means, in a year or today; null where there is none, an error where there are more. */
export async function onePlace(context: Context, called: Called, year: number | null): Promise<Jurisdiction | null> {
  const found = await placesMeant(context, called, year);
  if (found.length < 2) return found[0] ?? null;
  const name = 'code' in called ? called.code : called.name;
  const candidates = found.map(({ path }) => path.join('/'));
  const some = candidates.length > NEAR ? `${candidates.slice(0, NEAR).join(', ')} …` : candidates.join(', ');
  throw createGraphQLError(`"${name}" may be ${candidates.length} places: ${some}; write the path or code of one`, {
    extensions: { code: 'AMBIGUOUS', candidates },
  });
}

/** Facts of a jurisdiction under all its names; those of a whole list come in one round trip. */
function factsOf<Fact, Args extends Years>(
  name: string,
  placeOf: (fact: Fact) => string,
  ask: (context: Context, asked: Of, args: Args) => Promise<readonly Fact[]>,
) {
  return ({ id }: Jurisdiction, args: Args, context: Context) => {
    const years = inOrder(args.years);
    return context.load<Fact>(
      `${name} ${JSON.stringify(args)}`,
      bareId(id),
      (fact) => bareId(placeOf(fact)),
      async (ids) => ask(context, { places: await nodesOf(context.store, ids), ...years }, args),
    );
  };
}

const placeOf = (fact: { readonly jurisdiction: Jurisdiction }) => fact.jurisdiction.id;

type Asked = { readonly text: string } & Pick<Narrowing, 'within' | 'level'> & First;

/** Some places by their nodes; those of a whole answer come in one round trip. */
export async function placesOf(nodes: readonly string[], { store, load }: Context) {
  const byId = ({ id }: Jurisdiction) => id;
  const ask = (ids: readonly string[]) => jurisdictionsById(store, ids);
  return (await Promise.all(nodes.map((node) => load('jurisdiction', node, byId, ask)))).flat();
}

/** Resolvers for jurisdictions. */
export const place = {
  Query: {
    jurisdiction(_root: unknown, args: { name?: string; code?: string; year?: number }, context: Context) {
      const { name = null, code = null, year = null } = args;
      if (name !== null && code === null) return onePlace(context, { name }, year);
      if (code !== null && name === null) return onePlace(context, { code }, year);
      throw createGraphQLError('a place is asked for by either its name or its code; give one of the two', {
        extensions: { code: 'WHICH_PLACE' },
      });
    },
    jurisdictions: async (_root: unknown, asked: Asked, context: Context) =>
      connection(inScope(asked.within, await jurisdictions(context, asked)), asked, (places) => places),
  },
  Jurisdiction: {
    above: async (self: Jurisdiction, _args: unknown, context: Context) =>
      (await superiorsOf(context, self)).at(-1) ?? null,
    superiors: (self: Jurisdiction, _args: unknown, context: Context) => superiorsOf(context, self),
    parts: (self: Jurisdiction, _args: unknown, context: Context) => partsOf(context, self),
    formerly: (self: Jurisdiction, _args: unknown, { gazetteer }: Context) => changesOf(gazetteer, self, 'before'),
    later: (self: Jurisdiction, _args: unknown, { gazetteer }: Context) => changesOf(gazetteer, self, 'after'),
    reports: factsOf<Report, Years>('reports', placeOf, ({ store }, asked) => reportsOn(store, asked)),
    practices: factsOf<PracticeFact, Years & { status?: Status[] | null }>(
      'practices',
      placeOf,
      ({ store }, asked, { status }) => practicesOf(store, { ...asked, statuses: status ?? null }),
    ),
    cooperations: factsOf<PartyFact, Years & { status?: Status[] | null }>(
      'cooperations',
      ({ party }) => party,
      ({ store }, asked, { status }) => cooperations(store, { ...asked, statuses: status ?? null }),
    ),
    figures: factsOf<FigureFact, Years & { indicators?: string[] | null }>(
      'figures',
      placeOf,
      async (context, asked, { indicators }) => {
        const names = indicators ? await indicatorsOrError(context, indicators) : null;
        const facts = await figuresOf(context.store, asked);
        return names ? facts.filter(({ indicator }) => names.has(indicator)) : facts;
      },
    ),
    institutions: factsOf<InstitutionFact & { readonly of: string }, Years>(
      'institutions',
      ({ of }) => of,
      ({ store }, asked) => institutionsOf(store, asked),
    ),
    citations: factsOf<CitationFact, Years & { kind?: CitationKind[] | null }>(
      'citations',
      placeOf,
      async ({ store }, asked, { kind }) => {
        const facts = await citationsOf(store, asked);
        return kind ? facts.filter((fact) => kind.includes(fact.kind)) : facts;
      },
    ),
  },
};
