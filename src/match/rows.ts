import type { Classes } from '../model/token.ts';

/** Sets of classes and kinds of mention, each once, by number: what programs ask tokens for, or rules ask sentences for. */
export interface Sets {
  /** The number of the set of these; what is below 0 is nothing that anything bears. */
  of(numbers: Iterable<number>): number;
  /** The sets that a class or kind is in. */
  holding(number: number): readonly number[];
  readonly count: number;
}

/** No set yet, of this many classes and kinds. */
export function openSets(size: number): Sets {
  const known = new Map<string, number>();
  const holding = Array.from({ length: size }, (): number[] => []);
  return {
    of(numbers) {
      const own = [...new Set(numbers)].filter((number) => number >= 0).sort((a, b) => a - b);
      const key = own.join();
      let set = known.get(key);
      if (set === undefined) {
        set = known.size;
        known.set(key, set);
        for (const number of own) holding[number]!.push(set);
      }
      return set;
    },
    holding: (number) => holding[number]!,
    get count() {
      return known.size;
    },
  };
}

/** What is told by tokens, as bits: all that tokens of the same classes tell stands side by side, in a row for the id of these. */
export interface Rows {
  /** 32-bit words a row. */
  readonly width: number;
  /** The rows; only those of classes that were learnt say anything. */
  readonly bits: Int32Array;
  /** Notes what tokens of these classes tell. */
  learn(classes: Classes): void;
}

/** Rows of `count` bits; `told` gives those of one class. */
export function openRows(count: number, told: (number: number) => readonly number[]): Rows {
  const width = Math.max(1, (count + 31) >> 5);
  // A field, for what is computed at each look takes far longer.
  const rows = {
    width,
    bits: new Int32Array(0),
    learn({ id, numbers }: Classes) {
      const row = id * width;
      if (row + width > rows.bits.length) rows.bits = grown(rows.bits, 2 * (row + width));
      const { bits } = rows;
      for (const number of numbers) for (const bit of told(number)) bits[row + (bit >> 5)]! |= 1 << (bit & 31);
    },
  };
  return rows;
}

/** The same numbers with room for more. */
export function grown(numbers: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length);
  more.set(numbers);
  return more;
}

/** Whether a bit of a row is set. */
export function isSet(bits: Int32Array, row: number, bit: number): boolean {
  return ((bits[row + (bit >> 5)]! >>> (bit & 31)) & 1) === 1;
}
