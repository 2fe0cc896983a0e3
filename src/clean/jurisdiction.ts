import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { placesOfAddress } from '../resolve/place-address.ts';
import { findMentions, type Mention } from './mentions.ts';
import { allows, bears, readSelf, type Self, type SelfRules } from './self.ts';
import { findSubjects } from './subject.ts';
import { unlistedInText, unlistedInTitle } from './unlisted.ts';

/** Where the place of a report can be read. */
export interface PlaceEvidence {
  /** Readable title, without white space. */
  readonly title: string | null;
  readonly signature: readonly string[];
  /** The report's own text, from its addressee or first sentence on. */
  readonly body: string;
  /** Breadcrumb, source and other furniture above the text: they support, they do not decide. */
  readonly furniture: string;
  readonly year: number | null;
  /** Where the page was published, if that is known: a hint to choose among candidates by. */
  readonly address: string | null;
}

/** What the text says of a report's place; `candidates` where it does not decide. */
export interface Location {
  readonly path: Path | null;
  readonly code: string | null;
  readonly candidates: readonly Path[];
}

const NOWHERE: Location = { path: null, code: null, candidates: [] };
/** How far the text is read for names; most tell their place in the opening. */
const OPENING = 2500;
const SURVEY = 10_000;

/** The place a report is about, by its text; its address only chooses among candidates; never a guess. */
export function locate(evidence: PlaceEvidence, gazetteer: Gazetteer, rules: SelfRules): Location {
  const { title, year } = evidence;
  const body = evidence.body.slice(0, SURVEY);
  if (rules.placeholder.test(title ?? '') || rules.placeholder.test(body.slice(0, 200))) return NOWHERE;
  const self = readSelf(body, rules);
  const find = (text: string) => findMentions(text, gazetteer, year, [...rules.levels.keys()]);
  const opening = once(() => find(body.slice(0, OPENING)));
  const context: Context = {
    gazetteer,
    year,
    self,
    rules,
    address: evidence.address,
    mentions: once(() => [
      ...find([title, ...evidence.signature, evidence.furniture].filter(Boolean).join('\n')),
      ...(body.length > OPENING ? find(body) : opening()),
    ]),
  };

  for (const named of [title, ...evidence.signature]) {
    if (named === null) continue;
    const last = find(named).at(-1);
    if (!last) {
      // 城关镇: so many bear the name that it is no place by itself.
      const town = gazetteer.named(rules.townAtStart.exec(named)?.[1] ?? '', year ?? undefined);
      if (town.length > 0) return decide(town, context);
      continue;
    }
    const town = unlistedInTitle(named, last, gazetteer, rules);
    // 合川区南津街: a part of what the title names, by a name that is not known; the text may write it out.
    if (!town && speaksLower(last, self, rules)) return lower(last, context);
    return town ? part(last.places[0]!, town, context) : decide(last.places, context);
  }
  for (const [text, mentions] of [
    [body.slice(0, OPENING), opening],
    [body, context.mentions],
  ] as const) {
    const subjects = findSubjects(text, mentions(), self, rules);
    if (subjects.length > 0) return decide(subjects, context);
    if (body.length <= OPENING) break;
  }
  const town = unlistedInText(body, context.mentions(), self, rules);
  return town ? part(town.holder, town.name, context) : fromBelow(context);
}

interface Context {
  readonly gazetteer: Gazetteer;
  readonly year: number | null;
  readonly self: Self;
  readonly rules: SelfRules;
  readonly address: string | null;
  readonly mentions: () => readonly Mention[];
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** A part of a place that no gazetteer lists: the path is whole, the code is not known. */
function part(holder: Place, name: string, { gazetteer, year }: Context): Location {
  const listed = gazetteer.children(holder.code, year ?? undefined).find((child) => child.name === name);
  if (listed) return { path: gazetteer.path(listed, year ?? undefined), code: listed.code, candidates: [] };
  return { path: [...gazetteer.path(holder, year ?? undefined), name], code: null, candidates: [] };
}

/** Whether a text speaks of itself as a township under a title that names something larger. */
function speaksLower({ places }: Mention, self: Self, rules: SelfRules): boolean {
  if (self.unit === null || self.strength < 3 || rules.levels.get(self.unit)![0] !== 'township') return false;
  return places.every(({ level, name }) => level !== 'township' && level !== 'zone' && self.agrees(name) < 0.3);
}

/** The part of a place that the text is about, if it is listed; else the place is all that is told. */
function lower({ places }: Mention, context: Context): Location {
  const { gazetteer, mentions, self } = context;
  const parts = mentions()
    .flatMap((mention) => mention.places)
    .filter((place) => self.agrees(place.name) === 1 && places.some(({ code }) => gazetteer.isWithin(place, code)));
  const [first] = parts;
  if (first && parts.every(({ code }) => code === first.code)) return decide([first], context);
  return { ...NOWHERE, candidates: places.map((place) => gazetteer.path(place, context.year ?? undefined)) };
}

/** Of places of one name, the one that the other names in the text support; candidates where none stands out. */
function decide(places: readonly Place[], context: Context): Location {
  const { gazetteer, year, self, rules } = context;
  const path = (place: Place) => gazetteer.path(place, year ?? undefined);
  const allowed = places.filter((place) => allows(self, path(place), place, rules));
  const [only, ...others] = allowed;
  if (only && others.length === 0) return { path: path(only), code: only.code, candidates: [] };
  const rated = (allowed.length > 0 ? allowed : places)
    .map((place) => ({ place, score: support(place, context) * self.agrees(place.name) }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = rated;
  if (first && second && allowed.length > 0 && first.score > 2 * second.score) {
    return { path: path(first.place), code: first.place.code, candidates: [] };
  }
  const hinted = hintedBy(
    context.address,
    rated.map(({ place }) => place),
    gazetteer,
  );
  if (hinted) return { path: path(hinted), code: hinted.code, candidates: [] };
  return { ...NOWHERE, candidates: rated.map(({ place }) => path(place)) };
}

/** The one place of several that lies in what the address names. */
function hintedBy(address: string | null, places: readonly Place[], gazetteer: Gazetteer): Place | null {
  if (address === null) return null;
  const hints = placesOfAddress(address, gazetteer);
  for (const by of ['name', 'initials']) {
    const holders = hints.filter((hint) => hint.by === by);
    const inside = places.filter((place) => holders.some((hint) => gazetteer.isWithin(place, hint.place.code)));
    if (inside.length > 0) return inside.length === 1 ? inside[0]! : null;
  }
  return null;
}

const WEIGHT = { province: 2, prefecture: 3, county: 4, zone: 1, township: 1 } as const;

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

/** A province or city that does not name itself, by the places within it that it calls its own. */
function fromBelow(context: Context): Location {
  const { gazetteer, year, self, rules } = context;
  if (self.unit === null || self.strength < 2) return NOWHERE;
  const levels = rules.levels.get(self.unit)!;
  const below = context.mentions().flatMap(({ places }) => (places.length === 1 ? places : []));
  const above = below.flatMap((place) =>
    ancestors(place, gazetteer).filter(({ level, name }) => levels.includes(level) && bears(name, self.unit!)),
  );
  const [first] = above;
  if (!first || above.some((place) => place.code !== first.code)) return NOWHERE;
  // One name may be that of a guest; of two in one place, both would have to be.
  if (new Set(below.map(({ code }) => code)).size < 2 && first.level !== 'province') return NOWHERE;
  const path = gazetteer.path(first, year ?? undefined);
  return allows(self, path, first, rules) ? { path, code: first.code, candidates: [] } : NOWHERE;
}

function ancestors(place: Place, gazetteer: Gazetteer): Place[] {
  const above: Place[] = [];
  for (let code = place.parent; code !== null; code = above.at(-1)!.parent) {
    const parent = gazetteer.byCode(code);
    if (!parent) break;
    above.push(parent);
  }
  return above;
}
