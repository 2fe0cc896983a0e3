import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';
import type { Reader } from '../../src/ingest.ts';
import { counting } from './ask.ts';
import { AUTHORIZED, builtFrom, changeable, multipart, reportOf, usualReader } from './changing.ts';

let server: Awaited<ReturnType<typeof changeable>>;
afterEach(() => server.close());

const TONGNAN = readFileSync('samples/tongnan-2023.txt');
const RONGCHANG = reportOf('重庆市荣昌区', 2023);
const QIJIANG = reportOf('重庆市綦江区', 2023);
/** Several towns bear this name. */
const YONGLE = reportOf('永乐镇', 2021);

const outcomes = ({ results }: { results: readonly { outcome: string }[] }) => results.map(({ outcome }) => outcome);

describe('ingest', () => {
  it('takes files and texts of one request in, and answers for each in its order', async () => {
    server = await changeable();
    const answer = await server.send({
      files: [
        ['潼南.txt', TONGNAN],
        ['荣昌.txt', RONGCHANG],
      ],
      texts: [{ name: '綦江', text: QIJIANG, address: 'https://example.org/1' }],
    });
    const stored = { outcome: 'stored', reason: null, candidates: [] };
    expect(answer).toEqual({
      job: expect.stringMatching(/^[0-9a-f-]{36}$/),
      stored: 3,
      results: [
        { name: '潼南.txt', ...stored, report: { id: '500152/2023' } },
        { name: '荣昌.txt', ...stored, report: { id: '500153/2023' } },
        { name: '綦江', ...stored, report: { id: '500110/2023' } },
      ],
    });
    const { data } = await server.ask('{ reports { nodes { id path address } } }');
    expect(data).toEqual({
      reports: {
        nodes: [
          { id: '500110/2023', path: 'upload://綦江', address: 'https://example.org/1' },
          { id: '500152/2023', path: 'upload://潼南.txt', address: null },
          { id: '500153/2023', path: 'upload://荣昌.txt', address: null },
        ],
      },
    });
  });

  it('says of each that it cannot take why, and takes the others', async () => {
    server = await changeable();
    const { results, stored } = await server.send({
      files: [
        ['天气.txt', '本周天气晴好，适合出游。'],
        ['空.txt', ''],
        ['永乐镇.txt', YONGLE],
        ['荣昌.txt', RONGCHANG],
        ['荣昌.txt', QIJIANG],
        ['长.txt', Buffer.alloc(20_000_001, '长')],
      ],
      texts: [
        { name: ' ', text: QIJIANG },
        { name: '何时', text: QIJIANG, published: '去年' },
      ],
    });
    expect(stored).toBe(1);
    expect(results.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['refused', expect.stringMatching(/^This is no report on building rule of law: .*Leave it out/)],
      ['refused', 'is empty'],
      ['aside', expect.stringMatching(/^no place can be told from the text; say it /)],
      ['stored', null],
      ['refused', 'is the name of another one that was sent with it; give each a name of its own'],
      ['refused', 'has 20000001 bytes; 20000000 at most are taken, so split it'],
      ['refused', 'has no name; give it one, as a file has'],
      ['refused', 'was published on "去年", which is no date; write it as 2024-02-26'],
    ]);
    expect(results[2]!.candidates).toContain('重庆市/奉节县/永乐镇');
    expect(await server.hash()).toEqual(await builtFrom([['荣昌.txt', RONGCHANG]]));
  });

  it('takes a text in whose place it is told of, and reads it anew when something else is told', async () => {
    server = await changeable();
    const send = (jurisdiction: string) => server.send({ texts: [{ name: '永乐', text: YONGLE, jurisdiction }] });
    expect(outcomes(await server.send({ texts: [{ name: '永乐', text: YONGLE }] }))).toEqual(['aside']);
    const first = await send('重庆市/奉节县/永乐镇');
    expect(outcomes(first)).toEqual(['stored']);
    expect(outcomes(await send('重庆市/奉节县/永乐镇'))).toEqual(['unchanged']);
    const second = await send('重庆市/綦江区/永城镇');
    expect(outcomes(second)).toEqual(['aside']);
    const { data } = await server.ask('{ stats { reports asides } }');
    expect(data).toEqual({ stats: { reports: 0, asides: 1 } });
  });

  it('answers unchanged where the same is sent again, and lets what changed take the place of what it said', async () => {
    server = await changeable();
    const sent = (first: string) => ({ files: [['荣昌.txt', first] as const, ['潼南.txt', TONGNAN] as const] });
    await server.send(sent(RONGCHANG));
    const again = await server.send(sent(RONGCHANG));
    expect([again.stored, ...outcomes(again)]).toEqual([0, 'unchanged', 'unchanged']);
    expect(again.results.map(({ report }) => report?.id)).toEqual(['500153/2023', '500152/2023']);

    const changed = reportOf('重庆市荣昌区', 2023, '推行综合查一次。');
    expect(outcomes(await server.send(sent(changed)))).toEqual(['stored', 'unchanged']);
    expect(await server.hash()).toEqual(await builtFrom(sent(changed).files));

    const other = await server.send({ files: [['荣昌.txt', reportOf('重庆市荣昌区', 2022)]] });
    expect(other.results.map(({ report }) => report?.id)).toEqual(['500153/2022']);
    expect(await server.hash()).toEqual(await builtFrom(sent(reportOf('重庆市荣昌区', 2022)).files));
  });

  it('reads what had given way to a report that is gone again, from its archived text', async () => {
    server = await changeable();
    const early = reportOf('重庆市荣昌区', 2023, '聘请法律顾问1名。', '2024-01-15');
    const late = reportOf('重庆市荣昌区', 2023, '聘请法律顾问2名。', '2024-02-01');
    const both = await server.send({ files: [['早.txt', early]], texts: [{ name: '晚', text: late }] });
    expect(both).toMatchObject({ stored: 1, results: [{ outcome: 'aside' }, { outcome: 'stored' }] });
    expect(both.results[0]!.reason).toMatch(/another text of the report 500153\/2023; upload:\/\/晚 was kept/);
    await server.send({ texts: [{ name: '晚', text: QIJIANG }] });
    expect(await server.hash()).toEqual(
      await builtFrom([
        ['早.txt', early],
        ['晚.txt', QIJIANG],
      ]),
    );
    expect((await server.ask('{ stats { reports asides } }')).data).toEqual({ stats: { reports: 2, asides: 0 } });
  });

  it('tells its log of a mistake in reading, and takes the others', async () => {
    const given: Reader['given'] = async (one) => {
      if (one.path.endsWith('坏.txt')) throw new Error('the thread ran out of memory');
      return usualReader.given(one);
    };
    server = await changeable(undefined, { ...usualReader, given });
    const { results } = await server.send({
      files: [
        ['坏.txt', QIJIANG],
        ['荣昌.txt', RONGCHANG],
      ],
    });
    expect(outcomes({ results })).toEqual(['refused', 'stored']);
    expect(results[0]!.reason).toMatch(/a mistake of this program that the server's log tells/);
    expect(server.problems).toMatchObject([{ message: 'the thread ran out of memory' }]);
  });

  it('refuses those that are left where the store fails, tells the log, and goes on with the next job', async () => {
    let fails = true;
    server = await changeable((editing) => ({
      ...editing,
      ingest: (given, tell) =>
        editing.ingest(given, (path, outcome) => {
          tell(path, outcome);
          if (fails) throw new Error('the disk is full');
        }),
    }));
    const sent = {
      files: [
        ['荣昌.txt', RONGCHANG],
        ['潼南.txt', TONGNAN],
      ] as const,
    };
    const { results, stored } = await server.send(sent);
    expect([stored, ...outcomes({ results })]).toEqual([1, 'stored', 'refused']);
    expect(results[1]!.reason).toMatch(/the store or its archive failed, as the server's log tells; send it again/);
    expect(server.problems).toMatchObject([{ message: 'the disk is full' }]);
    fails = false;
    expect(outcomes(await server.send(sent))).toEqual(['unchanged', 'stored']);
  });
});

describe('the answer', () => {
  it('needs as many round trips for many reports as for one', async () => {
    server = await changeable();
    const trips = async (...files: readonly (readonly [string, string])[]) => {
      const counted = counting(server.store);
      const body = multipart({ files }, 'results { report { title jurisdiction { above { name } } } }');
      const headers = { 'x-graphql-yoga-csrf': '1', ...AUTHORIZED };
      const api = createApi({ ...server.options, store: counted });
      const response = await api.fetch('http://localhost/graphql', { method: 'POST', body, headers });
      expect(await response.json()).toMatchObject({ data: { ingest: { results: files.map(() => ({ report: {} })) } } });
      return counted.reads();
    };
    const first = await trips(['荣昌.txt', RONGCHANG]);
    expect(first).toBeGreaterThan(0);
    expect(await trips(['荣昌.txt', RONGCHANG], ['綦江.txt', QIJIANG])).toBe(first);
  });
});

describe('remove', () => {
  it('takes reports out as if they had never been read, and says which it does not know', async () => {
    server = await changeable();
    await server.send({
      files: [
        ['荣昌.txt', RONGCHANG],
        ['潼南.txt', TONGNAN],
      ],
    });
    const { data } = await server.ask(
      'mutation { remove(reports: ["500152/2023", "999999/2023", "500152/2023"]) { removed unknown } }',
    );
    expect(data).toEqual({ remove: { removed: ['500152/2023'], unknown: ['999999/2023'] } });
    expect(await server.hash()).toEqual(await builtFrom([['荣昌.txt', RONGCHANG]]));
  });
});

describe('changes are refused', () => {
  const REMOVE = 'mutation { remove(reports: []) { removed } }';
  const INGEST = (given: string) => `mutation { ingest(${given}) { stored } }`;

  it.each([
    ['without the right to write', REMOVE, {}, 'FORBIDDEN', /authorization: Bearer/],
    ['to be followed without it', 'subscription { progress { job } }', {}, 'FORBIDDEN', /right to write/],
    ['where nothing is sent', INGEST('files: [], texts: []'), undefined, 'NOTHING_SENT', /give files, texts, or both/],
    [
      'where a job has no good id',
      INGEST('job: "a b", texts: [{name: "a", text: "b"}]'),
      undefined,
      'BAD_JOB',
      /"a b"/,
    ],
    ['where a file is no upload', INGEST('files: ["a.txt"]'), undefined, 'NO_FILE', /multipart/],
  ])('%s', async (_what, query, headers, code, message) => {
    server = await changeable();
    const { errors } = await server.ask(query, headers && { ...headers, accept: 'application/json' });
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });

  it('where a variable that is no file stands for one', async () => {
    server = await changeable();
    const body = multipart({ files: [['a.txt', RONGCHANG]] });
    body.set('map', '{}');
    body.set('operations', String(body.get('operations')).replace('[null]', '["a.txt"]'));
    const { errors } = await server.post(body);
    expect(errors).toMatchObject([{ message: expect.stringMatching(/sent by a multipart request, as a variable/) }]);
  });
});
