import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/api/ask.ts';
import { schema } from '../../src/api/schema.ts';
import { tell } from '../../src/commands/ask.ts';
import { fazhi, folderForAll } from './fazhi.ts';

const ANSWER: Answer = {
  question: '渝有没有三项制度？',
  understood: true,
  intent: 'adoptions/has',
  entities: [{ text: '渝', start: 0, end: 1, type: 'place', values: ['重庆市'] }],
  graphql: '{\n  stats {\n    reports\n  }\n}',
  sentence: '有。',
  quotes: [
    { quote: '落实“三项制度”', jurisdiction: '重庆市', year: 2023, report: '50/2023', address: 'https://cq.gov.cn/1' },
    { quote: '落实三项制度', jurisdiction: '重庆市', year: 2024, report: '50/2024', address: null },
  ],
  data: { stats: { reports: 2 } },
  nearest: [],
};
const NONE: Answer = {
  ...ANSWER,
  ...{ understood: false, intent: null, graphql: null, sentence: '没有看懂。', quotes: [], data: null },
  nearest: ['三项制度最早在哪里？'],
};

function told(answer: Answer, options: Parameters<typeof tell>[1] = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  tell(
    answer,
    options,
    (line) => out.push(line),
    (line) => err.push(line),
  );
  return { out: out.join('\n'), err: err.join('\n') };
}

describe('what fazhi ask writes', () => {
  it('is how the question was understood, the sentence, and each quote with place, year, report and address', () => {
    expect(told(ANSWER)).toEqual({
      out: [
        'understood as adoptions/has',
        '  渝    place  重庆市',
        '',
        '有。',
        '',
        '重庆市 2023  (50/2023, https://cq.gov.cn/1)',
        '  落实“三项制度”',
        '重庆市 2024  (50/2024)',
        '  落实三项制度',
      ].join('\n'),
      err: '',
    });
  });

  it('is why it was not, and what can be asked', () => {
    expect(told(NONE).out).toBe(
      'not understood\n  渝    place  重庆市\n\n没有看懂。\n\n  fazhi ask "三项制度最早在哪里？"',
    );
  });

  it('is the query alone, or nothing on stdout where there is none', () => {
    expect(told(ANSWER, { graphql: true })).toEqual({ out: ANSWER.graphql, err: '' });
    expect(told(NONE, { graphql: true })).toEqual({ out: '', err: told(NONE).out });
  });

  it('is the whole answer as JSON', () => {
    expect(JSON.parse(told(ANSWER, { json: true }).out)).toEqual(ANSWER);
  });
});

describe('fazhi ask', () => {
  const made = folderForAll();
  let store: string[];
  beforeAll(() => {
    store = ['--store', join(made(), 'graph')];
    fazhi(['ingest', 'samples/tongnan-2022.txt', 'samples/tongnan-2023.txt', 'samples/anju-2023.txt', ...store]);
  });

  it('answers as the API does, and by its exit code tells whether it understood', () => {
    const { code, stdout } = fazhi(['ask', '潼南区有没有建立', '综合查一次？', ...store]);
    expect(code).toBe(0);
    expect(stdout).toContain('understood as adoptions/has\n  潼南区      place     重庆市/潼南区\n');
    expect(stdout).toContain('\n\n有。重庆市潼南区的报告写到建立或实行了综合查一次（2023年）。');
    expect(stdout).toContain('\n重庆市/潼南区 2023  (500152/2023)\n  全面推行“综合查一次”');
    const unknown = fazhi(['ask', '潼南区有没有取消综合查一次？', ...store]);
    expect(unknown.code).toBe(1);
    expect(unknown.stdout).toMatch(/^not understood\n/);
    expect(unknown.stdout).toContain('  fazhi ask "潼南区有没有建立综合查一次？"');
  });

  it('gives the query, which the schema accepts, and everything as JSON', () => {
    const question = '川渝之间有哪些合作？';
    const { code, stdout } = fazhi(['ask', question, '--graphql', ...store]);
    expect(code).toBe(0);
    expect(validate(schema(), parse(stdout))).toEqual([]);
    const answer = JSON.parse(fazhi(['ask', question, '--json', ...store]).stdout) as Answer;
    expect(answer).toMatchObject({ understood: true, intent: 'cooperations/between', graphql: stdout.trimEnd() });
    expect(answer.quotes.length).toBeGreaterThan(2);
  });

  it.each([
    [['ask', '哪'.repeat(201)], /has 201 characters, 200 are allowed/],
    [['ask', ' '], /write a question in quotation marks/],
    [['ask', '--check', '三项制度'], /leave out the question/],
  ])('refuses %j', (args, message) => {
    const { code, stderr } = fazhi([...args, ...(args.includes('--check') ? [] : store)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('checks graph/questions', () => {
    expect(fazhi(['ask', '--check'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+ forms, \d+ examples, 0 warnings\n$/),
    });
  });
});
