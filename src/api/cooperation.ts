import type { Status } from '../model/fact.ts';
import { cooperations, type GroupParty } from '../query/cooperations.ts';
import type { Jurisdiction } from '../query/jurisdictions.ts';
import { type Context, inOrder, placesOrError } from './context.ts';
import { reportOf } from './report.ts';

interface Asked {
  readonly place: string;
  readonly statuses?: Status[] | null;
  readonly from?: number | null;
  readonly to?: number | null;
}

/** Resolvers for cooperations. */
export const cooperation = {
  Query: {
    async cooperations(_root: unknown, { place, ...narrowed }: Asked, { store }: Context) {
      return cooperations(store, { ...inOrder(narrowed), places: await placesOrError(store, place) });
    },
  },
  CooperationFact: { report: reportOf },
  Party: { __resolveType: (party: Jurisdiction | GroupParty) => ('path' in party ? 'Jurisdiction' : 'Group') },
};
