import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIndicatorNames } from '../../src/knowledge/indicators.ts';
import type { Path } from '../../src/model/fact.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, quoted, source } from '../store/reports.ts';
import { ask, counting, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
  const writer = openWriter(store, { ontology, lookups });
  const write = (place: Path, year: number, ...said: readonly (readonly [string, number, string])[]) => {
    const text = said.map(([indicator, value, unit]) => `${year}年${indicator}${value}${unit}。`).join('');
    const figures = said.map(([indicator, value, unit]) => ({
      ...{ indicator, value, unit, year },
      ...quoted(text, `${indicator}${value}${unit}`),
    }));
    return writer.write(source(`${place.at(-1)}${year}`, text), factsOf(place, year, { figures }));
  };
  await write(['四川省', '泸州市'], 2022, ['行政应诉案件数', 40, '件'], ['合法性审核文件数', 9, '件']);
  await write(['四川省', '泸州市'], 2023, ['行政应诉案件数', 44, '件']);
  await write(['重庆市', '荣昌区'], 2024, ['信访件数', 12, '件'], ['信访人次', 30, '人次']);
  await write(['四川省', '内江市'], 2023, ['行政应诉案件数', 60, '件'], ['行政复议案件数', 5, '起']);
});
afterAll(() => store.close());

describe('figures', () => {
  it('come with rank, change, median, sentence and report', async () => {
    const { data, errors } = await ask(
      store,
      `{ figures(indicator: "行政应诉案件数", within: "四川省", level: prefecture, years: {from: 2023}) {
          indicator unit units totalCount byYear { year count median lowest highest }
          nodes { rank of change fact { value unit year indicator evidence { quote }
            jurisdiction { name above { name } } report { id } } } } }`,
    );
    expect(errors).toBeUndefined();
    const node = (name: string, value: number, id: string) => ({
      ...{ value, unit: '件', year: 2023, indicator: '行政应诉案件数' },
      ...{
        evidence: [{ quote: `行政应诉案件数${value}件` }],
        jurisdiction: { name, above: { name: '四川省' } },
        report: { id },
      },
    });
    expect(data).toEqual({
      figures: {
        ...{ indicator: '行政应诉案件数', unit: '件', units: ['件'], totalCount: 2 },
        byYear: [{ year: 2023, count: 2, median: 52, lowest: 44, highest: 60 }],
        nodes: [
          { rank: 1, of: 2, change: null, fact: node('内江市', 60, '5110/2023') },
          { rank: 2, of: 2, change: 4, fact: node('泸州市', 44, '5105/2023') },
        ],
      },
    });
  });

  it('are paged by cursors that stay good', async () => {
    const page = (after: string) =>
      `{ figures(indicator: "行政应诉案件数", first: 2${after}) {
          totalCount nodes { fact { value } } pageInfo { hasNextPage endCursor } } }`;
    const first: any = (await ask(store, page(''))).data!.figures;
    expect(first.nodes.map(({ fact }: any) => fact.value)).toEqual([40, 60]);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const second: any = (await ask(store, page(`, after: "${first.pageInfo.endCursor}"`))).data!.figures;
    expect(second.nodes.map(({ fact }: any) => fact.value)).toEqual([44]);
  });

  it('are found by another name of the indicator', async () => {
    const names = readIndicatorNames('graph/figures/indicators.tsv');
    const [alias] = [...names].find(([, meant]) => meant.includes('行政应诉案件数'))!;
    const { data } = await ask(store, `{ figures(indicator: "${alias}") { indicator totalCount } }`);
    expect(data).toEqual({ figures: { indicator: '行政应诉案件数', totalCount: 3 } });
  });

  it('are found by another name of several indicators where the unit decides', async () => {
    const { data } = await ask(
      store,
      '{ figures(indicator: "群众来访", unit: "人次") { indicator nodes { fact { value } } } }',
    );
    expect(data).toEqual({ figures: { indicator: '信访人次', nodes: [{ fact: { value: 30 } }] } });
  });

  it('of several indicators in one request are each their own', async () => {
    const { data } = await ask(
      store,
      `{ one: figures(indicator: "行政应诉案件数", first: 1) { nodes { fact { value } } }
         other: figures(indicator: "行政复议案件数") { nodes { fact { value } } } }`,
    );
    expect(data).toEqual({ one: { nodes: [{ fact: { value: 40 } }] }, other: { nodes: [{ fact: { value: 5 } }] } });
  });

  it('need as many round trips for many values as for one', async () => {
    const trips = async (first: number) => {
      const counted = counting(store);
      const fields = 'byYear { median } nodes { rank fact { jurisdiction { above { name } } report { id } } }';
      await ask(counted, `{ figures(indicator: "行政应诉案件数", first: ${first}) { ${fields} } }`);
      return counted.reads();
    };
    expect(await trips(3)).toBe(await trips(1));
    expect(await trips(3)).toBeLessThanOrEqual(10);
  });

  it.each([
    ['{ figures(indicator: "应诉案件数") { unit } }', 'UNKNOWN_INDICATOR', /near it: 行政应诉案件数$/],
    [
      '{ figures(indicator: "群众来访") { unit } }',
      'AMBIGUOUS',
      /may be 2 indicators: 信访(人次|件数), 信访(人次|件数); name/,
    ],
    ['{ figures(indicator: "河长数") { unit } }', 'UNKNOWN_INDICATOR', /look for it with indicators\(text:\)/],
    ['{ figures(indicator: "行政应诉案件数", unit: "人") { unit } }', 'UNKNOWN_UNIT', /in "人"; its units: 件$/],
    ['{ figures(indicator: "行政应诉案件数", within: "乌有县") { unit } }', 'UNKNOWN_PLACE', /乌有县/],
    ['{ figures(indicator: "行政应诉案件数", first: -1) { unit } }', 'PAGE_OUT_OF_RANGE', /got -1/],
  ])('refuse %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});

describe('indicators', () => {
  it('are given with how much is reported of each, those of most places first', async () => {
    const fields = 'id name unit values places firstYear lastYear';
    const { data } = await ask(store, `{ indicators(text: "行政", first: 1) { totalCount nodes { ${fields} } } }`);
    expect(data).toEqual({
      indicators: {
        totalCount: 2,
        nodes: [
          {
            ...{ id: '行政应诉案件数/件', name: '行政应诉案件数', unit: '件' },
            ...{ values: 3, places: 2, firstYear: 2022, lastYear: 2023 },
          },
        ],
      },
    });
  });
});

describe('other names of indicators', () => {
  it('lead to all that they may mean', () => {
    const names = readIndicatorNames('graph/figures/indicators.tsv');
    expect(names.size).toBeGreaterThan(200);
    expect([...names.values()].some((meant) => meant.length > 1)).toBe(true);
  });
});
