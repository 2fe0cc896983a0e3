import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cooperation, Path } from '../../src/model/fact.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, quoted, source } from '../store/reports.ts';
import { ask, counting, knowledge, planted } from './ask.ts';

const BETWEEN = 'between: ["四川省", "重庆市"]';
const party = 'parties { ... on Jurisdiction { name } ... on Group { name } }';

/** The samples, and 泸州市 2023, 内江市 2023: the one says it too, with an arrangement of its own; the other tells of another partner. */
async function more(store: Store): Promise<void> {
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  const write = (place: Path, text: string, cooperations: readonly Cooperation[]) =>
    writer.write(source(`${place.at(-1)}2023`, text), factsOf(place, 2023, { cooperations }));
  const text = '与荣昌建立边界纠纷联席会议。';
  await write(['四川省', '泸州市'], text, [
    {
      ...{ name: '边界纠纷联席会议', kind: 'joint-conference', subject: '边界纠纷', status: 'planned' },
      parties: [
        ['四川省', '泸州市'],
        ['重庆市', '荣昌区'],
      ],
      ...quoted(text, text.slice(0, -1)),
    },
  ]);
  const framework = '落实内自合作框架，并拟扩大内自合作框架。';
  const said = (status: Cooperation['status'], quote: string): Cooperation => ({
    ...{ name: '内自合作框架', kind: 'agreement', subject: null, status },
    parties: [
      ['四川省', '内江市'],
      ['四川省', '自贡市'],
    ],
    ...quoted(framework, quote),
  });
  await write(['四川省', '内江市'], framework, [
    said('adopted', '落实内自合作框架'),
    said('planned', '拟扩大内自合作框架'),
  ]);
}

let store: Store;
beforeAll(async () => {
  store = await planted();
  await more(store);
});
afterAll(() => store.close());

describe('cooperations', () => {
  it('come with parties, and with what each report says', async () => {
    const { data, errors } = await ask(
      store,
      `{ cooperations(${BETWEEN}, years: {from: 2023}) { totalCount nodes {
          name kind firstYear ${party}
          statements { year status subject jurisdiction { name } partners { __typename ... on Group { id } }
            cooperation { name kind firstYear } evidence { quote start end } report { id } }
        } } }`,
    );
    expect(errors).toBeUndefined();
    const police = { name: '警务协作书', kind: 'agreement', firstYear: 2023 };
    const place = { __typename: 'Jurisdiction' };
    expect(data).toEqual({
      cooperations: {
        totalCount: 3,
        nodes: [
          {
            ...police,
            parties: [{ name: '荣昌区' }, { name: '泸州市' }, { name: '内江市' }],
            statements: [
              {
                ...{ year: 2023, status: 'adopted', subject: '警务', jurisdiction: { name: '荣昌区' } },
                ...{ partners: [place, place], cooperation: police, report: { id: '500153/2023' } },
                evidence: [{ quote: '与泸州、内江签订警务协作书', start: 28, end: 41 }],
              },
              {
                ...{ year: 2024, status: 'adopted', subject: null, jurisdiction: { name: '泸州市' } },
                ...{ partners: [place, place], cooperation: police, report: { id: '5105/2024' } },
                evidence: [{ quote: '与荣昌、内江续签警务协作书', start: 0, end: 13 }],
              },
            ],
          },
          {
            ...{ name: '边界纠纷联席会议', kind: 'joint_conference', firstYear: 2023 },
            parties: [{ name: '荣昌区' }, { name: '泸州市' }],
            statements: [
              {
                ...{ year: 2023, status: 'planned', subject: '边界纠纷', jurisdiction: { name: '泸州市' } },
                cooperation: { name: '边界纠纷联席会议', kind: 'joint_conference', firstYear: 2023 },
                ...{ partners: [place], report: { id: '5105/2023' } },
                evidence: [{ quote: '与荣昌建立边界纠纷联席会议', start: 0, end: 13 }],
              },
            ],
          },
          {
            ...{ name: '川渝通办', kind: 'service_sharing', firstYear: 2023 },
            parties: [{ name: '荣昌区' }, { name: '川渝' }],
            statements: [
              {
                ...{ year: 2023, status: 'adopted', subject: null, jurisdiction: { name: '荣昌区' } },
                cooperation: { name: '川渝通办', kind: 'service_sharing', firstYear: 2023 },
                ...{ partners: [{ __typename: 'Group', id: '川渝' }], report: { id: '500153/2023' } },
                evidence: [{ quote: '参加川渝通办', start: 74, end: 80 }],
              },
            ],
          },
        ],
      },
    });
  });

  it('tell only what is asked for', async () => {
    const { data } = await ask(
      store,
      `{ cooperations(years: {from: 2024}, status: [adopted]) { nodes { name firstYear statements { year } } }
         services: cooperations(kind: [service_sharing]) { nodes { name } }
         plans: cooperations(within: "自贡", status: [planned]) { nodes { statements { status } } }
         none: cooperations(between: [], status: []) { totalCount } }`,
    );
    expect(data).toEqual({
      cooperations: { nodes: [{ name: '警务协作书', firstYear: 2024, statements: [{ year: 2024 }] }] },
      ...{ services: { nodes: [{ name: '川渝通办' }] }, none: { totalCount: 0 } },
      plans: { nodes: [{ statements: [{ status: 'planned' }] }] },
    });
  });

  it('are paged by cursors that stay good', async () => {
    const page = (after: string) =>
      `{ cooperations(${BETWEEN}, first: 2${after}) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const first = (await ask(store, page(''))).data!.cooperations as { pageInfo: { endCursor: string } };
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ name: '警务协作书' }, { name: '边界纠纷联席会议' }] });
    const second = (await ask(store, page(`, after: "${first.pageInfo.endCursor}"`))).data!.cooperations;
    expect(second).toMatchObject({ nodes: [{ name: '川渝通办' }], pageInfo: { hasNextPage: false } });
  });
});

describe('the network of cooperations', () => {
  it('has places and groups, and the links between them', async () => {
    const who = '... on Jurisdiction { path } ... on Group { name }';
    const { data, errors } = await ask(
      store,
      `{ cooperationNetwork(${BETWEEN}, status: [adopted, planned], first: 2) { totalLinks
          nodes { party { ${who} } degree weight }
          links { from { ${who} } to { ${who} } weight years cooperations { name firstYear statements { year } } } } }`,
    );
    expect(errors).toBeUndefined();
    const [rongchang, luzhou, neijiang] = [
      { path: ['重庆市', '荣昌区'] },
      { path: ['四川省', '泸州市'] },
      { path: ['四川省', '内江市'] },
    ];
    const police = { name: '警务协作书', firstYear: 2023, statements: [{ year: 2023 }, { year: 2024 }] };
    const borders = { name: '边界纠纷联席会议', firstYear: 2023, statements: [{ year: 2023 }] };
    expect(data).toEqual({
      cooperationNetwork: {
        totalLinks: 3,
        nodes: [
          { party: rongchang, degree: 3, weight: 3 },
          { party: luzhou, degree: 1, weight: 2 },
          { party: neijiang, degree: 1, weight: 1 },
        ],
        links: [
          {
            ...{ from: rongchang, to: luzhou, weight: 2, years: [2023, 2024] },
            cooperations: expect.arrayContaining([police, borders]),
          },
          { from: rongchang, to: neijiang, weight: 1, years: [2023, 2024], cooperations: [police] },
        ],
      },
    });
  });

  it('keeps what is planned apart from what is done', async () => {
    const weights = async (status: string) => {
      const asked = `{ cooperationNetwork(${BETWEEN}${status}) { links { to { ... on Jurisdiction { name } } weight } } }`;
      const network = (await ask(store, asked)).data!.cooperationNetwork as { links: { to: { name?: string } }[] };
      return network.links.filter(({ to }) => to.name === '泸州市');
    };
    expect(await weights('')).toEqual([{ to: { name: '泸州市' }, weight: 1 }]);
    expect(await weights(', status: [planned]')).toEqual([{ to: { name: '泸州市' }, weight: 1 }]);
    expect(await weights(', status: [adopted, planned]')).toEqual([{ to: { name: '泸州市' }, weight: 2 }]);
  });
});

describe('reciprocity', () => {
  it('tells what the partner’s report of the year says, and counts the answers', async () => {
    const { data, errors } = await ask(
      store,
      `{ reciprocity(kind: [agreement, joint_conference]) { totalCount said silent noReport nodes {
          fact { jurisdiction { name } year evidence { quote } } partner { name } answer
          partnerFacts { status cooperation { name } report { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    const [one, framework, other] = [
      { jurisdiction: { name: '荣昌区' }, year: 2023, evidence: [{ quote: '与泸州、内江签订警务协作书' }] },
      { jurisdiction: { name: '内江市' }, year: 2023, evidence: [{ quote: '落实内自合作框架' }] },
      { jurisdiction: { name: '泸州市' }, year: 2024, evidence: [{ quote: '与荣昌、内江续签警务协作书' }] },
    ];
    const told = { status: 'planned', cooperation: { name: '边界纠纷联席会议' }, report: { id: '5105/2023' } };
    expect(data).toEqual({
      reciprocity: {
        ...{ totalCount: 5, said: 1, silent: 1, noReport: 3 },
        nodes: [
          { fact: one, partner: { name: '泸州市' }, answer: 'said', partnerFacts: [told] },
          { fact: one, partner: { name: '内江市' }, answer: 'silent', partnerFacts: [] },
          { fact: framework, partner: { name: '自贡市' }, answer: 'noReport', partnerFacts: [] },
          { fact: other, partner: { name: '荣昌区' }, answer: 'noReport', partnerFacts: [] },
          { fact: other, partner: { name: '内江市' }, answer: 'noReport', partnerFacts: [] },
        ],
      },
    });
  });

  it('counts all, whatever the page', async () => {
    const { data } = await ask(
      store,
      `{ reciprocity(${BETWEEN}, first: 1) { totalCount said silent noReport nodes { answer } } }`,
    );
    expect(data).toEqual({
      reciprocity: { totalCount: 3, said: 1, silent: 1, noReport: 1, nodes: [{ answer: 'said' }] },
    });
  });
});

describe('questions about cooperations', () => {
  const statement = 'statements { report { id } partners { ... on Jurisdiction { above { name } } } }';
  it.each([
    ['cooperations', `nodes { name kind ${party} firstYear ${statement} }`],
    [
      'cooperationNetwork',
      `nodes { party { ... on Jurisdiction { above { name } } } } links { cooperations { name ${statement} } }`,
    ],
    ['reciprocity', 'nodes { fact { report { id } } partner { above { name } } partnerFacts { report { id } } }'],
  ])('need as many round trips for many as for one: %s', async (field, fields) => {
    const trips = async (first: number) => {
      const counted = counting(store);
      const { errors } = await ask(counted, `{ ${field}(${BETWEEN}, within: "荣昌", first: ${first}) { ${fields} } }`);
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    expect(await trips(3)).toBe(await trips(1));
    expect(await trips(3)).toBeLessThanOrEqual(12);
  });

  it.each([
    ['cooperations(between: ["四川省", "乌有县"]) { totalCount }', 'UNKNOWN_PLACE', /"乌有县" is no place/],
    ['cooperations(within: "乌有县") { totalCount }', 'UNKNOWN_PLACE', /乌有县/],
    ['cooperations(first: 1001) { totalCount }', 'PAGE_OUT_OF_RANGE', /0 to 1000; got 1001/],
    ['cooperations(years: {from: 2024, to: 2023}) { totalCount }', 'YEARS_OUT_OF_ORDER', /2024 is later/],
    ['cooperations(kind: [nothing]) { totalCount }', 'GRAPHQL_VALIDATION_FAILED', /nothing/],
    ['cooperationNetwork(between: ["乌有县"]) { totalLinks }', 'UNKNOWN_PLACE', /乌有县/],
    ['cooperationNetwork(first: -1) { totalLinks }', 'PAGE_OUT_OF_RANGE', /got -1/],
    ['reciprocity(within: "乌有县") { said }', 'UNKNOWN_PLACE', /乌有县/],
    ['reciprocity(after: "x") { said }', 'BAD_CURSOR', /"x" is no cursor/],
  ])('are refused: %s', async (query, code, message) => {
    const { errors } = await ask(store, `{ ${query} }`);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
