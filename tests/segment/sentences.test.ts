import { describe, expect, it } from 'vitest';
import { report } from '../clean/page.ts';

const opening = '2022年，我县扎实推进法治政府建设，现将有关情况报告如下：';

function sentences(text: string): string[] {
  return report(`${opening}\n${text}`)
    .sentences.map((sentence) => sentence.text)
    .slice(1);
}

/** Depth and words of each heading. */
function headings(text: string): string[] {
  return report(`${opening}\n${text}`).headings.map(({ depth, text }) => `${depth} ${text}`);
}

describe('sentences', () => {
  it.each([
    [
      'end at full stops, question and exclamation marks and semicolons',
      '学法四次。成效如何？很好！审查合同；评查案卷。',
      ['学法四次。', '成效如何？', '很好！', '审查合同；', '评查案卷。'],
    ],
    [
      'end at the end of a line',
      '全年学法四次\n评查案卷三十件\n群众表示满意。',
      ['全年学法四次', '评查案卷三十件', '群众表示满意。'],
    ],
    ['go on within a short quotation', '坚持“先调解。后裁决”原则办案。', ['坚持“先调解。后裁决”原则办案。']],
    ['go on within a title', '印发《执法办法；试行。》并落实。', ['印发《执法办法；试行。》并落实。']],
    [
      'go on within parentheses',
      '应诉二十件（单独十件；共同十件），审结九件。',
      ['应诉二十件（单独十件；共同十件），审结九件。'],
    ],
    [
      'end within a quotation that is never closed',
      '坚持“先调解原则。推行首问负责制。',
      ['坚持“先调解原则。', '推行首问负责制。'],
    ],
    ['take closing marks along', '他说：“学法四次。”评查案卷。', ['他说：“学法四次。”评查案卷。']],
    [
      'begin anew with 一是 after a colon',
      '主要做法如下：一是学法。二是普法。',
      ['主要做法如下：', '一是学法。', '二是普法。'],
    ],
    ['keep lists of one sentence together', '做法：学法、普法、用法。', ['做法：学法、普法、用法。']],
  ])('%s', (_, text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it('of a long quotation end at its full stops', () => {
    const long = `指出“${'坚持依法行政，'.repeat(14)}成效明显。继续努力”。`;
    expect(sentences(long)).toHaveLength(2);
  });

  it('hold no page furniture', () => {
    expect(sentences('学法四次，成效明显。\n打印\n评查案卷三十件，全部合格。\n扫一扫在手机打开当前页')).toEqual([
      '学法四次，成效明显。',
      '评查案卷三十件，全部合格。',
    ]);
  });

  it('point to the archived text', () => {
    const text = `${opening}\n  (一)  强化　宣传,\n提升"意识"。`;
    const [, sentence] = report(text).sentences;
    expect(sentence!.text).toBe('（一）强化宣传，提升“意识”。');
    const { at, offsets } = sentence!;
    expect(text.slice(offsets[at + 3], offsets[at + 7]! + 1)).toBe('强化　宣传,');
  });
});

describe('headings', () => {
  it.each([
    ['一、主要做法\n学法四次。', ['1 主要做法']],
    ['（一）加强领导\n学法四次。', ['2 加强领导']],
    ['(一)加强领导。学法四次。', ['2 加强领导。']],
    ['1.加强领导\n学法四次。', ['3 加强领导']],
    ['1、加强领导\n学法四次。', ['3 加强领导']],
    ['2．加强领导\n学法四次。', ['3 加强领导']],
    ['一是加强领导。学法四次。', ['4 加强领导。']],
    ['(1)加强领导。学法四次。', ['4 加强领导。']],
    ['①加强领导。学法四次。', ['4 加强领导。']],
    ['第一，加强领导。学法四次。', ['4 加强领导。']],
    ['第一部分 主要做法\n学法四次。', ['1 主要做法']],
    ['十一、主要做法\n学法四次。', ['1 主要做法']],
    ['一、2022年主要做法\n学法四次。', ['1 2022年主要做法']],
    ['三2022年推进法治政府建设存在的问题\n力量不足。', ['1 2022年推进法治政府建设存在的问题']],
    ['一）加强领导\n学法四次。', ['2 加强领导']],
    ['一、主要做法(一)加强领导。学法四次。(二)规范执法。评查案卷。', ['1 主要做法', '2 加强领导。', '2 规范执法。']],
    ['学法四次。二、规范执法。', []],
    ['一、主要做法。学法四次。二、存在问题。力量不足。', ['1 主要做法。', '1 存在问题。']],
    ['依据条例第十条第（一）项办理三件。', []],
    ['受理一、二审案件三十件。', []],
    ['3.5万人次参加学法活动。', []],
    ['2022年办理三十件。', []],
    ['三项制度全面落实，成效明显。', []],
    ['镇政府一是学法，二是普法。', []],
  ])('of %j', (text, expected) => {
    expect(headings(text)).toEqual(expected);
  });

  it('stand above the sentences below them, the outermost first', () => {
    const { headings, sentences } = report(
      `${opening}\n一、主要做法\n（一）加强领导\n1.学法\n一是集中学。全年四次。\n（二）规范执法\n评查案卷。\n二、下一步打算\n继续努力。`,
    );
    const above = (word: string) =>
      sentences.find(({ text }) => text.includes(word))!.headings.map((index) => headings[index]!.text);
    expect(above('全年四次')).toEqual(['主要做法', '加强领导', '学法', '集中学。']);
    expect(above('评查')).toEqual(['主要做法', '规范执法']);
    expect(above('继续')).toEqual(['下一步打算']);
    expect(above('报告如下')).toEqual([]);
  });

  it('of 一是 end with their paragraph', () => {
    const { sentences } = report(`${opening}\n一、主要做法\n一是集中学。全年四次。\n全县考试合格。`);
    expect(sentences.map(({ headings }) => headings.length)).toEqual([0, 1, 2, 2, 1]);
  });

  it('span their words and number in the archived text', () => {
    const text = `${opening}\n  二 、规范 执法  \n评查案卷。`;
    const [heading] = report(text).headings;
    expect(text.slice(heading!.start, heading!.end)).toBe('二 、规范 执法');
  });
});
