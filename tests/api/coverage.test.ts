import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, source } from '../store/reports.ts';
import { ask, counting, knowledge, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  const facts = factsOf(null, 2023);
  const candidates = [['四川省', '泸州市', '泸县']];
  await writer.write(source('不明', '不明之报告。'), { ...facts, report: { ...facts.report, candidates } });
});
afterAll(() => store.close());

describe('the matrix of places and years', () => {
  it('tells of each place and year what is held, and counts over all places', async () => {
    const { data, errors } = await ask(
      store,
      `{ coverage(within: "泸州市", level: county, first: 4) {
          years totalCount byYear { year held unreadable missing absent }
          nodes { jurisdiction { id name above { name } } cells { year state reports { id title } asides { path reason } } }
          pageInfo { hasNextPage }
        } }`,
    );
    expect(errors).toBeUndefined();
    const { nodes, ...whole }: any = data!.coverage;
    expect(whole).toEqual({
      ...{ years: [2023, 2024], totalCount: 7, pageInfo: { hasNextPage: true } },
      byYear: [
        { year: 2023, held: 0, unreadable: 1, missing: 6, absent: 0 },
        { year: 2024, held: 1, unreadable: 0, missing: 6, absent: 0 },
      ],
    });
    expect(nodes.map(({ jurisdiction }: any) => jurisdiction.name)).toEqual(['江阳区', '纳溪区', '龙马潭区', '泸县']);
    const none = { reports: [], asides: [] };
    expect(nodes[0]).toEqual({
      jurisdiction: { id: '510502', name: '江阳区', above: { name: '泸州市' } },
      cells: [
        { year: 2023, state: 'missing', ...none },
        {
          ...{ year: 2024, state: 'held', asides: [] },
          reports: [{ id: '510502/2024', title: '江阳区2024年法治政府建设情况报告' }],
        },
      ],
    });
    expect(nodes[3].cells).toEqual([
      {
        ...{ year: 2023, state: 'unreadable', reports: [] },
        asides: [{ path: 'reports/不明.txt', reason: expect.stringMatching(/no place can be told/) }],
      },
      { year: 2024, state: 'missing', ...none },
    ]);
  });

  it('is paged by cursors', async () => {
    const page = (after: string) =>
      `{ coverage(within: "泸州市", first: 5${after}) { edges { cursor node { jurisdiction { id } } } pageInfo { hasPreviousPage hasNextPage } } }`;
    const one: any = (await ask(store, page(''))).data!.coverage;
    const two: any = (await ask(store, page(`, after: "${one.edges[4].cursor}"`))).data!.coverage;
    const ids = [...one.edges, ...two.edges].map(({ node }: any) => node.jurisdiction.id);
    expect(ids).toEqual(['5105', '510502', '510503', '510504', '510521', '510522', '510524', '510525']);
    expect(two.pageInfo).toEqual({ hasPreviousPage: true, hasNextPage: false });
  });

  it('of a graph without reports has the places, and no years unless they are named', async () => {
    const empty = openEmbedded();
    await prepare(empty, ontology);
    const asked = (years: string) =>
      `{ coverage(within: "泸县"${years}) { years totalCount byYear { missing } nodes { cells { state } } } }`;
    expect((await ask(empty, asked(''))).data).toEqual({
      coverage: { years: [], totalCount: 1, byYear: [], nodes: [{ cells: [] }] },
    });
    expect((await ask(empty, asked(', years: { from: 2023 }'))).data).toEqual({
      coverage: { years: [2023], totalCount: 1, byYear: [{ missing: 1 }], nodes: [{ cells: [{ state: 'missing' }] }] },
    });
    await empty.close();
  });

  it('needs as many round trips for many places as for one', async () => {
    const trips = async (first: number) => {
      const counted = counting(store);
      const fields = 'byYear { held } nodes { jurisdiction { name } cells { reports { title } asides { path } } }';
      const { errors } = await ask(counted, `{ coverage(within: "泸州市", first: ${first}) { ${fields} } }`);
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    expect(await trips(8)).toBe(await trips(1));
    expect(await trips(8)).toBeLessThanOrEqual(6);
  });

  it.each([
    ['years: { from: 1990, to: 2019 }', undefined],
    ['years: { from: 1990, to: 2020 }', 'TOO_MANY_YEARS'],
    ['years: { from: -2147483648, to: 2147483647 }', 'TOO_MANY_YEARS'],
    ['years: { to: 1 }', undefined],
    ['years: { from: 1 }', 'TOO_MANY_YEARS'],
    ['years: { from: 2024, to: 2023 }', 'YEARS_OUT_OF_ORDER'],
    ['within: "乌有县"', 'UNKNOWN_PLACE'],
    ['first: 1001', 'PAGE_OUT_OF_RANGE'],
  ])('with %s gives the error %s', async (asked, code) => {
    const { errors } = await ask(store, `{ coverage(${asked}) { totalCount } }`);
    expect(errors?.[0]?.extensions?.code).toBe(code);
  });
});
