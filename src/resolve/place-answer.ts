import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Path } from '../model/fact.ts';
import type { Level, Place } from '../model/place.ts';
import { inYear, within } from './place-readings.ts';

/** What place a text names. */
export interface PlaceAnswer {
  readonly text: string;
  /** Full official names from the province down; shorter where only that much is certain, null where nothing is. */
  readonly path: Path | null;
  /** Code and level of the last name of `path`. */
  readonly code: string | null;
  readonly level: Level | null;
  /** Every path that the text allows, where it allows several. */
  readonly candidates: readonly Path[];
  /** The place itself; null where `path` is shorter than what the text names. */
  readonly place: Place | null;
}

/** What narrows an answer: the year that is spoken of, and the path of a place that holds the one sought. */
export interface PlaceOptions {
  readonly year?: number | undefined;
  readonly within?: Path | undefined;
}

/** The answer for a text that can mean these places; `more` says that it names a part of them that is not known. */
export function answer(
  text: string,
  places: readonly Place[],
  gazetteer: Gazetteer,
  options: PlaceOptions,
  more = false,
): PlaceAnswer {
  const { year } = options;
  const holder = options.within && (gazetteer.byPath(options.within, year) ?? gazetteer.byPath(options.within));
  const inside = holder
    ? places.filter((place) => place === holder || within([place], [holder], gazetteer).length > 0)
    : places;
  const readings = unlike(inYear(inside, year, gazetteer), gazetteer, year);
  const first = readings[0];
  if (!first || (options.within && !holder))
    return nothing(text, paths(inYear(places, year, gazetteer), gazetteer, year));
  const one =
    readings.length === 1 ||
    first.level === 'province' ||
    readings.slice(1).every((place) => within([place], [first], gazetteer).length > 0);
  if (one)
    return {
      text,
      path: gazetteer.path(first, year),
      code: first.code,
      level: first.level,
      candidates: [],
      place: more ? null : first,
    };
  const candidates = paths(readings, gazetteer, year);
  const common = candidates.reduce((a, b) => a.slice(0, a.findIndex((name, i) => name !== b[i]) >>> 0));
  const shared = common.length > 0 ? gazetteer.byPath(common, year) : undefined;
  if (!shared) return nothing(text, candidates);
  return { text, path: common, code: shared.code, level: shared.level, candidates, place: null };
}

/** The answer where no place is certain. */
export function nothing(text: string, candidates: readonly Path[] = []): PlaceAnswer {
  return { text, path: null, code: null, level: null, candidates, place: null };
}

/** Of places with one path, as a zone that statistics count among the townships too, the first. */
function unlike(places: readonly Place[], gazetteer: Gazetteer, year: number | undefined): Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const path = gazetteer.path(place, year).join('/');
    return !seen.has(path) && seen.add(path);
  });
}

/** The paths of places, each once. */
export function paths(places: readonly Place[], gazetteer: Gazetteer, year: number | undefined): Path[] {
  const all = new Map(places.map((place) => gazetteer.path(place, year)).map((path) => [path.join('/'), path]));
  return [...all.values()];
}
