import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { readDivisions } from './places-divisions.ts';
import { bare, lineage, stood } from './places-lineage.ts';
import { readGroups, readShortForms, readZones } from './places-tables.ts';
import { readTownships } from './places-townships.ts';
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
  /** All names of two characters and more, official and short, for a trie. */
  names(): readonly string[];
  /** Words that places are told by: suffixes, neighbours, ordinary words that look like a place's short form. */
  readonly words: PlaceWords;
}

/** A place, or the line of a township that nobody asked for yet. */
type Entry = Place | number;

/** Reads `graph/gazetteer`; a mistake in it is a KnowledgeError with file, line and column. */
export function loadGazetteer(folder: string): Gazetteer {
  const units = readDivisions(folder);
  const towns = readTownships(folder, (code) => units.has(code));
  const index = new Map<string, Entry | Entry[]>();
  const add = (name: string, place: Entry) => {
    const known = index.get(name);
    if (known === undefined) index.set(name, place);
    else if (!Array.isArray(known)) index.set(name, known === place ? known : [known, place]);
    else if (!known.includes(place)) known.push(place);
  };
  const placeOf = (entry: Entry) => (typeof entry === 'number' ? towns.place(entry, byCode) : entry);
  const bearers = new Map<string, Place[]>();
  const bear = (place: Place) => {
    const code = bare(place.code);
    const others = bearers.get(code);
    if (others) others.push(place);
    else bearers.set(code, [place]);
    add(place.name, place);
    for (const name of place.short) add(name, place);
  };
  for (const { place } of units.values()) bear(place);

  const { at, standing } = lineage(byCode, (code) => bearers.get(code) ?? []);
  const zones = readZones(folder, placeAt);
  for (const zone of zones.values()) bear(zone);
  towns.eachName(add);
  for (const [code, forms] of readShortForms(folder, placeAt)) for (const form of forms) add(form, byCode(code)!);

  function byCode(code: string): Place | undefined {
    return units.get(code)?.place ?? zones?.get(code) ?? towns.byCode(code, byCode);
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
    const entries = index.get(name) ?? [];
    const found = Array.isArray(entries) ? entries.map(placeOf) : [placeOf(entries)];
    return year === undefined ? found : found.filter((place) => stood(place, year));
  }
  function byPath(wanted: Path, year?: number): Place | undefined {
    const key = wanted.join('/');
    const found = named(wanted.at(-1) ?? '', year).filter((place) => path(place, year).join('/') === key);
    return found.find((place) => place.to === null) ?? found[0];
  }
  function placeAt(key: string): Place | undefined {
    return byPath(key.split('/'));
  }
  let below: Map<string, Entry[]> | undefined;
  function children(code: string, year?: number): readonly Place[] {
    below ??= childrenOf(
      [...units.values()].map(({ place }) => place),
      [...zones.values()],
      towns.parents(),
    );
    const all = (below.get(bare(code)) ?? []).map(placeOf);
    return all.filter((place) => (year === undefined ? place.to === null : stood(place, year)));
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
    pinyin: (place) => units.get(place.code)?.pinyin ?? null,
    divisions: () => [...units.values()].map(({ place }) => place),
    groups: readGroups(folder, placeAt),
    names: () => [...index.keys()].filter((name) => name.length > 1),
    words: readPlaceWords(folder),
  };
}

function childrenOf(units: readonly Place[], zones: readonly Place[], towns: readonly string[]) {
  const below = new Map<string, Entry[]>();
  const add = (parent: string, child: Entry) => {
    const siblings = below.get(parent);
    if (siblings) siblings.push(child);
    else below.set(parent, [child]);
  };
  for (const place of [...units, ...zones]) if (place.parent !== null) add(place.parent, place);
  for (const [i, parent] of towns.entries()) if (parent !== '') add(parent, i);
  return below;
}
