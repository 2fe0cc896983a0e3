import { holds, type Words } from './words.ts';

/** Texts in an order, and what finds those that hold some words without going through all. */
export interface TextIndex {
  /** Puts a text, folded, after those before it. */
  add(text: string): void;
  /** The numbers of the texts that hold all words, in order, from 0; of those only for which `wanted` is 1, where it is given. */
  find(words: Words, wanted?: Uint8Array | null): Generator<number>;
}

/** Some texts that follow each other. */
interface Block {
  readonly first: number;
  /** The texts, a NUL between each. */
  readonly text: string;
  /** Where each begins. */
  readonly starts: Uint32Array;
  /** Which pairs of neighbouring characters stand in it, as bits; several pairs share one. */
  readonly pairs: Uint32Array;
}

/** Characters of a block, and bits for its pairs: so that about a fifth of the bits are set. */
const CHARACTERS = 2048;
const BITS = 8192;
/** The bits of a hash that are left out to get one of BITS. */
const REST = 32 - Math.log2(BITS);

/**
 * An index of texts by the pairs of characters in them. A search leaves out the blocks in which a pair of its words does not
 * stand and looks through the others: so a rare word costs little, and a common one as much as its first hits that are taken.
 * It takes two and a half bytes for a character.
 */
export function textIndex(): TextIndex {
  const blocks: Block[] = [];
  let open: string[] = [];
  let length = 0;
  let size = 0;

  function close(): void {
    if (open.length === 0) return;
    const text = open.join('\0');
    const starts = new Uint32Array(open.length);
    for (let number = 1; number < open.length; number++)
      starts[number] = starts[number - 1]! + open[number - 1]!.length + 1;
    blocks.push({ first: size - open.length, text, starts, pairs: pairsIn(text) });
    open = [];
    length = 0;
  }

  return {
    add(text) {
      open.push(text.replaceAll('\0', ' '));
      size++;
      length += text.length;
      if (length >= CHARACTERS) close();
    },
    *find(words, wanted = null) {
      close();
      const bits = words.flatMap(bitsOf);
      let next = -1;
      for (const block of blocks) {
        const { first, starts, text, pairs } = block;
        if (wanted && next < first) next = wanted.indexOf(1, first);
        if (wanted && next < 0) return;
        if (wanted && next >= first + starts.length) continue;
        if (!bits.every((bit) => pairs[bit >>> 5]! & (1 << bit)) || !words.every((word) => text.includes(word)))
          continue;
        for (const number of findIn(block, words)) if (wanted?.[number] !== 0) yield number;
      }
    },
  };
}

/** The numbers of a block's texts that hold all words. */
function findIn({ first, starts, text }: Block, words: Words): number[] {
  const found: number[] = [];
  const longest = words.reduce((a, b) => (b.length > a.length ? b : a));
  let number = 0;
  for (let at = text.indexOf(longest); at >= 0; at = text.indexOf(longest, starts[number])) {
    while (number + 1 < starts.length && starts[number + 1]! <= at) number++;
    const end = number + 1 < starts.length ? starts[number + 1]! - 1 : text.length;
    const one = text.slice(starts[number], end);
    if (words.every((word) => holds(one, word))) found.push(first + number);
    if (++number === starts.length) break;
  }
  return found;
}

function pairsIn(text: string): Uint32Array {
  const pairs = new Uint32Array(BITS / 32);
  for (let at = 1; at < text.length; at++) {
    const bit = bitOf(text.charCodeAt(at - 1), text.charCodeAt(at));
    pairs[bit >>> 5]! |= 1 << bit;
  }
  return pairs;
}

function bitsOf(word: string): number[] {
  return Array.from({ length: word.length - 1 }, (_, at) => bitOf(word.charCodeAt(at), word.charCodeAt(at + 1)));
}

const bitOf = (one: number, other: number) => Math.imul((one << 16) | other, 0x9e3779b1) >>> REST;
