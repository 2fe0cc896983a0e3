import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { placesOfAddress } from '../../src/resolve/place-address.ts';

const gazetteer = loadGazetteer('graph/gazetteer');
const hints = (url: string) =>
  placesOfAddress(url, gazetteer).map(({ place, by }) => `${by} ${gazetteer.path(place).join('/')}`);

describe('a web address', () => {
  it.each([
    ['http://www.rongchang.gov.cn/zwgk/x.html', 'name 重庆市/荣昌区'],
    ['https://cqbn.gov.cn/', 'initials 重庆市/巴南区'],
    ['www.tjjh.gov.cn', 'initials 天津市/静海区'],
    ['https://www.luzhou.gov.cn/', 'name 四川省/泸州市'],
    ['http://sfj.luzhou.gov.cn/', 'name 四川省/泸州市'],
    ['http://www.shaanxi.gov.cn/', 'name 陕西省'],
    ['http://www.sc.gov.cn/10462/index.shtml', 'initials 四川省'],
    ['http://www.jsxishan.gov.cn/', 'name 江苏省/无锡市/锡山区'],
    ['http://www.luan.gov.cn/', 'name 安徽省/六安市'],
  ])('%s stands first of all for %s', (url, place) => {
    expect(hints(url)[0]).toBe(place);
  });

  it('that several places share keeps them all', () => {
    expect(hints('http://www.fuzhou.gov.cn/')).toEqual(['name 福建省/福州市', 'name 江西省/抚州市']);
  });

  it('of no government is no hint', () => {
    expect(hints('https://www.rongchang.example.com/')).toEqual([]);
    expect(hints('not an address')).toEqual([]);
  });
});
