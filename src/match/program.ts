import type { Lexicon } from '../knowledge/lexicon.ts';
import { wordClass } from '../knowledge/pattern.ts';
import type { Element, Part, Sequence } from '../knowledge/syntax.ts';
import { type Anchor, anchorOf, anchorsOf, firstOf, lengthOf, type NumbersOf } from './anchor.ts';
import type { Sets } from './rows.ts';

/** What an instruction does; its operands stand behind it in the code. */
export const DO = {
  /** What was looked for is found. */
  done: 0,
  /** One token that bears a class of a test: test. */
  one: 1,
  /** One token that bears none: test. */
  none: 2,
  any: 3,
  start: 4,
  end: 5,
  /** An earlier mention that begins here, the longest first: kind. */
  mention: 6,
  /** As many tokens as fit, or then fewer: what one fits by (`one`, `none`, `any`), test, least, most. */
  most: 7,
  /** As few tokens as there must be, or then more: as `most`. */
  fewest: 8,
  /** Goes on; comes back to another place of the code where that fails: other. */
  prefer: 9,
  /** Goes to another place where no token here can begin what follows, else goes on and comes back to it (-1: there is none): test, whether a mention can begin it, other. */
  begin: 10,
  jump: 11,
  /** Notes where a group begins: register. One that may stand again within a match is noted until it is come back to a place before. */
  open: 12,
  reopen: 16,
  /** Takes out a group: register, name. */
  close: 13,
  /** Begins to count how often a group stands: register. */
  enter: 14,
  /** Again, or on: register, least, most, whether lazy, where it goes on. */
  again: 15,
} as const;

/** A pattern made ready to run: instructions for a backtracking machine, as regular expressions are. */
export interface Program {
  readonly code: Int32Array;
  /** Kinds of mentions and names of captures, by the number that the code has for them. */
  readonly words: readonly string[];
  readonly registers: number;
  /** Numbers of classes and kinds of which a sentence must hold at least one, for each of these sets; otherwise it cannot match. */
  readonly needs: readonly (readonly number[])[];
  /** Where a match can begin; null where it can at any token. */
  readonly anchor: Anchor | null;
}

/**
 * Turns a parsed pattern into a program; every class and word must be in the lexicon already, and every kind of mention in
 * `kinds`: their numbers follow those of the classes.
 */
export function compile(sequence: Sequence, lexicon: Lexicon, kinds: readonly string[], tests: Sets): Program {
  const size = lexicon.classNames.length;
  const code: number[] = [];
  const words: string[] = [];
  let registers = 0;
  // How many repeated groups the element stands in.
  let loops = 0;

  const numbersOf: NumbersOf = (element) =>
    element.type === 'mention'
      ? [size + kinds.indexOf(element.kind)]
      : [...element.classes, ...element.words.map(wordClass)].map((name) => lexicon.classNumber(name) ?? -1);

  function wordOf(word: string): number {
    return words.includes(word) ? words.indexOf(word) : words.push(word) - 1;
  }

  /** What exactly one token fits by, with its test; null for other elements. */
  function single(element: Element): [number, number] | null {
    if (element.type === 'any') return [DO.any, -1];
    if (element.type !== 'one') return null;
    return [element.not ? DO.none : DO.one, tests.of(numbersOf(element))];
  }

  /** Lets go on only what can begin one of these; gives the place of the operand that says where to go else. */
  function begin(branches: readonly Sequence[]): number {
    const firsts = branches.map((branch) => firstOf(branch, numbersOf));
    if (firsts.includes(null)) {
      code.push(DO.prefer, -1);
    } else {
      const first = firsts.flatMap((numbers) => [...numbers!]);
      code.push(DO.begin, tests.of(first), Number(first.some((number) => number >= size)), -1);
    }
    return code.length - 1;
  }

  function group({ branches, capture }: Element & { type: 'group' }): void {
    const register = capture === null ? -1 : registers++;
    if (register >= 0) code.push(loops > 0 ? DO.reopen : DO.open, register);
    const ends: number[] = [];
    branches.forEach((branch, index) => {
      const isLast = index === branches.length - 1;
      const other = isLast ? -1 : begin([branch]);
      sequenceOf(branch);
      if (isLast) return;
      code.push(DO.jump, -1);
      ends.push(code.length - 1);
      code[other] = code.length;
    });
    for (const end of ends) code[end] = code.length;
    if (register >= 0) code.push(DO.close, register, wordOf(capture!));
  }

  function once(element: Element): void {
    switch (element.type) {
      case 'start':
        code.push(DO.start);
        break;
      case 'end':
        code.push(DO.end);
        break;
      case 'mention':
        code.push(DO.mention, wordOf(element.kind));
        break;
      case 'group':
        group(element);
        break;
      default: {
        const [fits, test] = single(element)!;
        code.push(fits, ...(test < 0 ? [] : [test]));
      }
    }
  }

  function partOf(part: Part): void {
    const { element, min, max, lazy } = part;
    const fits = single(element);
    if (min === 1 && max === 1) once(element);
    else if (fits) code.push(lazy ? DO.fewest : DO.most, ...fits, min, max);
    // What may take nothing is not left out by taking nothing.
    else if (min === 0 && max === 1 && !lazy && lengthOf({ ...part, min: 1 })[0] > 0) {
      const on = begin(element.type === 'group' ? element.branches : [[{ ...part, min: 1 }]]);
      once(element);
      code[on] = code.length;
    } else {
      const register = registers;
      registers += 2;
      code.push(DO.enter, register);
      const again = code.length;
      code.push(DO.again, register, min, max, Number(lazy), -1);
      loops++;
      once(element);
      loops--;
      code.push(DO.jump, again);
      code[again + 5] = code.length;
    }
  }

  function sequenceOf(parts: Sequence): void {
    parts.forEach(partOf);
  }

  sequenceOf(sequence);
  code.push(DO.done);
  return {
    code: Int32Array.from(code),
    words,
    registers,
    needs: anchorsOf(sequence, numbersOf).map(({ numbers }) => [...numbers]),
    anchor: anchorOf(sequence, numbersOf),
  };
}
