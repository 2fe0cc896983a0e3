import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';
import { openArchive } from '../../src/read/archive.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, first, lookups, ontology, source } from '../store/reports.ts';
import { type Answer, ask, counting, knowledge, planted } from './ask.ts';

/** 𠮷 is a surrogate pair, at 2 and at 99999. */
const LONG = `泸县𠮷${'法'.repeat(99_995)}𠮷${'治'.repeat(50_000)}`;

const folder = mkdtempSync(join(tmpdir(), 'fazhi-archive-'));
const archive = openArchive(folder);
let store: Store;
beforeAll(async () => {
  store = await planted();
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  await writer.write(source('泸县2022', LONG), factsOf(['四川省', '泸州市', '泸县'], 2022));
  for (const text of [first.source.text, LONG]) await archive.keep(text);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Asks the API of a server that has the archive. */
async function read(query: string): Promise<Answer> {
  const textOf = async (hash: string) => (await archive.find(hash))?.text ?? null;
  const response = await createApi({ store, ...knowledge, textOf }).fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as Answer;
}

describe('a report', () => {
  it('comes with what is known of it and all that it says', async () => {
    const { data, errors } = await ask(
      store,
      `{ report(id: "500153/2023") {
          id year title published issuer path address textHash length contradictions jurisdiction { id }
          practices { status practice { name } } citations { law { id } } institutions { institution { id } }
          figures { indicator value } cooperations { cooperation { name } }
        } }`,
    );
    expect(errors).toBeUndefined();
    expect(data!.report).toEqual({
      ...{ id: '500153/2023', year: 2023, title: '荣昌区2023年法治政府建设情况报告', published: null, issuer: null },
      ...{ path: 'reports/荣昌区2023.txt', address: null, contradictions: [], jurisdiction: { id: '500153' } },
      ...{ textHash: first.source.textHash, length: first.source.text.length },
      practices: [
        { status: 'adopted', practice: { name: '行政执法公示制度' } },
        { status: 'planned', practice: { name: '扫码入企' } },
        { status: 'deficient', practice: { name: '联席会议制度' } },
      ],
      citations: [{ law: { id: 'law:行政处罚法' } }],
      institutions: [{ institution: { id: 'department:500153:荣昌区司法局' } }],
      figures: [{ indicator: '审核文件数', value: 31 }],
      cooperations: [{ cooperation: { name: '警务协作书' } }, { cooperation: { name: '川渝通办' } }],
    });
  });

  it('that is not held is null', async () => {
    expect(await ask(store, '{ report(id: "500153/1999") { id } }')).toEqual({ data: { report: null } });
  });

  it('has the text that every quote stands in', async () => {
    const { data } = await read('{ report(id: "500153/2023") { text practices { evidence { quote start end } } } }');
    const { text, practices }: any = data!.report;
    expect(text).toBe(first.source.text);
    for (const { evidence } of practices)
      for (const { quote, start, end } of evidence) expect(text.slice(start, end)).toBe(quote);
  });

  it.each([
    ['start: 0, end: 2', LONG.slice(0, 2)],
    ['start: 0, end: 3', LONG.slice(0, 2)],
    ['start: 3, end: 4', '𠮷'],
    ['start: 2, end: 5', LONG.slice(2, 5)],
    ['start: 4, end: 4', ''],
    ['start: 149990', '治'.repeat(11)],
    ['start: 149990, end: 200000', '治'.repeat(11)],
    ['start: 200000', ''],
  ])('gives the part of its text at %s', async (asked, part) => {
    const { data, errors } = await read(`{ report(id: "510521/2022") { length text(${asked}) } }`);
    expect(errors).toBeUndefined();
    expect(data!.report).toEqual({ length: LONG.length, text: part });
  });

  it('gives its whole text in parts from end to end', async () => {
    const { data } = await read(
      '{ report(id: "510521/2022") { a: text(end: 100000) b: text(start: 100000, end: 200000) } }',
    );
    const { a, b }: any = data!.report;
    expect(a).toHaveLength(99_999);
    expect(a + b).toBe(LONG);
  });

  it.each([
    ['510521/2022', '', /got 0 to 150001/],
    ['500153/2023', '(start: -1)', /got -1/],
    ['500153/2023', '(start: 5, end: 4)', /got 5 to 4/],
    ['500153/2023', '(end: 100001)', /100000 code units at most/],
  ])('refuses the text of %s%s', async (id, asked, message) => {
    const { errors } = await read(`{ report(id: "${id}") { text${asked} } }`);
    expect(errors).toMatchObject([
      { extensions: { code: 'TEXT_OUT_OF_RANGE' }, message: expect.stringMatching(message) },
    ]);
  });

  it('has no text where there is no archive, or none of it', async () => {
    const text = (id: string) => `{ report(id: "${id}") { text(end: 10) } }`;
    expect((await ask(store, text('500153/2023'))).data).toEqual({ report: { text: null } });
    expect((await read(text('5105/2024'))).data).toEqual({ report: { text: null } });
  });
});

describe('reports', () => {
  const listed = (asked: string) =>
    `{ reports${asked} { totalCount nodes { id jurisdiction { name } } pageInfo { hasNextPage endCursor } } }`;

  it('come by place and year, page by page', async () => {
    const one: any = (await ask(store, listed('(first: 3)'))).data!.reports;
    expect(one).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(one.nodes.map(({ id }: any) => id)).toEqual(['500153/2023', '5105/2024', '510502/2024']);
    const two: any = (await ask(store, listed(`(after: "${one.pageInfo.endCursor}")`))).data!.reports;
    expect(two).toMatchObject({ nodes: [{ id: '510521/2022', jurisdiction: { name: '泸县' } }] });
    const { data } = await ask(store, listed('(within: "泸州市", level: county, years: { from: 2023 })'));
    expect(data!.reports).toMatchObject({ totalCount: 1, nodes: [{ id: '510502/2024' }] });
  });

  it('need as many round trips for many as for one', async () => {
    const fields = 'nodes { title practices { practice { name } } citations { law { title } } figures { value } }';
    const trips = async (first: number) => {
      const counted = counting(store);
      await ask(counted, `{ reports(first: ${first}, within: "泸州市") { ${fields} } }`);
      return counted.reads();
    };
    expect(await trips(3)).toBe(await trips(1));
    expect(await trips(3)).toBeLessThanOrEqual(8);
  });

  it.each([
    ['{ reports(within: "乌有县") { totalCount } }', 'UNKNOWN_PLACE', /乌有县/],
    ['{ reports(first: -1) { totalCount } }', 'PAGE_OUT_OF_RANGE', /got -1/],
    ['{ reports(years: {from: 2024, to: 2023}) { totalCount } }', 'YEARS_OUT_OF_ORDER', /2024 is later/],
  ])('refuse %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
