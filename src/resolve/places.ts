import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';
import { answer, nothing, type PlaceAnswer, type PlaceOptions, paths } from './place-answer.ts';
import { bearersOf, type Link } from './place-chain.ts';
import { free, isUnproper } from './place-context.ts';
import { lexiconOf, type PlaceLexicon } from './place-lexicon.ts';
import { inYear, within } from './place-readings.ts';
import { scan, simplify } from './place-scan.ts';
import { namesZone, zonesBelow } from './place-zones.ts';

export type { PlaceAnswer, PlaceOptions } from './place-answer.ts';

/** A place's name in a text, a chain of names being one: 重庆市荣昌区盘龙镇. */
export interface PlaceMention extends Span {
  /** As written. */
  readonly name: string;
  /** Every place that it can mean, provinces first. */
  readonly places: readonly Place[];
}

/**
 * The places that a text names, in order; 我区 and 全市 name none. Offsets are those of `text`. A title or a signature may begin
 * with a name that is an ordinary word too: 和县.
 */
export function findPlaces(
  text: string,
  gazetteer: Gazetteer,
  year?: number,
  kind: 'text' | 'title' = 'text',
): PlaceMention[] {
  const plain = simplify(text, gazetteer.words);
  const lexicon = lexiconOf(gazetteer);
  const lenientAt = kind === 'title' ? beginnings(plain, lexicon) : undefined;
  return scan(plain, lexicon, { year, lenientAt }).map((chain) => {
    const start = chain[0]!.start;
    const { end, places } = chain.at(-1)!;
    return { start, end, name: text.slice(start, end), places: inYear(places, year, gazetteer) };
  });
}

/**
 * What place a name, title or address speaks of, or the candidates where it is ambiguous; never a guess. A group (川渝)
 * gives its members as candidates. Of a zone that is not known (遵义市高新区) the path is the certain part, `place` null.
 */
export function resolvePlace(text: string, gazetteer: Gazetteer, options: PlaceOptions = {}): PlaceAnswer {
  const { year } = options;
  const { plain, breaks } = joined(simplify(text.normalize('NFKC'), gazetteer.words));
  const lexicon = lexiconOf(gazetteer);
  const holder = options.within && (gazetteer.byPath(options.within, year) ?? gazetteer.byPath(options.within));
  const below = holder ? zonesBelow(plain, holder, lexicon) : null;
  if (below && holder) return answer(text, below.length > 0 ? below : [holder], gazetteer, options, below.length === 0);
  const named = bearersOf(plain, lexicon).filter((place) => !isGeneric(plain, place, lexicon));
  if (named.length > 0) return answer(text, named, gazetteer, options);
  const group = gazetteer.groups.get(plain);
  if (group)
    return nothing(
      text,
      group.map((code) => gazetteer.path(gazetteer.byCode(code)!, year)),
    );

  const chains = scan(plain, lexicon, { year, lenientAt: beginnings(plain, lexicon) });
  const meant = chains.filter(
    (chain) => chain.length > 1 || !chain[0]!.places.every((place) => isGeneric(chain[0]!.name, place, lexicon)),
  );
  const subject = subjectOf(plain, meant, lexicon);
  if (!subject) return nothing(text);
  const listed = listOf(plain, meant, breaks, lexicon);
  if (listed.length > 1)
    return nothing(
      text,
      paths(
        listed.flatMap((places) => inYear(places, year, gazetteer)),
        gazetteer,
        year,
      ),
    );
  const last = subject.at(-1)!;
  const town = townOf(plain.slice(last.end), last.places, lexicon);
  if (town.length > 0) return answer(text, town, gazetteer, options);
  const zone = namesZone(plain, last.end, lexicon);
  // 龙华新区 need not lie in the 龙华区 of the tables, nor 遵义高新区 outside 遵义市.
  const vague = (place: Place) =>
    place.name !== last.name && place.level !== 'prefecture' && place.level !== 'province';
  if (zone && subject.length === 1 && last.places.some(vague)) return nothing(text);
  return answer(text, last.places, gazetteer, options, zone);
}

/** A text without white space and the signs between the names of a path, and where these stood. */
function joined(text: string): { plain: string; breaks: ReadonlySet<number> } {
  const breaks = new Set<number>();
  let plain = '';
  for (const piece of text.split(/[\s/>]+/)) {
    breaks.add(plain.length);
    plain += piece;
  }
  return { plain, breaks };
}

/** The places that a text lists from the first on, each as what its name can mean: 荣昌、大足; 成都市、武侯区 is one place. */
function listOf(
  text: string,
  chains: readonly Link[][],
  breaks: ReadonlySet<number>,
  lexicon: PlaceLexicon,
): (readonly Place[])[] {
  const listed: (readonly Place[])[] = [];
  let end = 0;
  for (const chain of chains) {
    const { start } = chain[0]!;
    const gap = lexicon.separator.at(text, end);
    if (listed.length > 0 && !(end === start ? breaks.has(start) : gap > 0 && end + gap === start)) break;
    const last = chain.at(-1)!;
    const before = listed.at(-1) ?? [];
    const inside = within(last.places, before, lexicon.gazetteer);
    if (inside.length > 0) listed.splice(-1, 1, inside);
    else if (!last.places.some((place) => before.includes(place))) listed.push(last.places);
    end = last.end;
  }
  return listed;
}

/** 高新区 and 新区 name places by statistics or long ago; by itself such a word names none of them. */
function isGeneric(name: string, place: Place, lexicon: PlaceLexicon): boolean {
  if (isUnproper(place, lexicon))
    return lexicon.gazetteer.named(name).length > 1 || lexicon.zone.at(name, 0) === name.length;
  return place.to !== null && lexicon.zone.at(name, 0) === name.length;
}

/** Where a title may begin to speak of its place: at its start, after 中共, 关于, 2023年. */
function beginnings(text: string, { prefix }: PlaceLexicon): Set<number> {
  const places = new Set([0]);
  for (let at = 0; at < text.length; ) {
    const length = prefix.at(text, at) || /^\d+/.exec(text.slice(at, at + 8))?.[0].length || 0;
    if (length === 0) break;
    at += length;
    places.add(at);
  }
  return places;
}

/** The first place, or a part of it that the title goes on to name before it says what it is about. */
function subjectOf(text: string, chains: readonly Link[][], lexicon: PlaceLexicon): Link[] | undefined {
  let subject = chains[0];
  for (const chain of chains.slice(1)) {
    for (let at = subject!.at(-1)!.end; at < chain[0]!.start; at++) if (lexicon.about.at(text, at) > 0) return subject;
    const last = chain.at(-1)!;
    const places = within(last.places, subject!.at(-1)!.places, lexicon.gazetteer);
    if (places.length > 0) subject = [...subject!, { ...last, places }];
  }
  return subject;
}

/** A township named without its suffix after its county: 荣昌盘龙. */
function townOf(rest: string, above: readonly Place[], lexicon: PlaceLexicon): Place[] {
  if (rest.length < 2) return [];
  return above
    .flatMap((place) => lexicon.gazetteer.children(place.code))
    .filter((child) => {
      const length = child.name.length - lexicon.townSuffix.before(child.name, child.name.length);
      return (
        child.level === 'township' &&
        length > 1 &&
        rest.startsWith(child.name.slice(0, length)) &&
        free(rest, length, lexicon)
      );
    });
}
