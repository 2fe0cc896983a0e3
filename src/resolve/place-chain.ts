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
  let best: Link[] | null = null;
  for (const name of lexicon.namesAt(text, at)) {
    const link = linkOf(lexicon, name, at, lexicon.gazetteer.named(lexicon.names[name]!));
    const chain = [link, ...tail(text, link, lexicon, 1)];
    if (!best || chain.at(-1)!.end > best.at(-1)!.end) best = chain;
  }
  return best;
}

function tail(text: string, above: Link, lexicon: PlaceLexicon, depth: number): Link[] {
  if (depth === DEEPEST) return [];
  let best: Link[] = [];
  const glue = lexicon.glue.at(text, above.end);
  for (const at of glue > 0 ? [above.end, above.end + glue] : [above.end]) {
    for (const name of lexicon.namesAt(text, at)) {
      const places = within(lexicon.gazetteer.named(lexicon.names[name]!), above.places, lexicon.gazetteer);
      if (places.length === 0) continue;
      const link = linkOf(lexicon, name, at, places);
      const chain = [link, ...tail(text, link, lexicon, depth + 1)];
      if (best.length === 0 || chain.at(-1)!.end > best.at(-1)!.end) best = chain;
    }
    if (best.length > 0) return best;
  }
  const further = zoneAfter(text, above, lexicon) ?? townAfter(text, above, lexicon);
  return further ? [further, ...tail(text, further, lexicon, depth + 1)] : [];
}

/** A township that the tables do not know but the text names with its office: 荣昌区某某镇人民政府. */
function townAfter(text: string, above: Link, { townSuffix, townOffice, gazetteer }: PlaceLexicon): Link | null {
  const parent = above.places[0]!;
  if (above.places.length !== 1 || (parent.level !== 'county' && !hasTowns(parent, gazetteer))) return null;
  if (gazetteer.words.context['not-town-start'].has(text.charAt(above.end))) return null;
  for (let end = above.end + 2; end <= above.end + 8 && end < text.length; end++) {
    if (!/^\p{Script=Han}+$/u.test(text.slice(above.end, end))) return null;
    const suffix = townSuffix.before(text, end);
    if (suffix === 0 || end - suffix === above.end || townOffice.at(text, end) === 0) continue;
    const name = text.slice(above.end, end);
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

function linkOf(lexicon: PlaceLexicon, name: number, start: number, places: readonly Place[]): Link {
  return { start, end: start + lexicon.names[name]!.length, name: lexicon.names[name]!, places };
}
