import { createGraphQLError } from 'graphql-yoga';
import { compare as compared } from '../query/place/compare.ts';
import type { Jurisdiction } from '../query/place/jurisdictions.ts';
import { bareId } from '../store/ids.ts';
import { type Context, inScope } from './context.ts';
import { onePlace } from './place.ts';

const LEAST = 2;
const MOST = 10;

/** Resolvers for places side by side. */
export const compare = {
  Query: {
    async compare(_root: unknown, args: { places: readonly string[]; year?: number | null }, context: Context) {
      const { places: names, year = null } = args;
      if (names.length < LEAST || names.length > MOST)
        throw createGraphQLError(`places are ${LEAST} to ${MOST}; got ${names.length}`, {
          extensions: { code: 'PLACES_OUT_OF_RANGE' },
        });
      const places: Jurisdiction[] = [];
      for (const name of names) {
        const place = inScope(name, await onePlace(context, { name }, year));
        const same = places.findIndex(({ id }) => bareId(id) === bareId(place.id));
        if (same >= 0)
          throw createGraphQLError(`"${names[same]}" and "${name}" are one place, ${place.path.join('/')}`, {
            extensions: { code: 'SAME_PLACE' },
          });
        places.push(place);
      }
      return compared(context, places, year);
    },
  },
};
