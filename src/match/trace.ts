import type { Lexicon } from '../knowledge/lexicon.ts';
import { wordClass } from '../knowledge/pattern.ts';
import type { Element, Part, Sequence } from '../knowledge/syntax.ts';
import type { Token } from '../model/token.ts';
import type { Capture, Placed } from './machine.ts';

/** A sentence as a trace needs it. */
export interface Scene {
  readonly tokens: readonly Token[];
  /** How many of the tokens are looked at. */
  readonly end: number;
  /** Earlier mentions by the token they begin at. */
  readonly placed: readonly (readonly Placed[] | undefined)[];
}

/** A match: token indices and what was captured, in order. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly captures: readonly Capture[];
}

/** The element at which a try ended: it stands at `at` in the pattern's text and wanted another token than `token`. */
export interface Failure {
  readonly element: string;
  readonly at: number;
  /** Index of the token at which the try began. */
  readonly from: number;
  /** Index of the token that did not fit; the number of tokens where the sentence ended. */
  readonly token: number;
  /** How many parts of the pattern had been passed. */
  readonly passed: number;
}

/** What a pattern finds at one token, as its program does, or where it came farthest. */
export interface Trace {
  readonly found: Found | null;
  readonly failure: Failure | null;
}

type Next = (at: number, passed: number) => boolean;

/** Steps after which a try at one token is given up: ten times what a program may take. */
const STEPS = 200_000;

/** Runs a pattern's parts from one token on and remembers the first element that failed farthest: slow, and only to tell why. */
export function trace(
  sequence: Sequence,
  lexicon: Lexicon,
  { tokens, end: length, placed }: Scene,
  from: number,
): Trace {
  const captures: Capture[] = [];
  let failure: Failure | null = null;
  let steps = 0;
  let end = from;

  function failed(part: Part, token: number, passed: number): false {
    const farther = failure === null || passed > failure.passed || (passed === failure.passed && token > failure.token);
    if (farther) failure = { element: written(part), at: part.at, from, token, passed };
    return false;
  }

  function fits(element: Element, at: number): boolean {
    if (element.type === 'start') return at === 0;
    if (element.type === 'end') return at === length;
    if (at >= length) return false;
    if (element.type === 'any') return true;
    if (element.type !== 'one') return false;
    const { classes } = tokens[at]!;
    const wanted = [...element.classes, ...element.words.map(wordClass)].map((name) => lexicon.classNumber(name));
    return wanted.some((number) => number !== undefined && classes.numbers.includes(number)) !== element.not;
  }

  function one(part: Part, at: number, passed: number, next: Next): boolean {
    const { element } = part;
    if (element.type === 'mention') {
      const here = placed[at]?.filter(({ kind }) => kind === element.kind) ?? [];
      return here.length > 0 ? here.some(({ to }) => next(to, passed)) : failed(part, at, passed);
    }
    if (element.type !== 'group') {
      const length = element.type === 'start' || element.type === 'end' ? 0 : 1;
      return fits(element, at) ? next(at + length, passed) : failed(part, at, passed);
    }
    const name = element.capture;
    return element.branches.some((branch) =>
      all(branch, 0, at, passed, (to, inner) => {
        if (name !== null) captures.push({ name, from: at, to });
        if (next(to, inner)) return true;
        if (name !== null) captures.pop();
        return false;
      }),
    );
  }

  function repeated(part: Part, count: number, at: number, passed: number, next: Next): boolean {
    if (++steps > STEPS) return false;
    const more = () =>
      count < part.max &&
      one(part, at, passed, (to, inner) => (to > at || count < part.min) && repeated(part, count + 1, to, inner, next));
    if (count < part.min) return more();
    return part.lazy ? next(at, passed) || more() : more() || next(at, passed);
  }

  function all(parts: Sequence, index: number, at: number, passed: number, next: Next): boolean {
    const part = parts[index];
    if (!part) return next(at, passed);
    return repeated(part, 0, at, passed, (to, inner) => all(parts, index + 1, to, inner + 1, next));
  }

  const matched = all(sequence, 0, from, 0, (to) => {
    end = to;
    return true;
  });
  if (!matched) return { found: null, failure };
  captures.sort((a, b) => a.from - b.from || b.to - a.to);
  return { found: { from, to: end, captures }, failure: null };
}

/** An element as a pattern writes it, with its count. */
function written({ element, min, max, lazy }: Part): string {
  const counts: Readonly<Record<string, string>> = { '1,1': '', '0,1': '?', '0,24': '*', '1,24': '+' };
  const count = counts[`${min},${max}`] ?? (min === max ? `{${min}}` : `{${min},${max}}`);
  return nameOf(element) + count + (lazy ? '?' : '');
}

function nameOf(element: Element): string {
  switch (element.type) {
    case 'any':
      return '.';
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'mention':
      return `:${element.kind}`;
    case 'group':
      return element.capture === null ? '( … )' : `<${element.capture}: … >`;
    case 'one':
      return (element.not ? '!' : '') + [...element.words, ...element.classes.map((name) => `@${name}`)].join('|');
  }
}
