import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allReports, reports, reportsById, reportsOn } from '../../../src/query/reports.ts';
import type { Narrowing } from '../../../src/query/scope.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, first, lookups, ontology, source } from '../../store/reports.ts';

const SAMPLES = ['500153/2023', '5105/2024', '510502/2024'];
const RENAMED = ['4206@2009/2009', '4206/2012'];

/** Which reports are held; `on` gives a store that holds the sample reports. */
export function reportQuestions(on: () => Store): void {
  const graph = () => ({ store: on(), gazetteer: knowledge.gazetteer });
  const held = async () => (await allReports(on())).map(({ row }) => row.id);

  describe('reports', () => {
    beforeAll(async () => {
      expect(await held()).toEqual(SAMPLES);
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      await writer.write(source('襄阳2012', '襄阳市的报告。'), factsOf(['湖北省', '襄阳市'], 2012));
      await writer.write(source('襄樊2009', '襄樊市的报告。'), factsOf(['湖北省', '襄樊市'], 2009));
    });
    afterAll(async () => {
      for (const id of RENAMED) expect(await removeReport(on(), id)).toBe(true);
      expect(await held()).toEqual(SAMPLES);
    });

    it('are told in short by place and year, under whatever name the place was', async () => {
      expect(await held()).toEqual([...RENAMED, ...SAMPLES]);
      expect((await allReports(on()))[0]!.row).toEqual({
        ...{ id: '4206@2009/2009', place: '4206', node: '4206@2009', level: 'prefecture', year: 2009 },
        stamp: expect.any(String),
      });
    });

    it.each<[string, Narrowing, string[] | undefined]>([
      ['a place and below', { within: '泸州' }, ['5105/2024', '510502/2024']],
      ['a rank', { level: 'prefecture' }, [...RENAMED, '5105/2024']],
      ['a rank of a place', { within: '四川省', level: 'county' }, ['510502/2024']],
      ['years', { years: { to: 2023 } }, [...RENAMED, '500153/2023']],
      ['a year of a place', { within: '湖北省', years: { from: 2009, to: 2009 } }, ['4206@2009/2009']],
      ['a former name', { within: '襄樊市' }, RENAMED],
      ['a place without reports', { within: '西藏自治区' }, []],
      ['a place that nobody knows', { within: '乌有县' }, undefined],
    ])('are narrowed to %s', async (_what, narrowing, ids) => {
      expect((await reports(graph(), narrowing))?.map(({ row }) => row.id)).toEqual(ids);
    });

    it('are told in full by their ids, and by their places', async () => {
      expect((await reportsOn(on(), { places: ['5105'] })).map(({ id }) => id)).toEqual(['5105/2024']);
      expect(await reportsOn(on(), { places: ['5105'], to: 2023 })).toEqual([]);
      expect(await reportsById(on(), ['500153/2023', 'none'])).toMatchObject([
        {
          ...{
            id: '500153/2023',
            year: 2023,
            title: '荣昌区2023年法治政府建设情况报告',
            length: first.source.text.length,
          },
          ...{ jurisdiction: { name: '荣昌区' }, published: null, issuer: null, address: null, contradictions: [] },
        },
      ]);
    });
  });
}
