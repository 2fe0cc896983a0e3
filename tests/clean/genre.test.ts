import { describe, expect, it } from 'vitest';
import { rejectionOf } from '../../src/clean/genre.ts';
import { cleaned, cleaning } from './page.ts';

describe('a text', () => {
  it.each([
    ['蓬溪县2022年法治政府建设情况报告\n2022年，全县开展普法宣传，规范行政执法。'],
    ['2016年，我局坚持依法行政。现将依法行政工作汇报如下：开展行政复议、政务公开、学法活动。'],
    ['2015年，全市推进依法治市，加强法制建设，健全规范性文件审查，化解矛盾纠纷。'],
  ])('is a report: %s', (text) => {
    expect(rejectionOf(cleaned(text), cleaning)).toBeNull();
  });

  it.each([
    ['周末，城区体育馆举行篮球友谊赛，观众热情高涨。'],
    ['2022年，全镇新修公路三条，粮食增产两成，群众收入稳步提高。'],
    ['本公司坚持诚信经营，遵守法律，法治意识不断增强。'],
  ])('is none: %s', (text) => {
    expect(rejectionOf(cleaned(text), cleaning)).toMatchObject({ path: 'page.txt', code: 'not-a-report' });
  });
});
