import type { Classes } from '../model/token.ts';

/**
 * The sets of classes that programs ask tokens for, each once. All answers for tokens of the same classes stand side by side: one
 * bit a test, in the row of the id of these classes.
 */
export interface TokenTests {
  /** The number of the test whether a token bears one of these classes; numbers that are none of a class are left out. */
  of(numbers: Iterable<number>): number;
  /** Notes the answers for tokens of these classes, and gives where their row begins; every test must be known by then. */
  learn(classes: Classes): number;
  /** The rows; only those of classes that were learnt say anything. */
  readonly bits: Int32Array;
}

/** Tests over this many classes. */
export function openTests(size: number): TokenTests {
  const known = new Map<string, number>();
  // The tests that each class passes.
  const passed = Array.from({ length: size }, (): number[] => []);
  let bits = new Int32Array(0);
  const width = () => (known.size + 31) >> 5;
  return {
    of(numbers) {
      const wanted = [...new Set(numbers)].filter((number) => number >= 0 && number < size).sort((a, b) => a - b);
      const key = wanted.join();
      let test = known.get(key);
      if (test === undefined) {
        test = known.size;
        known.set(key, test);
        for (const number of wanted) passed[number]!.push(test);
      }
      return test;
    },
    learn(classes) {
      const row = classes.id * width();
      if (row + width() > bits.length) {
        const more = new Int32Array(2 * (row + width()));
        more.set(bits);
        bits = more;
      }
      for (const number of classes) for (const test of passed[number]!) bits[row + (test >> 5)]! |= 1 << (test & 31);
      return row;
    },
    get bits() {
      return bits;
    },
  };
}
