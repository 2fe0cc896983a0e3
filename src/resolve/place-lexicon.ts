import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { buildTrie } from '../knowledge/trie.ts';
import type { Place } from '../model/place.ts';

/** A set of words that answers what stands at, or ends before, a position of a text. */
export interface Words {
  /** Length of the longest word that begins at `at`, or 0. */
  at(text: string, at: number): number;
  /** Length of the longest word that ends at `end`, or 0. */
  before(text: string, end: number): number;
}

/** A gazetteer made ready for scanning. */
export interface PlaceLexicon {
  readonly gazetteer: Gazetteer;
  /** Who bears a name, by those that were asked for. */
  readonly bearers: Map<string, readonly Place[]>;
  /** Whether a word that is no place, beginning at `from` or later, overlaps [start, end) without lying inside it: 市场 does in 北京市场. */
  covered(text: string, start: number, end: number, from?: number): boolean;
  readonly follower: Words;
  readonly leader: Words;
  readonly notAfter: Words;
  readonly separator: Words;
  readonly punctuation: Words;
  readonly glue: Words;
  readonly townSuffix: Words;
  readonly townOffice: Words;
  readonly prefix: Words;
  readonly about: Words;
  readonly zone: Words;
  readonly people: Words;
}

const known = new WeakMap<Gazetteer, PlaceLexicon>();

/** Builds the tries of a gazetteer once. */
export function lexiconOf(gazetteer: Gazetteer): PlaceLexicon {
  const made = known.get(gazetteer) ?? build(gazetteer);
  known.set(gazetteer, made);
  return made;
}

function build(gazetteer: Gazetteer): PlaceLexicon {
  const { context, longer, spared, zones, peoples } = gazetteer.words;
  const blockers = buildTrie(longer);
  const sparing = wordsOf(spared);
  const widest = Math.max(...longer.map((word) => word.length));

  function covered(text: string, start: number, end: number, from = start - widest + 1): boolean {
    for (let at = Math.max(0, from); at < end; at++) {
      const word = blockers.longest(text, at);
      if (word === -1) continue;
      const to = at + longer[word]!.length;
      if (to > start && (at < start || to > end) && sparing.at(text, at) === 0) return true;
    }
    return false;
  }
  return {
    gazetteer,
    bearers: new Map(),
    covered,
    follower: wordsOf(context.follower),
    leader: wordsOf(context.leader),
    notAfter: wordsOf(context['not-after']),
    separator: wordsOf(context.separator),
    punctuation: wordsOf(context.punctuation),
    glue: wordsOf(context.glue),
    townSuffix: wordsOf(context['town-suffix']),
    townOffice: wordsOf(context['town-office']),
    prefix: wordsOf(context['name-prefix']),
    about: wordsOf(context.about),
    zone: wordsOf(new Set(zones.map(({ word }) => word))),
    people: wordsOf(peoples),
  };
}

function wordsOf(words: ReadonlySet<string>): Words {
  const lengths = [...new Set([...words].map((word) => word.length))].sort((a, b) => b - a);
  // Most positions are told by one character: that a word begins or ends with.
  const first = new Uint8Array(0x10000);
  const last = new Uint8Array(0x10000);
  for (const word of words) {
    first[word.charCodeAt(0)] = 1;
    last[word.charCodeAt(word.length - 1)] = 1;
  }
  return {
    at: (text, at) =>
      at >= text.length || first[text.charCodeAt(at)] !== 1
        ? 0
        : (lengths.find((length) => at + length <= text.length && words.has(text.slice(at, at + length))) ?? 0),
    before: (text, end) =>
      end === 0 || last[text.charCodeAt(end - 1)] !== 1
        ? 0
        : (lengths.find((length) => end >= length && words.has(text.slice(end - length, end))) ?? 0),
  };
}
