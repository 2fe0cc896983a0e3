import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/api/examples.ts';
import { createApi, createServer, PortError } from '../../src/api/server.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import type { Store } from '../../src/store/store.ts';
import { ontology } from '../store/reports.ts';
import { ask, counting, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

describe('the API answers', () => {
  it('which jurisdictions adopted a practice, under another name, within a place, with quotes', async () => {
    const { data } = await ask(
      store,
      `{ adopters(practice: "执法全公示", within: "四川省", statuses: [adopted, planned]) {
          year status jurisdiction { name above { name } } evidence { quote start end } report { id title }
        } }`,
    );
    expect(data).toEqual({
      adopters: [
        {
          year: 2024,
          status: 'adopted',
          jurisdiction: { name: '泸州市', above: { name: '四川省' } },
          evidence: [{ quote: '全面落实行政执法公示制度', start: 14, end: 26 }],
          report: { id: '5105/2024', title: '泸州市2024年法治政府建设情况报告' },
        },
        {
          year: 2024,
          status: 'planned',
          jurisdiction: { name: '江阳区', above: { name: '泸州市' } },
          evidence: [{ quote: '拟建立行政执法公示制度', start: 3, end: 14 }],
          report: { id: '510502/2024', title: '江阳区2024年法治政府建设情况报告' },
        },
      ],
    });
  });

  it('what a jurisdiction adopted, plans and lacks, whom it works with and what it measures', async () => {
    const { data } = await ask(
      store,
      `{ jurisdiction(place: "荣昌") {
          path
          practices(statuses: [planned, deficient]) { status practice { name } }
          cooperations(to: 2023) { name kind partners { ... on Jurisdiction { path } ... on Group { name } } }
          figures { indicator value unit }
          reports { id }
        } }`,
    );
    expect(data).toEqual({
      jurisdiction: {
        path: ['重庆市', '荣昌区'],
        practices: [
          { status: 'planned', practice: { name: '扫码入企' } },
          { status: 'deficient', practice: { name: '联席会议制度' } },
        ],
        cooperations: [
          {
            name: '警务协作书',
            kind: 'agreement',
            partners: [{ path: ['四川省', '泸州市'] }, { path: ['四川省', '内江市'] }],
          },
          { name: '川渝通办', kind: 'service-sharing', partners: [{ name: '川渝' }] },
        ],
        figures: [{ indicator: '审核文件数', value: 31, unit: '件' }],
        reports: [{ id: '500153/2023' }],
      },
    });
  });

  it('what one report says', async () => {
    const { data } = await ask(
      store,
      `{ report(id: "500153/2023") {
          year
          citations { title kind } institutions { name type jurisdiction { name } } figures { value }
          cooperations { name status } practices { practice { name kind sets { name } adopterCount } }
        } }`,
    );
    expect(data).toEqual({
      report: {
        year: 2023,
        citations: [{ title: '行政处罚法', kind: 'law' }],
        institutions: [{ name: '荣昌区司法局', type: 'department', jurisdiction: { name: '荣昌区' } }],
        figures: [{ value: 31 }],
        cooperations: [
          { name: '警务协作书', status: 'adopted' },
          { name: '川渝通办', status: 'adopted' },
        ],
        practices: [
          { practice: { name: '行政执法公示制度', kind: 'System', sets: [{ name: '三项制度' }], adopterCount: 2 } },
          { practice: { name: '扫码入企', kind: 'Mechanism', sets: [], adopterCount: 0 } },
          { practice: { name: '联席会议制度', kind: 'System', sets: [], adopterCount: 0 } },
        ],
      },
    });
  });

  it('how much is held', async () => {
    const { data } = await ask(store, '{ stats { reports asides reportsByYear { year reports } } asides { path } }');
    const reportsByYear = [
      { year: 2023, reports: 1 },
      { year: 2024, reports: 2 },
    ];
    expect(data).toEqual({ stats: { reports: 3, asides: 0, reportsByYear }, asides: [] });
  });

  it.each([
    ['{ report(id: "1/1999") { id } }', 'report'],
    ['{ practice(name: "河长制") { id } }', 'practice'],
    ['{ jurisdiction(place: "大足区") { id } }', 'jurisdiction'],
  ])('null for what is not there: %s', async (query, field) => {
    expect(await ask(store, query)).toEqual({ data: { [field]: null } });
  });

  it.each(exampleQueries())('the example question: $title', async ({ query }) => {
    const { errors, data } = await ask(store, query);
    expect(errors).toBeUndefined();
    expect(data).toBeDefined();
  });

  it('a list with all that hangs on it in as few round trips as a single one', async () => {
    const details = '{ id jurisdiction { above { name } practices { practice { sets { name } } report { id } } } }';
    const one = counting(store);
    await ask(one, `{ reports(limit: 1) ${details} }`);
    const all = counting(store);
    await ask(all, `{ reports ${details} }`);
    expect(all.reads()).toBe(one.reads());
  });
});

describe('the API refuses', () => {
  it.each([
    ['{ adopters(practice: "x", within: "大足区") { id } }', 'UNKNOWN_PLACE', /大足区/],
    ['{ cooperations(place: "大足区") { id } }', 'UNKNOWN_PLACE', /大足区/],
    ['{ reports(limit: 5000) { id } }', 'PAGE_OUT_OF_RANGE', /1 to 1000/],
    ['{ adopters(practice: "x", offset: -1) { id } }', 'PAGE_OUT_OF_RANGE', /offset -1/],
    ['{ adopters(practice: "公示制") { id } }', 'UNKNOWN_PRACTICE', /no practice "公示制"; near it: 行政执法公示制度/],
    ['{ adopters(practice: "河长制") { id } }', 'UNKNOWN_PRACTICE', /look for it with practices\(text:\)/],
    ['{ reports(from: 2024, to: 2023) { id } }', 'YEARS_OUT_OF_ORDER', /from 2024 is later than to 2023/],
    ['{ cooperations(place: "荣昌", from: 2024, to: 2023) { id } }', 'YEARS_OUT_OF_ORDER', /2024/],
    ['{ jurisdiction(place: "荣昌") { practices(from: 2024, to: 2023) { id } } }', 'YEARS_OUT_OF_ORDER', /2024/],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', /nothing/],
  ])('%s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });

  it('a failing store with a code and no inner detail, and tells the log', async () => {
    const closed = openEmbedded();
    await closed.close();
    const logged: unknown[] = [];
    const { errors } = await ask(closed, '{ reports { id } }', (error) => logged.push(error));
    expect(errors).toMatchObject([{ message: 'the store could not answer', extensions: { code: 'STORE_FAILED' } }]);
    expect(String(logged[0])).toContain('closed');
  });
});

describe('the server', () => {
  it('serves GraphiQL without a word from another host', async () => {
    const api = createApi({ store, ontology });
    const response = await api.fetch('http://localhost/graphql', { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(page).toContain('YogaGraphiQL.renderYogaGraphiQL');
    expect(page.slice(0, page.indexOf('<style>'))).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<(script|link)[^>]*(src|href)="https?:/);
  });

  it('leads from its address to GraphiQL', async () => {
    const response = await createApi({ store, ontology }).fetch('http://localhost/', { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
  });

  it('lets no page of another origin read its answers', async () => {
    const headers = { 'content-type': 'application/json', origin: 'http://evil.example' };
    const ask = { method: 'POST', headers, body: '{"query":"{ stats { reports } }"}' };
    const response = await createApi({ store, ontology }).fetch('http://localhost/graphql', ask);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('tells whether it is ready', async () => {
    const ready = (on: Store) => createApi({ store: on, ontology, onError: () => {} }).fetch('http://localhost/ready');
    expect((await ready(store)).status).toBe(200);
    const closed = openEmbedded();
    await closed.close();
    expect((await ready(closed)).status).toBe(503);
  });

  it('listens on a port until it is closed, and says when the port is taken', async () => {
    const listening = await createServer({ store, ontology, port: 0 });
    const question = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const response = await fetch(listening.url, { ...question, body: '{"query":"{ stats { reports } }"}' });
    expect(await response.json()).toEqual({ data: { stats: { reports: 3 } } });
    const port = Number(new URL(listening.url).port);
    await expect(createServer({ store, ontology, port })).rejects.toThrow(PortError);
    await listening.close();
    await expect(fetch(listening.url)).rejects.toThrow();
  });
});
