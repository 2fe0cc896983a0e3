import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { ask, counting, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

const PUBLICITY = 'practice: "执法全公示"';

describe('adoptions', () => {
  it('come with place, years, sentences, report, and what is known of the others', async () => {
    const { data, errors } = await ask(
      store,
      `{ adoptions(${PUBLICITY}, within: "四川省", level: prefecture) {
          practices { name } totalCount
          nodes {
            jurisdiction { name above { name } } firstYear firstReport statusByYear { year status }
            facts { evidence { quote start end } report { id title address } }
          }
          coverage { places adopted planned lacking silent noReport byLevel { level places adopted }
            list(state: noReport, first: 2) { totalCount nodes { path reports { id } } } }
        } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      adoptions: {
        practices: [{ name: '行政执法公示制度' }],
        totalCount: 1,
        nodes: [
          {
            jurisdiction: { name: '泸州市', above: { name: '四川省' } },
            ...{ firstYear: 2024, firstReport: 2024, statusByYear: [{ year: 2024, status: 'adopted' }] },
            facts: [
              {
                evidence: [{ quote: '全面落实行政执法公示制度', start: 14, end: 26 }],
                report: { id: '5105/2024', title: '泸州市2024年法治政府建设情况报告', address: null },
              },
            ],
          },
        ],
        coverage: {
          ...{ places: 21, adopted: 1, planned: 0, lacking: 0, silent: 0, noReport: 20 },
          byLevel: [{ level: 'prefecture', places: 21, adopted: 1 }],
          list: {
            totalCount: 20,
            nodes: [
              { path: ['四川省', '成都市'], reports: [] },
              { path: ['四川省', '自贡市'], reports: [] },
            ],
          },
        },
      },
    });
  });

  it('have the sentences of the statuses asked for', async () => {
    const statuses = async (status: string) => {
      const asked = `{ adoptions(practice: "执法全公示", status: ${status}) { nodes { facts { status } } } }`;
      return ((await ask(store, asked)).data!.adoptions as { nodes: { facts: object[] }[] }).nodes.flatMap(
        (one) => one.facts,
      );
    };
    expect(await statuses('planned')).toEqual([{ status: 'planned' }]);
    expect(await statuses('[adopted, planned]')).toHaveLength(3);
  });

  it('are paged by cursors that stay good', async () => {
    const page = async (after: string) => {
      const asked = `{ adoptions(${PUBLICITY}, status: [adopted, planned], first: 2${after}) {
          totalCount nodes { jurisdiction { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
      return (await ask(store, asked)).data!.adoptions as { pageInfo: { endCursor: string } };
    };
    const first = await page('');
    expect(first).toMatchObject({
      ...{ totalCount: 3, nodes: [{ jurisdiction: { id: '500153' } }, { jurisdiction: { id: '5105' } }] },
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(await page(`, after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      ...{ totalCount: 3, nodes: [{ jurisdiction: { id: '510502' } }] },
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it('need as many round trips for many places as for one', async () => {
    const fields =
      'nodes { jurisdiction { above { name } } facts { practice { sets { name } } report { id } } } coverage { silent }';
    const trips = async (first: number) => {
      const counted = counting(store);
      await ask(counted, `{ adoptions(${PUBLICITY}, status: [adopted, planned], first: ${first}) { ${fields} } }`);
      return counted.reads();
    };
    expect(await trips(3)).toBe(await trips(1));
    expect(await trips(3)).toBeLessThanOrEqual(8);
  });

  it.each([
    [`{ adoptions(${PUBLICITY}, within: "乌有县") { totalCount } }`, 'UNKNOWN_PLACE', /乌有县/],
    [`{ adoptions(${PUBLICITY}, first: 5000) { totalCount } }`, 'PAGE_OUT_OF_RANGE', /0 to 1000; got 5000/],
    [`{ adoptions(${PUBLICITY}, first: -1) { totalCount } }`, 'PAGE_OUT_OF_RANGE', /got -1/],
    [`{ adoptions(${PUBLICITY}, after: "x") { totalCount } }`, 'BAD_CURSOR', /"x" is no cursor/],
    [
      `{ adoptions(${PUBLICITY}, years: {from: 2024, to: 2023}) { totalCount } }`,
      'YEARS_OUT_OF_ORDER',
      /2024 is later/,
    ],
    ['{ adoptions(practice: "公示制") { totalCount } }', 'UNKNOWN_PRACTICE', /near it: 行政执法公示制度/],
    ['{ adoptions(practice: "河长制") { totalCount } }', 'UNKNOWN_PRACTICE', /look for it with practices\(text:\)/],
  ])('refuse %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
