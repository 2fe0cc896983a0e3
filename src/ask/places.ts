import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { findPlaces, resolvePlace } from '../resolve/places.ts';
import type { Entity, Value } from './entity.ts';
import { entityOf } from './terms.ts';

/** The deepest chain of names: province, prefecture, county, township. */
const DEEPEST = 4;
/** How many names' meanings are kept: offers name what the question names. */
const KEPT = 1000;

/** Finds the places and groups of places that a question names; `year` is the one it asks about. */
export type PlaceFinder = (text: string, year: number | undefined) => Entity[];

/**
 * Every name of the gazetteer that stands anywhere in the text, alone or as a chain (重庆市荣昌区), with all that it may mean. A question
 * is short and wholly accounted for, so that names count that running text would leave in doubt; those that are ordinary words are marked.
 */
export function placeFinder(gazetteer: Gazetteer): PlaceFinder {
  const { ordinary, context } = gazetteer.words;

  const kept = new Map<string, readonly Value[]>();

  function valuesOf(name: string, year: number | undefined, last = name): readonly Value[] {
    const key = `${name} ${last} ${year}`;
    const values = kept.get(key) ?? lookUp(name, year, last);
    if (kept.size >= KEPT) kept.clear();
    kept.set(key, values);
    return values;
  }

  function lookUp(name: string, year: number | undefined, last: string): readonly Value[] {
    const { place, path, candidates } = resolvePlace(name, gazetteer, { year });
    const isChain = last !== name;
    if (candidates.length > 0)
      return isChain ? [] : candidates.map((one) => placeValue(one, gazetteer.byPath(one, year)));
    if (!place || !path || (isChain && !gazetteer.named(last).includes(place))) return [];
    const now = year === undefined ? today(place, gazetteer) : place;
    return [placeValue(now === place ? path : gazetteer.path(now), now)];
  }

  function singles(text: string, at: number): string[] {
    const char = text.charAt(at);
    return gazetteer.named(char).length > 0 && !context.single.has(char) ? [char] : [];
  }

  return (text, year) => {
    const found = new Map<string, Entity>();
    const add = (start: number, end: number, values: readonly Value[], type: 'place' | 'region' = 'place') => {
      if (values.length === 0) return;
      const entity = entityOf(type, text, start, end, { values });
      found.set(
        `${type} ${start} ${end}`,
        ordinary.has(entity.text) && entity.text.length === 2 ? { ...entity, ordinary: true } : entity,
      );
    };
    const chain = (start: number, at: number, depth: number) => {
      for (const name of gazetteer.namesAt(text, at)) {
        const end = at + name.length;
        add(start, end, valuesOf(text.slice(start, end), year, name));
        if (depth + 1 < DEEPEST) chain(start, end, depth + 1);
      }
    };
    for (let at = 0; at < text.length; at++) {
      chain(at, at, 0);
      for (const char of singles(text, at)) add(at, at + 1, valuesOf(char, year));
    }
    for (const { start, end, places } of findPlaces(text, gazetteer, year)) {
      if (found.has(`place ${start} ${end}`)) continue;
      add(
        start,
        end,
        places.map((place) => placeValue(gazetteer.path(place, year), place)),
      );
    }
    for (const [name, codes] of gazetteer.groups) {
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
        const members = codes.map((code) => gazetteer.byCode(code)!);
        add(
          at,
          at + name.length,
          members.map((place) => placeValue(gazetteer.path(place), place)),
          'region',
        );
      }
    }
    return [...found.values()];
  };
}

function placeValue(path: Path, place: Place | undefined): Value {
  return { value: path.join('/'), shown: path.join(''), ...(place && { level: place.level }) };
}

/** What a unit is called today: 荣昌区 for 荣昌县; itself where it was split, or merged with others. */
function today(place: Place, gazetteer: Gazetteer): Place {
  for (let now = place; ; ) {
    if (now.to === null) return now;
    const after = now.after.length === 1 ? gazetteer.byCode(now.after[0]!)! : null;
    if (after?.before.length !== 1) return place;
    now = after;
  }
}
