import type { Lexicon } from '../knowledge/lexicon.ts';
import { wordClass } from '../knowledge/pattern.ts';
import type { Element, Part, Sequence } from '../knowledge/syntax.ts';
import { bears, type Token } from '../model/token.ts';
import { type Anchor, anchorOf, anchorsOf, firstOf } from './anchor.ts';

/** Where an earlier mention stands in a sentence: token indices by kind and first token. */
export interface Placed {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** What a pattern took out under one name: token indices, [from, to). */
export interface Capture {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A sentence as the matcher needs it. */
export interface Scene {
  readonly tokens: readonly Token[];
  /** How many of the tokens are looked at. */
  readonly end: number;
  /** Earlier mentions by the token they begin at. */
  readonly placed: ReadonlyMap<number, readonly Placed[]>;
}

/** A match: token indices and what was captured, in order. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly captures: readonly Capture[];
}

/** A pattern made ready to run. */
export interface Program {
  /** The match that begins at token `from`, or null. */
  at(scene: Scene, from: number): Found | null;
  /** Numbers of classes and kinds of which a sentence must hold at least one, for each of these sets; otherwise it cannot match. */
  readonly needs: readonly (readonly number[])[];
  /** Where a match can begin; null where it can at any token. */
  readonly anchor: Anchor | null;
}

type Next = (at: number) => boolean;
type Step = (at: number, next: Next) => boolean;

/** Steps after which a try at one token is given up: far above what a real sentence takes. */
const STEPS = 20_000;

/**
 * Turns a parsed pattern into a program; every class and word must be in the lexicon already, and every kind of mention in
 * `kinds`: their numbers follow those of the classes.
 */
export function compile(sequence: Sequence, lexicon: Lexicon, kinds: readonly string[]): Program {
  let scene: Scene = { tokens: [], end: 0, placed: new Map() };
  let captures: Capture[] = [];
  let steps = 0;
  let to = -1;
  const ends: Next = (at) => {
    to = at;
    return true;
  };

  const size = lexicon.classNames.length;
  const numbersOf = (element: Element & { type: 'one' | 'mention' }): number[] =>
    element.type === 'mention'
      ? [size + kinds.indexOf(element.kind)]
      : [...element.classes, ...element.words.map(wordClass)].map((name) => lexicon.classNumber(name) ?? -1);

  /** Whether the token at an index is what a part wants that stands for exactly one; null for other parts. */
  function tester(element: Element): ((at: number) => boolean) | null {
    if (element.type === 'any') return () => true;
    if (element.type !== 'one') return null;
    const wanted = setOf(numbersOf(element), size);
    const { not } = element;
    return (at) => bears(scene.tokens[at]!, wanted) !== not;
  }

  function one(element: Element): Step {
    switch (element.type) {
      case 'start':
        return (at, next) => at === 0 && next(at);
      case 'end':
        return (at, next) => at === scene.end && next(at);
      case 'any':
      case 'one': {
        const fits = tester(element)!;
        return (at, next) => at < scene.end && fits(at) && next(at + 1);
      }
      case 'mention':
        return (at, next) =>
          scene.placed.get(at)?.some((mention) => mention.kind === element.kind && next(mention.to)) ?? false;
      case 'group': {
        const inner = either(element.branches.map(stepsOf));
        const name = element.capture;
        if (name === null) return inner;
        return (at, next) => {
          const captured: Next = (to) => {
            captures.push({ name, from: at, to });
            if (next(to)) return true;
            captures.pop();
            return false;
          };
          return inner(at, captured);
        };
      }
    }
  }

  /** Whether a group can begin at an index: quick, and wrong only where it says that it can. */
  function opener(element: Element): ((at: number) => boolean) | null {
    if (element.type !== 'group') return null;
    const first = firstOf([{ element, min: 1, max: 1, lazy: false, at: 0 }], numbersOf);
    if (!first) return null;
    const wanted = setOf(first, size);
    const mentions = [...first].some((number) => number >= size);
    return (at) => at < scene.end && (bears(scene.tokens[at]!, wanted) || (mentions && scene.placed.has(at)));
  }

  function repeated(part: Part): Step {
    const step = one(part.element);
    const { min, max, lazy } = part;
    if (min === 1 && max === 1) return step;
    const from = (count: number, at: number, next: Next): boolean => {
      if (++steps > STEPS) return false;
      const more = () => count < max && step(at, (to) => (to > at || count < min) && from(count + 1, to, next));
      if (count < min) return more();
      return lazy ? next(at) || more() : more() || next(at);
    };
    return (at, next) => from(0, at, next);
  }

  function most(fits: (at: number) => boolean, { min, max }: Part, rest: Step): Step {
    return (at, next) => {
      const last = Math.min(at + max, scene.end);
      let end = at;
      while (end < last && fits(end)) end++;
      for (; end >= at + min; end--) {
        if (++steps > STEPS) return false;
        if (rest(end, next)) return true;
      }
      return false;
    };
  }

  function fewest(fits: (at: number) => boolean, { min, max }: Part, rest: Step): Step {
    return (at, next) => {
      const last = Math.min(at + max, scene.end);
      for (let end = at; ; end++) {
        if (++steps > STEPS) return false;
        if (end >= at + min && rest(end, next)) return true;
        if (end >= last || !fits(end)) return false;
      }
    };
  }

  function stepsOf(parts: Sequence): Step {
    return parts.reduceRight<Step>(before, (at, next) => next(at));
  }

  /** A part and what follows it; after a part of single tokens nothing needs to be remembered. */
  function before(rest: Step, part: Part): Step {
    const fits = tester(part.element);
    if (fits && part.min === 1 && part.max === 1) return (at, next) => at < scene.end && fits(at) && rest(at + 1, next);
    if (fits) return part.lazy ? fewest(fits, part, rest) : most(fits, part, rest);
    const step = repeated(part);
    const opens = opener(part.element);
    if (!opens) return (at, next) => step(at, (to) => rest(to, next));
    const { min } = part;
    return (at, next) => (opens(at) ? step(at, (to) => rest(to, next)) : min === 0 && rest(at, next));
  }

  const run = stepsOf(sequence);
  return {
    needs: anchorsOf(sequence, numbersOf).map(({ numbers }) => [...numbers]),
    anchor: anchorOf(sequence, numbersOf),
    at(given, from) {
      scene = given;
      steps = 0;
      if (!run(from, ends)) {
        return null;
      }
      const taken = captures;
      captures = [];
      if (taken.length > 1) taken.sort((a, b) => a.from - b.from || b.to - a.to);
      return { from, to, captures: taken };
    },
  };
}

function either(branches: readonly Step[]): Step {
  return branches.length === 1 ? branches[0]! : (at, next) => branches.some((branch) => branch(at, next));
}

function setOf(numbers: Iterable<number>, size: number): Uint8Array {
  const set = new Uint8Array(size);
  for (const number of numbers) if (number >= 0 && number < size) set[number] = 1;
  return set;
}
