import { describe, expect, it } from 'vitest';
import { splitLines } from '../../src/clean/lines.ts';
import { cleaned } from './page.ts';

describe('lines', () => {
  it.each([
    ['one\ntwo', ['one', 'two'], [0, 0]],
    ['one\r\n\r\ntwo', ['one', 'two'], [0, 1]],
    ['one\rtwo\u2028three', ['one', 'two', 'three'], [0, 0, 0]],
    ['\u3000\u3000one \u00a0\n \u200b\n\n two', ['one', 'two'], [0, 2]],
    ['\ufeff\n\n', [], []],
    ['', [], []],
  ])('of %j', (text, lines, gaps) => {
    const found = splitLines(text);
    const at = [...Array(found.count).keys()];
    expect(at.map((i) => text.slice(found.start[i], found.end[i]))).toEqual(lines);
    expect(at.map((i) => found.gap[i])).toEqual(gaps);
  });

  it('beyond the first thousand are kept', () => {
    const found = splitLines('a\n'.repeat(5000));
    expect(found.count).toBe(5000);
    expect(found.start[4999]).toBe(9998);
  });
});

describe('paragraphs', () => {
  const opening = '2022年，我县扎实推进法治政府建设，现将有关情况报告如下：';

  it.each([
    ['a line that ends in a comma', '强化执法监督，\n规范执法行为。', '强化执法监督，规范执法行为。'],
    ['a line before a closing mark', '制定执法办法\n，规范执法行为。', '制定执法办法，规范执法行为。'],
  ])('join %s with the next', (_, broken, joined) => {
    expect(cleaned(`${opening}\n${broken}`).text).toBe(`${opening}\n${joined}`);
  });

  it.each([
    ['a full stop', '强化执法监督。\n规范执法行为。'],
    ['a heading', '一、强化执法监督\n规范执法行为，提升执法水平。'],
    ['a line that a heading follows', '强化执法监督，\n（二）规范执法行为。'],
    ['a line that lost its full stop', '行政机关负责人出庭应诉率达到百分之百\n全年审结三十件，群众满意。'],
  ])('end at %s', (_, lines) => {
    expect(cleaned(`${opening}\n${lines}`).text).toBe(`${opening}\n${lines}`);
  });

  it('stay apart where headings only happen to be of one length', () => {
    const headings = [
      '一、强化组织领导压实法治建设工作责任',
      '（一）健全领导机制筑牢依法行政根基',
      '（二）严格执法程序推进规范公正执法',
    ];
    const text = headings
      .map((heading) => `${heading}\n我县召开专题会议研究部署，${'压实责任'.repeat(60)}。`)
      .join('\n');
    expect(cleaned(`${opening}\n${text}`).text).toBe(`${opening}\n${text}`);
  });

  it('are put together where the page was broken at a fixed width', () => {
    const sentence = '我县坚持把法治政府建设摆在突出位置统筹谋划一体推进压实各级责任';
    const long = `${sentence.repeat(9)}。`;
    const lines = long.match(/.{1,30}/gu)!;
    expect(cleaned(`${opening}\n${lines.join('\n')}`).text).toBe(`${opening}\n${long}`);
  });
});
