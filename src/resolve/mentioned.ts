import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { classSet, type Lexicon, termAtEnd } from '../knowledge/lexicon.ts';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';
import { bears, type Token } from '../model/token.ts';
import { findPlaces } from './places.ts';

/** Places named in a sentence: where their names stand, and the paths of those that are certain, by where they begin. */
export interface MentionedPlaces {
  readonly spans: readonly Span[];
  readonly paths: ReadonlyMap<number, Path>;
}

/** Classes of words that no place's name ends in. */
const BOUNDING = [
  'mark',
  'edge',
  'adopting',
  'and',
  'joining',
  'of',
  'planning',
  'number',
  'short-body',
  'generic-body',
];

/** Classes of what is done together, behind who is joined in. */
const JOINT = ['joint-head', 'joint-action', 'title', 'sharing'];

/** Characters of the longest word for a level. */
const LONGEST_LEVEL = 4;

const NONE: MentionedPlaces = { spans: [], paths: new Map() };

/** Finds the places of sentences that name an arrangement between places, a body, who set one up jointly, or something quoted behind a level; others are not worth the search. */
export function openMentioned(lexicon: Lexicon, gazetteer: Gazetteer) {
  const naming = [
    ...lexicon.classNames.filter((name) => name.startsWith('coop-')),
    'body-head',
    'partnering',
    'issuing-jointly',
  ];
  const wanted = classSet(lexicon, naming);

  const joining = classSet(lexicon, ['joining']);
  const joint = classSet(lexicon, JOINT);
  const short = classSet(lexicon, ['short-body']);
  const bounding = classSet(lexicon, BOUNDING);
  const level = classSet(lexicon, ['level']);
  const quote = classSet(lexicon, ['quote']);
  // All of these at once: most tokens bear none.
  const telling = classSet(lexicon, [...naming, ...JOINT, 'joining', 'short-body', 'quote']);

  /** 市人民法院 right behind 大理 may be that place's body, not the reporting place's own. */
  function isAnothers(tokens: readonly Token[], at: number): boolean {
    return at > 0 && bears(tokens[at]!, short) && !bears(tokens[at - 1]!, bounding);
  }

  /** 下营镇“…”: what is quoted behind a level may be some place's own. */
  function isOfPlace(text: string, tokens: readonly Token[], at: number): boolean {
    if (at === 0 || !bears(tokens[at]!, quote)) return false;
    const { start, end } = tokens[at - 1]!;
    return termAtEnd(lexicon, text.slice(start, end), level, LONGEST_LEVEL) !== undefined;
  }

  function isWorth(text: string, tokens: readonly Token[]): boolean {
    let isJoined = false;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (!bears(token, telling)) continue;
      if (bears(token, wanted) || isAnothers(tokens, at) || isOfPlace(text, tokens, at)) return true;
      // 联合兴义市成立巡护工作站: what is set up, done or signed stands behind who is joined in.
      if (isJoined && bears(token, joint)) return true;
      isJoined ||= bears(token, joining);
    }
    return false;
  }

  // Paths in the year that was asked for last: a report names its places again and again.
  let yearOf: number | undefined;
  const known = new Map<Place, Path>();

  function pathIn(place: Place, year: number | undefined): Path {
    if (year !== yearOf) known.clear();
    yearOf = year;
    let path = known.get(place);
    if (!path) known.set(place, (path = gazetteer.path(place, year)));
    return path;
  }

  return (text: string, tokens: readonly Token[], own: Path | null, year: number | undefined): MentionedPlaces => {
    if (!isWorth(text, tokens)) return NONE;
    const told = findPlaces(text, gazetteer, year).filter(({ name }) => !gazetteer.groups.has(name));
    const paths = new Map<number, Path>();
    let last: { readonly path: Path | null; readonly end: number } = { path: null, end: -1 };
    for (const { start, end, places } of told) {
      const possible = places.map((place) => pathIn(place, year));
      // One sign between two names makes a list: 渝北区茨竹镇、大湾镇 are both in 渝北区.
      const beside = start === last.end + 1 ? last.path : null;
      const path = (beside && nearest(possible, beside)) ?? nearest(possible, own);
      if (path) paths.set(start, path);
      last = { path, end };
    }
    return { spans: told, paths };
  };
}

/** The only place, or else the only one that shares most with another: 陈村镇 in a report from 广东 is the one there. */
function nearest(possible: readonly Path[], other: Path | null): Path | null {
  if (possible.length <= 1 || !other) return possible[0] ?? null;
  for (let shared = other.length; shared > 0; shared--) {
    const near = possible.filter((path) => other.slice(0, shared).every((name, index) => path[index] === name));
    if (near.length === 1) return near[0]!;
    if (near.length > 1) return null;
  }
  return null;
}
