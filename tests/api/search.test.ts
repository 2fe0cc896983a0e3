import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { ask, counting, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

const FOUND = `found { __typename
  ... on Practice { id kind adopterCount } ... on Jurisdiction { id path } ... on Institution { id is: type jurisdiction { name } }
  ... on Law { id reportCount } ... on Indicator { id unit places } ... on Cooperation { id firstYear parties { ... on Jurisdiction { name } } }
  ... on Passage { id start end text report { id year } } }`;

describe('search', () => {
  it.each([
    [
      '三项',
      'practice',
      '三项制度',
      [[0, 2]],
      { __typename: 'Practice', id: 'System:三项制度', kind: 'System', adopterCount: 0 },
    ],
    [
      '执法全公示',
      'practice',
      '执法全公示',
      [[0, 5]],
      { __typename: 'Practice', id: 'System:行政执法公示制度', kind: 'System', adopterCount: 2 },
    ],
    [
      '泸州市江阳区',
      'jurisdiction',
      '四川省/泸州市/江阳区',
      [
        [4, 7],
        [8, 11],
      ],
      { __typename: 'Jurisdiction', id: '510502', path: ['四川省', '泸州市', '江阳区'] },
    ],
    [
      '司法局',
      'institution',
      '荣昌区司法局',
      [[3, 6]],
      {
        __typename: 'Institution',
        id: 'department:500153:荣昌区司法局',
        is: 'department',
        jurisdiction: { name: '荣昌区' },
      },
    ],
    ['处罚法', 'law', '行政处罚法', [[2, 5]], { __typename: 'Law', id: 'law:行政处罚法', reportCount: 1 }],
    [
      '律师数',
      'indicator',
      '每万人律师数',
      [[3, 6]],
      { __typename: 'Indicator', id: '每万人律师数/名', unit: '名', places: 1 },
    ],
    [
      '警务协作书',
      'cooperation',
      '警务协作书',
      [[0, 5]],
      {
        ...{ __typename: 'Cooperation', id: 'agreement:警务协作书:500153+5105+5110', firstYear: 2023 },
        parties: [{ name: '荣昌区' }, { name: '泸州市' }, { name: '内江市' }],
      },
    ],
    [
      '拥有 律师',
      'passage',
      '每万人拥有律师3.5名',
      [[3, 7]],
      {
        ...{ __typename: 'Passage', id: '5105/2024#27-38', start: 27, end: 38, text: '每万人拥有律师3.5名' },
        report: { id: '5105/2024', year: 2024 },
      },
    ],
  ])('by %s gives a %s with what stands behind it', async (text, type, name, spans, found) => {
    const query = `{ search(text: "${text}", first: 1) { nodes { type text highlights { start end } ${FOUND} } } }`;
    const { data, errors } = await ask(store, query);
    expect(errors).toBeUndefined();
    const highlights = spans.map(([start, end]) => ({ start, end }));
    expect(data).toEqual({ search: { nodes: [{ type, text: name, highlights, found }] } });
  });

  it('tells how many there are of each type, and the better fit by the greater score', async () => {
    const { data } = await ask(
      store,
      '{ search(text: "荣昌") { totalCount byType { type count } nodes { type text score } pageInfo { hasNextPage } } }',
    );
    const { nodes, ...counts } = data!.search as any;
    expect(counts).toEqual({
      ...{ totalCount: 3, pageInfo: { hasNextPage: false } },
      byType: [
        { type: 'practice', count: 0 },
        { type: 'jurisdiction', count: 1 },
        { type: 'institution', count: 1 },
        { type: 'law', count: 0 },
        { type: 'indicator', count: 0 },
        { type: 'cooperation', count: 0 },
        { type: 'passage', count: 1 },
      ],
    });
    expect(nodes.map(({ text }: any) => text)).toEqual(['荣昌', '荣昌区司法局', '与荣昌、内江续签警务协作书']);
    expect(nodes[0].score).toBeGreaterThan(nodes[1].score);
    expect(nodes[1].score).toBeGreaterThan(nodes[2].score);
  });

  it('is paged by cursors that give each hit once', async () => {
    const all: string[] = [];
    let after = '';
    for (let more = true; more; ) {
      const { data } = await ask(
        store,
        `{ search(text: "制度", first: 2${after}) { edges { cursor node { text } } pageInfo { hasNextPage endCursor } } }`,
      );
      const { edges, pageInfo } = data!.search as any;
      all.push(...edges.map(({ node }: any) => node.text));
      more = pageInfo.hasNextPage;
      after = `, after: "${pageInfo.endCursor}"`;
    }
    const { data } = await ask(store, '{ search(text: "制度", first: 200) { totalCount nodes { text } } }');
    const { totalCount, nodes } = data!.search as any;
    expect(all).toEqual(nodes.map(({ text }: any) => text));
    expect(all).toHaveLength(totalCount);
    expect(totalCount).toBe(8);
  });

  it('is narrowed to types, a place and years', async () => {
    const texts = async (more: string) => {
      const { data } = await ask(store, `{ search(text: "公示制度", ${more}) { nodes { text } } }`);
      return (data!.search as any).nodes.map(({ text }: any) => text);
    };
    expect(await texts('types: [practice]')).toEqual(['行政执法公示制度']);
    expect(await texts('types: [passage], within: "江阳"')).toEqual(['拟建立行政执法公示制度']);
    expect(await texts('types: [passage], years: {from: 2024}, within: "5105"')).toHaveLength(2);
    expect(await texts('types: []')).toEqual([]);
  });

  it('needs as many round trips for many hits as for one', async () => {
    const trips = async (first: number) => {
      const counted = counting(store);
      const { errors } = await ask(counted, `{ search(text: "制度", first: ${first}) { nodes { text ${FOUND} } } }`);
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    await trips(100);
    const many = await trips(100);
    expect(await trips(8)).toBe(many);
    expect(many).toBeLessThanOrEqual(15);
  });

  it.each([
    ['text: "川", types: [passage]', 'SEARCH_TOO_SHORT', /two characters or more; leave passage out/],
    ['text: " 、 "', 'SEARCH_TOO_SHORT', /write a word/],
    [`text: "${'制'.repeat(101)}"`, 'SEARCH_TOO_LONG', /101 characters, 100 are allowed/],
    ['text: "制度", first: 201', 'PAGE_OUT_OF_RANGE', /0 to 200; got 201/],
    ['text: "制度", after: "x"', 'BAD_CURSOR', /"x" is no cursor/],
    ['text: "制度", within: "乌有县"', 'UNKNOWN_PLACE', /乌有县/],
    ['text: "制度", years: {from: 2024, to: 2023}', 'YEARS_OUT_OF_ORDER', /2024 is later/],
  ])('refuses %s', async (args, code, message) => {
    const { errors } = await ask(store, `{ search(${args}) { totalCount } }`);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
