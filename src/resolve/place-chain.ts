import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';
import type { PlaceLexicon } from './place-lexicon.ts';
import { within } from './place-readings.ts';
import { zoneAfter } from './place-zones.ts';

/** One name of a chain: 荣昌区 in 重庆市荣昌区盘龙镇, with what it can mean there. */
export interface Link extends Span {
  readonly name: string;
  readonly places: readonly Place[];
}

/** A chain may be this deep: province, prefecture, county, township, and a zone between. */
const DEEPEST = 5;

/** The chain of names that begins at `at` and reaches farthest, each name a part of the one before; null if no name begins there. */
export function chainAt(text: string, at: number, lexicon: PlaceLexicon): Link[] | null {
  const best = farthest(text, at, lexicon, 1, all);
  return best.length > 0 ? best : null;
}

function all(places: readonly Place[]): readonly Place[] {
  return places;
}

const NONE: Link[] = [];

/** The farthest chain among the names at `at`, of each those places that `choose` leaves; `split`: `at` lies within a word. */
function farthest(
  text: string,
  at: number,
  lexicon: PlaceLexicon,
  depth: number,
  choose: (places: readonly Place[]) => readonly Place[],
  split = false,
): Link[] {
  let best = NONE;
  for (const name of lexicon.gazetteer.namesAt(text, at)) {
    const end = at + name.length;
    const places = choose(bearersOf(name, lexicon));
    if (places.length === 0) continue;
    // 区别 in 蓟州区别山镇 covers 蓟州区, but a part of it follows at once. So do 省长 and 市长 in 山西省长治市长子县.
    const covered = lexicon.covered(text, at, end, split ? at : undefined);
    if (namesPeoplesTown(text, end, lexicon) && places.every((place) => place.name !== name)) continue;
    const link = { start: at, end, name, places };
    const rest = tail(text, link, lexicon, depth, covered);
    if (covered && rest.length === 0) continue;
    if (best.length === 0 || (rest.at(-1) ?? link).end > best.at(-1)!.end) best = [link, ...rest];
  }
  return best;
}

/** Who bears a name: those that bear it officially today, or else also those of today that it is short for. */
export function bearersOf(name: string, { gazetteer, bearers }: PlaceLexicon): readonly Place[] {
  let found = bearers.get(name);
  if (!found) bearers.set(name, (found = ranked(gazetteer.named(name), name)));
  return found;
}

function ranked(places: readonly Place[], name: string): readonly Place[] {
  const official = places.filter((place) => place.name === name);
  if (official.length === 0 || official.length === places.length) return places;
  if (official.some((place) => place.to === null)) return official;
  return places.filter((place) => place.name === name || place.to === null);
}

function tail(text: string, above: Link, lexicon: PlaceLexicon, depth: number, knownOnly: boolean): Link[] {
  if (depth === DEEPEST) return [];
  const glue = knownOnly ? 0 : lexicon.glue.at(text, above.end);
  const choose = (places: readonly Place[]) => within(places, above.places, lexicon.gazetteer);
  // 铁岭市委、铁岭市政府: one place twice, not the 铁岭市 that once lay in it.
  const again = glue > 0 && text.startsWith(above.name, above.end + glue);
  for (const at of glue > 0 && !again ? [above.end, above.end + glue] : [above.end]) {
    const best = farthest(text, at, lexicon, depth + 1, choose, knownOnly);
    if (best.length > 0) return best;
  }
  const further = knownOnly ? null : (zoneAfter(text, above, lexicon) ?? townAfter(text, above, lexicon));
  return further ? [further, ...tail(text, further, lexicon, depth + 1, false)] : [];
}

/** Whether what ends here is the name of a township of some peoples, and no place by itself: 同德 in 同德回族土族乡. */
export function namesPeoplesTown(text: string, end: number, { people, townSuffix }: PlaceLexicon): boolean {
  let at = end;
  for (let length = people.at(text, at); length > 0; length = people.at(text, at)) at += length;
  return at > end && townSuffix.at(text, at) > 0;
}

/** A township that the tables do not know but the text names with its office: 荣昌区某某镇人民政府. */
function townAfter(text: string, above: Link, { townSuffix, townOffice, gazetteer }: PlaceLexicon): Link | null {
  const parent = above.places[0]!;
  if (above.places.length !== 1) return null;
  if (gazetteer.words.context['not-town-start'].has(text.charAt(above.end))) return null;
  for (let end = above.end + 2; end <= above.end + 8 && end < text.length; end++) {
    const suffix = townSuffix.before(text, end);
    if (suffix === 0 || end - suffix === above.end || townOffice.at(text, end) === 0) continue;
    const name = text.slice(above.end, end);
    if (!/^\p{Script=Han}+$/u.test(name)) return null;
    if (parent.level !== 'county' && !hasTowns(parent, gazetteer)) return null;
    const code = `${parent.code}-${name}`;
    const place: Place = {
      code,
      name,
      level: 'township',
      parent: parent.code,
      short: [],
      from: null,
      to: null,
      before: [],
      after: [],
    };
    return { start: above.end, end, name, places: [place] };
  }
  return null;
}

/** A prefecture without counties, as 东莞市 is. */
function hasTowns(place: Place, gazetteer: PlaceLexicon['gazetteer']): boolean {
  return place.level === 'prefecture' && gazetteer.children(place.code).some((child) => child.level === 'township');
}
