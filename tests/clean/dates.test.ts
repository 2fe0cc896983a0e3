import { describe, expect, it } from 'vitest';
import { cleaned } from './page.ts';

const sentences = '我县扎实推进法治政府建设，现将有关情况报告如下。\n全年办理案件三十件，全部按期办结，群众表示满意。';

describe('the date of publication', () => {
  it.each([
    ['发布时间：2023-03-09 08:30', '2023-03-09'],
    ['成文日期：2023年1月5日 发布日期：2023年2月6日', '2023-02-06'],
    ['信息来源：县司法局 2023/3/9', '2023-03-09'],
    ['2023年03月09日', '2023-03-09'],
    ['县政府办公室 2023.3.9', '2023-03-09'],
    ['今天是2024年5月6日 星期一\n日期：2023-03-09', '2023-03-09'],
    ['发布时间：2023-13-40', null],
  ])('above the text: %s', (line, published) => {
    expect(cleaned(`蓬溪县2022年法治政府建设情况报告\n${line}\n2022年，${sentences}`).head.published).toBe(published);
  });

  it.each([
    ['2023年1月20日', '2023-01-20'],
    ['二〇二三年一月二十日', '2023-01-20'],
    ['202312', null],
    ['2023年2月30日', null],
  ])('in the signature: %s', (line, published) => {
    expect(cleaned(`2022年，${sentences}\n蓬溪县人民政府\n${line}`).head.published).toBe(published);
  });
});

describe('the year of a report', () => {
  it.each([
    ['by its title', '蓬溪县2021年法治政府建设情况报告\n2022年，', 2021],
    ['by a title in numerals', '蓬溪县二〇二一年法治政府建设情况报告\n', 2021],
    ['by the first of two in a title', '蓬溪县2021年法治政府建设工作总结及2022年工作计划\n', 2021],
    ['by its first sentence', '2021年，', 2021],
    ['not by the span of a plan', '按照《法治政府建设实施纲要（2021—2025年）》，2023年，', 2023],
    ['not by a damaged span', '按照纲要（20212025年）要求，2023年，', 2023],
    ['not by the number of a document', '根据规定（厅字〔2019〕28号），现将2023年度情况报告如下。', 2023],
    ['not by an award', '今年以来，获评2020年度先进单位。现将2021年度工作报告如下。', 2021],
    ['not by the clock of the page', '今天是2024年5月6日 星期一\n蓬溪县2021年法治政府建设情况报告\n', 2021],
    ['not by the date of publication', '发布时间：2023-02-01\n2022年，', 2022],
    ['by this year and the date', '发布时间：2022-12-20\n今年以来，', 2022],
    ['by this year and a date in spring', '发布时间：2023-01-20\n今年以来，', 2022],
    ['as null where it is left out', '20xx年，', null],
  ])('%s', (_, begin, year) => {
    expect(cleaned(`${begin}${sentences}`).head.year).toBe(year);
  });

  it.each([
    ['by the title that a hint gives', '', { title: '蓬溪县2022年法治政府建设情况报告' }, 2022],
    ['by a hinted title in numerals', '', { title: '蓬溪县二〇二二年法治政府建设情况报告' }, 2022],
    ['by its text against a hint', '2021年，', { title: '2022年工作报告', published: '2023-01-20' }, 2021],
    ['by this year and a hinted date in spring', '今年以来，', { published: '2023-01-20' }, 2022],
    ['not by a hinted date alone', '', { published: '2023-01-20' }, null],
  ])('%s', (_, begin, hints, year) => {
    expect(cleaned(`${begin}${sentences}`, hints).head.year).toBe(year);
  });

  it('is told where the title that a hint gives has another', () => {
    const { contradictions } = cleaned(`2021年，${sentences}`, { title: '2022年工作报告' }).head;
    expect(contradictions).toEqual(['The hint says year 2022 (in its title), the text says 2021.']);
  });

  it('by its headings where the opening has none', () => {
    expect(
      cleaned(`${sentences}\n一、2020年主要工作\n办结案件三十件。\n二、2021年工作安排\n继续努力。`).head.year,
    ).toBe(2020);
  });
});

describe('the issuer', () => {
  it.each([
    ['蓬溪县人民政府关于2022年法治政府建设情况的报告\n', '蓬溪县人民政府'],
    ['海珠区人民政府素社街道办事处2022年法治政府建设年度报告\n', '海珠区人民政府素社街道办事处'],
    ['中共蓬溪县委 蓬溪县人民政府关于2022年法治政府建设情况的报告\n', '蓬溪县人民政府'],
    ['中共蓬溪县赤城镇委员会\n蓬溪县赤城镇人民政府\n关于2022年法治政府建设情况的报告\n', '蓬溪县赤城镇人民政府'],
    ['蓬溪县司法局2022年法治政府建设情况报告\n', '蓬溪县司法局'],
    ['蓬溪县2022年法治政府建设情况报告\n', null],
    ['蓬溪县推进依法行政加快建设法治政府2022年度报告\n', null],
  ])('by the title %s', (title, issuer) => {
    expect(cleaned(`${title}2022年，${sentences}`).head.issuer).toBe(issuer);
  });

  it('by the signature where the title names none', () => {
    const page = `蓬溪县2022年法治政府建设情况报告\n2022年，${sentences}\n蓬溪县人民政府\n2023年1月20日`;
    expect(cleaned(page).head.issuer).toBe('蓬溪县人民政府');
  });
});
