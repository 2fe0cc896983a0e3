import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/knowledge/errors.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import type { Place } from '../../src/model/place.ts';

const FOLDER = 'graph/gazetteer';
const gazetteer = loadGazetteer(FOLDER);
const today = gazetteer.divisions().filter((place) => place.to === null);
const level = (wanted: Place['level']) => today.filter((place) => place.level === wanted);
const one = (name: string) => gazetteer.named(name).find((place) => place.to === null)!;

function townships(): Place[] {
  const found: Place[] = [];
  const below = (code: string) => {
    for (const child of gazetteer.children(code)) {
      if (child.level === 'township') found.push(child);
      below(child.code);
    }
  };
  for (const province of level('province')) below(province.code);
  return found;
}

describe('the gazetteer', () => {
  it('has every province, prefecture and county of today, and the townships', () => {
    expect(level('province')).toHaveLength(34);
    expect(level('prefecture')).toHaveLength(333);
    expect(level('county').length).toBeGreaterThan(2840);
    expect(level('county').length).toBeLessThan(2860);
    expect(townships().length).toBeGreaterThan(40_000);
  });

  it('gives each place a code of its own', () => {
    const codes = [...gazetteer.divisions(), ...townships()].map((place) => place.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((code) => gazetteer.byCode(code)?.code === code)).toBe(true);
  });

  it('puts each place under one that exists, and no pseudo-level between', () => {
    for (const place of [...gazetteer.divisions(), ...townships()]) {
      const path = gazetteer.path(place);
      expect(path.length, path.join('/')).toBeLessThan(6);
      expect(path.filter((name) => /^(市辖区|县|市|直辖县|.*直辖县级行政区划|办事处)$/u.test(name))).toEqual([]);
    }
  });

  it.each([
    ['垫江县', '重庆市/垫江县'],
    ['天门市', '湖北省/天门市'],
    ['文昌市', '海南省/文昌市'],
    ['虎门镇', '广东省/东莞市/虎门镇'],
    ['石岐街道', '广东省/中山市/石岐街道'],
    ['神农架林区', '湖北省/神农架林区'],
    ['台湾省', '台湾省'],
  ])('knows the path of %s', (name, path) => {
    expect(gazetteer.path(one(name)).join('/')).toBe(path);
    expect(gazetteer.byPath(path.split('/'))).toBe(one(name));
  });

  it('gives every bearer of a name', () => {
    expect(gazetteer.named('永乐镇').length).toBeGreaterThan(8);
    expect(gazetteer.named('鼓楼区', 2023).map((place) => gazetteer.path(place)[0])).toEqual([
      '江苏省',
      '江苏省',
      '福建省',
      '河南省',
    ]);
    expect(gazetteer.named('没有此名')).toEqual([]);
    const names = new Set(townships().flatMap(({ name, short }) => [name, ...short]));
    const shared = [...names].filter((name) => gazetteer.named(name).filter(({ level }) => level === 'township')[1]);
    expect(shared.length).toBeGreaterThan(3500);
  });

  it.each([
    ['在重庆市荣昌区', 1, ['重庆市', '重庆']],
    ['在重庆市荣昌区', 0, []],
    ['荣昌区盘龙镇', 3, ['盘龙镇', '盘龙']],
    ['海拉苏', 0, []],
    ['鄂伦春自治旗', 0, ['鄂伦春自治旗', '鄂伦春']],
    ['渝', 0, []],
  ])('finds the names that begin in %s at %d', (text, at, names) => {
    expect(gazetteer.namesAt(text, at)).toEqual(names);
  });

  it('knows each township by its code, its name and its short names', () => {
    for (const town of townships()) {
      expect(gazetteer.byCode(town.code)).toBe(town);
      for (const name of [town.name, ...town.short])
        if (!gazetteer.named(name).includes(town)) expect.fail(`${town.code} ${name}`);
    }
  });

  it.each([
    ['荣昌县', 2014, ['重庆市/荣昌县']],
    ['荣昌县', 2015, []],
    ['荣昌', 2015, ['重庆市/荣昌区']],
    ['合川市', 2005, ['重庆市/合川市']],
    ['宜城市', 2005, ['湖北省/襄樊市/宜城市']],
    ['宜城市', 2020, ['湖北省/襄阳市/宜城市']],
  ])('names %s in %d', (name, year, paths) => {
    expect(gazetteer.named(name, year).map((place) => gazetteer.path(place, year).join('/'))).toEqual(paths);
  });

  it.each([
    ['合川市', '合川区', 2006],
    ['玉环县', '玉环市', 2017],
    ['荣昌县', '荣昌区', 2015],
    ['大足县', '大足区', 2011],
    ['江干区', '上城区', 2021],
    ['海门市', '海门区', 2020],
    ['水城县', '水城区', 2020],
    ['莱芜市', '莱芜区', 2019],
    ['普兰店市', '普兰店区', 2015],
    ['毕节市', '七星关区', 2011],
  ])('follows %s to %s', (old, next, year) => {
    const becomes = gazetteer.named(old).flatMap((place) => gazetteer.standing(place, year));
    expect(becomes.map((place) => place.name)).toContain(next);
  });

  it('has a source and a year on every change', () => {
    const rows = ['changes.tsv', 'changes-by-hand.tsv'].flatMap((file) =>
      readFileSync(join(FOLDER, file), 'utf8').trim().split('\n').slice(1),
    );
    const changes = rows.filter((row) => !row.startsWith('#')).map((row) => row.split('\t'));
    expect(changes.length).toBeGreaterThan(4000);
    expect(changes.every(([year, , , , , , source]) => /^(19|20)\d\d$/.test(year!) && source)).toBe(true);
  });

  it('lists what lies below a place, and tells what lies within', () => {
    const rongchang = one('荣昌区');
    expect(gazetteer.children(rongchang.code).map((place) => place.name)).toContain('盘龙镇');
    expect(gazetteer.children('5001')).toEqual([]);
    expect(gazetteer.children('50', 2010).map((place) => place.name)).toContain('荣昌县');
    expect(gazetteer.isWithin(rongchang, '50')).toBe(true);
    expect(gazetteer.isWithin(rongchang, '51')).toBe(false);
  });

  it('knows zones with the place they belong to, and groups with their members', () => {
    const zones = gazetteer.named('雄安新区');
    expect(zones.map((place) => [place.level, gazetteer.path(place).join('/')])).toEqual([['zone', '河北省/雄安新区']]);
    expect(gazetteer.groups.get('川渝')).toEqual(['51', '50']);
    for (const [name, codes] of gazetteer.groups)
      for (const code of codes) expect(gazetteer.byCode(code), name).toBeDefined();
  });
});

describe('a mistake in the tables', () => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  function broken(file: string, change: (text: string) => string): string {
    const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
    folders.push(folder);
    cpSync(FOLDER, folder, { recursive: true });
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    return folder;
  }

  const after = (line: string) => (text: string) => `${text.trimEnd()}\n${line}\n`;
  it.each<[string, string, (text: string) => string, RegExp]>([
    ['another head', 'divisions.tsv', (text) => text.replace('parent', 'above'), /divisions\.tsv:1:1 begins with/],
    ['a code of no level', 'divisions.tsv', after('123\t某地\t11'), /divisions\.tsv:\d+:1 "123" is no code/],
    [
      'a code that stands twice',
      'divisions.tsv',
      after('110101\t某区\t11'),
      /110101 stands twice; it is 东城区 already/,
    ],
    ['an unknown parent', 'divisions.tsv', after('110199\t某区\t1199'), /divisions\.tsv:\d+:11 there is no unit 1199/],
    [
      'a year that is none',
      'former.tsv',
      after('110198\t某县\t11\t\t\t19x0\t2000'),
      /former\.tsv:\d+:16 "19x0" is no year/,
    ],
    ['too many cells', 'groups.tsv', after('甲\t北京市\t更多'), /groups\.tsv:\d+:7 has 3 cells/],
    [
      'a township without a known county',
      'townships-by-hand.tsv',
      after('119999001\t某镇'),
      /townships-by-hand\.tsv:\d+:\d+ there is no unit 119999/,
    ],
    [
      'a change of an unknown unit',
      'changes-by-hand.tsv',
      after('2024\trank\t999999\t某县\t110101\t东城区\t自拟'),
      /there is no unit 999999/,
    ],
    [
      'a change whose name does not fit',
      'changes-by-hand.tsv',
      after('2024\trank\t110102\t东城区\t110101\t东城区\t自拟'),
      /110102 is 西城区, not 东城区/,
    ],
    [
      'a group with an unknown member',
      'groups.tsv',
      after('甲乙\t北京市 无此省'),
      /there is no 无此省; write full official names/,
    ],
    ['a zone of an unknown place', 'zones.tsv', after('无此市\t某高新区'), /zones\.tsv:\d+:1 there is no 无此市/],
    ['an unknown role', 'context.tsv', after('neighbor\t与'), /there is no role "neighbor"; there are: follower/],
  ])('%s is told with file, line and column', (_, file, change, message) => {
    const folder = broken(file, change);
    expect(() => loadGazetteer(folder)).toThrow(KnowledgeError);
    expect(() => loadGazetteer(folder)).toThrow(message);
  });

  it('in a folder that has no tables says where they come from', () => {
    expect(() => loadGazetteer(tmpdir())).toThrow(
      /divisions\.tsv cannot be read; the generated files come from scripts/,
    );
  });
});

describe('tables edited by hand', () => {
  it('add a division, end what it replaces, and add a township', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
    cpSync(FOLDER, folder, { recursive: true });
    const append = (file: string, line: string) =>
      writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8')}${line}\n`);
    append('divisions-by-hand.tsv', '500299\t垫江区\t50\t垫江\tdian jiang qu\t2027');
    append('changes-by-hand.tsv', '2027\trank\t500231\t垫江县\t500299\t垫江区\t自拟');
    append('townships-by-hand.tsv', '500299999\t虚构镇');
    const edited = loadGazetteer(folder);
    rmSync(folder, { recursive: true });
    expect(edited.named('垫江', 2026).map((place) => place.name)).toEqual(['垫江县']);
    expect(edited.named('垫江', 2027).map((place) => place.name)).toEqual(['垫江区']);
    expect(edited.path(edited.named('虚构镇')[0]!)).toEqual(['重庆市', '垫江区', '虚构镇']);
  });
});
