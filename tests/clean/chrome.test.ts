import { describe, expect, it } from 'vitest';
import { cleaned } from './page.ts';

const title = '桐乡市人民政府关于2022年法治政府建设情况的报告';
const opening = '2022年，我市扎实推进法治政府建设，现将有关情况报告如下。';
const body = '全年办理行政复议案件三十二件，群众满意度稳步提升，机关依法履职能力不断增强。';

describe('page furniture', () => {
  it.each([
    ['a breadcrumb', '您所在的位置：首页 > 政务公开 > 法治政府建设'],
    ['a breadcrumb of bare names', '首页>公开目录>年度报告'],
    ['a clock', '今天是：2024年3月5日 星期二'],
    ['a label with its value', '信息来源：市司法局    发布时间：2023-02-14 10:20'],
    ['metadata in brackets', '[ 索引号 ] 11330483/2023-00012 [ 发布机构 ] 市政府办公室'],
    ['font sizes', '字体：【大 中 小】 打印 分享到'],
    ['buttons', '语音播报 收藏 纠错'],
  ])('%s between title and text is left out', (_, line) => {
    const { text, masked } = cleaned(`${title}\n${line}\n${opening}\n${body}`);
    expect(text).toBe(`${title}\n${opening}\n${body}`);
    expect(masked).toEqual([{ start: title.length + 1, end: title.length + 1 + line.length }]);
  });

  it('before the title is left out, whatever it says', () => {
    const { text } = cleaned(
      `桐乡市政府门户网站\n无障碍 | 长者助手\n奋力谱写新篇章，迈上新台阶。\n${title}\n${opening}\n${body}`,
    );
    expect(text).toBe(`${title}\n${opening}\n${body}`);
  });

  it('after the last line is left out, the signature kept', () => {
    const signature = '桐乡市人民政府\n2023年1月31日';
    const footer =
      '扫一扫在手机打开当前页\n上一篇：没有了\n主办：桐乡市人民政府办公室 网站标识码：3304830001\n浙ICP备05000001号';
    expect(cleaned(`${title}\n${opening}\n${body}\n${signature}\n${footer}`).text).toBe(
      `${title}\n${opening}\n${body}\n${signature}`,
    );
  });

  it.each([
    '全面推行扫码入企，12345服务热线按时办结率达99%，微信公众号推送政策三十条。',
    '规范政府网站运维管理，公开执法主体联系方式，主动接受社会监督。',
  ])('is not the last paragraph of a report for a word that pages have too: %s', (last) => {
    const text = `${title}\n${opening}\n${body}\n${last}`;
    expect(cleaned(text).text).toBe(text);
  });

  it('within the text is left out where a line holds nothing else', () => {
    expect(cleaned(`${title}\n${opening}\n- 3 -\n打印\n${body}`).text).toBe(`${title}\n${opening}\n${body}`);
  });

  it('in a table of contents is left out', () => {
    const { text } = cleaned(`${title}\n目录\n一、总体情况...... 1\n二、存在问题…… 12\n${opening}\n${body}`);
    expect(text).toBe(`${title}\n${opening}\n${body}`);
  });

  it.each([
    '统筹打印、分享、收藏等功能，建成“一网通办”平台。',
    '公开发布日期：以政府信息公开目录为准，全年公开三百余条，主动接受监督。',
    '依托微信公众号推送普法信息五十条，联系电话向社会公布。',
  ])('is not seen in a sentence of the report: %s', (sentence) => {
    expect(cleaned(`${title}\n${opening}\n${sentence}\n${body}`).text).toContain(sentence);
  });

  it('is not seen in an addressee or a document number above the first sentence', () => {
    const { text } = cleaned(`${title}\n桐政〔2023〕5号\n市委、市政府：\n${opening}\n${body}`);
    expect(text).toBe(`${title}\n桐政〔2023〕5号\n市委、市政府：\n${opening}\n${body}`);
  });

  it('does not swallow headings that stand above the first sentence', () => {
    const { text } = cleaned(`${title}\n一、主要做法\n（一）加强领导\n${opening}\n${body}`);
    expect(text).toBe(`${title}\n一、主要做法\n（一）加强领导\n${opening}\n${body}`);
  });
});
