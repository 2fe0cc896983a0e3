import nodejieba from 'nodejieba';
import { type Lexicon, signSet, termSet } from '../knowledge/lexicon.ts';
import type { Span } from '../model/text.ts';
import { HAN, kinds } from './characters.ts';
import { openDictionary } from './dictionary.ts';

/** A word of a text; `text.slice(start, end)` is the word. */
export type Word = Span;

/** Cuts text into words. */
export interface Segmenter {
  /** Marks in the answer where a word begins: one byte a UTF-16 code unit of the text, and one for its end. */
  boundaries(text: string): Uint8Array;
  /** The words of any text, in order, without a gap; surrogates and control characters are never lost. */
  words(text: string): Word[];
}

/** Terms of so many characters are words, and count, whatever stands around them. */
export const LONG = 4;
/** How many stretches are remembered, of how many characters: some megabytes. */
const KEPT = 50_000;
const KEPT_LENGTH = 16;

/**
 * nodejieba with the usual words of its dictionary and the terms of a lexicon. Long terms are words of their own, and what is not
 * Han is one word a UTF-16 code unit. What stands between is cut where no word of the dictionary can reach across, as jieba does
 * there in any case: it is asked for short stretches, most of which stand in many reports and are remembered.
 */
export function openSegmenter(lexicon: Lexicon): Segmenter {
  const { files, joins } = openDictionary(lexicon.terms);
  nodejieba.load(files);
  const { trie } = lexicon;
  const turning = signSet(lexicon, 'turning');
  const document = termSet(lexicon, ['document']);
  // Where words begin in a stretch, as bits.
  const known = new Map<string | number, number>();

  /** Whether a term is a word of its own where it ends here: it is long, and its end belongs to no other word. */
  function isWhole(text: string, term: number, end: number): boolean {
    return trie.lengths[term]! >= LONG && document[term] !== 1 && turning[text.charCodeAt(end)] !== 1;
  }

  /** Marks the words of a stretch. */
  function cut(text: string, from: number, to: number, marks: Uint8Array): void {
    marks[from] = 1;
    if (to - from === 1) return;
    if (to - from > KEPT_LENGTH) {
      mark(from, nodejieba.cut(text.slice(from, to)), marks);
      return;
    }
    // Most have two characters, for which a number is at hand sooner than a text.
    const key = to - from === 2 ? (text.charCodeAt(from) << 16) | text.charCodeAt(from + 1) : text.slice(from, to);
    let starts = known.get(key) ?? learn(key, text.slice(from, to));
    for (let at = from; starts !== 0; at++, starts >>= 1) marks[at] = starts & 1;
  }

  function mark(from: number, words: readonly string[], marks: Uint8Array): void {
    let at = from;
    for (const word of words) {
      marks[at] = 1;
      at += word.length;
    }
  }

  /** Where words begin in a stretch, as bits, to be remembered. */
  function learn(key: string | number, stretch: string): number {
    let starts = 0;
    let at = 0;
    for (const word of nodejieba.cut(stretch)) {
      starts |= 1 << at;
      at += word.length;
    }
    if (known.size >= KEPT) known.clear();
    known.set(key, starts);
    return starts;
  }

  /** Marks the words of Han characters: no word reaches from one stretch into the next. */
  function cutApart(text: string, from: number, to: number, marks: Uint8Array): void {
    for (let start = from, end = from + 1; start < to; start = end++) {
      while (end < to && joins(text.charCodeAt(end - 1), text.charCodeAt(end))) end++;
      cut(text, start, end, marks);
    }
  }

  function boundaries(text: string): Uint8Array {
    const marks = new Uint8Array(text.length + 1);
    let from = 0;
    // Behind the terms that begin before: of 未有效发挥 the first word may be 未有效.
    let reach = 0;
    for (let at = 0; at < text.length; ) {
      const isHan = (kinds[text.charCodeAt(at)]! & HAN) !== 0;
      const term = isHan ? trie.longest(text, at) : -1;
      const end = at + (term === -1 ? 1 : trie.lengths[term]!);
      if (isHan && (term === -1 || at < reach || !isWhole(text, term, end))) {
        reach = Math.max(reach, end);
        at++;
        continue;
      }
      if (from < at) cutApart(text, from, at, marks);
      marks[at] = 1;
      at = end;
      from = at;
    }
    if (from < text.length) cutApart(text, from, text.length, marks);
    marks[text.length] = 1;
    return marks;
  }

  return {
    boundaries,
    words(text) {
      const marks = boundaries(text);
      const words: Word[] = [];
      for (let start = 0, end = 1; end <= text.length; end++) {
        if (!marks[end]) continue;
        words.push({ start, end });
        start = end;
      }
      return words;
    },
  };
}
