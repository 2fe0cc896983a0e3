import type { Gazetteer } from '../../knowledge/gazetteer.ts';
import { bareId } from '../../store/ids.ts';
import { keptFor } from '../kept.ts';
import { jurisdictionsById, placesNamed } from '../place/jurisdictions.ts';
import { type Graph, placesCalled } from '../scope.ts';

/** A place, with the codes and paths of itself and of all it lies in. */
export interface Located {
  /** Its id without the year that tells former bearers of a code apart. */
  readonly id: string;
  readonly keys: readonly string[];
}

/** A place that was named, or several of one name, with all below. */
export interface Region {
  readonly name: string;
  /** Codes and paths of the places named. */
  readonly roots: ReadonlySet<string>;
}

/** Who can lie in a region: a place, or a group that stands for places. */
interface Standing {
  readonly group: boolean;
  readonly places: readonly Located[];
}

/** The region that a code, a path, a name or a short form means; null where neither the gazetteer nor the graph has one. */
export function regionOf({ store, gazetteer }: Graph, name: string): Promise<Region | null> {
  return keptFor(store, 'region', name, async () => {
    const roots = new Set<string>();
    for (const place of placesCalled(gazetteer, name))
      roots.add(bareId(place.code)).add(gazetteer.path(place).join('/'));
    for (const { id, path } of await jurisdictionsById(store, await placesNamed(store, name)))
      roots.add(bareId(id)).add(path.join('/'));
    return roots.size > 0 ? { name, roots } : null;
  });
}

/** A place by its code (or its path joined by `/`, where it has none) and its path. */
export function located(gazetteer: Gazetteer, id: string, path: readonly string[]): Located {
  const keys = new Set([id]);
  for (let place = gazetteer.byCode(id); place; place = gazetteer.byCode(place.parent ?? ''))
    keys.add(bareId(place.code));
  for (const index of path.keys()) keys.add(path.slice(0, index + 1).join('/'));
  return { id, keys: [...keys] };
}

/**
 * The places that a group's name means: those of the group of the gazetteer that bears the name, or else of the longest
 * one that the name begins with.
 */
export function placesOfGroup(gazetteer: Gazetteer, name: string): Located[] {
  for (let length = name.length; length > 0; length--) {
    const codes = gazetteer.groups.get(name.slice(0, length));
    if (codes) return codes.map((code) => located(gazetteer, code, gazetteer.path(gazetteer.byCode(code)!)));
  }
  return [];
}

/** Whether a place is the region or lies in it; a group does not. */
export const liesIn = (region: Region, { group, places }: Standing): boolean => !group && places.some(inside(region));

const inside =
  ({ roots }: Region) =>
  ({ keys }: Located) =>
    keys.some((key) => roots.has(key));

/** What some regions join. */
export interface Joined {
  /**
   * Whether two different places of two different regions are among the parties. Where there is one region, whether any
   * lies in it; where there is none, always.
   */
  all(parties: readonly Standing[]): boolean;
  /** The same of two parties, of which each lies in a region of its own. */
  pair(one: Standing, other: Standing): boolean;
}

/**
 * Tells what joins some regions; the same region twice is joined by two different places in it. A group stands for each
 * place that its name means and in which none of the others lies.
 */
export function joined(between: readonly Region[]): Joined {
  const needed = Math.min(between.length, 2);
  const known = new Map<Located, readonly number[]>();
  const regionsOf = (place: Located): readonly number[] => {
    const before = known.get(place);
    if (before) return before;
    const found = between.flatMap((region, index) => (inside(region)(place) ? [index] : []));
    known.set(place, found);
    return found;
  };
  const join = (ends: readonly (readonly number[])[]): boolean => {
    const those = ends.filter(({ length }) => length > 0);
    return those.length >= needed && new Set(those.flat()).size >= needed;
  };
  return {
    all(parties) {
      const places = stoodFor(parties).flat();
      return join([...new Map(places.map((one) => [one.id, one])).values()].map(regionsOf));
    },
    pair: (...ends) => join(stoodFor(ends).map((places) => places.flatMap(regionsOf))),
  };
}

/** The places that each of the parties stands for. */
function stoodFor(parties: readonly Standing[]): (readonly Located[])[] {
  const named = parties.filter(({ group }) => !group).flatMap(({ places }) => places);
  const isOthers = ({ id }: Located) => named.some(({ keys }) => keys.includes(id));
  return parties.map(({ group, places }) => (group ? places.filter((place) => !isOthers(place)) : places));
}
