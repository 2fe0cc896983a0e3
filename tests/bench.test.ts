import { describe, expect, it } from 'vitest';
import { generate } from '../bench/generate.ts';
import { type Measure, quantile, reaches, tableOf } from '../bench/measure.ts';
import { reportOf, reportsOf, sourceOf } from '../bench/texts.ts';

const fast: Measure = { what: 'rate', value: 12_500, unit: 'edges/s', bar: { least: 10_000 } };
const slow: Measure = { what: 'time', value: 2.4, unit: 's', bar: { most: 2 } };
const plain: Measure = { what: 'memory', value: 243.7, unit: 'MB' };

describe('a table of figures', () => {
  it('says beside each bar whether it was reached', () => {
    expect(tableOf([fast, slow, plain])).toBe(
      [
        'rate    12,500  edges/s  >= 10,000  reached',
        'time       2.4  s        <= 2       missed',
        'memory     244  MB',
      ].join('\n'),
    );
  });

  it.each([
    ['at least as much as the bar', fast, true],
    ['more than the bar allows', slow, false],
    ['a figure without a bar', plain, null],
  ])('takes %s for what it is', (_what, measure, reached) => {
    expect(reaches(measure)).toBe(reached);
  });

  it.each([
    [0.5, 51],
    [0.95, 96],
    [1, 100],
  ])('finds the value below which a share of %s lies', (share, value) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, share)).toBe(value);
  });
});

describe('texts of any length', () => {
  const body =
    '这一年，某地把法治建设放在突出位置，逐项落实年度任务，按季督办，年终考核，各项工作都有新的进展和成效，群众满意度稳步提高。';
  const texts = ['甲', '乙'].map((name) => sourceOf(name, `${name}的报告\n\n${body}${name}\n\n${name}印发\n`));

  it('hold the body of one text again and again, without its head and signature', () => {
    const { text } = reportOf(texts, 1, 1500);
    expect(text.startsWith('乙的报告\n')).toBe(true);
    expect(text.match(/的报告|印发/g)).toEqual(['的报告', '印发']);
    expect(text.match(/群众满意度稳步提高。乙/g)!.length).toBeGreaterThan(5);
    expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(1500);
  });

  it('come as reports of usual length until there are enough bytes', () => {
    const lengths = reportsOf(texts, 50_000).map(({ text }) => Buffer.byteLength(text));
    expect(lengths).toHaveLength(4);
    for (const length of lengths) expect(Math.abs(length - 15_000)).toBeLessThan(500);
  });
});

describe('generated reports', () => {
  it('hold 60 facts each, every quote where it is said to stand, and are the same on every run', async () => {
    const [one, other] = [await generate(100), await generate(100)];
    for (const number of [0, 57, 99]) {
      const { source, facts } = one.report(number);
      const all = [facts.practices, facts.citations, facts.institutions, facts.figures, facts.cooperations].flat();
      expect(all).toHaveLength(60);
      for (const { evidence, spans } of all)
        expect(spans.map(([start, end]) => source.text.slice(start, end))).toEqual(evidence);
      expect(other.report(number)).toEqual({ source, facts });
    }
  });
});
