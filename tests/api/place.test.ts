import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, practice, source } from '../store/reports.ts';
import { ask, counting, knowledge, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  const text = '推行行政执法公示制度。';
  const adopted = { practices: [practice(text, '行政执法公示制度', 'adopted', text)] };
  await writer.write(source('襄樊市2009', `本市${text}`), factsOf(['湖北省', '襄樊市'], 2009, adopted));
  await writer.write(source('襄阳市2012', text), factsOf(['湖北省', '襄阳市'], 2012, adopted));
});
afterAll(() => store.close());

const one = async (args: string, fields: string) => {
  const { data, errors } = await ask(store, `{ jurisdiction(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data!.jurisdiction as any;
};

describe('a jurisdiction', () => {
  it('tells where it lies, what it was, and all that the reports say', async () => {
    const found = await one(
      'name: "荣昌"',
      `id name path code level above { name } superiors { id } formerly { name later { name } } later { name }
       reports { id } practices { status practice { name } report { id } }
       cooperations { cooperation { name } jurisdiction { name } }
       figures { indicator value } institutions { name institution { id } jurisdiction { name } report { id } }
       citations { title kind law { reportCount } report { id } }`,
    );
    expect(found).toEqual({
      ...{ id: '500153', name: '荣昌区', path: ['重庆市', '荣昌区'], code: '500153', level: 'county' },
      ...{ above: { name: '重庆市' }, superiors: [{ id: '50' }], later: [] },
      formerly: [{ name: '荣昌县', later: [{ name: '荣昌区' }] }],
      reports: [{ id: '500153/2023' }],
      practices: [
        { status: 'adopted', practice: { name: '行政执法公示制度' }, report: { id: '500153/2023' } },
        { status: 'planned', practice: { name: '扫码入企' }, report: { id: '500153/2023' } },
        { status: 'deficient', practice: { name: '联席会议制度' }, report: { id: '500153/2023' } },
      ],
      cooperations: [
        { cooperation: { name: '警务协作书' }, jurisdiction: { name: '荣昌区' } },
        { cooperation: { name: '川渝通办' }, jurisdiction: { name: '荣昌区' } },
        { cooperation: { name: '警务协作书' }, jurisdiction: { name: '泸州市' } },
      ],
      figures: [{ indicator: '审核文件数', value: 31 }],
      institutions: [
        {
          ...{ name: '荣昌区司法局', institution: { id: 'department:500153:荣昌区司法局' } },
          ...{ jurisdiction: { name: '荣昌区' }, report: { id: '500153/2023' } },
        },
      ],
      citations: [{ title: '行政处罚法', kind: 'law', law: { reportCount: 1 }, report: { id: '500153/2023' } }],
    });
  });

  it('is the one of a year, and has what was said of it under another name of its code', async () => {
    expect(await one('name: "荣昌县", year: 2014', 'id name path')).toEqual({
      ...{ id: '500226', name: '荣昌县', path: ['重庆市', '荣昌县'] },
    });
    expect(await one('code: "500153", year: 2014', 'name')).toEqual({ name: '荣昌县' });
    expect(await one('name: "荣昌县"', 'name')).toEqual({ name: '荣昌区' });
    const renamed = 'id name code reports { id } practices { year jurisdiction { name } }';
    const said = {
      code: '4206',
      reports: [{ id: '4206@2009/2009' }, { id: '4206/2012' }],
      practices: [
        { year: 2009, jurisdiction: { name: '襄樊市' } },
        { year: 2012, jurisdiction: { name: '襄阳市' } },
      ],
    };
    expect(await one('name: "襄阳市"', renamed)).toEqual({ id: '4206', name: '襄阳市', ...said });
    expect(await one('name: "襄樊市", year: 2009', renamed)).toEqual({ id: '4206@2009', name: '襄樊市', ...said });
  });

  it('is narrowed to years, statuses, indicators and kinds', async () => {
    const fields = `reports(years: {from: 2010}) { id } practices(years: {to: 2011}) { year }`;
    expect(await one('name: "襄阳市"', fields)).toEqual({
      reports: [{ id: '4206/2012' }],
      practices: [{ year: 2009 }],
    });
    expect(
      await one(
        'name: "荣昌区"',
        `practices(status: [planned]) { status } cooperations(years: {from: 2024}) { year }
         some: figures(indicators: ["审核文件数"]) { value } none: figures(indicators: ["每万人律师数"]) { value }
         law: citations(kind: [law]) { title } plan: citations(kind: [plan, party_rule]) { title }
         institutions(years: {to: 2022}) { name }`,
      ),
    ).toEqual({
      ...{ practices: [{ status: 'planned' }], cooperations: [{ year: 2024 }], some: [{ value: 31 }], none: [] },
      ...{ law: [{ title: '行政处罚法' }], plan: [], institutions: [] },
    });
  });

  it('of which the graph knows nothing has no reports, and is no place of nobody', async () => {
    const nothing = { reports: [], practices: [], cooperations: [], figures: [], institutions: [], citations: [] };
    const fields = Object.keys(nothing).map((field) => `${field} { id }`);
    expect(await one('name: "泸县"', `path above { reports { id } } ${fields.join(' ')}`)).toEqual({
      ...nothing,
      path: ['四川省', '泸州市', '泸县'],
      above: { reports: [{ id: '5105/2024' }] },
    });
    expect(await one('name: "乌有县"', 'id')).toBeNull();
    expect(await one('code: "泸县"', 'id')).toBeNull();
  });

  it('has parts, and each tells whether a report is held', async () => {
    const { parts } = await one('name: "泸州市"', 'parts { name reports { id } }');
    expect(parts).toContainEqual({ name: '江阳区', reports: [{ id: '510502/2024' }] });
    expect(parts).toContainEqual({ name: '泸县', reports: [] });
  });
});

describe('jurisdictions', () => {
  it('are paged by code, each once', async () => {
    const page = (after: string) =>
      `{ jurisdictions(text: "市", first: 3${after}) {
          totalCount nodes { id name reports { id } } pageInfo { hasNextPage endCursor } } }`;
    const first: any = (await ask(store, page(''))).data!.jurisdictions;
    expect(first.nodes).toEqual([
      { id: '4206', name: '襄阳市', reports: [{ id: '4206@2009/2009' }, { id: '4206/2012' }] },
      { id: '50', name: '重庆市', reports: [] },
      { id: '500153', name: '荣昌区', reports: [{ id: '500153/2023' }] },
    ]);
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
    const second: any = (await ask(store, page(`, after: "${first.pageInfo.endCursor}"`))).data!.jurisdictions;
    expect(second.nodes.map(({ id }: any) => id)).toEqual(['5105', '510502', '5110']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('need as many round trips for many places as for one', async () => {
    const fields = `above { name } superiors { name } parts { name } formerly { name } reports { id }
      practices { practice { sets { name } } report { id } } cooperations { partners { __typename } }
      figures { value } institutions { name } citations { title }`;
    const trips = async (first: number) => {
      const counted = counting(store);
      await ask(counted, `{ jurisdictions(text: "市", first: ${first}) { nodes { ${fields} } } }`);
      return counted.reads();
    };
    const many = await trips(6);
    expect(many).toBe(await trips(3));
    expect(many).toBeLessThanOrEqual(11);
  });
});

describe('places are refused', () => {
  it.each([
    ['{ jurisdiction { id } }', 'WHICH_PLACE', /either its name or its code/],
    ['{ jurisdiction(name: "荣昌区", code: "500153") { id } }', 'WHICH_PLACE', /either/],
    [
      '{ jurisdiction(name: "朝阳区") { id } }',
      'AMBIGUOUS',
      /"朝阳区" may be 2 places: 北京市\/朝阳区, 吉林省\/长春市\/朝阳区;/,
    ],
    [
      '{ jurisdiction(name: "城关镇") { id } }',
      'AMBIGUOUS',
      /may be \d\d+ places: ([^,]+, ){4}[^,]+ …; write the path/,
    ],
    ['{ jurisdictions(within: "乌有县") { totalCount } }', 'UNKNOWN_PLACE', /乌有县/],
    ['{ jurisdictions(first: 1001) { totalCount } }', 'PAGE_OUT_OF_RANGE', /got 1001/],
    [
      '{ jurisdiction(name: "荣昌区") { reports(years: {from: 2024, to: 2023}) { id } } }',
      'YEARS_OUT_OF_ORDER',
      /2024 is later/,
    ],
    ['{ jurisdiction(name: "荣昌区") { figures(indicators: ["河长数"]) { id } } }', 'UNKNOWN_INDICATOR', /"河长数"/],
  ])('%s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });

  it('with the paths of all that may be meant', async () => {
    const { errors } = await ask(store, '{ jurisdiction(name: "吉林") { id } }');
    expect(errors![0]!.extensions?.candidates).toEqual(['吉林省', '吉林省/吉林市']);
  });
});
