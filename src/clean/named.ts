import { namesPeoplesTown } from '../resolve/place-chain.ts';
import { lexiconOf } from '../resolve/place-lexicon.ts';
import { namesZone } from '../resolve/place-zones.ts';
import { type Context, decide, type Location, NOWHERE, part, undecided } from './decide.ts';
import type { Mention } from './mentions.ts';
import { unlistedInTitle } from './unlisted.ts';

/** The place that a title or a signature names; null where it names none. */
export function placeNamed(text: string, context: Context): Location | null {
  const { gazetteer, year, rules, findInTitle } = context;
  const mentions = findInTitle(text);
  const last = mentions.at(-1);
  const before = mentions.at(-2);
  if (!last) {
    const ends = Array.from({ length: text.length }, (_, at) => at);
    if (ends.some((end) => end > 0 && namesPeoplesTown(text, end, lexiconOf(gazetteer)))) return NOWHERE;
    // 城关镇: so many bear the name that it is no place by itself.
    const towns = gazetteer.named(rules.townAtStart.exec(text)?.[1] ?? '', year ?? undefined);
    return towns.length > 0 ? decide(towns, context) : null;
  }
  if (before) {
    const inside = last.places.filter((place) => before.places.some(({ code }) => gazetteer.isWithin(place, code)));
    if (inside.length > 0) return decide(inside, context, true);
    // 漯河市西城区: not the one of Beijing, but a part of what stands right before it.
    const [holder, ...others] = before.places;
    if (before.end === last.start && last.official && holder && others.length === 0) {
      return part(holder, last.name, context);
    }
  }
  const town = unlistedInTitle(text, last, gazetteer, rules);
  if (town) return part(last.places[0]!, town, context);
  if (namesZone(text, last.end, lexiconOf(gazetteer))) return undecided(last.places, context);
  // 合川区南津街: a part of what the title names, by a name that is not known; the text may write it out.
  return speaksLower(last, context) ? lower(last, context) : decide(last.places, context, true);
}

/** Whether a text speaks of itself as a township under a title that names something larger. */
function speaksLower({ places }: Mention, { self, rules }: Context): boolean {
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
  return undecided(places, context);
}
