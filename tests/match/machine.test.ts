import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lexiconBuilder } from '../../src/knowledge/lexicon.ts';
import { type Element, type Part, parsePattern, type Sequence } from '../../src/knowledge/syntax.ts';
import { openMachine, type Placed } from '../../src/match/machine.ts';
import { compile } from '../../src/match/program.ts';
import { openRows, openSets } from '../../src/match/rows.ts';
import { trace } from '../../src/match/trace.ts';

const KINDS = ['k', 'l'];
const builder = lexiconBuilder();
for (const name of ['a', 'b', 'c']) builder.declare(name);
const lexicon = builder.build();
const classesOf = (names: string) => lexicon.sharing([...names].map((name) => lexicon.classNumber(name)!));
const tokensOf = (classes: readonly string[]) =>
  classes.map((names, at) => ({ start: at, end: at + 1, term: -1, value: null, classes: classesOf(names) }));

/** What a program finds at each token, given which classes each bears and where earlier mentions stand. */
function found(sequence: Sequence, classes: readonly string[], placed: readonly (readonly Placed[] | undefined)[]) {
  const sets = openSets(lexicon.classNames.length + KINDS.length);
  const program = compile(sequence, lexicon, KINDS, sets);
  const rows = openRows(sets.count, sets.holding);
  const machine = openMachine(rows);
  const tokens = tokensOf(classes);
  for (const token of tokens) rows.learn(token.classes);
  const scene = {
    rows: Int32Array.from(tokens, (token) => token.classes.id * rows.width),
    end: tokens.length,
    placed,
  };
  return tokens.map((_, from) => {
    const to = machine.run(program, scene, from);
    return to < 0 ? null : { from, to, captures: machine.captures(program) };
  });
}

/** The same by a trace, which follows the pattern's parts as they stand. */
function traced(sequence: Sequence, classes: readonly string[], placed: readonly (readonly Placed[] | undefined)[]) {
  const tokens = tokensOf(classes);
  return tokens.map((_, from) => trace(sequence, lexicon, { tokens, end: tokens.length, placed }, from).found);
}

const counts = fc.constantFrom([1, 1], [1, 1], [0, 1], [0, 2], [1, 2], [2, 2]);
const { sequence } = fc.letrec<{ sequence: Sequence; part: Part; element: Element }>((tie) => ({
  sequence: fc.array(tie('part'), { minLength: 1, maxLength: 3 }),
  part: fc.tuple(tie('element'), counts, fc.boolean()).map(([element, [min, max], lazy]) => ({
    ...{ element, min: min!, max: max! },
    ...{ lazy: lazy && min !== max, at: 0 },
  })),
  element: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.record({
      type: fc.constant('one' as const),
      not: fc.boolean(),
      words: fc.constant([]),
      classes: fc.subarray(['a', 'b', 'c'], { minLength: 1 }),
    }),
    fc.record({ type: fc.constantFrom('any' as const, 'start' as const, 'end' as const) }),
    fc.record({ type: fc.constant('mention' as const), kind: fc.constantFrom(...KINDS) }),
    fc.record({
      type: fc.constant('group' as const),
      branches: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }),
      capture: fc.constantFrom(null, 'x', 'y'),
    }),
  ),
}));
const sentence = fc.array(fc.constantFrom('a', 'b', 'c', 'ab', 'bc'), { minLength: 1, maxLength: 5 });
const mentions = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), from: fc.nat(4), length: fc.integer({ min: 1, max: 3 }) }),
  { maxLength: 4 },
);

describe('a machine', () => {
  it('finds what a trace of the pattern finds, whatever the pattern', () => {
    fc.assert(
      fc.property(sequence, sentence, mentions, (parts, classes, named) => {
        const placed: Placed[][] = [];
        for (const { kind, from, length } of named.toSorted((a, b) => b.length - a.length))
          if (from + length <= classes.length) (placed[from] ??= []).push({ kind, from, to: from + length });
        expect(found(parts, classes, placed)).toEqual(traced(parts, classes, placed));
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it('remembers where a group began that stands again', () => {
    const [first] = found(parsePattern('( <x: @a ( @b )? > )+ @c'), ['a', 'b', 'a', 'c'], []);
    expect(first).toEqual({
      ...{ from: 0, to: 4 },
      captures: [
        { name: 'x', from: 0, to: 2 },
        { name: 'x', from: 2, to: 3 },
      ],
    });
  });

  it('gives a try up that would take for ever', () => {
    const sequence = parsePattern('( ( ( @a )+ )+ )+ ( ( @a )+ )+ @b');
    expect(found(sequence, Array<string>(40).fill('a'), [])[0]).toBeNull();
  });
});
