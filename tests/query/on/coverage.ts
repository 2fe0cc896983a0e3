import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path } from '../../../src/model/fact.ts';
import { coverage, type Matrix, yearsHeld } from '../../../src/query/place/coverage.ts';
import type { Narrowing } from '../../../src/query/scope.ts';
import { statementFor } from '../../../src/store/cypher.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, source } from '../../store/reports.ts';

const TOWN = ['四川省', '泸州市', '泸县'];
const HEJIANG = ['四川省', '泸州市', '合江县'];

/** Reports kept aside: a name of its file, the year if it is known, and the places it may be of. */
const ASIDE: readonly (readonly [name: string, year: number | null, candidates: readonly Path[]])[] = [
  ['一', 2023, [TOWN, HEJIANG]],
  ['二', 2023, [TOWN]],
  ['三', null, [TOWN]],
  ['四', 2024, [['四川省', '泸州市', '江阳区']]],
  ['五', 2022, [['四川省', '泸州市', '江阳区', '泸县']]],
  ['六', 2008, [['湖北省', '襄樊市']]],
  ['七', 2008, [['湖北省', '襄阳市']]],
];
const read = ASIDE.map(([name]) => source(`aside-${name}`, `${name}号报告。`));

/** Of which places and years reports are held; `on` gives a store that holds the sample reports. */
export function coverageQuestions(on: () => Store): void {
  const asked = (narrowing: Narrowing) =>
    coverage({ store: on(), gazetteer: knowledge.gazetteer }, narrowing) as Promise<Matrix>;
  const states = async (place: string, narrowing: Narrowing) =>
    (await asked(narrowing)).cellsOf(place).map(({ year, state }) => `${year} ${state}`);

  describe('coverage', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      for (const [index, [, year, candidates]] of ASIDE.entries()) {
        const facts = factsOf(null, year);
        const written = await writer.write(read[index]!, { ...facts, report: { ...facts.report, candidates } });
        expect(written.status).toBe('aside');
      }
      await writer.write(source('襄樊2009', '襄樊市的报告。'), factsOf(['湖北省', '襄樊市'], 2009));
    });
    afterAll(async () => {
      await on().write(async ({ run }) => {
        for (const { bytesHash } of read) {
          await run(statementFor('write/forget-files', { Report: 'Aside' }), { report: bytesHash });
          await run(statementFor('write/drop-aside'), { bytesHash });
        }
      });
      expect(await removeReport(on(), '4206@2009/2009')).toBe(true);
      expect(await states('510521', { within: '泸县', years: { from: 2023, to: 2023 } })).toEqual(['2023 missing']);
    });

    it('tells a report held from one kept aside, one that is missing, and a year without the place', async () => {
      const years = { from: 2022, to: 2024 };
      const within = '泸州市';
      expect(await states('5105', { within, years })).toEqual(['2022 missing', '2023 missing', '2024 held']);
      expect(await states('510521', { within, years })).toEqual(['2022 missing', '2023 unreadable', '2024 missing']);
      expect(await states('510522', { within, years })).toEqual(['2022 missing', '2023 unreadable', '2024 missing']);
      expect(await states('510502', { within, years })).toEqual(['2022 missing', '2023 missing', '2024 held']);
      expect(await states('130284', { within: '滦州市', years: { from: 2016, to: 2019 } })).toEqual([
        ...['2016 absent', '2017 absent', '2018 missing', '2019 missing'],
      ]);
    });

    it('takes former bearers of a code as the same place, under the name of each year', async () => {
      const renamed = { within: '襄阳市', level: 'prefecture', years: { from: 2007, to: 2011 } } as const;
      expect((await asked(renamed)).places.map(({ row }) => row)).toEqual(['4206']);
      expect(await states('4206', renamed)).toEqual([
        ...['2007 missing', '2008 unreadable', '2009 held', '2010 missing', '2011 missing'],
      ]);
      const cells = (await asked(renamed)).cellsOf('4206');
      expect(cells[2]!.reports).toEqual(['4206@2009/2009']);
      expect(cells[1]!.asides.map(({ path }) => path)).toEqual(['reports/aside-六.txt']);
    });

    it('has all reports that may be the one, also beside one that is held', async () => {
      const matrix = await asked({ within: '泸州市', years: { from: 2023, to: 2024 } });
      const [town] = matrix.cellsOf('510521');
      expect(town!.asides.map(({ path }) => path).sort()).toEqual(['reports/aside-一.txt', 'reports/aside-二.txt']);
      const [, district] = matrix.cellsOf('510502');
      expect(district).toMatchObject({ reports: ['510502/2024'], asides: [{ path: 'reports/aside-四.txt' }] });
    });

    it('counts every place once in each year', async () => {
      const matrix = await asked({ within: '泸州市', years: { from: 2023, to: 2024 } });
      expect(matrix.places).toHaveLength(8);
      expect(matrix.byYear()).toEqual([
        { year: 2023, held: 0, unreadable: 2, missing: 6, absent: 0 },
        { year: 2024, held: 2, unreadable: 0, missing: 6, absent: 0 },
      ]);
      for (const narrowing of [{ within: '湖北省' }, { level: 'province' }, {}] as const) {
        const found = await asked({ ...narrowing, years: { from: 2007, to: 2012 } });
        const rows = found.places.map(({ row }) => found.cellsOf(row));
        const years = found.byYear().map(({ year, ...states }, index) => {
          expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
          const counted = { held: 0, unreadable: 0, missing: 0, absent: 0 };
          for (const cells of rows) counted[cells[index]!.state]++;
          expect(states).toEqual(counted);
          return year;
        });
        expect(years).toEqual([2007, 2008, 2009, 2010, 2011, 2012]);
      }
    });

    it('is of provinces, prefectures and counties, or of the rank asked for', async () => {
      const year = { from: 2024, to: 2024 };
      const places = async (narrowing: Narrowing) =>
        (await asked({ ...narrowing, years: year })).places.map(({ row }) => row);
      const all = await places({ within: '泸州市' });
      expect(all).toEqual(['5105', '510502', '510503', '510504', '510521', '510522', '510524', '510525']);
      const towns = await places({ within: '泸县', level: 'township' });
      expect(towns.length).toBeGreaterThan(10);
      expect(towns.every((id) => id.startsWith('510521'))).toBe(true);
    });

    it('of a place that nobody knows is none', async () => {
      expect(await asked({ within: '乌有县' })).toBeNull();
    });

    it('is of the years from the first held to the last where none are named', async () => {
      expect(await yearsHeld(on(), { from: null, to: null })).toEqual({ from: 2009, to: 2024 });
      expect(await yearsHeld(on(), { from: 2020, to: null })).toEqual({ from: 2020, to: 2024 });
      expect(await yearsHeld(on(), { from: null, to: 2012 })).toEqual({ from: 2009, to: 2012 });
      expect(await yearsHeld(on(), { from: 2030, to: null })).toEqual({ from: 2030, to: 2030 });
      expect(await yearsHeld(on(), { from: null, to: 1999 })).toEqual({ from: 1999, to: 1999 });
    });
  });
}
