import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textIndex } from '../../src/query/search/text-index.ts';
import { fold, holds, indexed, spansOf, wordsOf } from '../../src/query/search/words.ts';

describe('words', () => {
  it.each([
    ['  三项 制度 三项', ['三项', '制度']],
    ['“互联网+监管”', ['互联网+监管']],
    ['《民法典》、', ['民法典']],
    ['APP １２３４５', ['app', '12345']],
    ['——', []],
  ])('are what stands between spaces, each once and without signs around: %s', (typed, words) => {
    expect(wordsOf(typed)).toEqual(words);
  });

  it('keep their length in the form that they are compared in', () => {
    const wide = 'ＡＢｃ１２ＡＰＰ出庭，应诉１００％';
    expect(fold(wide)).toBe('abc12app出庭，应诉100％');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(text).length === text.length));
  });

  it.each([
    [['出庭应诉率100'], ['出庭应诉率', '100']],
    [['川', '率1', 'a'], []],
    [['ai', '𠮷'], ['ai']],
    [['荣昌、内江'], ['荣昌', '内江']],
  ])('%s have parts of two characters and more: %s', (words, parts) => {
    expect(indexed(words)).toEqual(parts);
  });

  it.each([
    ['上线app平台', 'app', true],
    ['上线wechatapp', 'app', false],
    ['拨打12345热线', '12345', true],
    ['增长98.5%', '98.5', true],
    ['增长98.5%', '98', false],
    ['增长98.5%', '5', false],
    ['增长1,234件', '234', false],
    ['2023-2025年', '2025', true],
    ['1.推进', '1', true],
    ['1998年办理98件', '98', true],
  ])('with letters and digits are found as a whole only: %s, %s', (text, word, expected) => {
    expect(holds(text, word)).toBe(expected);
  });

  it.each([
    ['行政执法公示制度', ['执法公示', '公示制度'], [[2, 8]]],
    [
      '公示又公示',
      ['公示'],
      [
        [0, 2],
        [3, 5],
      ],
    ],
    [
      'App和APP',
      ['app'],
      [
        [0, 3],
        [4, 7],
      ],
    ],
    ['调解调解', ['调解'], [[0, 4]]],
    ['无关', ['公示'], []],
  ])('stand in %s: %s', (text, words, spans) => {
    expect(spansOf(text, words).map(({ start, end }) => [start, end])).toEqual(spans);
  });
});

describe('the index of texts', () => {
  const text = fc.string({ unit: fc.constantFrom(...'执法公示制度1a，\0'), maxLength: 40 });
  const word = fc.string({ unit: fc.constantFrom(...'执法公示制度1a'), minLength: 1, maxLength: 4 });

  it('finds in order what goes through all texts one by one', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 400, size: 'max' }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (texts, words) => {
          const index = textIndex();
          for (const one of texts) index.add(one);
          const all = texts.flatMap((one, number) => (words.every((part) => holds(one, part)) ? [number] : []));
          expect([...index.find(words)]).toEqual(all);
          const wanted = Uint8Array.from(texts, (_text, number) => (number % 7 < 2 && number < 300 ? 1 : 0));
          expect([...index.find(words, wanted)]).toEqual(all.filter((number) => wanted[number] === 1));
        },
      ),
    );
  });

  it('finds what was added after a search', () => {
    const index = textIndex();
    index.add('公示制度');
    expect([...index.find(['制度'])]).toEqual([0]);
    index.add('无关');
    index.add('学法制度');
    expect([...index.find(['制度'])]).toEqual([0, 2]);
  });
});
