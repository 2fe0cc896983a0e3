import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { bare, stood } from '../knowledge/places-lineage.ts';
import type { Place } from '../model/place.ts';

/** Places of these that lie within one of `above`, as that was called at any time: 荣昌县 holds what 荣昌区 holds. */
export function within(places: readonly Place[], above: readonly Place[], gazetteer: Gazetteer): Place[] {
  return places.filter((place) => {
    for (let code = place.parent; code !== null; code = gazetteer.byCode(code)?.parent ?? null) {
      const holder = bare(code);
      if (above.some((place) => codesOf(place, gazetteer).includes(holder))) return true;
    }
    return false;
  });
}

const codes = new WeakMap<Place, readonly string[]>();

/** The codes of a place as it was and will be: asked for again and again. */
function codesOf(place: Place, gazetteer: Gazetteer): readonly string[] {
  const known = codes.get(place);
  if (known) return known;
  const found = line(place, gazetteer).map(({ code }) => bare(code));
  codes.set(place, found);
  return found;
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

/** A place that stood in this year or later may still be meant where no year is given. */
const RECENT = 2020;

/**
 * What a name meant in that year. Places that bore it then come first; if there is none, those that others of this
 * name had become or had been (荣昌县 in 2020 is 荣昌区). Without a year: today's places and others of late, or else the last
 * of each line.
 */
export function inYear(places: readonly Place[], year: number | undefined, gazetteer: Gazetteer): Place[] {
  if (places.length === 0) return [];
  // Most names mean one place, which stood.
  if (places.length === 1 && year !== undefined && stood(places[0]!, year)) return [...places];
  return byRank(once(then(places, year, gazetteer), gazetteer));
}

/** Without a township by which statistics count a zone of its own name: 酒泉经济技术开发区 is the city's, not 肃州区's. */
function once(places: readonly Place[], gazetteer: Gazetteer): readonly Place[] {
  const zones = places.filter(({ level }) => level === 'zone');
  if (zones.length === 0) return places;
  const isCounted = (town: Place) =>
    zones.some((zone) => gazetteer.isWithin(town, zone.parent!) && [zone.name, ...zone.short].includes(town.name));
  return places.filter((place) => place.level !== 'township' || !isCounted(place));
}

function then(places: readonly Place[], year: number | undefined, gazetteer: Gazetteer): readonly Place[] {
  if (year !== undefined) {
    const standing = places.filter((place) => stood(place, year));
    if (standing.length > 0) return standing;
    const moved = new Set(places.flatMap((place) => sameLine(place, gazetteer.standing(place, year))));
    return moved.size > 0 ? [...moved] : latest(places, gazetteer);
  }
  const today = places.filter((place) => place.to === null);
  if (today.length === 0) return latest(places, gazetteer);
  // 江北区 is that of 重庆 until 2025 too.
  return [...today, ...latest(places, gazetteer).filter(({ to }) => to !== null && to >= RECENT)];
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
