import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import type nodejieba from 'nodejieba';

/** Another number with another way to write the dictionary, so that none written before is taken for it. */
const WAY = 3;
/** Words rarer than this in jieba's dictionary are left out: they cost 700 ms and 150 MB at start and seldom stand in a report. */
const RARE = 10;
/** Frequency given to our own terms, that of a usual word, so that they are kept whole; short ones yield to what surrounds them. */
const OURS = 2000;
const OURS_SHORT = 20;
/** Bits of the hash of two characters: half a megabyte, in which 110,000 pairs leave nearly all others apart. */
const PAIR_BITS = 22;

/** Jieba's own dictionary, as its package ships it. */
const USUAL = createRequire(import.meta.url).resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8');

/** The words that jieba goes by. */
export interface Dictionary {
  /** What jieba is loaded with. */
  readonly files: nodejieba.LoadOptions;
  /** Whether some word may hold these two UTF-16 code units side by side; where none does, jieba ends a word between them. */
  joins(one: number, other: number): boolean;
}

/** The usual words of jieba's dictionary and these terms; written once for a set of terms and kept in the temporary folder under their hash. */
export function openDictionary(terms: readonly string[]): Dictionary {
  // What begins with a number is found by the lexicon alone; jieba must not swallow the word behind its digits.
  const own = terms.filter((term) => term.length >= 2 && term.length <= 8 && !/^\d|\s/.test(term));
  const hash = createHash('sha256')
    .update(`${WAY} ${RARE} ${OURS} ${OURS_SHORT} ${PAIR_BITS}\n`)
    .update(own.join('\n'))
    .digest('hex')
    .slice(0, 16);
  const folder = join(tmpdir(), `fazhi-segmenter-${process.getuid?.() ?? 0}`);
  const dict = join(folder, `${hash}.utf8`);
  const pairs = join(folder, `${hash}.pairs`);
  const one = join(folder, 'one.utf8');
  if (![dict, pairs, one].every(existsSync)) {
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
    write(pairs, pairsOf([...known.keys(), ...own]));
    write(dict, `${[...usual, ...own.map((term) => `${term} ${frequency(term)} n`)].join('\n')}\n`);
  }
  const joined = readFileSync(pairs);
  return {
    files: { dict, userDict: one, idfDict: one, stopWordDict: one },
    joins(one, other) {
      const pair = pairOf(one, other);
      return ((joined[pair >> 3]! >>> (pair & 7)) & 1) === 1;
    },
  };
}

/** A bit for each two code units that stand side by side in a word. */
function pairsOf(words: readonly string[]): Uint8Array {
  const joined = new Uint8Array(1 << (PAIR_BITS - 3));
  for (const word of words) {
    for (let at = 1; at < word.length; at++) {
      const pair = pairOf(word.charCodeAt(at - 1), word.charCodeAt(at));
      joined[pair >> 3]! |= 1 << (pair & 7);
    }
  }
  return joined;
}

function pairOf(one: number, other: number): number {
  return Math.imul((one << 16) | other, 0x9e3779b1) >>> (32 - PAIR_BITS);
}

function write(file: string, content: string | Uint8Array): void {
  const own = `${file}.${process.pid}.${threadId}`;
  writeFileSync(own, content);
  renameSync(own, file);
}
