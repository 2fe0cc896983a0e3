import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path } from '../../../src/model/fact.ts';
import { figureFacts, figuresOf } from '../../../src/query/figure/figures.ts';
import { indicators, indicatorsLike, indicatorsNamed } from '../../../src/query/figure/indicators.ts';
import { type Values, values } from '../../../src/query/figure/values.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, quoted, source } from '../../store/reports.ts';

const { gazetteer } = knowledge;
const CASES = '行政应诉案件数';

/** A report that says how many cases there were: `[year, number, unit]` in the order of the text. */
function report(place: Path, year: number, issuer: string | null, ...said: readonly [number, number, string][]) {
  const sentences = said.map(([about, value, unit], n) => `第${n + 1}处：${about}年行政应诉案件${value}${unit}。`);
  const text = `${place.at(-1)}${year}年。${sentences.join('')}`;
  const figures = said.map(([about, value, unit], n) => ({
    ...{ indicator: CASES, value, unit, year: about },
    ...quoted(text, sentences[n]!),
  }));
  const facts = factsOf(place, year, { figures });
  return {
    source: source(`${place.at(-1)}${year}${issuer ?? ''}`, text),
    facts: { ...facts, report: { ...facts.report, issuer } },
  };
}

const luzhou: Path = ['四川省', '泸州市'];
const neijiang: Path = ['四川省', '内江市'];
const jiangyang: Path = ['四川省', '泸州市', '江阳区'];
const rongchang: Path = ['重庆市', '荣昌区'];

/** 2022: 泸州 40, 内江 60; 2023: 泸州 51 (put right in 2024), 内江 51, 江阳 12.5, 荣昌 90; 2024: 江阳 14, and 荣昌 in another unit. */
const REPORTS = [
  report(luzhou, 2022, null, [2022, 40, '件']),
  report(luzhou, 2023, null, [2023, 50, '件']),
  report(luzhou, 2025, '泸州市司法局', [2025, 7, '件次'], [2025, 8, '件次']),
  report(luzhou, 2025, null, [2023, 52, '件'], [2023, 51, '件'], [2025, 6, '件次']),
  report(neijiang, 2022, null, [2022, 60, '件']),
  report(neijiang, 2023, null, [2023, 51, '件']),
  report(jiangyang, 2023, null, [2023, 12.7, '件']),
  report(jiangyang, 2025, null, [2024, 14, '件']),
  report(rongchang, 2024, null, [2023, 90, '件'], [2024, 3, '起']),
];
const IDS = [
  ...['5105/2022', '5105/2023', '5105/2025/泸州市司法局', '5105/2025', '5110/2022', '5110/2023'],
  ...['510502/2023', '510502/2025', '500153/2024'],
];

/** What places report in numbers; `on` gives a store that holds the sample reports. */
export function figureQuestions(on: () => Store): void {
  const asked = (
    narrowing: Omit<Parameters<typeof values>[1], 'indicator' | 'unit'> = {},
    unit: string | null = null,
  ) => values({ store: on(), gazetteer }, { indicator: CASES, unit, ...narrowing });
  const told = (found: Values | null) =>
    found!.values.map(({ row }) => `${row.year} ${row.place} ${row.value} ${row.rank}/${row.of} ${row.change}`);

  describe('figures', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups });
      for (const { source, facts } of REPORTS) await writer.write(source, facts);
    });
    afterAll(async () => {
      for (const id of IDS) expect(await removeReport(on(), id)).toBe(true);
    });

    it('are ranked within year and unit, with the change since the year before', async () => {
      expect(told(await asked())).toEqual([
        ...['2022 5110 60 1/2 null', '2022 5105 40 2/2 null'],
        ...['2023 500153 90 1/4 null', '2023 5105 51 2/4 11', '2023 5110 51 2/4 -9', '2023 510502 12.7 4/4 null'],
        '2024 510502 14 1/1 1.3',
      ]);
    });

    it.each<[string, Parameters<typeof asked>[0], string[]]>([
      ['years', { years: { from: 2023, to: 2023 }, level: 'prefecture' }, ['5105 51 1/2 11', '5110 51 1/2 -9']],
      [
        'a place',
        { within: '泸州市', years: { from: 2023 } },
        ['5105 51 1/2 11', '510502 12.7 2/2 null', '510502 14 1/1 1.3'],
      ],
      ['a rank', { level: 'county', years: { to: 2023 } }, ['500153 90 1/2 null', '510502 12.7 2/2 null']],
      ['a place that reports none', { within: '西藏自治区' }, []],
    ])('are ranked among those asked for by %s', async (_what, narrowing, expected) => {
      expect(told(await asked(narrowing)).map((one) => one.slice(5))).toEqual(expected);
    });

    it('within a place that nobody knows are none, not nobody’s', async () => {
      expect(await asked({ within: '乌有县' })).toBeNull();
    });

    it('have a median, a lowest and a highest value for each year', async () => {
      expect((await asked())!.byYear).toEqual([
        { year: 2022, count: 2, median: 50, lowest: 40, highest: 60 },
        { year: 2023, count: 4, median: 51, lowest: 12.7, highest: 90 },
        { year: 2024, count: 1, median: 14, lowest: 14, highest: 14 },
      ]);
      expect((await asked({ within: '四川省' }))!.byYear[1]).toEqual({
        ...{ year: 2023, count: 3, median: 51, lowest: 12.7, highest: 51 },
      });
    });

    it('never mix units, and come in the commonest one where none is named', async () => {
      expect(await asked()).toMatchObject({ unit: '件', units: ['件', '件次', '起'] });
      expect(await asked({ within: '重庆市', years: { from: 2024 } })).toMatchObject({
        unit: '起',
        units: ['起', '件', '件次'],
      });
      expect(told(await asked({}, '起'))).toEqual(['2024 500153 3 1/1 null']);
    });

    it('of several for one place and year are what the latest report says last, the government’s before its departments’', async () => {
      expect(told(await asked({}, '件次'))).toEqual(['2025 5105 6 1/1 null']);
      const { row } = (await asked())!.values[3]!;
      expect(row).toMatchObject({ place: '5105', node: '5105' });
      const [fact, ...others] = await figureFacts(on(), { places: [row.node], facts: [row.id] });
      expect(others).toEqual([]);
      expect(fact).toMatchObject({
        ...{ id: row.id, reportId: '5105/2025', indicator: CASES, value: 51, unit: '件', year: 2023 },
        ...{ jurisdiction: { name: '泸州市' }, evidence: [{ quote: '第2处：2023年行政应诉案件51件。' }] },
      });
    });

    it('of some places come by the years they are about', async () => {
      const found = await figuresOf(on(), { places: ['5105', '510502'], from: 2023, to: 2024 });
      expect(found.map(({ year, jurisdiction, value }) => `${year} ${jurisdiction.id} ${value}`)).toEqual([
        ...['2023 5105 50', '2023 5105 52', '2023 5105 51', '2023 510502 12.7', '2024 5105 3.5', '2024 510502 14'],
      ]);
    });

    it('have indicators, those that most places report first', async () => {
      expect((await indicators(on())).map(({ row }) => row)).toEqual([
        { id: `${CASES}/件`, name: CASES, unit: '件', values: 7, places: 4, firstYear: 2022, lastYear: 2024 },
        { id: '审核文件数/件', name: '审核文件数', unit: '件', values: 1, places: 1, firstYear: 2023, lastYear: 2023 },
        {
          id: '每万人律师数/名',
          name: '每万人律师数',
          unit: '名',
          values: 1,
          places: 1,
          firstYear: 2024,
          lastYear: 2024,
        },
        { id: `${CASES}/件次`, name: CASES, unit: '件次', values: 1, places: 1, firstYear: 2025, lastYear: 2025 },
        { id: `${CASES}/起`, name: CASES, unit: '起', values: 1, places: 1, firstYear: 2024, lastYear: 2024 },
      ]);
      expect((await indicatorsLike(on(), '律师')).map(({ row }) => row.name)).toEqual(['每万人律师数']);
    });

    it.each<[string, string, string[], string[]]>([
      ['its name', CASES, ['审核文件数'], [CASES]],
      ['another name', '应诉案件', [CASES], [CASES]],
      ['another name of several', '案件', ['审核文件数', CASES, '行政复议案件数', CASES], ['审核文件数', CASES]],
      ['a name that nobody reports', '行政复议案件数', [], []],
    ])('are of the indicator that %s means', async (_what, name, others, expected) => {
      expect(await indicatorsNamed(on(), name, others)).toEqual(expected);
    });
  });
}
