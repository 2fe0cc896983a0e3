import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, compare } from '../../../src/query/place/compare.ts';
import { placesMeant } from '../../../src/query/place/places.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, quoted, source } from '../../store/reports.ts';

const { gazetteer } = knowledge;
const COUNTY = '建立行政执法公示制度。';
const CITY = '建立行政执法公示制度。推行扫码入企。联席会议制度不够健全。';
const LATER = '上年审核文件33件。今年审核文件40件。';

/** Places side by side; `on` gives a store that holds the sample reports. */
export function compareQuestions(on: () => Store): void {
  const side = async (names: readonly string[], year: number | null = null): Promise<Comparison> => {
    const graph = { store: on(), gazetteer };
    const places = await Promise.all(names.map(async (name) => (await placesMeant(graph, { name }, year))[0]!));
    return compare(graph, places, year);
  };
  const placesOf = ({ places }: Comparison) =>
    places.map(({ jurisdiction, reports, only, missing }) => ({
      place: jurisdiction.path.join('/'),
      reports: reports.map(({ id }) => id),
      only: only.map(({ name }) => name),
      missing: missing.map(({ name }) => name),
    }));
  const practicesOf = ({ practices }: Comparison) =>
    practices.map(({ practice: { name }, status }) => [name, ...status]);

  describe('places side by side', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: gazetteer } });
      const county = factsOf(['重庆市', '荣昌县'], 2014, {
        practices: [practice(COUNTY, '行政执法公示制度', 'adopted', COUNTY)],
      });
      await writer.write(source('荣昌县2014', COUNTY), county);
      const city = factsOf(['四川省', '内江市'], 2014, {
        practices: [
          practice(CITY, '行政执法公示制度', 'adopted', '建立行政执法公示制度'),
          practice(CITY, '扫码入企', 'adopted', '推行扫码入企'),
          practice(CITY, '联席会议制度', 'deficient', '联席会议制度不够健全'),
        ],
      });
      await writer.write(source('内江市2014', CITY), city);
      const later = factsOf(['重庆市', '荣昌区'], 2024, {
        figures: [
          { indicator: '审核文件数', value: 33, unit: '件', year: 2023, ...quoted(LATER, '上年审核文件33件') },
          { indicator: '审核文件数', value: 40, unit: '件', year: 2024, ...quoted(LATER, '今年审核文件40件') },
        ],
      });
      await writer.write(source('荣昌区2024', LATER), later);
    });
    afterAll(async () => {
      for (const id of ['500226/2014', '5110/2014', '500153/2024']) expect(await removeReport(on(), id)).toBe(true);
    });

    it('are compared in the latest year of which all have a report, as they stood then', async () => {
      const found = await side(['荣昌区', '内江市']);
      expect(found.year).toBe(2014);
      expect(placesOf(found)).toEqual([
        { place: '重庆市/荣昌县', reports: ['500226/2014'], only: [], missing: ['扫码入企'] },
        { place: '四川省/内江市', reports: ['5110/2014'], only: ['扫码入企'], missing: [] },
      ]);
      expect(practicesOf(found)).toEqual([
        ['行政执法公示制度', 'adopted', 'adopted'],
        ['扫码入企', null, 'adopted'],
        ['联席会议制度', null, 'deficient'],
      ]);
      expect(found.practices[0]!.facts.map(({ jurisdiction }) => jurisdiction.name)).toEqual(['荣昌县', '内江市']);
      expect(found.common.map(({ name }) => name)).toEqual(['行政执法公示制度']);
    });

    it('that have no report are told apart from those that have nothing', async () => {
      const found = await side(['泸州市', '江阳区', '泸县', '荣昌区'], 2024);
      expect(placesOf(found)).toEqual([
        { place: '四川省/泸州市', reports: ['5105/2024'], only: ['行政执法公示制度'], missing: [] },
        { place: '四川省/泸州市/江阳区', reports: ['510502/2024'], only: [], missing: [] },
        { place: '四川省/泸州市/泸县', reports: [], only: [], missing: [] },
        { place: '重庆市/荣昌区', reports: ['500153/2024'], only: [], missing: [] },
      ]);
      expect(practicesOf(found)).toEqual([['行政执法公示制度', 'adopted', 'planned', null, null]]);
      expect(found.common).toEqual([]);
      const two = await side(['泸州市', '泸县', '江阳区'], 2024);
      expect(placesOf(two).map(({ missing }) => missing)).toEqual([[], [], ['行政执法公示制度']]);
    });

    it('of which only one has a report have nothing to be measured by', async () => {
      const found = await side(['泸县', '内江市']);
      expect(found.year).toBe(2014);
      expect(placesOf(found).map(({ only, missing }) => [only, missing])).toEqual([
        [[], []],
        [[], []],
      ]);
      expect(found.common).toEqual([]);
      expect(practicesOf(found)).toHaveLength(3);
    });

    it('without any report have no year', async () => {
      expect(await side(['泸县', '合江县'])).toMatchObject({
        ...{ year: null, practices: [], figures: [], common: [] },
        places: [
          { jurisdiction: { name: '泸县' }, reports: [] },
          { jurisdiction: { name: '合江县' }, reports: [] },
        ],
      });
    });

    it('have numbers about the year, as the latest report gives them', async () => {
      const figures = (found: Comparison) =>
        found.figures.map(({ indicator, unit, values }) => [indicator, unit, ...values]);
      expect(figures(await side(['泸州市', '荣昌区'], 2023))).toEqual([['审核文件数', '件', null, 33]]);
      const found = await side(['泸州市', '荣昌区'], 2024);
      expect(figures(found)).toEqual([
        ['审核文件数', '件', null, 40],
        ['每万人律师数', '名', 3.5, null],
      ]);
      expect(found.figures[0]!.facts.map(({ evidence }) => evidence[0]!.quote)).toEqual(['今年审核文件40件']);
    });
  });
}
