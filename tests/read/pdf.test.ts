import { describe, expect, it } from 'vitest';
import { type Line, pdf } from './documents.ts';
import { readBytes, textOf } from './sources.ts';

/** Lines from y 760 down, twenty points apart; two ideographic spaces at the start become an indent. */
function page(...texts: readonly string[]): Line[] {
  return texts.map((text, index) => {
    const indent = text.length - text.trimStart().length;
    return { x: 60 + indent * 10, y: 760 - index * 20, text: text.trimStart() };
  });
}

/** Forty characters, which is a full line. */
const FULL = '本年度全区各部门按照统一部署推进依法行政工作，逐项落实任务清单，并按季度通报进展和问题';
const LINE = FULL.slice(0, 40);

describe('a PDF', () => {
  it('is read line by line from the top, in whatever order it was drawn', async () => {
    const lines = page('北岭县2022年法治政府建设报告', '一、主要工作', '县司法局受理申请12件。');
    expect(await textOf(pdf([[...lines].reverse()]))).toBe(
      '北岭县2022年法治政府建设报告\n一、主要工作\n县司法局受理申请12件。',
    );
  });

  it('joins a paragraph that runs over the margin, also onto the next page', async () => {
    const file = pdf([
      page('　　一、主要工作', `　　${LINE.slice(2)}`, LINE, '全年结束。', `　　${LINE.slice(2)}`),
      page('完。', '　　二、打算'),
    ]);
    expect(await textOf(file)).toBe(
      ['一、主要工作', `${LINE.slice(2)}${LINE}全年结束。`, `${LINE.slice(2)}完。`, '二、打算'].join('\n'),
    );
  });

  it('leaves the lines of a document without indents as they are', async () => {
    expect(await textOf(pdf([page(LINE, LINE, '完。')]))).toBe([LINE, LINE, '完。'].join('\n'));
  });

  it('drops running heads and page numbers', async () => {
    const head = { x: 60, y: 800, text: '北岭县2022年法治政府建设报告' };
    const pages = [1, 2, 3].map((number) => [
      head,
      ...page(`第一段文字${number * 7}`, `第二段文字${number * 5}`),
      { x: 280, y: 40, text: `— ${number} —` },
    ]);
    expect(await textOf(pdf(pages))).toBe(
      [1, 2, 3].map((number) => `第一段文字${number * 7}\n第二段文字${number * 5}`).join('\n'),
    );
  });

  it('drops the number of a single page, not a number in the text', async () => {
    expect(await textOf(pdf([[...page('案件数', '128', '合计'), { x: 280, y: 40, text: '- 1 -' }]]))).toBe(
      '案件数\n128\n合计',
    );
  });

  it('separates columns by a tab', async () => {
    const row = [
      { x: 60, y: 700, text: '行政复议' },
      { x: 200, y: 700, text: '36件' },
      { x: 300, y: 700, text: '同比增长' },
    ];
    expect(await textOf(pdf([row]))).toBe('行政复议\t36件\t同比增长');
  });

  it('leaves out slanted watermarks and the second print of bold text', async () => {
    const lines = [
      { x: 60, y: 700, text: '北岭县人民政府' },
      { x: 60.4, y: 700, text: '北岭县人民政府' },
      { x: 200, y: 400, text: '内部资料', slanted: true },
    ];
    expect(await textOf(pdf([lines]))).toBe('北岭县人民政府');
  });

  it('is refused where it has a password', async () => {
    const hex = (bytes: number) => `<${'5a'.repeat(bytes)}>`;
    const trailer = `/ID [${hex(16)} ${hex(16)}] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(32)} /U ${hex(32)} /P -44 >>`;
    expect(await readBytes(pdf([page('机密')], trailer))).toMatchObject({
      code: 'unreadable',
      reason: expect.stringMatching(/is encrypted; save it without a password/),
    });
  });
});
