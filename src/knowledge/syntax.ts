/** What one place in a pattern accepts; words and classes are alternatives of each other. */
export type Element =
  | { readonly type: 'any' }
  | { readonly type: 'start' }
  | { readonly type: 'end' }
  | {
      readonly type: 'one';
      readonly not: boolean;
      readonly words: readonly string[];
      readonly classes: readonly string[];
    }
  | { readonly type: 'mention'; readonly kind: string }
  | { readonly type: 'group'; readonly branches: readonly Sequence[]; readonly capture: string | null };

/** An element and how often it may stand; lazy takes as few as it can. */
export interface Part {
  readonly element: Element;
  readonly min: number;
  readonly max: number;
  readonly lazy: boolean;
  /** Where it begins in the pattern's text. */
  readonly at: number;
}
export type Sequence = readonly Part[];

/** The most that `*` and `+` take: no name or gap of this genre is longer. */
const MANY = 24;
const SIMPLE_COUNTS: Readonly<Record<string, [number, number]>> = { '?': [0, 1], '*': [0, MANY], '+': [1, MANY] };

/** A pattern's text that cannot be read; `at` is the offset of what was not expected. */
export class SyntaxProblem extends Error {
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/**
 * Reads a pattern: elements separated by spaces.
 * `制度` a word · `建立|落实` either · `@head` a class · `@head|机制` mixed · `!@edge` anything but · `.` any token · `^` `$` the
 * sentence's ends · `:practice` an earlier mention · `( a b | c )` branches · `<name: …>` takes out; then `?` `*` `+` `{m,n}`, lazy with `?`.
 */
export function parsePattern(text: string): Sequence {
  let at = 0;
  const sequence = readSequence();
  if (at < text.length) throw new SyntaxProblem(at, `unexpected "${text[at]}"`);
  return sequence;

  function blank(): void {
    while (text[at] === ' ' || text[at] === '\n') at++;
  }

  function readSequence(): Sequence {
    const parts: Part[] = [];
    for (blank(); at < text.length && !isCloser(); blank()) parts.push(readPart());
    if (parts.length === 0) throw new SyntaxProblem(at, 'expected at least one element');
    return parts;
  }

  function isCloser(): boolean {
    return text[at] === ')' || text[at] === '>' || (text[at] === '|' && text[at + 1] === ' ');
  }

  function readPart(): Part {
    const from = at;
    const element = readElement();
    const [min, max] = readCount();
    const lazy = text[at] === '?';
    if (lazy) at++;
    return { element, min, max, lazy, at: from };
  }

  function readElement(): Element {
    const char = text[at];
    if (char === '(') return { ...readGroup(')'), capture: null };
    if (char === '<') {
      const name = /^<([a-z][a-z-]*):/.exec(text.slice(at));
      if (!name) throw new SyntaxProblem(at, 'expected "<name: …>"');
      at += name[0].length - 1;
      return { ...readGroup('>'), capture: name[1]! };
    }
    if (char === ':') {
      const kind = /^:([a-z-]+)/.exec(text.slice(at));
      if (!kind) throw new SyntaxProblem(at, 'expected the name of a mention after ":"');
      at += kind[0].length;
      return { type: 'mention', kind: kind[1]! };
    }
    return readOne();
  }

  function readGroup(closer: string): { type: 'group'; branches: Sequence[] } {
    const from = at++;
    const branches = [readSequence()];
    while (text[at] === '|') {
      at++;
      branches.push(readSequence());
    }
    if (text[at] !== closer) throw new SyntaxProblem(from, `is never closed by "${closer}"`);
    at++;
    return { type: 'group', branches };
  }

  function readOne(): Element {
    const from = at;
    const raw = /^(?:[^\s?*+{}()<>]|\\.)+/.exec(text.slice(at))?.[0] ?? '';
    if (raw === '') throw new SyntaxProblem(at, `unexpected "${text[at]}"`);
    at += raw.length;
    if (raw === '.') return { type: 'any' };
    if (raw === '^') return { type: 'start' };
    if (raw === '$') return { type: 'end' };
    const not = raw.startsWith('!');
    const names = (not ? raw.slice(1) : raw).split('|').map((name) => name.replace(/\\(.)/g, '$1'));
    if (names.some((name) => name === '' || name === '@')) throw new SyntaxProblem(from, `"${raw}" names nothing`);
    const classes = names.flatMap((name) => (name.startsWith('@') ? name.slice(1) : []));
    return { type: 'one', not, classes, words: names.filter((name) => !name.startsWith('@')) };
  }

  function readCount(): [number, number] {
    const sign = text[at];
    const simple = SIMPLE_COUNTS[sign ?? ''];
    if (simple) {
      at++;
      return simple;
    }
    if (sign !== '{') return [1, 1];
    const count = /^\{(\d+)(?:,(\d+))?\}/.exec(text.slice(at));
    if (!count) throw new SyntaxProblem(at, 'expected "{m,n}"');
    const min = Number(count[1]);
    const max = Number(count[2] ?? count[1]);
    if (max < min || max > MANY) throw new SyntaxProblem(at, `the count must rise and be ${MANY} at most`);
    at += count[0].length;
    return [min, max];
  }
}
