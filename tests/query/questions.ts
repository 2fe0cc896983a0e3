import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  practices,
  practicesById,
  practicesLike,
  practicesNamed,
  reportPractices,
} from '../../src/query/adoption/practices.ts';
import { reportFigures } from '../../src/query/figure/figures.ts';
import { asides } from '../../src/query/place/asides.ts';
import { stats } from '../../src/query/stats.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';
import { adoptionQuestions } from './on/adoptions.ts';
import { compareQuestions } from './on/compare.ts';
import { cooperationQuestions } from './on/cooperations.ts';
import { coverageQuestions } from './on/coverage.ts';
import { diffusionQuestions } from './on/diffusion.ts';
import { documentQuestions } from './on/documents.ts';
import { figureQuestions } from './on/figures.ts';
import { institutionQuestions } from './on/institutions.ts';
import { pathQuestions } from './on/path.ts';
import { placeQuestions } from './on/places.ts';
import { reportQuestions } from './on/reports.ts';
import { searchQuestions } from './on/search.ts';

const PUBLICITY = 'System:行政执法公示制度';

/** Every question gets the same answer from every store that holds the sample reports. */
export function questions(name: string, open: () => Promise<Store>): void {
  describe(`${name} answers`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await plant(store);
    });
    afterAll(() => store.close());

    const on = () => store;
    adoptionQuestions(on);
    cooperationQuestions(on);
    diffusionQuestions(on);
    pathQuestions(on);
    placeQuestions(on);
    figureQuestions(on);
    compareQuestions(on);
    searchQuestions(on);
    documentQuestions(on);
    institutionQuestions(on);
    reportQuestions(on);
    coverageQuestions(on);

    it.each([
      ['an id', PUBLICITY, [PUBLICITY]],
      ['a canonical name', '行政执法公示制度', [PUBLICITY]],
      ['another name', '执法全公示', [PUBLICITY]],
      ['a name that no practice bears', '河长制', []],
    ])('which practices are meant by %s', async (_what, text, ids) => {
      expect(await practicesNamed(store, text)).toEqual(ids);
    });

    it('what one report says, fact by fact', async () => {
      const one = ['500153/2023'];
      expect((await reportPractices(store, one)).map(({ practice }) => practice.name)).toEqual([
        '行政执法公示制度',
        '扫码入企',
        '联席会议制度',
      ]);
      expect(await reportFigures(store, one)).toMatchObject([{ indicator: '审核文件数', value: 31, unit: '件' }]);
    });

    it('which practices there are', async () => {
      const named = await practicesLike(store, '全公示');
      expect(named).toMatchObject([{ row: { name: '行政执法公示制度', adopterCount: 2, aliases: ['执法全公示'] } }]);
      const all = await practicesLike(store, '制度');
      expect(await practices(store)).toHaveLength(all.length + 1);
      expect(all.map(({ row: { name, adopterCount } }) => `${name} ${adopterCount}`)).toEqual([
        '行政执法公示制度 2',
        '三项制度 0',
        '联席会议制度 0',
      ]);
      expect(await practicesById(store, ['System:三项制度'])).toMatchObject([
        { adopterCount: 0, members: [PUBLICITY] },
      ]);
    });

    it('how much is held, and what is not', async () => {
      const held = await stats(store, ontology);
      expect(held).toMatchObject({ reports: 3, asides: 0, nodes: 33, edges: 44 });
      expect(held.reportsByYear).toEqual([
        { year: 2023, reports: 1 },
        { year: 2024, reports: 2 },
      ]);
      expect(await asides(store)).toEqual([]);
    });
  });
}
