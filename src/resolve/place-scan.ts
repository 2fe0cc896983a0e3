import type { PlaceWords } from '../knowledge/places-words.ts';
import { chainAt, type Link } from './place-chain.ts';
import { free, judge } from './place-context.ts';
import type { PlaceLexicon } from './place-lexicon.ts';

/** How a text is to be read: in which year, and where it may begin with a bare name that is an ordinary word too. */
export interface ScanOptions {
  readonly year?: number | undefined;
  readonly lenientAt?: ReadonlySet<number> | undefined;
}

/** The chains of names in a text that are meant as places, in order. */
export function scan(text: string, lexicon: PlaceLexicon, { year, lenientAt }: ScanOptions = {}): Link[][] {
  const sure: Link[][] = [];
  const pending: Link[][] = [];
  const next = (from: number) => lexicon.gazetteer.nextName(text, from);
  for (let at = next(0); at < text.length; at = next(at)) {
    const chain = chainAt(text, at, lexicon);
    if (!chain) {
      at++;
      continue;
    }
    const taken = accept(text, chain, lexicon, year, lenientAt?.has(at) ?? false);
    if (taken) sure.push(taken);
    else if (judge(text, chain.slice(0, 1), lexicon, year) === 'context') pending.push(chain.slice(0, 1));
    at = taken ? taken.at(-1)!.end : at + 1;
  }
  return beside(text, sure, pending, lexicon);
}

/** The longest beginning of the chain that is sure to be a place. */
function accept(
  text: string,
  chain: readonly Link[],
  lexicon: PlaceLexicon,
  year: number | undefined,
  lenient: boolean,
): Link[] | null {
  for (let length = chain.length; length > 0; length--) {
    const links = chain.slice(0, length);
    const verdict = judge(text, links, lexicon, year);
    if (verdict === 'name') return links;
    if (verdict === 'context' && length === 1 && lenient && begins(text, links[0]!, lexicon)) return links;
  }
  return null;
}

/** At the beginning of a title a long official name counts in any case, 和县 before a year or 关于, another where it stands by itself. */
function begins(text: string, { end, name, places }: Link, lexicon: PlaceLexicon): boolean {
  if (free(text, end, lexicon)) return true;
  const goesOn = name.length > 2 || /^\d/.test(text.slice(end, end + 1)) || lexicon.prefix.at(text, end) > 0;
  return goesOn && places.some((place) => place.name === name);
}

/** Names that only company makes places are taken where they stand in a list beside one that is sure: 泸州、东兴、朝阳. */
function beside(text: string, sure: Link[][], pending: readonly Link[][], lexicon: PlaceLexicon): Link[][] {
  if (pending.length === 0) return sure;
  const ends = new Set(sure.map((chain) => chain.at(-1)!.end));
  const starts = new Set(sure.map((chain) => chain[0]!.start));
  const taken = new Set<Link[]>();
  const take = (chain: Link[]) => {
    const { start, end } = chain[0]!;
    if (taken.has(chain) || !free(text, end, lexicon)) return;
    const left = lexicon.separator.before(text, start);
    const right = lexicon.separator.at(text, end);
    if (!(left > 0 && ends.has(start - left)) && !(right > 0 && starts.has(end + right))) return;
    taken.add(chain);
    ends.add(end);
    starts.add(start);
  };
  for (const chain of pending) take(chain);
  for (const chain of [...pending].reverse()) take(chain);
  return [...sure, ...taken].sort((a, b) => a[0]!.start - b[0]!.start);
}

/** The text with traditional characters of names made simplified; no offset changes. */
export function simplify(text: string, { simplified, traditional }: PlaceWords): string {
  let result = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (!traditional[text.charCodeAt(i)]) continue;
    result += text.slice(from, i) + simplified.get(text.charAt(i))!;
    from = i + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}
