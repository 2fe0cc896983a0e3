import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asides } from '../../src/query/asides.ts';
import { citations, reportCitations } from '../../src/query/citations.ts';
import { cooperations, reportCooperations } from '../../src/query/cooperations.ts';
import { figures, figuresOf, reportFigures } from '../../src/query/figures.ts';
import { reportInstitutions } from '../../src/query/institutions.ts';
import { jurisdictions, jurisdictionsById, placesNamed } from '../../src/query/jurisdictions.ts';
import {
  adopters,
  practices,
  practicesById,
  practicesNamed,
  practicesOf,
  reportPractices,
} from '../../src/query/practices.ts';
import { reports, reportsById, reportsOn } from '../../src/query/reports.ts';
import { stats } from '../../src/query/stats.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';

const page = { offset: 0, limit: 10 };
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

    it.each([
      ['a code', '500153', ['500153']],
      ['a path', '四川省/泸州市', ['5105']],
      ['an official name', '江阳区', ['510502']],
      ['a short form', '荣昌', ['500153']],
      ['a name that no place bears', '大足区', []],
    ])('which places are meant by %s', async (_what, text, ids) => {
      expect(await placesNamed(store, text)).toEqual(ids);
    });

    it.each([
      ['an id', PUBLICITY, [PUBLICITY]],
      ['a canonical name', '行政执法公示制度', [PUBLICITY]],
      ['another name', '执法全公示', [PUBLICITY]],
      ['a name that no practice bears', '河长制', []],
    ])('which practices are meant by %s', async (_what, text, ids) => {
      expect(await practicesNamed(store, text)).toEqual(ids);
    });

    it('which jurisdictions adopted a practice, with year and quotes, earliest first', async () => {
      const found = await adopters(store, { practices: [PUBLICITY], statuses: ['adopted'], ...page });
      expect(
        found.map(({ jurisdiction, year, status, evidence }) => [jurisdiction.path, year, status, evidence]),
      ).toEqual([
        [
          ['重庆市', '荣昌区'],
          2023,
          'adopted',
          [
            { quote: '落实行政执法公示制度', start: 2, end: 12, pattern: 'test/quoted', passage: '500153/2023#2-12' },
            {
              quote: '又对行政执法公示制度作了抽查',
              start: 13,
              end: 27,
              pattern: 'test/quoted',
              passage: '500153/2023#13-27',
            },
          ],
        ],
        [
          ['四川省', '泸州市'],
          2024,
          'adopted',
          [
            {
              quote: '全面落实行政执法公示制度',
              start: 14,
              end: 26,
              pattern: 'test/quoted',
              passage: '5105/2024#14-26',
            },
          ],
        ],
      ]);
    });

    it.each([
      ['a place and below', { within: '四川省' }, ['泸州市 adopted', '江阳区 planned']],
      ['a status', { statuses: ['planned'] as const }, ['江阳区 planned']],
      ['years', { from: 2020, to: 2023 }, ['荣昌区 adopted']],
      ['a place that is not there', { within: '大足区' }, []],
      ['a place within a place and years', { within: '泸州市', from: 2024 }, ['泸州市 adopted', '江阳区 planned']],
      ['two statuses', { statuses: ['adopted', 'deficient'] as const }, ['荣昌区 adopted', '泸州市 adopted']],
      ['no status', { statuses: [] }, []],
      ['a page', { offset: 1, limit: 1 }, ['泸州市 adopted']],
    ])('who adopted or plans a practice, narrowed to %s', async (_what, narrowed, expected) => {
      const found = await adopters(store, { practices: [PUBLICITY], ...page, ...narrowed });
      expect(found.map(({ jurisdiction, status }) => `${jurisdiction.name} ${status}`)).toEqual(expected);
    });

    it('what a jurisdiction adopted, plans and lacks', async () => {
      const found = await practicesOf(store, { places: ['500153'] });
      expect(found.map(({ practice, status }) => `${practice.kind} ${practice.name} ${status}`)).toEqual([
        'System 行政执法公示制度 adopted',
        'Mechanism 扫码入企 planned',
        'System 联席会议制度 deficient',
      ]);
      expect(await practicesOf(store, { places: ['500153'], statuses: ['adopted'], from: 2024 })).toEqual([]);
    });

    it('whom a jurisdiction cooperates with and how, by its own and its partners’ reports', async () => {
      const found = await cooperations(store, { places: ['500153'] });
      expect(
        found.map(({ name, kind, year, reporting, partners, subject, evidence }) => [
          `${year} ${name} ${kind} ${subject} ${reporting}`,
          partners.map((one) => one.name),
          evidence.map(({ quote }) => quote),
        ]),
      ).toEqual([
        ['2023 警务协作书 agreement 警务 true', ['泸州市', '内江市'], ['与泸州、内江签订警务协作书']],
        ['2023 川渝通办 service-sharing null true', ['川渝'], ['参加川渝通办']],
        ['2024 警务协作书 agreement null false', ['泸州市', '内江市'], ['与荣昌、内江续签警务协作书']],
      ]);
      expect(found[0]!.cooperationId).toBe(found[2]!.cooperationId);
    });

    it('what one report says, fact by fact', async () => {
      const one = ['500153/2023'];
      expect((await reportPractices(store, one)).map(({ practice }) => practice.name)).toEqual([
        '行政执法公示制度',
        '扫码入企',
        '联席会议制度',
      ]);
      expect((await reportCooperations(store, one)).map(({ name }) => name)).toEqual(['警务协作书', '川渝通办']);
      expect((await reportCitations(store, one)).map(({ title, kind }) => [title, kind])).toEqual([
        ['行政处罚法', 'law'],
      ]);
      expect(await reportInstitutions(store, one)).toMatchObject([
        { name: '荣昌区司法局', type: 'department', jurisdiction: { name: '荣昌区' }, surfaces: ['区司法局'] },
      ]);
      expect(await reportFigures(store, one)).toMatchObject([{ indicator: '审核文件数', value: 31, unit: '件' }]);
    });

    it('which reports are held', async () => {
      const ids = async (scope: object) => (await reports(store, { ...scope, ...page })).map(({ id }) => id);
      expect(await ids({})).toEqual(['500153/2023', '5105/2024', '510502/2024']);
      expect(await ids({ within: '泸州' })).toEqual(['5105/2024', '510502/2024']);
      expect(await ids({ to: 2023 })).toEqual(['500153/2023']);
      expect((await reportsOn(store, { places: ['5105'] })).map(({ id }) => id)).toEqual(['5105/2024']);
      expect(await reportsById(store, ['500153/2023', 'none'])).toMatchObject([
        {
          title: '荣昌区2023年法治政府建设情况报告',
          jurisdiction: { name: '荣昌区' },
          published: null,
          contradictions: [],
        },
      ]);
    });

    it('who cites a document, and who reports an indicator', async () => {
      expect(await citations(store, { title: '行政处罚法', ...page })).toMatchObject([
        { jurisdiction: { name: '荣昌区' }, surfaces: ['行政处罚法'], docNumber: null },
      ]);
      expect(await figures(store, { indicator: '每万人律师数', within: '四川省', ...page })).toMatchObject([
        { jurisdiction: { name: '泸州市' }, value: 3.5, unit: '名', year: 2024 },
      ]);
      expect(await figuresOf(store, { places: ['5105'], to: 2023 })).toEqual([]);
    });

    it('which jurisdictions and practices there are', async () => {
      const found = await jurisdictions(store, { text: '泸州', ...page });
      expect(found.map(({ path }) => path.join('/'))).toEqual(['四川省/泸州市', '四川省/泸州市/江阳区']);
      expect(await jurisdictionsById(store, ['510502', '51'])).toMatchObject([
        { name: '四川省', above: null },
        { name: '江阳区', above: { name: '泸州市' } },
      ]);
      const named = await practices(store, { text: '全公示', kind: null, ...page });
      expect(named).toMatchObject([{ name: '行政执法公示制度', adopterCount: 2, aliases: ['执法全公示'] }]);
      expect(await practices(store, { text: '', kind: 'Mechanism', ...page })).toMatchObject([{ name: '扫码入企' }]);
      const all = await practices(store, { text: '制度', kind: null, ...page });
      expect(all.map(({ name, adopterCount }) => `${name} ${adopterCount}`)).toEqual([
        '行政执法公示制度 2',
        '三项制度 0',
        '联席会议制度 0',
      ]);
      expect(await practices(store, { text: '制度', kind: null, offset: 1, limit: 1 })).toEqual([all[1]]);
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
      expect(await asides(store, page)).toEqual([]);
    });
  });
}
