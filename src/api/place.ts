import type { Status } from '../model/fact.ts';
import { type CooperationFact, cooperations } from '../query/cooperations.ts';
import { type FigureFact, figuresOf } from '../query/figures.ts';
import { type Jurisdiction, jurisdictions, jurisdictionsById, placesNamed } from '../query/jurisdictions.ts';
import { type PracticeFact, practicesOf } from '../query/practices.ts';
import { type Report, reportsOn } from '../query/reports.ts';
import { type Context, inOrder, onlyOne, page } from './context.ts';

type Years = { from?: number | null; to?: number | null };
type Narrowed = Years & { statuses?: Status[] | null };

const placeOf = (fact: { readonly jurisdiction: Jurisdiction }) => fact.jurisdiction.id;

/** Resolvers for jurisdictions. */
export const place = {
  Query: {
    async jurisdiction(_root: unknown, args: { place: string }, { store }: Context) {
      return onlyOne(args.place, await jurisdictionsById(store, await placesNamed(store, args.place)));
    },
    jurisdictions: (_root: unknown, args: { text: string; offset: number; limit: number }, { store }: Context) =>
      jurisdictions(store, { text: args.text, ...page(args) }),
  },
  Jurisdiction: {
    async above({ id }: Jurisdiction, _args: unknown, { store, load }: Context) {
      const ask = (places: readonly string[]) => jurisdictionsById(store, places);
      const [found] = await load(
        'jurisdiction',
        id,
        (row: { readonly id: string; above: Jurisdiction | null }) => row.id,
        ask,
      );
      return found?.above ?? null;
    },
    reports: ({ id }: Jurisdiction, args: Years, { store, load }: Context) =>
      load<Report>(`reports ${JSON.stringify(args)}`, id, placeOf, (places) =>
        reportsOn(store, { places, ...inOrder(args) }),
      ),
    practices: ({ id }: Jurisdiction, args: Narrowed, { store, load }: Context) =>
      load<PracticeFact>(`practices ${JSON.stringify(args)}`, id, placeOf, (places) =>
        practicesOf(store, { places, ...inOrder(args) }),
      ),
    cooperations: ({ id }: Jurisdiction, args: Narrowed, { store, load }: Context) =>
      load<CooperationFact>(`cooperations ${JSON.stringify(args)}`, id, placeOf, (places) =>
        cooperations(store, { places, ...inOrder(args) }),
      ),
    figures: ({ id }: Jurisdiction, args: Years, { store, load }: Context) =>
      load<FigureFact>(`figures ${JSON.stringify(args)}`, id, placeOf, (places) =>
        figuresOf(store, { places, ...inOrder(args) }),
      ),
  },
};
