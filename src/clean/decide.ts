import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { placesOfAddress } from '../resolve/place-address.ts';
import type { Mention } from './mentions.ts';
import { allows, type Self, type SelfRules } from './self.ts';

/**
 * What a text says of a report's place. With candidates, it does not decide: then the path is only what they share,
 * or null.
 */
export interface Location {
  readonly path: Path | null;
  readonly code: string | null;
  readonly candidates: readonly Path[];
}

/** What the choice between places of one name goes by. */
export interface Context {
  readonly gazetteer: Gazetteer;
  readonly year: number | null;
  readonly self: Self;
  readonly rules: SelfRules;
  /** Where the page was published, if that is known. */
  readonly address: string | null;
  /** Places that a title or a signature names. */
  readonly findInTitle: (text: string) => readonly Mention[];
  /** All places that the page names. */
  readonly mentions: () => readonly Mention[];
}

export const NOWHERE: Location = { path: null, code: null, candidates: [] };

const WEIGHT = { province: 2, prefecture: 3, county: 4, zone: 1, township: 1 } as const;

/**
 * Of places of one name, the one that the other names in the text, or else the address, support. `named`: a title or a
 * signature names it, so that the only one that bears the name is it, however the text calls itself.
 */
export function decide(places: readonly Place[], context: Context, named = false): Location {
  const { self, rules } = context;
  // A zone may be listed under two codes.
  const different = [...new Map(places.map((place) => [pathOf(place, context).join('/'), place])).values()];
  const allowed = different.filter((place) => allows(self, calledBy(place, context), place, rules));
  const [only, ...others] = allowed;
  if (only && others.length === 0) return certain(only, context);
  const [sole, ...further] = different;
  // A township of that name may be one that is not listed.
  if (sole && further.length === 0) {
    return named && sole.level !== 'township'
      ? certain(sole, context)
      : { ...NOWHERE, candidates: [pathOf(sole, context)] };
  }
  const rated = (allowed.length > 0 ? allowed : different)
    .map((place) => ({ place, score: support(place, context) * agreement(place, context) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = rated;
  if (first && second && allowed.length > 0 && first.score > 2 * second.score) return certain(first.place, context);
  const possible = rated.map(({ place }) => place);
  const hinted = hintedBy(possible, context);
  return hinted ? certain(hinted, context) : undecided(possible, context);
}

/** The place, whole. */
export function certain(place: Place, context: Context): Location {
  return { path: pathOf(place, context), code: place.code, candidates: [] };
}

/** One of these places, or a part of the only one: what they share is sure. */
export function undecided(places: readonly Place[], context: Context): Location {
  const candidates = places.map((place) => pathOf(place, context));
  const shared = candidates.reduce((a, b) => a.slice(0, sharedLength(a, b)));
  if (shared.length === 0) return { ...NOWHERE, candidates };
  const place = context.gazetteer.byPath(shared, context.year ?? undefined) ?? context.gazetteer.byPath(shared);
  return { path: shared, code: place?.code ?? null, candidates };
}

/** A part of a place by its name: if no gazetteer lists it, the path is whole all the same, and there is no code. */
export function part(holder: Place, name: string, context: Context): Location {
  const listed = context.gazetteer
    .children(holder.code, context.year ?? undefined)
    .find((child) => child.name === name);
  return listed ? certain(listed, context) : { path: [...pathOf(holder, context), name], code: null, candidates: [] };
}

function pathOf(place: Place, { gazetteer, year }: Context): Path {
  return gazetteer.path(place, year ?? undefined);
}

/** How far from its year a report may call a place by an earlier or a later name: one of 2014, put out late, of 荣昌区. */
const SLACK = 5;

/** What a place and those above it are and were called about the year of the report. */
function calledBy(place: Place, context: Context): readonly string[] {
  const names = new Set(pathOf(place, context));
  const { gazetteer, year } = context;
  for (let at: Place | undefined = place; at; at = at.parent === null ? undefined : gazetteer.byCode(at.parent)) {
    for (const name of othersOf(at, gazetteer, year)) names.add(name);
  }
  return [...names];
}

/** Names that a place bore shortly before or after the year, or at any time where none is given. */
function othersOf(place: Place, gazetteer: Gazetteer, year: number | null): string[] {
  const near = (other: Place) =>
    year === null || ((other.from ?? year) <= year + SLACK && (other.to ?? year) >= year - SLACK);
  return [...place.before, ...place.after]
    .map((code) => gazetteer.byCode(code)!)
    .filter(near)
    .map(({ name }) => name);
}

function agreement(place: Place, { gazetteer, year, self }: Context): number {
  return Math.max(...[place.name, ...othersOf(place, gazetteer, year)].map((name) => self.agrees(name)));
}

function sharedLength(a: Path, b: Path): number {
  const differs = a.findIndex((name, index) => name !== b[index]);
  return differs < 0 ? a.length : differs;
}

/** How much the names of places above, below and beside it speak for a place. */
function support(place: Place, { gazetteer, mentions }: Context): number {
  let sum = 0;
  for (const { places } of mentions()) {
    if (places.includes(place)) continue;
    const best = places.map((other) => {
      if (gazetteer.isWithin(place, other.code)) return WEIGHT[other.level];
      if (gazetteer.isWithin(other, place.code)) return 2;
      return place.parent !== null && gazetteer.isWithin(other, place.parent) ? 1 : 0;
    });
    sum += Math.max(0, ...best) / places.length;
  }
  return sum;
}

/** The one place of several that lies in what the address names. */
function hintedBy(places: readonly Place[], { address, gazetteer }: Context): Place | null {
  if (address === null) return null;
  const hints = placesOfAddress(address, gazetteer);
  for (const by of ['name', 'initials']) {
    const holders = hints.filter((hint) => hint.by === by);
    const inside = places.filter((place) => holders.some((hint) => gazetteer.isWithin(place, hint.place.code)));
    if (inside.length > 0) return inside.length === 1 ? inside[0]! : null;
  }
  return null;
}
