import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';
import { type Context, certain, decide, type Location, NOWHERE, part } from './decide.ts';
import { findMentions, type Mention } from './mentions.ts';
import { placeNamed } from './named.ts';
import { allows, bears, readSelf, type SelfRules } from './self.ts';
import { findSubjects } from './subject.ts';
import { unlistedInText } from './unlisted.ts';

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

/** How far the text is read for names; most tell their place in the opening. */
const OPENING = 2500;
const SURVEY = 10_000;
/** How far it is read for the way it speaks of its own place. */
const MANNER = 4000;

/** The place a report is about, by its text; its address only chooses among candidates; never a guess. */
export function locate(evidence: PlaceEvidence, gazetteer: Gazetteer, rules: SelfRules): Location {
  const { title, year } = evidence;
  const body = evidence.body.slice(0, SURVEY);
  if (rules.nameless.test(title ?? '') || rules.nameless.test(body.slice(0, 200))) return NOWHERE;
  const self = readSelf(body.slice(0, MANNER), rules);
  const units = [...rules.levels.keys()];
  const find = (text: string) => findMentions(text, gazetteer, year, units);
  const opening = once(() => find(body.slice(0, OPENING)));
  const all = once(() => (body.length > OPENING ? find(body) : opening()));
  const context: Context = {
    gazetteer,
    year,
    self,
    rules,
    address: evidence.address,
    findInTitle: (text) => findMentions(text, gazetteer, year, units, 'title'),
    mentions: once(() => [
      ...find([title, ...evidence.signature, evidence.furniture].filter(Boolean).join('\n')),
      ...withoutPartners(body, all(), rules),
    ]),
  };

  for (const named of [title, ...evidence.signature]) {
    const location = named === null ? null : placeNamed(named, context);
    if (location) return location;
  }
  for (const [text, mentions] of [
    [body.slice(0, OPENING), opening],
    [body, all],
  ] as const) {
    const subjects = findSubjects(text, mentions(), self, rules);
    if (subjects.length > 0) return decide(subjects, context);
    if (body.length <= OPENING) break;
  }
  const town = unlistedInText(body, all(), self, rules);
  return town ? part(town.holder, town.name, context) : fromBelow(context);
}

/** The names but those of places that are joined with: 与甲县、乙县签订…. */
function withoutPartners(
  text: string,
  mentions: readonly Mention[],
  { afterPartner, joined }: SelfRules,
): readonly Mention[] {
  let next = -1;
  return mentions.filter(({ start, end }) => {
    const isPartner =
      (start === next || afterPartner.test(text.slice(Math.max(0, start - 4), start))) &&
      joined.test(text.slice(end, end + 4));
    // In a list all are what the first is.
    next = isPartner ? end + 1 : -1;
    return !isPartner;
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
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
  return allows(self, path, first, rules) ? certain(first, context) : NOWHERE;
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
