import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { readDivisions } from './places-divisions.ts';
import { bare, lineage, stood } from './places-lineage.ts';
import { type Openings, openings } from './places-openings.ts';
import { wordsOf } from './places-table.ts';
import { readGroups, readShortForms, readZones } from './places-tables.ts';
import { readTownships, type Townships } from './places-townships.ts';
import { type PlaceWords, readPlaceWords } from './places-words.ts';

/** The administrative divisions of China and its functional zones, with their names over time. */
export interface Gazetteer {
  byCode(code: string): Place | undefined;
  /** Every place that bears this name, official or short, in that year (in any year if none is given). */
  named(name: string, year?: number): readonly Place[];
  /** Full official names from the province down, as they were in that year; without one, in the place's last year. */
  path(place: Place, year?: number): Path;
  /** The place whose full path this is, today's first. */
  byPath(path: Path, year?: number): Place | undefined;
  /** What lies directly below: in that year, or today. */
  children(code: string, year?: number): readonly Place[];
  /** Whether the place is that ancestor or lies below it. */
  isWithin(place: Place, ancestorCode: string): boolean;
  /** What a place was called in another year: 荣昌区 in 2014 was 荣昌县. Several where units were merged or split. */
  standing(place: Place, year: number): readonly Place[];
  /** Syllables of the name in pinyin, without tones; null for townships and zones, where it is not known. */
  pinyin(place: Place): readonly string[] | null;
  /** Every province, prefecture and county, abolished ones too. */
  divisions(): readonly Place[];
  /** Named groups of places: 川渝 -> the codes of its members. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Names of two characters and more, official and short, that begin at `at`, the longest first. */
  namesAt(text: string, at: number): readonly string[];
  /** The first position from `from` on where such a name may begin; the text's length where none may. */
  nextName(text: string, from: number): number;
  /** Words that places are told by: suffixes, neighbours, ordinary words that look like a place's short form. */
  readonly words: PlaceWords;
}

/** Reads `graph/gazetteer`; a mistake in it is a KnowledgeError with file, line and column. */
export function loadGazetteer(folder: string): Gazetteer {
  const units = readDivisions(folder);
  /** Names of all but townships. */
  const index = new Map<string, Place | Place[]>();
  const add = (name: string, place: Place) => {
    const known = index.get(name);
    if (known === undefined) index.set(name, place);
    else if (!Array.isArray(known)) index.set(name, known === place ? known : [known, place]);
    else if (!known.includes(place)) known.push(place);
  };
  const bearing = (name: string): readonly Place[] => {
    const known = index.get(name);
    return known === undefined ? [] : Array.isArray(known) ? known : [known];
  };
  /** Those that bore a code in years before the place that bears it last. */
  const earlier = new Map<string, Place[]>();
  const bear = (place: Place) => {
    add(place.name, place);
    for (const name of place.short) add(name, place);
    const code = bare(place.code);
    if (code === place.code) return;
    const others = earlier.get(code);
    if (others) others.push(place);
    else earlier.set(code, [place]);
  };
  for (const { place } of units.values()) bear(place);

  const { at, standing } = lineage(byCode, bearers);
  let zones: ReadonlyMap<string, Place> = new Map();
  let towns: Townships | undefined;
  zones = readZones(folder, (key) => among(bearing(lastOf(key)), key.split('/')));
  for (const zone of zones.values()) bear(zone);
  const townships = readTownships(folder, (code) => units.get(code)?.place ?? zones.get(code));
  towns = townships;
  for (const [code, forms] of readShortForms(folder, placeAt)) for (const form of forms) add(form, byCode(code)!);

  function byCode(code: string): Place | undefined {
    return units.get(code)?.place ?? zones.get(code) ?? towns?.byCode(code);
  }
  function bearers(code: string): readonly Place[] {
    const others = earlier.get(code) ?? [];
    const last = units.get(code)?.place ?? zones.get(code);
    return last ? [last, ...others] : others;
  }
  function path(place: Place, year: number | null = place.to): Path {
    const names = [place.name];
    for (let above = place.parent; above !== null; ) {
      const parent = at(above, year)!;
      names.unshift(parent.name);
      above = parent.parent;
    }
    return names;
  }
  function named(name: string, year?: number): readonly Place[] {
    const found = [...bearing(name), ...townships.named(name)];
    return year === undefined ? found : found.filter((place) => stood(place, year));
  }
  function byPath(wanted: Path, year?: number): Place | undefined {
    const name = wanted.at(-1) ?? '';
    return among(bearing(name), wanted, year) ?? among(townships.named(name), wanted, year);
  }
  function among(places: readonly Place[], wanted: Path, year?: number): Place | undefined {
    const key = wanted.join('/');
    const found = places.filter(
      (place) => (year === undefined || stood(place, year)) && path(place, year).join('/') === key,
    );
    return found.find((place) => place.to === null) ?? found[0];
  }
  function placeAt(key: string): Place | undefined {
    return byPath(key.split('/'));
  }
  let below: Map<string, Place[]> | undefined;
  function children(code: string, year?: number): readonly Place[] {
    below ??= childrenOf([...[...units.values()].map(({ place }) => place), ...zones.values()]);
    const all = [...(below.get(bare(code)) ?? []), ...townships.below(bare(code))];
    return all.filter((place) => (year === undefined ? place.to === null : stood(place, year)));
  }
  let begun: Openings | undefined;
  const opened = () => (begun ??= openingsOf(index.keys(), townships));
  function namesAt(text: string, at: number): readonly string[] {
    let lengths = opened().lengths(text, at);
    let found: string[] | undefined;
    while (lengths !== 0) {
      const length = 31 - Math.clz32(lengths);
      lengths ^= 1 << length;
      const name = text.slice(at, at + length);
      if (index.has(name) || townships.bears(name)) (found ??= []).push(name);
    }
    return found ?? NONE;
  }
  return {
    byCode,
    named,
    path: (place, year) => path(place, year ?? place.to),
    byPath,
    children,
    standing,
    isWithin(place, ancestorCode) {
      const ancestor = bare(ancestorCode);
      for (let code: string | null = place.code; code !== null; code = byCode(code)?.parent ?? null) {
        if (bare(code) === ancestor) return true;
      }
      return false;
    },
    pinyin(place) {
      const unit = units.get(place.code);
      return unit ? wordsOf(unit.pinyin) : null;
    },
    divisions: () => [...units.values()].map(({ place }) => place),
    groups: readGroups(folder, placeAt),
    namesAt,
    nextName: (text, from) => opened().next(text, from),
    words: readPlaceWords(folder),
  };
}

const NONE: readonly string[] = [];

function openingsOf(names: Iterable<string>, towns: Townships): Openings {
  const begun = openings();
  for (const name of names) begun.add(name, 0, name.length);
  towns.open(begun);
  return begun;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function childrenOf(places: readonly Place[]): Map<string, Place[]> {
  const below = new Map<string, Place[]>();
  for (const place of places) {
    if (place.parent === null) continue;
    const siblings = below.get(place.parent);
    if (siblings) siblings.push(place);
    else below.set(place.parent, [place]);
  }
  return below;
}
