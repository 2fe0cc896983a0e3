import type { Place } from '../model/place.ts';
import type { Link } from './place-chain.ts';
import type { PlaceLexicon } from './place-lexicon.ts';

/** `name`: no doubt. `context`: only if other places stand beside it. `none`: no place. */
export type Verdict = 'name' | 'context' | 'none';

/** Abolished short forms count no longer where no year is given: 崇文, 宣武. */
const RECENT = 2005;

/** Whether the chain's last name is meant as a place; the names before it only support it. */
export function judge(text: string, chain: readonly Link[], lexicon: PlaceLexicon, year?: number): Verdict {
  const last = chain.at(-1)!;
  const { gazetteer } = lexicon;
  const official = last.places.some((place) => place.name === last.name || place.level === 'zone');
  const after = lexicon.notAfter.at(text, last.end);
  // 南京江 is a river, but in 南京江北 a longer name follows.
  const [next = ''] = after > 0 ? gazetteer.namesAt(text, last.end) : [];
  const follows = Math.max(lexicon.follower.at(text, last.end), next.length);
  if (!official && after > follows) return chain.length > 1 ? 'context' : 'none';
  if (chain.length > 1) {
    if (!gazetteer.words.ordinary.has(last.name)) return 'name';
    return official || free(text, last.end, lexicon) ? 'name' : 'none';
  }
  if (straddles(text, last, official, lexicon)) return 'none';
  if (official && last.places.every((place) => isUnproper(place, lexicon))) return 'none';
  if (!official && last.places.every((place) => place.to !== null && place.to < (year ?? RECENT) - 1)) return 'none';
  if (gazetteer.words.ordinary.has(last.name) || isTiny(last)) {
    const led = lexicon.leader.before(text, last.start) > 0;
    const township = last.places.some(({ level }) => level === 'township');
    const manned = official && township && last.name.length > 2 && lexicon.townOffice.at(text, last.end) > 0;
    return manned || (led && lexicon.follower.at(text, last.end) > 0) ? 'name' : 'context';
  }
  return 'name';
}

/** Whether nothing follows, or something that shows the name to be whole. */
export function free(text: string, end: number, lexicon: PlaceLexicon): boolean {
  return (
    end === text.length ||
    lexicon.punctuation.at(text, end) > 0 ||
    lexicon.separator.at(text, end) > 0 ||
    lexicon.follower.at(text, end) > 0
  );
}

/**
 * Whether the characters belong to other words: 联合|江津 has no 合江, 供应|城市 no 应城市, 新|干部 no 新干; but 在内江 is
 * 在|内江. Names of provinces are spared, for 上海关于 would be 上|海关.
 */
function straddles(
  text: string,
  { start, end, name, places }: Link,
  official: boolean,
  lexicon: PlaceLexicon,
): boolean {
  const { common, context } = lexicon.gazetteer.words;
  const before = crosses(text, start, lexicon);
  if (official)
    return before && (name.length === 2 || (name.length === 3 && common.has(text.slice(start + 1, start + 3))));
  if (places.some((place) => place.level === 'province')) return false;
  if (before && !context.single.has(text.charAt(start - 1))) return true;
  return crosses(text, end, lexicon) && (before || (name.length === 2 && context.single.has(name.charAt(0))));
}

/** Whether a frequent word lies across a border: 提高|安全 has no 高安. */
function crosses(text: string, at: number, { gazetteer }: PlaceLexicon): boolean {
  return at > 0 && at < text.length && gazetteer.words.common.has(text.slice(at - 1, at + 1));
}

/** A township of two characters, 新镇, is seldom meant where nothing says so. */
function isTiny({ name, places }: Link): boolean {
  return name.length === 2 && places.every((place) => place.level === 'township');
}

/** Farms, parks and offices that statistics count as townships: their names are those of many things. */
export function isUnproper(place: Place, { townSuffix }: PlaceLexicon): boolean {
  return place.level === 'township' && townSuffix.before(place.name, place.name.length) === 0;
}
