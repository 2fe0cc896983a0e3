import type { Gazetteer } from '../../knowledge/gazetteer.ts';
import type { Place } from '../../model/place.ts';
import { bareId } from '../../store/ids.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { type Graph, insideOf, type Narrowing, placesCalled } from '../scope.ts';
import { type Jurisdiction, knownPlaces, placed } from './jurisdictions.ts';

/** What a place is asked for by: its code (or its id in the graph), or what else it may be called. */
export type Called = { readonly code: string } | { readonly name: string };

/**
 * The places that a code or a name means, as they stood in a year, or stand today: those of the gazetteer, and those that
 * the graph alone knows. A code, a full path or an official name goes before a short form.
 */
export async function placesMeant({ store, gazetteer }: Graph, called: Called, year: number | null) {
  const name = 'code' in called ? called.code : called.name;
  const bearers = bearersOf(gazetteer, called, year);
  const places = new Set(bearers.flatMap((place) => standingIn(gazetteer, place, year)));
  const meant = [...places].map((place) => placed(gazetteer, place, year ?? undefined));
  const { byId, named, short } = await knownPlaces(store);
  const own = (found: readonly Jurisdiction[] = []) => found.filter((place) => !placeOf(gazetteer, place));
  const exact = 'code' in called ? own(one(byId.get(name))) : own(named.get(name));
  const official = (place: Place) => place.name === name || !place.short.includes(name);
  if (bearers.some(official)) return [...meant, ...exact];
  if (exact.length > 0 || 'code' in called) return exact;
  return [...meant, ...own(short.get(name))];
}

/** The places that bear a code, or a name in a year; those that bear it in other years where none does. */
function bearersOf(gazetteer: Gazetteer, called: Called, year: number | null): readonly Place[] {
  if ('code' in called) return one(gazetteer.byCode(called.code));
  const { name } = called;
  if (year === null) return placesCalled(gazetteer, name);
  const path = name.split('/');
  const placed = path.length > 1 ? gazetteer.byPath(path, year) : undefined;
  if (placed) return [placed];
  const then = gazetteer.named(name, year);
  const official = then.filter((place) => place.name === name);
  return [official, then, placesCalled(gazetteer, name)].find(({ length }) => length > 0) ?? [];
}

/** What a place was in a year, or is today. One that was split up or is no more is told as it was last. */
function standingIn(gazetteer: Gazetteer, place: Place, year: number | null): readonly Place[] {
  if (year !== null) return gazetteer.standing(place, year);
  const today = gazetteer.standing(place, Number.POSITIVE_INFINITY);
  if (today.length === 1) return today;
  let last = place;
  while (last.to !== null && last.after.length === 1) last = gazetteer.byCode(last.after[0]!)!;
  return [last];
}

/** A place as it stood in a year, where it was one place then; as it is told otherwise. */
export function inYear(gazetteer: Gazetteer, place: Jurisdiction, year: number): Jurisdiction {
  const known = gazetteer.byCode(place.id);
  const [then, ...others] = known ? gazetteer.standing(known, year) : [];
  return then && others.length === 0 ? placed(gazetteer, then, year) : place;
}

const one = <T>(found: T | undefined): T[] => (found === undefined ? [] : [found]);

/** The gazetteer's own entry of a jurisdiction, by its id or else its path. */
function placeOf(gazetteer: Gazetteer, { id, path }: Jurisdiction): Place | undefined {
  return gazetteer.byCode(id) ?? gazetteer.byPath(path);
}

/** The places that one lies in, from the province down, under the names they bore in its own last year. */
export async function superiorsOf({ store, gazetteer }: Graph, { id, path }: Jurisdiction): Promise<Jurisdiction[]> {
  const year = gazetteer.byCode(id)?.to ?? undefined;
  const { named } = await knownPlaces(store);
  return path.slice(0, -1).flatMap((_name, index) => {
    const above = path.slice(0, index + 1);
    const place = gazetteer.byPath(above, year) ?? gazetteer.byPath(above);
    return place ? { ...placed(gazetteer, place), path: above } : (named.get(above.join('/'))?.[0] ?? []);
  });
}

/** What lies directly below a place: in the gazetteer today, and in the graph where the gazetteer does not know it. */
export async function partsOf({ store, gazetteer }: Graph, { id, path }: Jurisdiction): Promise<Jurisdiction[]> {
  const parts = gazetteer.children(bareId(id)).map((place) => placed(gazetteer, place));
  const { below } = await knownPlaces(store);
  const others = (below.get(path.join('/')) ?? []).filter((place) => !placeOf(gazetteer, place));
  return sortedBy([...parts, ...others], (place) => [place.id]).map(({ row }) => row);
}

/** What a place was called before, or what it became; nothing where the gazetteer does not know it. */
export function changesOf(gazetteer: Gazetteer, { id }: Jurisdiction, when: 'before' | 'after'): Jurisdiction[] {
  const codes = gazetteer.byCode(id)?.[when] ?? [];
  return codes.flatMap((code) => gazetteer.byCode(code) ?? []).map((place) => placed(gazetteer, place));
}

/**
 * The places that the graph holds, each once under its last name, by code: those of which the full path, of whatever year,
 * contains a text or the code begins with it; null where no place is called `within`.
 */
export async function jurisdictions(
  graph: Graph,
  { text, within, level }: { readonly text: string } & Pick<Narrowing, 'within' | 'level'>,
): Promise<Sorted<Jurisdiction> | null> {
  const inside = within == null ? () => true : await insideOf(graph, within);
  if (!inside) return null;
  const { byId, nodes } = await knownPlaces(graph.store);
  const like = ({ code, path }: Jurisdiction) => path.join('/').includes(text) || (code?.startsWith(text) ?? false);
  const found = [...nodes].flatMap(([id, of]) => {
    const place = byId.get(lastOf(id, of))!;
    if (level != null && place.level !== level) return [];
    if (!inside(id, place.path.join('/')) || !of.some((node) => like(byId.get(node)!))) return [];
    return [place];
  });
  return sortedBy(found, ({ id }) => [bareId(id)]);
}

/** The last of a place's nodes: of 4206 and 4206@2009 it is 4206. */
const lastOf = (id: string, nodes: readonly string[]) => (nodes.includes(id) ? id : nodes.at(-1)!);
