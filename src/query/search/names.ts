import type { Level } from '../../model/place.ts';
import { bareId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { practices } from '../adoption/practices.ts';
import { arrangementNames } from '../cooperation/rows.ts';
import { laws } from '../document/laws.ts';
import { indicators } from '../figure/indicators.ts';
import { kept } from '../kept.ts';
import { institutionNames } from '../place/institutions.ts';
import { type Jurisdiction, knownPlaces } from '../place/jurisdictions.ts';
import { LEVELS } from '../scope.ts';
import { type TextIndex, textIndex } from './text-index.ts';
import { fold } from './words.ts';

/** What bears names. */
export const NAMED = ['practice', 'jurisdiction', 'institution', 'law', 'indicator', 'cooperation'] as const;
export type Named = (typeof NAMED)[number];

/** A name of something. */
export interface Name {
  /** Id of what bears it; of a place without the year that tells former bearers of a code apart. */
  readonly id: string;
  readonly text: string;
  /** Whether it is another name than the canonical or official one. */
  readonly isOther: boolean;
  /** How many speak of it, or how high it ranks: where names fit equally, the greater number comes first. */
  readonly weight: number;
  /** The same from 0 to below 1. */
  readonly known: number;
  /** For the full path of a place: the names it is made of. It is found by its last ones, written together. */
  readonly path?: readonly string[];
  /** The place that bears it. */
  readonly place?: Jurisdiction;
}

/** The names of one type, and what finds those that hold some words. */
export interface Names {
  readonly index: Pick<TextIndex, 'find'>;
  at(number: number): Name;
  /** Whether shorter names come before longer ones, and then lesser ids before greater ones. */
  readonly byLength: boolean;
  /** Whether full paths are among them, which are looked through without the signs between their names. */
  readonly withPaths: boolean;
}

/** All names of a type. */
export function namesOf(store: Store, type: Named): Promise<Names> {
  return kept(store, `names of ${type}`, () => READ[type](store));
}

const READ: Readonly<Record<Named, (store: Store) => Promise<Names>>> = {
  practice: async (store) =>
    listed(
      (await practices(store)).flatMap(({ row: { id, name, aliases, adopterCount } }) => [
        counted(id, name, adopterCount),
        ...aliases.map((alias) => ({ ...counted(id, alias, adopterCount), isOther: true })),
      ]),
    ),
  law: async (store) => listed((await laws(store)).map(({ row }) => counted(row.id, row.title, row.reports.length))),
  indicator: async (store) => listed((await indicators(store)).map(({ row }) => counted(row.id, row.name, row.places))),
  jurisdiction: placeNames,
  institution: async (store) => unweighted(await institutionNames(store)),
  cooperation: async (store) => unweighted(await arrangementNames(store)),
};

/** Names by the ids of what bears them, without anything that tells how well known they are; there may be very many. */
function unweighted(named: ReadonlyMap<string, string>): Names {
  const [ids, names] = [[...named.keys()], [...named.values()]];
  const order = Array.from(ids, (_id, number) => number);
  order.sort((a, b) => names[a]!.length - names[b]!.length || (ids[a]! < ids[b]! ? -1 : 1));
  const index = textIndex();
  for (const number of order) index.add(fold(names[number]!));
  const at = (number: number): Name => {
    const [id, text] = [ids[order[number]!]!, names[order[number]!]!];
    return { id, text, isOther: false, weight: 0, known: 0 };
  };
  return { index, at, byLength: true, withPaths: false };
}

function listed(names: readonly Name[]): Names {
  const index = textIndex();
  for (const { text, path } of names) index.add(fold(path?.join('') ?? text));
  return { index, at: (number) => names[number]!, byLength: false, withPaths: names.some(({ path }) => path) };
}

/** The number of those who speak of a thing that makes it half known. */
const HALF = 50;

const counted = (id: string, text: string, weight: number): Name => ({
  ...{ id, text, isOther: false, weight, known: weight / (weight + HALF) },
});

async function placeNames(store: Store): Promise<Names> {
  const { byId, short } = await knownPlaces(store);
  const name = (place: Jurisdiction, text: string): Name => {
    const rank = LEVELS.indexOf(place.level as Level);
    const below = rank < 0 ? LEVELS.length : rank;
    return { id: bareId(place.id), text, isOther: false, weight: -below, known: 1 / (below + 2), place };
  };
  return listed([
    ...[...byId.values()].flatMap((place) => [
      name(place, place.name),
      { ...name(place, place.path.join('/')), isOther: true, path: place.path },
    ]),
    ...[...short].flatMap(([form, places]) => places.map((place) => ({ ...name(place, form), isOther: true }))),
  ]);
}
