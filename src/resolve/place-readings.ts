import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { bare, stood } from '../knowledge/places-lineage.ts';
import type { Place } from '../model/place.ts';

/** Places of these that lie within one of `above`, as that was called at any time: 荣昌县 holds what 荣昌区 holds. */
export function within(places: readonly Place[], above: readonly Place[], gazetteer: Gazetteer): Place[] {
  const holders = new Set(above.flatMap((place) => line(place, gazetteer)).map((place) => bare(place.code)));
  return places.filter((place) => {
    for (let code = place.parent; code !== null; code = gazetteer.byCode(code)?.parent ?? null) {
      if (holders.has(bare(code))) return true;
    }
    return false;
  });
}

/** A place with everything it was before and became after. */
function line(place: Place, gazetteer: Gazetteer): Place[] {
  const all = new Set<Place>();
  const follow = (place: Place, side: 'before' | 'after') => {
    for (const code of place[side]) {
      const other = gazetteer.byCode(code)!;
      if (all.has(other)) continue;
      all.add(other);
      follow(other, side);
    }
  };
  follow(place, 'before');
  follow(place, 'after');
  all.add(place);
  return [...all];
}

/**
 * What a name meant in that year. Places that bore it then come first; if there is none, those that others of this
 * name had become or had been (荣昌县 in 2020 is 荣昌区). Without a year: today's places, or else the last of each line.
 */
export function inYear(places: readonly Place[], year: number | undefined, gazetteer: Gazetteer): Place[] {
  if (places.length === 0) return [];
  if (year !== undefined) {
    const then = places.filter((place) => stood(place, year));
    if (then.length > 0) return byRank(then);
    const moved = new Set(places.flatMap((place) => sameLine(place, gazetteer.standing(place, year))));
    return byRank(moved.size > 0 ? [...moved] : latest(places, gazetteer));
  }
  const today = places.filter((place) => place.to === null);
  return byRank(today.length > 0 ? today : latest(places, gazetteer));
}

/** Of a unit that was split or merged, the part that kept its name, if there is one. */
function sameLine(place: Place, others: readonly Place[]): readonly Place[] {
  const same = others.filter((other) => other.name === place.name);
  return same.length > 0 ? same : others;
}

/** Of places that are gone, those that no other of them came after, be it by a known change or under the same name. */
function latest(places: readonly Place[], gazetteer: Gazetteer): Place[] {
  const end = (place: Place) => place.to ?? Number.POSITIVE_INFINITY;
  const older = new Set(places.flatMap((place) => line(place, gazetteer).filter((other) => end(other) < end(place))));
  const succeeded = (place: Place) =>
    places.some(
      (other) =>
        other.name === place.name &&
        other.code.slice(0, 2) === place.code.slice(0, 2) &&
        end(place) < (other.from ?? 0),
    );
  return places.filter((place) => !older.has(place) && !succeeded(place));
}

const RANK = { province: 0, prefecture: 1, county: 2, zone: 3, township: 4 };

function byRank(places: readonly Place[]): Place[] {
  return [...places].sort((a, b) => RANK[a.level] - RANK[b.level] || (a.code < b.code ? -1 : 1));
}
