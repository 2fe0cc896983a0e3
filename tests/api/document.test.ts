import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, practice, quoted, source } from '../store/reports.ts';
import { ask, counting, knowledge, planted } from './ask.ts';

const SENTENCES = ['按行政处罚法和县委议事规则推行行政执法公示制度', '按民事诉讼法建立学法制度', '城北司法所成立'];
const TEXT = `${SENTENCES.join('。')}。`;
const [penalties, procedure, office] = SENTENCES as [string, string, string];
const town = ['四川省', '泸州市', '泸县'];

let store: Store;
beforeAll(async () => {
  store = await planted();
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  const cites = (title: string, quote: string) => ({ title, surfaces: [title], ...quoted(TEXT, quote) });
  await writer.write(
    source('泸县2022', TEXT),
    factsOf(town, 2022, {
      practices: [
        practice(TEXT, '行政执法公示制度', 'adopted', penalties),
        practice(TEXT, '学法制度', 'planned', procedure),
      ],
      citations: [
        { ...cites('行政处罚法', penalties), kind: 'law', docNumber: null },
        { ...cites('县委议事规则', penalties), kind: 'party-rule', docNumber: '泸县委发〔2022〕1号' },
        { ...cites('县委议事规则', penalties), kind: 'normative', docNumber: null },
        { ...cites('民事诉讼法', procedure), kind: 'law', docNumber: null },
      ],
      institutions: [
        {
          ...{ name: '泸县城北司法所', type: 'judicial-office', surfaces: ['城北司法所'], jurisdiction: town },
          ...quoted(TEXT, office),
        },
      ],
    }),
  );
});
afterAll(() => store.close());

describe('a document', () => {
  it('comes with who cites it, from when, and the practices beside it', async () => {
    const { data, errors } = await ask(
      store,
      `{ law(title: "《行政处罚法》") {
          id title kind reportCount firstYear docNumbers
          citations { totalCount nodes {
            title kind docNumber surfaces year law { id reportCount } jurisdiction { name }
            evidence { quote } report { id title } } }
          practices { reports quote practice { name adopterCount sets { name } } }
        } }`,
    );
    expect(errors).toBeUndefined();
    const said = { title: '行政处罚法', kind: 'law', docNumber: null, surfaces: ['行政处罚法'] };
    const law = { id: 'law:行政处罚法', reportCount: 2 };
    expect(data!.law).toEqual({
      ...{ id: 'law:行政处罚法', title: '行政处罚法', kind: 'law', reportCount: 2, firstYear: 2022, docNumbers: [] },
      citations: {
        totalCount: 2,
        nodes: [
          {
            ...{ ...said, year: 2022, law, jurisdiction: { name: '泸县' }, evidence: [{ quote: penalties }] },
            report: { id: '510521/2022', title: '泸县2022年法治政府建设情况报告' },
          },
          {
            ...{ ...said, year: 2023, law, jurisdiction: { name: '荣昌区' } },
            evidence: [{ quote: '依据行政处罚法办案' }],
            report: { id: '500153/2023', title: '荣昌区2023年法治政府建设情况报告' },
          },
        ],
      },
      practices: [
        {
          ...{ reports: 1, quote: penalties },
          practice: { name: '行政执法公示制度', adopterCount: 3, sets: [{ name: '三项制度' }] },
        },
      ],
    });
  });

  it('is found by an id and by a usual short title; none is null', async () => {
    const { data } = await ask(
      store,
      '{ short: law(title: "民诉法") { title } id: law(title: "law:民事诉讼法") { title } none: law(title: "海商法") { title } }',
    );
    expect(data).toEqual({ short: { title: '民事诉讼法' }, id: { title: '民事诉讼法' }, none: null });
  });

  it('is narrowed and paged in its citations', async () => {
    const cited = (asked: string) =>
      `citations(${asked}) { totalCount nodes { year } pageInfo { hasNextPage endCursor } }`;
    const { data } = await ask(
      store,
      `{ law(title: "行政处罚法") { all: ${cited('first: 1')} within: ${cited('within: "泸州市"')}
          years: ${cited('years: { from: 2023 }')} practices(first: 0) { quote } } }`,
    );
    const law: any = data!.law;
    expect(law.all).toMatchObject({ totalCount: 2, nodes: [{ year: 2022 }], pageInfo: { hasNextPage: true } });
    expect(law.within).toMatchObject({ totalCount: 1, nodes: [{ year: 2022 }] });
    expect(law.years).toMatchObject({ totalCount: 1, nodes: [{ year: 2023 }] });
    expect(law.practices).toEqual([]);
    const rest = cited(`after: "${law.all.pageInfo.endCursor}"`);
    const second: any = (await ask(store, `{ law(title: "行政处罚法") { ${rest} } }`)).data!.law;
    expect(second.citations).toMatchObject({ nodes: [{ year: 2023 }], pageInfo: { hasNextPage: false } });
  });
});

describe('documents', () => {
  it('come with those first that most reports cite', async () => {
    const { data } = await ask(
      store,
      `{ laws(first: 2) { totalCount nodes { title reportCount } pageInfo { hasNextPage } }
         rules: laws(text: "规则", kind: [party_rule, plan]) { nodes { id kind docNumbers } } }`,
    );
    expect(data).toEqual({
      laws: {
        totalCount: 4,
        nodes: [
          { title: '行政处罚法', reportCount: 2 },
          { title: '民事诉讼法', reportCount: 1 },
        ],
        pageInfo: { hasNextPage: true },
      },
      rules: {
        nodes: [{ id: 'party-rule:县委议事规则', kind: 'party_rule', docNumbers: ['泸县委发〔2022〕1号'] }],
      },
    });
  });

  it('need as many round trips for many as for one', async () => {
    const fields = `title reportCount docNumbers practices { quote practice { name } }
      citations(within: "泸州市") { nodes { law { firstYear } report { id } jurisdiction { id } } }`;
    const trips = async (first: number) => {
      const counted = counting(store);
      const { errors } = await ask(counted, `{ laws(first: ${first}) { nodes { ${fields} } } }`);
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    expect(await trips(4)).toBe(await trips(1));
    expect(await trips(4)).toBeLessThanOrEqual(12);
  });

  it.each([
    ['{ law(title: "县委议事规则") { id } }', 'AMBIGUOUS', /normative:县委议事规则, party-rule:县委议事规则/],
    ['{ law(title: "行政处罚法") { citations(within: "乌有县") { totalCount } } }', 'UNKNOWN_PLACE', /乌有县/],
    ['{ law(title: "行政处罚法") { citations(years: {from: 2, to: 1}) { totalCount } } }', 'YEARS_OUT_OF_ORDER', /2/],
    ['{ law(title: "行政处罚法") { practices(first: -1) { quote } } }', 'PAGE_OUT_OF_RANGE', /got -1/],
    ['{ laws(first: 1001) { totalCount } }', 'PAGE_OUT_OF_RANGE', /got 1001/],
    ['{ laws(after: "x") { totalCount } }', 'BAD_CURSOR', /"x" is no cursor/],
  ])('refuse %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});

describe('an organisation', () => {
  it('comes with its type and where it belongs', async () => {
    const { data } = await ask(
      store,
      `{ report(id: "510521/2022") { institutions {
          institution { id name type jurisdiction { path } } name type jurisdiction { id } surfaces year
          evidence { quote } report { id } } } }`,
    );
    expect(data).toEqual({
      report: {
        institutions: [
          {
            institution: {
              ...{ id: 'judicial-office:510521:泸县城北司法所', name: '泸县城北司法所', type: 'judicial_office' },
              jurisdiction: { path: town },
            },
            ...{ name: '泸县城北司法所', type: 'judicial_office', jurisdiction: { id: '510521' } },
            ...{ surfaces: ['城北司法所'], year: 2022, evidence: [{ quote: office }], report: { id: '510521/2022' } },
          },
        ],
      },
    });
  });
});
