import type { Place } from '../model/place.ts';
import type { Link } from './place-chain.ts';
import type { PlaceLexicon } from './place-lexicon.ts';
import { inYear, within } from './place-readings.ts';

/**
 * The functional zone that a generic word names after a place: 成都市高新区. Where the tables know none of that kind, a
 * full generic name makes one (遵义市经济技术开发区 -> 遵义经济技术开发区); a short one (遵义市高新区) makes none.
 */
export function zoneAfter(text: string, above: Link, lexicon: PlaceLexicon): Link | null {
  const length = lexicon.zone.at(text, above.end);
  if (length === 0) return null;
  const word = text.slice(above.end, above.end + length);
  const end = above.end + length;
  const { zones } = lexicon.gazetteer.words;
  const { meaning, full } = zones.find((zone) => zone.word === word)!;
  // 荣昌高新区 ends in 新区 too, but 高新区 is what it is: the longest word at the end tells.
  const kindOf = (name: string) => name.slice(name.length - lexicon.zone.before(name, name.length));
  const means = (kind: string) => zones.find((zone) => zone.word === kind)?.meaning === meaning;
  const namesOf = (zone: Place) => [zone.name, ...zone.short].map(kindOf);
  const found = zonesOf(above.places, lexicon).filter((zone) => namesOf(zone).some(means));
  const exact = found.filter((zone) => namesOf(zone).includes(word));
  const places = exact.length > 0 ? exact : found;
  if (places.length > 0) return { start: above.start, end, name: text.slice(above.start, end), places };
  const [parent, ...others] = inYear(above.places, undefined, lexicon.gazetteer) as [Place, ...Place[]];
  if (
    !full ||
    within(others, [parent], lexicon.gazetteer).length < others.length ||
    parent.level === 'township' ||
    parent.level === 'zone'
  )
    return null;
  const name = `${shortest(parent)}${word}`;
  const code = `${parent.code}-${name}`;
  const place: Place = {
    code,
    name,
    level: 'zone',
    parent: parent.code,
    short: [],
    from: null,
    to: null,
    before: [],
    after: [],
  };
  return { start: above.start, end, name: text.slice(above.start, end), places: [place] };
}

/** Whether a generic word for a zone follows: 遵义市高新区 is not 遵义市. */
export function namesZone(text: string, end: number, lexicon: PlaceLexicon): boolean {
  return lexicon.zone.at(text, end) > 0;
}

function zonesOf(places: readonly Place[], { gazetteer }: PlaceLexicon): Place[] {
  return places.flatMap((place) => gazetteer.children(place.code).filter((child) => child.level === 'zone'));
}

function shortest(place: Place): string {
  return [place.name, ...place.short].filter((name) => name.length > 1).reduce((a, b) => (b.length < a.length ? b : a));
}
