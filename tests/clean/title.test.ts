import { describe, expect, it } from 'vitest';
import { cleaned } from './page.ts';

const text = '2022年，我县扎实推进法治政府建设，现将有关情况报告如下。\n全年办理案件三十件，按期办结，群众满意。';

describe('the title', () => {
  it.each([
    ['stands alone', '蓬溪县2022年法治政府建设情况报告', '蓬溪县2022年法治政府建设情况报告'],
    [
      'is broken after the body',
      '蓬溪县人民政府\n关于2022年法治政府建设情况的报告',
      '蓬溪县人民政府 关于2022年法治政府建设情况的报告',
    ],
    ['is broken within a word', '蓬溪县2022年度法治政府\n建设情况报告', '蓬溪县2022年度法治政府建设情况报告'],
    [
      'names party and government on two lines',
      '中共蓬溪县委员会\n蓬溪县人民政府\n关于2022年法治政府建设情况的报告',
      '中共蓬溪县委员会 蓬溪县人民政府 关于2022年法治政府建设情况的报告',
    ],
    [
      'is the fullest of several',
      '蓬溪县法治政府建设情况报告\n日期：2023-01-05\n蓬溪县2022年度法治政府建设情况报告',
      '蓬溪县2022年度法治政府建设情况报告',
    ],
    [
      'has the name of the site behind it',
      '蓬溪县2022年度法治政府建设情况-某某文库网',
      '蓬溪县2022年度法治政府建设情况',
    ],
    [
      'is that of the card above the text, where nothing else shows one',
      '索引号：FJ-01\n发文机构：蓬溪县人民政府\n标题：蓬溪县人民政府关于2022年度法治政府建设情况的报告\n有效性：有效',
      '蓬溪县人民政府关于2022年度法治政府建设情况的报告',
    ],
    [
      'is not that of the card where the text has one',
      '名称：蓬溪县法治政府建设报告\n蓬溪县2022年度法治政府建设情况报告',
      '蓬溪县2022年度法治政府建设情况报告',
    ],
    ['has an edition in parentheses', '蓬溪县法治政府建设白皮书（2022版）', '蓬溪县法治政府建设白皮书（2022版）'],
    [
      'is that of a letter',
      '蓬溪县人民政府关于报送2022年法治政府建设工作报告的函',
      '蓬溪县人民政府关于报送2022年法治政府建设工作报告的函',
    ],
    ['speaks of ruling by law', '蓬溪县2022年依法行政工作总结', '蓬溪县2022年依法行政工作总结'],
    [
      'is not the breadcrumb',
      '首页 > 法治政府建设年度报告\n蓬溪县2022年度法治政府建设报告',
      '蓬溪县2022年度法治政府建设报告',
    ],
    [
      'is not the path of folders above it',
      '蓬溪县人民政府门户网站 >> 政府信息公开 >> 法治政府建设年度报告\n蓬溪县2022年度法治政府建设报告',
      '蓬溪县2022年度法治政府建设报告',
    ],
    [
      'is not the date and source above it',
      '2023-01-05 10:20 来源：蓬溪县司法局\n蓬溪县2022年度法治政府建设报告',
      '蓬溪县2022年度法治政府建设报告',
    ],
    [
      'is not the slogan above it',
      '高举旗帜，团结奋斗，再创佳绩。\n蓬溪县2022年度法治政府建设报告',
      '蓬溪县2022年度法治政府建设报告',
    ],
    ['keeps the script of the page', '蓬溪縣2022年度法治政府建設情況報告', '蓬溪縣2022年度法治政府建設情況報告'],
    [
      'is not that of another year in a side bar',
      '蓬溪县人民政府2021年度法治政府建设情况报告\n蓬溪县2022年度法治政府建设报告',
      '蓬溪县2022年度法治政府建设报告',
    ],
  ])('%s', (_, above, title) => {
    const { head } = cleaned(`${above}\n${text}`);
    expect(head.title).toBe(title);
    expect(`${above}\n${text}`.slice(head.titleSpan!.start, head.titleSpan!.end).replace(/\s/g, '')).toBe(
      title.replace(/\s/g, ''),
    );
  });

  it.each([
    ['prose begins the page', text],
    ['only the name of a column stands above', `法治政府建设年度报告\n${text}`],
    ['a document is quoted in prose', `县政府常务会议审议了《蓬溪县2021年法治政府建设情况报告》，提出要求。\n${text}`],
    ['a heading speaks of the subject', `${text}\n一、2022年法治政府建设工作情况\n全年学法四次，考试合格率百分之百。`],
    ['links follow the text', `${text}\n下一篇：\n蓬溪县2021年法治政府建设情况报告`],
  ])('is null where %s', (_, page) => {
    expect(cleaned(page).head.title).toBeNull();
  });

  it('is told from the sentence that follows it without a break', () => {
    const page = '某县2022年度法治政府建设情况报告2022年，全县推进依法行政，成效明显。';
    expect(cleaned(page).head.title).toBe('某县2022年度法治政府建设情况报告');
  });
});
