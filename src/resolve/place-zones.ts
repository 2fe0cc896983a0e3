import type { Place } from '../model/place.ts';
import type { Link } from './place-chain.ts';
import { free } from './place-context.ts';
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
  const { full } = lexicon.gazetteer.words.zones.find((zone) => zone.word === word)!;
  const places = ofKind(word, zonesOf(above.places, lexicon), lexicon);
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

/**
 * The zones of one holder that a text names by a generic word alone (高新区, 开发区管委会), those right below it first;
 * null where the text is no such word.
 */
export function zonesBelow(text: string, holder: Place, lexicon: PlaceLexicon): readonly Place[] | null {
  const length = lexicon.zone.at(text, 0);
  if (length === 0 || !free(text, length, lexicon)) return null;
  const word = text.slice(0, length);
  for (let above = [holder]; above.length > 0; ) {
    const found = ofKind(word, zonesOf(above, lexicon), lexicon);
    if (found.length > 0) return found;
    above = above
      .flatMap(({ code }) => lexicon.gazetteer.children(code))
      .filter(({ level }) => level === 'prefecture' || level === 'county');
  }
  return zoneAfter(text, { start: 0, end: 0, name: '', places: [holder] }, lexicon)?.places ?? [];
}

/** Of zones, those that the word is a name of, or else those that it may be short for: 开发区 for 经济技术开发区. */
function ofKind(word: string, all: readonly Place[], lexicon: PlaceLexicon): readonly Place[] {
  const { zones } = lexicon.gazetteer.words;
  const { meaning } = zones.find((zone) => zone.word === word)!;
  // 荣昌高新区 ends in 新区 too, but 高新区 is what it is: the longest word at the end tells.
  const kindsOf = ({ name, short }: Place) =>
    [name, ...short].map((one) => one.slice(one.length - lexicon.zone.before(one, one.length)));
  const choose = (fits: (kind: string) => boolean) => all.filter((zone) => kindsOf(zone).some(fits));
  const exact = choose((kind) => kind === word);
  if (exact.length > 0) return exact;
  const alike = choose((kind) => zones.some((zone) => zone.word === kind && zone.meaning === meaning));
  if (alike.length > 0) return alike;
  return choose((kind) => kind.endsWith(word) && zones.some((zone) => zone.word === kind && zone.full));
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
