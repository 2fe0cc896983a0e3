import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import nodejieba from 'nodejieba';
import { type Lexicon, signSet, termSet } from '../knowledge/lexicon.ts';
import type { Span } from '../model/text.ts';

import { HAN, kinds } from './characters.ts';

/** A word of a text; `text.slice(start, end)` is the word. */
export type Word = Span;

/** Cuts text into words. */
export interface Segmenter {
  /** Marks in the answer where a word begins: one byte a UTF-16 code unit of the text, and one for its end. */
  boundaries(text: string): Uint8Array;
  /** The words of any text, in order, without a gap; surrogates and control characters are never lost. */
  words(text: string): Word[];
}

/** Another number with another way to write the dictionary, so that none written before is taken for it. */
const WAY = 2;
/** Words rarer than this in jieba's dictionary are left out: they cost 700 ms and 150 MB at start and seldom stand in a report. */
const RARE = 10;
/** Frequency given to our own terms, that of a usual word, so that they are kept whole; short ones yield to what surrounds them. */
const OURS = 2000;
const OURS_SHORT = 20;
/** Characters handed to jieba in one call, and one stretch more. */
const CHUNK = 1 << 16;

/** Jieba's own dictionary, as its package ships it. */
const USUAL = createRequire(import.meta.url).resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');

/** Stands between stretches in one call: jieba sees no word across it. */
const BREAK = '，';
/** Terms of so many characters are words, and count, whatever stands around them. */
export const LONG = 4;
/** How many pairs of characters are remembered: some megabytes. */
const KEPT = 50_000;

/**
 * nodejieba with the usual words of its dictionary and the terms of a lexicon. Long terms are words of their own, and what is not
 * Han is one word a UTF-16 code unit: jieba is asked for the stretches between.
 */
export function openSegmenter(lexicon: Lexicon): Segmenter {
  nodejieba.load(dictionaries(lexicon.terms));
  const { trie } = lexicon;
  const turning = signSet(lexicon, 'turning');
  const document = termSet(lexicon, ['document']);
  // Whether two characters by themselves are two words: most stretches of two stand in many reports.
  const pairs = new Map<string, boolean>();

  /** Whether a term is a word of its own where it ends here: it is long, and its end belongs to no other word. */
  function isWhole(text: string, term: number, end: number): boolean {
    return trie.lengths[term]! >= LONG && document[term] !== 1 && turning[text.charCodeAt(end)] !== 1;
  }

  /** Marks the words of the stretches that begin at `starts`. */
  function cut(stretches: readonly string[], starts: readonly number[], marks: Uint8Array): void {
    let index = 0;
    let at = starts[0]!;
    for (const word of nodejieba.cut(stretches.join(BREAK))) {
      if (word === BREAK) at = starts[++index]!;
      else {
        marks[at] = 1;
        at += word.length;
      }
    }
    stretches.forEach((stretch, index) => {
      if (stretch.length === 2) pairs.set(stretch, marks[starts[index]! + 1] === 1);
    });
    if (pairs.size > KEPT) pairs.clear();
  }

  function boundaries(text: string): Uint8Array {
    const marks = new Uint8Array(text.length + 1);
    let stretches: string[] = [];
    let starts: number[] = [];
    let size = 0;

    function hand(from: number, to: number): void {
      marks[from] = 1;
      if (to - from === 1) return;
      const stretch = text.slice(from, to);
      const parts = to - from === 2 ? pairs.get(stretch) : undefined;
      if (parts !== undefined) {
        if (parts) marks[from + 1] = 1;
        return;
      }
      stretches.push(stretch);
      starts.push(from);
      size += stretch.length;
      if (size > CHUNK) flush();
    }

    function flush(): void {
      if (stretches.length > 0) cut(stretches, starts, marks);
      stretches = [];
      starts = [];
      size = 0;
    }

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
      if (from < at) hand(from, at);
      marks[at] = 1;
      at = end;
      from = at;
    }
    if (from < text.length) hand(from, text.length);
    flush();
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

/** Writes jieba's dictionary files once for a set of terms and keeps them in the temporary folder under their hash. */
function dictionaries(terms: readonly string[]): nodejieba.LoadOptions {
  // What begins with a number is found by the lexicon alone; jieba must not swallow the word behind its digits.
  const own = terms.filter((term) => term.length >= 2 && term.length <= 8 && !/^\d|\s/.test(term));
  const hash = createHash('sha256')
    .update(`${WAY} ${RARE} ${OURS} ${OURS_SHORT}\n`)
    .update(own.join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = join(tmpdir(), `fazhi-segmenter-${process.getuid?.() ?? 0}`);
  const dict = join(folder, `${hash}.utf8`);
  const one = join(folder, 'one.utf8');
  if (!existsSync(dict) || !existsSync(one)) {
    mkdirSync(folder, { recursive: true });
    const usual = readFileSync(USUAL, 'utf8')
      .split('\n')
      .filter((line) => Number(line.split(' ')[1]) >= RARE);
    // Jieba wants a keyword model and stop words, which we never use: one line serves for both.
    write(one, 'x 1.0\n');
    const known = new Map(usual.map((line) => [line.split(' ')[0]!, Number(line.split(' ')[1])]));
    const all = new Set(own);
    // 区林业局 is short with a sign before it, and leaves 自治区林业局 its first word.
    const isShort = (term: string) => term.length <= 3 || all.has(term.slice(1));
    const frequency = (term: string) => Math.max(isShort(term) ? OURS_SHORT : OURS, known.get(term) ?? 0);
    write(dict, `${[...usual, ...own.map((term) => `${term} ${frequency(term)} n`)].join('\n')}\n`);
  }
  return { dict, userDict: one, idfDict: one, stopWordDict: one };
}

function write(file: string, text: string): void {
  const own = `${file}.${process.pid}.${threadId}`;
  writeFileSync(own, text);
  renameSync(own, file);
}
