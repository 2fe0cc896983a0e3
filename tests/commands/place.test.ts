import { describe, expect, it } from 'vitest';
import { place } from '../../src/commands/place.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';

const gazetteer = loadGazetteer('graph/gazetteer');

function run(texts: string[], options: Parameters<typeof place>[1] = {}) {
  const lines: string[] = [];
  const untold = place(texts, options, gazetteer, (line) => lines.push(line));
  return { lines, untold };
}

describe('fazhi place', () => {
  it('tells path, code, level, and what the place was before and after', () => {
    const { lines, untold } = run(['荣昌'], { year: '2014' });
    expect(lines[0]).toContain('荣昌\t重庆市/荣昌县\t500226\tcounty');
    expect(lines[0]).toContain('after: 重庆市/荣昌区 500153 2015–');
    expect(untold).toBe(0);
  });

  it('lists the candidates of an ambiguous name, and counts what it could not tell', () => {
    const { lines, untold } = run(['鼓楼区', '我区']);
    expect(lines[0]).toMatch(/ambiguous\n {2}may be: 江苏省\/南京市\/鼓楼区/);
    expect(lines[1]).toBe('我区\tno place');
    expect(untold).toBe(2);
  });

  it('counts a name of which only a shorter path is certain', () => {
    const { lines, untold } = run(['横沥镇']);
    expect(lines[0]).toContain('may be: ');
    expect(untold).toBe(1);
  });

  it('writes one JSON object a text', () => {
    const { lines } = run(['永乐镇', '高新区的事'], { json: true, within: '重庆' });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { text: '永乐镇', path: ['重庆市', '奉节县', '永乐镇'], code: '500236131', level: 'township', candidates: [] },
      { text: '高新区的事', path: null, code: null, level: null, candidates: [] },
    ]);
  });

  it('refuses a year or a holder that it does not understand, and says what is possible', () => {
    expect(() => run(['渝'], { year: '去年' })).toThrow(/--year 去年 is no year between 1949 and 2100/);
    expect(() => run(['渝'], { within: '朝阳区' })).toThrow(
      /names several places: 北京市\/朝阳区, 吉林省\/长春市\/朝阳区/,
    );
    expect(() => run(['渝'], { within: '无此地' })).toThrow(/names no place that is known/);
  });
});
