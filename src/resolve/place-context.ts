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
  if (!official && after > lexicon.follower.at(text, last.end)) return chain.length > 1 ? 'context' : 'none';
  if (chain.length > 1) {
    if (!gazetteer.words.ordinary.has(last.name)) return 'name';
    return official || free(text, last.end, lexicon) ? 'name' : 'none';
  }
  if (last.name.length === 2 && crosses(text, last.start, lexicon)) return 'none';
  if (official && last.places.every((place) => isUnproper(place, lexicon))) return 'none';
  if (!official && last.places.every((place) => place.to !== null && place.to < (year ?? RECENT) - 1)) return 'none';
  if (gazetteer.words.ordinary.has(last.name)) {
    const led = lexicon.leader.before(text, last.start) > 0;
    return led && lexicon.follower.at(text, last.end) > 0 ? 'name' : 'context';
  }
  if (!official && crosses(text, last.start, lexicon) && crosses(text, last.end, lexicon)) return 'none';
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

/** Whether a frequent word lies across a border: 提高|安全 has no 高安. */
function crosses(text: string, at: number, { gazetteer }: PlaceLexicon): boolean {
  return at > 0 && at < text.length && gazetteer.words.common.has(text.slice(at - 1, at + 1));
}

/** Farms, parks and offices that statistics count as townships have names that many things bear. */
function isUnproper(place: Place, { townSuffix }: PlaceLexicon): boolean {
  return place.level === 'township' && townSuffix.before(place.name, place.name.length) === 0;
}
