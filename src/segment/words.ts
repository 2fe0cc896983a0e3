import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import nodejieba from 'nodejieba';
import type { Span } from '../model/text.ts';

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
/** Characters handed to jieba in one call. */
const CHUNK = 1 << 16;

/** Jieba's own dictionary, as its package ships it. */
const USUAL = createRequire(import.meta.url).resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');

/** What jieba would drop or change: halves of surrogate pairs and NUL. Each is replaced by one harmless character. */
const UNSAFE = /[\ud800-\udfff\0]/g;

/** nodejieba with a dictionary of its usual words and our terms. */
export function openSegmenter(terms: readonly string[]): Segmenter {
  nodejieba.load(dictionaries(terms));

  function boundaries(text: string): Uint8Array {
    const marks = new Uint8Array(text.length + 1);
    const safe = text.replace(UNSAFE, '\u25a1');
    for (let from = 0; from < safe.length; from += CHUNK) {
      let at = from;
      for (const word of nodejieba.cut(safe.slice(from, from + CHUNK))) {
        marks[at] = 1;
        at += word.length;
      }
      if (at !== Math.min(from + CHUNK, safe.length)) marks.fill(1, from, from + CHUNK);
    }
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
