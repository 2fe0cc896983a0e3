import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practicesOf } from '../../../src/query/adoption/practices.ts';
import { citationsOf } from '../../../src/query/document/citations.ts';
import { institutionsOf } from '../../../src/query/place/institutions.ts';
import {
  type Jurisdiction,
  jurisdictionsById,
  jurisdictionsOf,
  nodesOf,
  placed,
  placesNamed,
} from '../../../src/query/place/jurisdictions.ts';
import {
  changesOf,
  inYear,
  jurisdictions,
  partsOf,
  placesMeant,
  superiorsOf,
} from '../../../src/query/place/places.ts';
import { reportsOn } from '../../../src/query/reports.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, source } from '../../store/reports.ts';

const { gazetteer } = knowledge;
const paths = (places: readonly Jurisdiction[]) => places.map(({ id, path }) => `${id} ${path.join('/')}`);
const known = (code: string, year?: number) => placed(gazetteer, gazetteer.byCode(code)!, year);

/** Which places there are, and what they were and are; `on` gives a store that holds the sample reports. */
export function placeQuestions(on: () => Store): void {
  const graph = () => ({ store: on(), gazetteer });

  describe('places', () => {
    const RENAMED = '继续推行行政执法公示制度。';
    const below = ['四川省/泸州市/南山', '四川省/泸州市/沱江新片区'];
    const added = ['4206@2009/2009', '420607@2009/2008', '4206/2012', ...below.map((place) => `${place}/2024`)];
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: gazetteer } });
      const adopted = { practices: [practice(RENAMED, '行政执法公示制度', 'adopted', RENAMED)] };
      await writer.write(source('襄樊市2009', `二〇〇九年${RENAMED}`), factsOf(['湖北省', '襄樊市'], 2009, adopted));
      await writer.write(source('襄阳区2008', '襄阳区的报告。'), factsOf(['湖北省', '襄樊市', '襄阳区'], 2008));
      await writer.write(source('襄阳市2012', RENAMED), factsOf(['湖北省', '襄阳市'], 2012, adopted));
      const zone = ['四川省', '泸州市', '沱江新片区'];
      await writer.write(source('沱江新片区2024', '沱江新片区的报告。'), factsOf(zone, 2024));
      const spot = ['四川省', '泸州市', '南山'];
      await writer.write(source('南山2024', '南山的报告。'), factsOf(spot, 2024));
    });
    afterAll(async () => {
      for (const report of added) expect(await removeReport(on(), report)).toBe(true);
    });

    it.each([
      ['a code', '500153', ['500153']],
      ['a path', '四川省/泸州市', ['5105']],
      ['an official name', '江阳区', ['510502']],
      ['a short form', '荣昌', ['500153']],
      ['a name that no place bears', '大足区', []],
    ])('of the graph are meant by %s', async (_what, text, ids) => {
      expect(await placesNamed(on(), text)).toEqual(ids);
    });

    it.each<[string, number | null, string[]]>([
      ['荣昌区', null, ['500153 重庆市/荣昌区']],
      ['荣昌县', null, ['500153 重庆市/荣昌区']],
      ['荣昌', null, ['500153 重庆市/荣昌区']],
      ['500226', null, ['500153 重庆市/荣昌区']],
      ['重庆市/荣昌县', null, ['500153 重庆市/荣昌区']],
      ['荣昌县', 2014, ['500226 重庆市/荣昌县']],
      ['荣昌区', 2014, ['500226 重庆市/荣昌县']],
      ['荣昌', 1990, ['510231 四川省/重庆市/荣昌县']],
      ['重庆市/荣昌县', 2014, ['500226 重庆市/荣昌县']],
      ['荣昌县', 2023, ['500153 重庆市/荣昌区']],
      ['昌元街道', 2014, ['500153001 重庆市/荣昌县/昌元街道']],
      ['襄樊市', null, ['4206 湖北省/襄阳市']],
      ['襄樊市', 2009, ['4206@2009 湖北省/襄樊市']],
      ['4206', 2009, ['4206@2009 湖北省/襄樊市']],
      ['朝阳区', null, ['110105 北京市/朝阳区', '220104 吉林省/长春市/朝阳区']],
      ['北京市/朝阳区', null, ['110105 北京市/朝阳区']],
      ['吉林', null, ['22 吉林省', '2202 吉林省/吉林市']],
      ['吉林市', null, ['2202 吉林省/吉林市']],
      ['沱江新片区', null, ['四川省/泸州市/沱江新片区 四川省/泸州市/沱江新片区']],
      ['南山', null, ['四川省/泸州市/南山 四川省/泸州市/南山']],
      ['四川省/泸州市/沱江新片区', 2024, ['四川省/泸州市/沱江新片区 四川省/泸州市/沱江新片区']],
      ['毕节市', null, ['5205 贵州省/毕节市']],
      ['贵州省/毕节地区/毕节市', null, ['522401 贵州省/毕节地区/毕节市']],
      ['崇庆县', null, ['510128 四川省/成都市/崇庆县']],
      ['铜仁市', 2009, ['522201 贵州省/铜仁地区/铜仁市']],
      ['江苏省/常州市/武进区/高新区', 2001, []],
      ['乌有县', null, []],
      ['海南省', 1980, ['4421 广东省/海南行政区']],
    ])('that %s means in the year %s', async (name, year, expected) => {
      expect(paths(await placesMeant(graph(), { name }, year))).toEqual(expected);
    });

    it('that a code means are not looked for by name', async () => {
      expect(paths(await placesMeant(graph(), { code: '500226' }, null))).toEqual(['500153 重庆市/荣昌区']);
      expect(paths(await placesMeant(graph(), { code: '500153' }, 2014))).toEqual(['500226 重庆市/荣昌县']);
      expect(await placesMeant(graph(), { code: '荣昌区' }, null)).toEqual([]);
      const zone = '四川省/泸州市/沱江新片区';
      expect(paths(await placesMeant(graph(), { code: zone }, null))).toEqual([`${zone} ${zone}`]);
    });

    it('lie in others, under the names of their own time', async () => {
      const above = async (place: Jurisdiction) => paths(await superiorsOf(graph(), place));
      expect(await above(known('510502'))).toEqual(['51 四川省', '5105 四川省/泸州市']);
      expect(await above(known('500153001', 2014))).toEqual(['50 重庆市', '500226 重庆市/荣昌县']);
      expect(await above(known('420607@2009'))).toEqual(['42 湖北省', '4206@2009 湖北省/襄樊市']);
      expect(await above(known('50'))).toEqual([]);
      const [zone] = await placesMeant(graph(), { name: '沱江新片区' }, null);
      expect(await above(zone!)).toEqual(['51 四川省', '5105 四川省/泸州市']);
      const office: Jurisdiction = { ...zone!, id: `${zone!.id}/管委会`, path: [...zone!.path, '管委会'] };
      expect((await above(office)).at(-1)).toBe('四川省/泸州市/沱江新片区 四川省/泸州市/沱江新片区');
    });

    it('have parts, those that only the graph knows among them', async () => {
      const parts = await partsOf(graph(), known('5105'));
      const today = gazetteer.children('5105').map(({ code }) => code);
      expect(today).toContain('510521');
      expect(parts.map(({ id }) => id)).toEqual([...today, ...below].sort());
      const [zone] = await placesMeant(graph(), { name: '沱江新片区' }, null);
      expect(await partsOf(graph(), zone!)).toEqual([]);
    });

    it('became others', () => {
      const changed = (code: string, when: 'before' | 'after') => paths(changesOf(gazetteer, known(code), when));
      expect(changed('500153', 'before')).toEqual(['500226 重庆市/荣昌县']);
      expect(changed('500226', 'after')).toEqual(['500153 重庆市/荣昌区']);
      expect(changed('500153', 'after')).toEqual([]);
      expect(changed('4206', 'before')).toEqual(['4206@2009 湖北省/襄樊市']);
      expect(inYear(gazetteer, known('500153'), 2014).path).toEqual(['重庆市', '荣昌县']);
      expect(inYear(gazetteer, known('500153'), 2024)).toEqual(known('500153'));
    });

    it('keep what was said of them under another name', async () => {
      expect(await nodesOf(on(), ['4206@2009', '4206', '5105', '999999'])).toEqual(['4206', '4206@2009', '5105']);
      const places = await nodesOf(on(), ['4206']);
      expect((await reportsOn(on(), { places })).map(({ id }) => id)).toEqual(['4206@2009/2009', '4206/2012']);
      expect((await practicesOf(on(), { places })).map(({ year }) => year)).toEqual([2009, 2012]);
    });

    it('adopt, plan and lack practices', async () => {
      const found = await practicesOf(on(), { places: ['500153'] });
      expect(found.map((fact) => `${fact.practice.kind} ${fact.practice.name} ${fact.status}`)).toEqual([
        'System 行政执法公示制度 adopted',
        'Mechanism 扫码入企 planned',
        'System 联席会议制度 deficient',
      ]);
      expect(await practicesOf(on(), { places: ['500153'], statuses: ['adopted'], from: 2024 })).toEqual([]);
    });

    it('cite documents and name organisations', async () => {
      const places = ['500153', '5105'];
      const years = { from: null, to: null };
      expect(await citationsOf(on(), { places, ...years })).toMatchObject([
        { jurisdiction: { id: '500153' }, title: '行政处罚法', evidence: [{ quote: '依据行政处罚法办案' }] },
      ]);
      expect(await institutionsOf(on(), { places, ...years })).toMatchObject([
        { of: '500153', name: '荣昌区司法局', jurisdiction: { name: '荣昌区' } },
      ]);
      expect(await citationsOf(on(), { places, from: 2024, to: null })).toEqual([]);
      expect(await institutionsOf(on(), { places, from: null, to: 2022 })).toEqual([]);
    });

    it('are given by their ids', async () => {
      expect(await jurisdictionsById(on(), ['510502', '51', 'none', '4206@2009'])).toEqual([
        { id: '510502', name: '江阳区', path: ['四川省', '泸州市', '江阳区'], code: '510502', level: 'county' },
        { id: '51', name: '四川省', path: ['四川省'], code: '51', level: 'province' },
        { id: '4206@2009', name: '襄樊市', path: ['湖北省', '襄樊市'], code: '4206', level: 'prefecture' },
      ]);
      const zone = '四川省/泸州市/沱江新片区';
      expect(paths(await jurisdictionsOf(graph(), [zone, '510521', 'none']))).toEqual([
        `${zone} ${zone}`,
        '510521 四川省/泸州市/泸县',
      ]);
    });

    it.each<[string, Parameters<typeof jurisdictions>[1], string[]]>([
      ['a part of the path', { text: '泸州' }, ['5105', '510502', ...below]],
      ['the beginning of a code', { text: '5105' }, ['5105', '510502']],
      ['another text', { text: '105' }, []],
      ['a former name, under the last one', { text: '襄樊' }, ['4206', '420607@2009']],
      ['a place and below', { text: '', within: '泸州市' }, ['5105', '510502', ...below]],
      ['a rank', { text: '市', level: 'county' }, ['420607@2009', '500153', '510502']],
      ['both', { text: '泸州', within: '四川省', level: 'prefecture' }, ['5105']],
      ['a place that the graph does not hold', { text: '', within: '西藏自治区' }, []],
    ])('of the graph are found by %s', async (_what, asked, ids) => {
      expect((await jurisdictions(graph(), asked))!.map(({ row }) => row.id)).toEqual(ids);
    });

    it('within one that nobody knows are none, not nobody’s', async () => {
      expect(await jurisdictions(graph(), { text: '', within: '乌有县' })).toBeNull();
    });
  });
}
