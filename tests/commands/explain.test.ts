import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/commands/exit.ts';
import { type ExplainOptions, explained } from '../../src/commands/explain.ts';
import { type Explanation, explain } from '../../src/explain/explain.ts';
import { openReader } from '../../src/ingest.ts';
import type { ReportFacts } from '../../src/model/fact.ts';
import { openStages } from '../../src/stages.ts';
import { fazhi } from './fazhi.ts';

const stages = openStages('graph');
const reader = openReader('graph');
const run = (text: string | undefined, options: ExplainOptions = {}) => explained(text, options, stages, reader);
const told = ({ mentions }: Explanation, kind: string) => mentions.filter((mention) => mention.kind === kind);
const LISTS = ['practices', 'cooperations', 'citations', 'institutions', 'figures'] as const;

/** A fact in one line, as far as an explanation tells it. */
function key(of: string, fact: object): string {
  const { name, title, indicator, status, value, year } = fact as Readonly<Record<string, unknown>>;
  return [of, name ?? title ?? indicator, status, value, value === undefined ? undefined : year].join(' ');
}

describe('fazhi explain', () => {
  it('tells tokens with their classes, mentions with their patterns, and the facts they became', async () => {
    const found = await run('全面推行执法全公示，办结复议案件20件。', { year: 2022 });
    expect(found).toMatchObject({ part: 'results', place: null, year: 2022, span: [0, 20], pattern: null });
    expect(found.tokens.slice(0, 2)).toEqual([
      { text: '全面推行', classes: expect.arrayContaining(['adopting']) },
      { text: '执法全公示', classes: expect.arrayContaining(['practice']) },
    ]);
    expect(told(found, 'practice')[0]).toMatchObject({
      text: '执法全公示',
      pattern: 'practices/known',
      outcome: 'kept',
      facts: [{ of: 'practices', name: '行政执法公示制度', kind: 'System', status: 'adopted' }],
    });
    expect(told(found, 'figure')[0]!.facts).toEqual([
      { of: 'figures', indicator: '行政复议案件数', value: 20, unit: '件', year: 2022 },
    ]);
  });

  it('tells which mentions lie within longer ones, and which have no status in this part of a report', async () => {
    const text = '全面实行涉企检查备案制度。';
    const results = told(await run(text), 'practice');
    const long = results.find((mention) => mention.outcome === 'kept')!;
    const short = results.filter((mention) => mention.outcome === 'inside');
    expect(short.every(({ note }) => note === `${long.text} [${long.pattern}]`)).toBe(true);
    const problems = told(await run('各村镇的执法全公示。', { part: 'problems' }), 'practice');
    expect(problems).toMatchObject([{ text: '执法全公示', outcome: 'no-status', facts: [] }]);
  });

  it('says why a mention is left where the place or the year is not known, and reads it where they are', async () => {
    const text = '区政府与四川省内江市签订合作协议3份。';
    const left = await run(text);
    for (const kind of ['institution', 'cooperation'])
      expect(told(left, kind)[0]).toMatchObject({ outcome: 'left', note: 'the reporting place is not known' });
    expect(told(left, 'figure')[0]).toMatchObject({ outcome: 'left', note: 'the year of the report is not known' });
    const kept = await run(text, { place: '荣昌区', year: 2023 });
    expect(told(kept, 'institution')[0]!.facts).toMatchObject([{ name: '荣昌区人民政府' }]);
    expect(told(kept, 'cooperation')[0]!.facts[0]).toMatchObject({
      parties: [
        ['重庆市', '荣昌区'],
        ['四川省', '内江市'],
      ],
    });
  });

  it('reads a sentence as reports are read: traditional script, half-width signs', async () => {
    expect((await run('全面推行執法全公示,辦結復議案件20件。')).text).toBe('全面推行执法全公示，办结复议案件20件。');
  });

  it('keeps for each sentence of the samples what the extractor makes of it', async () => {
    for await (const input of reader.read(['samples'])) {
      if (!('source' in input)) continue;
      const facts = (await input.facts()) as ReportFacts;
      const report = stages.report(input.source);
      if ('code' in report) throw new Error(report.reason);
      const read = { report, sentences: stages.read(report) };
      for (const [index, { sentence }] of read.sentences.entries()) {
        const { start, end } = sentence;
        const wanted = LISTS.flatMap((of) =>
          facts[of]
            .filter(({ spans }) => spans.some((span) => span[0] >= start && span[1] <= end))
            .map((fact) => key(of, fact)),
        );
        const kept = explain(stages, read, index).mentions.flatMap((mention) => mention.facts);
        expect(new Set(kept.map(({ of, ...fact }) => key(of, fact))), sentence.text).toEqual(new Set(wanted));
      }
    }
  });

  it('names the first element of a pattern that failed farthest, and what stood there', async () => {
    const pattern = 'practices/headed';
    const text = stages.knowledge.patterns.find(({ entry }) => entry.id === pattern)!.entry.pattern;
    const found = (await run('建立诚信评价的标准。', { pattern })).pattern!;
    expect(found).toMatchObject({
      finds: 0,
      because: null,
      failure: { after: expect.stringMatching(/诚信评价$/), stood: { text: '的' } },
    });
    expect(text.slice(found.failure!.at)).toContain(found.failure!.element);
    expect((await run('推行集中学法日制度。', { pattern })).pattern).toEqual({
      id: pattern,
      finds: 1,
      because: null,
      failure: null,
    });
  });

  it('names what a pattern forbids', async () => {
    const { pattern } = await run('健全重大制度。', { pattern: 'practices/headed@0123abcd' });
    expect(pattern!.because).toMatch(/^重大制度 is wholly what its `not` forbids: @weak\|@scope/);
  });

  it('finds the sentence of a report by an offset into its text', async () => {
    const report = 'samples/tongnan-2023.txt';
    const at = readFileSync(report, 'utf8').indexOf('行政执法公示制度');
    const found = await run(undefined, { report, at });
    expect(found).toMatchObject({ part: 'results', place: ['重庆市', '潼南区'], year: 2023 });
    expect(found.span[0] <= at && at < found.span[1]).toBe(true);
    expect((await run(undefined, { report, at, part: 'problems' })).part).toBe('problems');
  });

  it.each<[string | undefined, ExplainOptions, RegExp]>([
    [undefined, {}, /either a sentence or both --report FILE and --at OFFSET/],
    ['一句。', { report: 'samples/tongnan-2023.txt', at: 3 }, /either a sentence or both/],
    [' ', {}, /the sentence is empty/],
    ['一句。', { pattern: 'practices/none' }, /practices\/none is no pattern .*practices\/known/],
    ['一句。', { place: '朝阳区' }, /several places: 北京市\/朝阳区/],
    [undefined, { report: 'samples/tongnan-2023.txt', at: 999_999 }, /no sentence .* stands at 999999.*nearest/],
    [undefined, { report: 'samples/none.txt', at: 3 }, /samples\/none\.txt/],
    [undefined, { report: 'samples/tongnan-2023.txt', at: 3, year: 2020 }, /told by the report itself/],
  ])('refuses %j with %j, and says what is possible', async (text, options, message) => {
    await expect(run(text, options)).rejects.toThrow(message);
    await expect(run(text, options)).rejects.toBeInstanceOf(UsageError);
  });

  it('prints tables for people, and one JSON object with --json', () => {
    const sample = join('samples', readdirSync('samples').find((name) => name.startsWith('tongnan-2023'))!);
    const { code, stdout } = fazhi(['explain', '健全各项制度。', '--pattern', 'practices/headed']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^健全 +adopting/m);
    expect(stdout).toMatch(/practices\/headed found nothing\. It came farthest .*\n {2}@head-/);
    const told = fazhi(['explain', '完成合同合法性审查94份，审查合同94份。']).stdout;
    expect(told).toContain('practice=合法性审查');
    expect(told).not.toContain('undefined');
    const json = fazhi(['explain', '--report', sample, '--at', '390', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ year: 2023, pattern: null });
  });
});
