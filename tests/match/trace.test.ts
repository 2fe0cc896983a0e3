import { describe, expect, it } from 'vitest';
import { readSentence } from '../../src/explain/reading.ts';
import { whyNot } from '../../src/explain/why.ts';
import { parsePattern } from '../../src/knowledge/syntax.ts';
import { trace } from '../../src/match/trace.ts';
import type { Mention } from '../../src/model/mention.ts';
import { openStages } from '../../src/stages.ts';

const stages = openStages('graph');
const { lexicon, patterns } = stages.knowledge;
const read = (text: string, part: 'results' | 'plans' | 'problems' | 'preamble' = 'results') =>
  readSentence(text, { part, place: null, year: null }, stages).sentences[0]!;

function placed(mentions: readonly Mention[]) {
  const longest = mentions.toSorted((a, b) => b.to - a.to);
  const at: Mention[][] = [];
  for (const mention of longest) (at[mention.from] ??= []).push(mention);
  return at;
}

describe('a trace', () => {
  it.each(patterns.map((pattern) => [pattern.entry.id, pattern] as const))(
    'finds what the program finds: %s',
    (_, { entry, sequence }) => {
      const at = patterns.findIndex((pattern) => pattern.entry === entry);
      const earlier = new Set(patterns.slice(0, at).map((pattern) => pattern.entry.id));
      let seen = 0;
      for (const text of Object.keys(entry.examples)) {
        const { tokens, mentions } = read(text, entry.parts?.[0]);
        const scene = {
          tokens,
          end: tokens.length,
          placed: placed(mentions.filter(({ pattern }) => earlier.has(pattern))),
        };
        const found = tokens.flatMap((_, from) => trace(sequence, lexicon, scene, from).found?.captures ?? []);
        const own = mentions.filter(({ pattern }) => pattern === entry.id);
        seen += own.length;
        for (const { from, to, others } of own)
          expect(found).toEqual(expect.arrayContaining([{ name: entry.finds, from, to }, ...others]));
      }
      expect(seen).toBeGreaterThan(0);
      for (const text of entry.near) {
        const why = whyNot(entry.id, read(text, entry.parts?.[0]), patterns, lexicon);
        expect(['element', 'not']).toContain(why.because);
      }
    },
  );

  it.each([
    ['建立 . 制度', '建立诚信平台。', { element: '制度', token: 2, passed: 2 }],
    ['( 建立 .{1,2} 制度 | 机制 )', '建立诚信平台。', { element: '制度', token: 3, passed: 2 }],
    ['建立 @number? @quote', '建立诚信平台。', { element: '@quote', token: 1, passed: 2 }],
    ['建立 :practice', '建立诚信平台。', { element: ':practice', token: 1, passed: 1 }],
    ['建立 .{2} @mark $ 制度{2,3}', '建立诚信平台。', { element: '制度{2,3}', token: 4, passed: 4 }],
    ['建立 !@mark+? ^', '建立诚信平台。', { element: '^', token: 3, passed: 2 }],
  ])('%s fails in %s at the first element that came farthest', (pattern, text, failure) => {
    const { tokens } = read(text);
    const { found, failure: failed } = trace(
      parsePattern(pattern),
      lexicon,
      { tokens, end: tokens.length, placed: [] },
      0,
    );
    expect(found).toBeNull();
    expect(failed).toMatchObject(failure);
    expect(pattern.slice(failed!.at)).toMatch(new RegExp(`^${failure.element.replace(/[$^?{}]/g, '\\$&')}`));
  });

  it('is not needed where a pattern does not hold in this part of a report', () => {
    const restricted = patterns.map((pattern) => ({
      ...pattern,
      entry: { ...pattern.entry, parts: ['plans' as const] },
    }));
    const here = { ...read('天晴。'), mentions: [] };
    expect(whyNot('practices/known', here, restricted, lexicon)).toEqual({ because: 'part', parts: ['plans'] });
  });
});
