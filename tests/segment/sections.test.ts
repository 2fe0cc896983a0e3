import { describe, expect, it } from 'vitest';
import type { Part } from '../../src/model/text.ts';
import { report } from '../clean/page.ts';

const opening = '2022年，我县扎实推进法治政府建设。现将有关情况报告如下：';

/** The part of the sentence that holds a word. */
function partOf(text: string, word: string): Part | undefined {
  return report(text).sentences.find((sentence) => sentence.text.includes(word))?.part;
}

describe('what a part of a report tells', () => {
  it.each<[string, Part]>([
    ['一、主要举措和成效', 'results'],
    ['一、坚持政治引领，强化组织领导', 'results'],
    ['一、坚持问题导向，补齐短板弱项', 'results'],
    ['一、2021年存在问题的改进情况', 'results'],
    ['一、党政主要负责人履行推进法治建设第一责任人职责情况', 'results'],
    ['二、存在的问题', 'problems'],
    ['二、2022年推进法治政府建设存在的不足和原因', 'problems'],
    ['二、工作中的困难和问题', 'problems'],
    ['二2022年推进法治政府建设存在的问题', 'problems'],
    ['二存在的不足', 'problems'],
    ['存在的主要问题', 'problems'],
    ['第二部分 存在的薄弱环节', 'problems'],
    ['三、下一步工作打算', 'plans'],
    ['三、2023年工作安排', 'plans'],
    ['三、2023年推进法治政府建设的重点', 'plans'],
    ['四2023年推进法治政府建设的思路和目标举措', 'plans'],
    ['三，今后努力方向', 'plans'],
    ['下步工作计划', 'plans'],
  ])('is told by its heading: %s', (heading, part) => {
    const lines = [
      opening,
      '一、加强领导',
      '专题学法四次。',
      heading,
      '规范执法案卷评查工作。',
      '（一）加强培训',
      '组织业务骨干交流。',
    ];
    const text = lines.join('\n');
    expect([partOf(text, '案卷评查'), partOf(text, '业务骨干')]).toEqual([part, part]);
  });

  it('is told by the headings below one that announces two things', () => {
    const text = `${opening}\n一、主要做法\n学法四次。\n二、存在的不足和下一步打算\n（一）存在的不足\n一是执法力量薄弱。\n（二）下一步打算\n一是充实执法力量。`;
    expect([partOf(text, '力量薄弱'), partOf(text, '充实')]).toEqual(['problems', 'plans']);
  });

  it('is told by the sentences where a heading announces problems and plans', () => {
    const text = `${opening}\n一、主要做法\n学法四次。\n二、存在的不足和下一步打算\n一是执法力量薄弱。二是普法形式还不够丰富。\n下一步，我县将充实执法力量。组织专题培训。`;
    expect(['力量薄弱', '普法形式', '充实', '专题培训'].map((word) => partOf(text, word))).toEqual([
      'problems',
      'problems',
      'plans',
      'plans',
    ]);
  });

  it('is told by the headings below one that announces mending and faults', () => {
    const text = `${opening}\n一、主要做法\n学法四次。\n二、2021年问题的改进情况及2022年存在的不足\n（一）针对普法形式单一的问题，制作短片。\n编发漫画。\n（二）2022年存在的不足。\n一是审查力量欠缺。`;
    expect(['短片', '漫画', '审查力量'].map((word) => partOf(text, word))).toEqual(['results', 'results', 'problems']);
  });

  it('turns to plans within results where a sentence says so, until the next heading of its rank', () => {
    const text = `${opening}\n一、主要做法\n（一）加强领导。学法四次。下一步，将健全学法机制。\n（二）规范执法。评查案卷三十件。\n二、依法决策\n审查合同九份。`;
    expect(['学法四次', '学法机制', '评查', '审查合同'].map((word) => partOf(text, word))).toEqual([
      'results',
      'plans',
      'results',
      'results',
    ]);
  });

  it('turns to problems where a sentence begins to tell them', () => {
    const text = `${opening}\n一、主要做法\n学法四次。\n虽然取得成效，但仍存在一些差距。一是人员偏少。\n2023年，我县将增加人员。`;
    expect(['取得成效', '偏少', '增加'].map((word) => partOf(text, word))).toEqual(['problems', 'problems', 'plans']);
  });

  it('is told by sentences alone where there are no headings', () => {
    const text = `${opening.replace('：', '。')}全年学法四次。评查案卷三十件。但还存在力量不足的问题。下一步，我县将加强培训。`;
    expect(['2022年', '如下', '全年', '评查', '力量', '培训'].map((word) => partOf(text, word))).toEqual([
      'preamble',
      'preamble',
      'results',
      'results',
      'problems',
      'plans',
    ]);
  });

  it('is preamble before the first heading', () => {
    expect(partOf(`${opening}\n一、主要做法\n学法四次。`, '扎实推进')).toBe('preamble');
  });

  it('does not take a year of the past or the report’s own for a plan', () => {
    const text = `${opening}\n一、2022年工作安排部署情况\n2021年启动，2022年建成。`;
    expect(partOf(text, '启动')).toBe('results');
  });
});
