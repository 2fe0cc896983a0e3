import { describe, expect, it } from 'vitest';
import { cleaned } from './page.ts';

const rest = '现将有关情况报告如下：\n一、主要举措和成效\n（一）加强组织领导。专题研究法治工作四次。\n';

function placeOf(text: string, hints = {}): string {
  return (cleaned(text + rest, hints).head.jurisdiction ?? []).join('/');
}

describe('the place of a report', () => {
  it.each([
    ['a province', '安徽省人民政府办公厅关于2020年法治政府建设情况的报告\n', '安徽省'],
    ['a department of a city', '威海市司法局2022年法治政府建设情况报告\n2022年，市司法局依法履职。', '山东省/威海市'],
    ['a department of a province', '黑龙江省司法厅2021年法治政府建设年度报告\n2021年，我厅依法履职。', '黑龙江省'],
    ['a county below a province', '琼海市2022年度法治政府建设工作报告\n2022年，我市依法行政。', '海南省/琼海市'],
    [
      'a county of its time',
      '玉环县人民政府2016年法治政府建设情况报告\n2016年，我县依法行政。',
      '浙江省/台州市/玉环县',
    ],
    [
      'an autonomous prefecture by its short name',
      '恩施州2020年法治政府建设情况报告\n全州依法行政。',
      '湖北省/恩施土家族苗族自治州',
    ],
    ['a banner', '敖汉旗人民政府2023年法治政府建设工作报告\n2023年，我旗依法行政。', '内蒙古自治区/赤峰市/敖汉旗'],
    ['a subdistrict with its district', '闵行区虹桥街道办事处2023年法治政府建设情况报告\n', '上海市/闵行区/虹桥街道'],
    ['party and government together', '中共临沂市委 临沂市人民政府关于2022年法治政府建设情况的报告\n', '山东省/临沂市'],
    [
      'a township that is not listed',
      '重庆市荣昌区新峰岭镇人民政府2024年法治政府建设工作报告\n',
      '重庆市/荣昌区/新峰岭镇',
    ],
    [
      'a township of some peoples that is not listed',
      '兴海县同德回族土族乡人民政府2022年法治政府建设工作报告\n',
      '青海省/海南藏族自治州/兴海县/同德回族土族乡',
    ],
    [
      'a part of a city that bears the name of another',
      '漯河市西城区2023年法治政府建设情况报告\n2023年，我区依法行政。',
      '河南省/漯河市/西城区',
    ],
    [
      'a zone by its short name',
      '合肥高新区管委会2023年法治政府建设工作报告\n',
      '安徽省/合肥市/合肥高新技术产业开发区',
    ],
  ])('by the title of %s', (_, text, path) => {
    expect(placeOf(text)).toBe(path);
  });

  it.each([
    ['the name that begins its first sentence', '2022年，桐乡市依法行政，我市成效明显。', '浙江省/嘉兴市/桐乡市'],
    [
      'documents of its own',
      '2023年，我市在省委、省政府领导下依法行政，出台《衢州市执法办法》《衢州市评查办法》。',
      '浙江省/衢州市',
    ],
    ['the name of what is above it', '2022年，和平区依法行政，为沈阳振兴贡献力量。我区', '辽宁省/沈阳市/和平区'],
    ['its addressee', '中共徐闻县委、徐闻县人民政府：\n2023年，海安镇依法行政。我镇', '广东省/湛江市/徐闻县/海安镇'],
    [
      'its addressee, written out',
      '中共徐闻县委员会，徐闻县人民政府：\n2023年，海安镇依法行政，在县委、县政府领导下',
      '广东省/湛江市/徐闻县/海安镇',
    ],
    ['places that it counts as its own', '2023年，我省依法行政，合肥市、芜湖市获评示范市。', '安徽省'],
    ['several counties of one city', '2023年，全市依法行政，歙县、黟县获评示范。我市命名一批示范。', '安徽省/黄山市'],
    ['a visit to the province it speaks of', '2020年，全省各级行政机关依法行政，落实视察安徽时的讲话。我省', '安徽省'],
    [
      'its superior, though many bear the name',
      '城关镇2023年法治政府建设总结\n我镇在凤翔区委、区政府领导下依法行政。',
      '陕西省/宝鸡市/凤翔区/城关镇',
    ],
    [
      'the bodies of its superior, not by a neighbour that has one of its name',
      '安丰镇2023年法治政府建设工作总结\n我镇赴东台市人民法院旁听庭审，与兴化市、姜堰区建立联防机制，拓展与兴化市毗邻乡镇的协作。',
      '江苏省/盐城市/东台市/安丰镇',
    ],
    ['the kind of its superior', '区委、区政府：\n2025年，观胜镇依法行政，我镇落实市委部署。', '重庆市/荣昌区/观胜镇'],
  ])('by %s', (_, text, path) => {
    expect(placeOf(text)).toBe(path);
  });

  it('is only the city where the title names a zone of it that is not known', () => {
    const { jurisdiction, candidates } = cleaned(
      `达州高新区管委会2023年法治政府建设工作报告\n2023年，我区依法行政。${rest}`,
    ).head;
    expect(jurisdiction).toEqual(['四川省', '达州市']);
    expect(candidates).toEqual([['四川省', '达州市']]);
  });

  it.each([
    [
      'by the title',
      '重庆市荣昌区人民政府关于2014年法治政府建设情况的报告\n2014年，全区依法行政，区委、区政府高度重视。',
    ],
    ['by the text', '2014年，荣昌区依法行政。我区在市委领导下，区委、区政府高度重视。'],
  ])("bears the name of the report's year where a later name stands: %s", (_, text) => {
    const { jurisdiction, candidates, code } = cleaned(text + rest).head;
    expect([jurisdiction, candidates]).toEqual([['重庆市', '荣昌县'], []]);
    expect(code).toMatch(/^500226/);
  });

  it('is the only bearer of the name in a title, though the text calls itself otherwise', () => {
    const { jurisdiction, candidates } = cleaned(
      `蓬溪县2022年法治政府建设情况报告\n2022年，全区依法行政。${rest}`,
    ).head;
    expect([jurisdiction?.join('/'), candidates]).toEqual(['四川省/遂宁市/蓬溪县', []]);
  });

  it('is never told whole and doubted at once', () => {
    const { jurisdiction, candidates } = cleaned(
      `古昌镇2022年法治政府建设情况报告\n2022年，我镇在旗委、旗政府领导下依法行政。${rest}`,
    ).head;
    expect(jurisdiction).toBeNull();
    expect(candidates).toEqual([['重庆市', '荣昌区', '古昌镇']]);
  });

  it('is not doubted for 健全市场 where no 市 is meant', () => {
    expect(placeOf('2022年，城关镇依法行政，健全市场监管。我镇在马龙县委领导下，')).not.toContain('加强');
    expect(placeOf('康定县炉城镇2013年依法行政工作报告\n2013年，我镇健全市场监管，完善全州试点，')).toBe(
      '四川省/甘孜藏族自治州/康定县/炉城镇',
    );
  });

  it.each([
    ['a verb stands before 街道', '2022年，我街道在合川区委领导下依法行政，加强街道党建，加强街道管理。'],
    ['nothing names it', '2022年，在市委的坚强领导下，全市上下推进法治政府建设。'],
    ['only partners are named', '2023年，我县依法行政，与邻水县、岳池县签订合作协议，赴余姚市学习。'],
    ['only a model is named', '2023年，我市依法行政，学习借鉴余姚市经验。'],
    ['only a place that it helps is named', '2023年，我市依法行政，对口帮扶松潘县。'],
    ['the name is left out', '某县2025年度法治政府建设情况报告\n2025年，全县依法行政。'],
    ['the name is crossed out', '法治政府建设自查报告\n依据xx县考评标准，我镇开展自评。'],
    [
      'no table has the township of some peoples',
      '同德回族土族乡2022年法治政府建设工作报告\n2022年，同德乡依法行政，同德乡调解纠纷。',
    ],
    ['many bear the name', '城关镇2023年法治政府建设工作总结\n2023年，我镇依法行政。'],
  ])('is not told where %s', (_, text) => {
    expect(placeOf(text)).toBe('');
  });

  it('is one of several candidates until the address decides', () => {
    const text = '鼓楼区人民政府2022年法治政府建设情况报告\n2022年，我区依法行政。';
    const { jurisdiction, candidates } = cleaned(text + rest).head;
    expect(jurisdiction).toBeNull();
    expect(candidates.map((path) => path.join('/'))).toContain('福建省/福州市/鼓楼区');
    expect(placeOf(text, { address: 'http://www.fuzhou.gov.cn/zwgk/1.htm' })).toBe('福建省/福州市/鼓楼区');
    expect(placeOf(text, { address: 'http://www.example.com/gulou' })).toBe('');
  });
});

describe('hints', () => {
  const text = '蓬溪县2022年法治政府建设情况报告\n发布时间：2023-01-20\n2022年，我县依法行政，';

  it('that agree with the text are silent', () => {
    const hints = {
      jurisdiction: '四川省/遂宁市/蓬溪县',
      title: '蓬溪县2022年法治政府建设情况报告',
      published: '2023-01-20',
    };
    expect(cleaned(text + rest, hints).head.contradictions).toEqual([]);
  });

  it('that the text contradicts are told, and the text stands', () => {
    const hints = { jurisdiction: '四川省/遂宁市/射洪市', title: '射洪市2022年工作总结', published: '2022-12-01' };
    const { jurisdiction, published, contradictions } = cleaned(text + rest, hints).head;
    expect(jurisdiction).toEqual(['四川省', '遂宁市', '蓬溪县']);
    expect(published).toBe('2023-01-20');
    expect(contradictions).toEqual([
      'The hint says jurisdiction 四川省/遂宁市/射洪市, the text says 四川省/遂宁市/蓬溪县.',
      'The hint says title 射洪市2022年工作总结, the text says 蓬溪县2022年法治政府建设情况报告.',
      'The hint says published 2022-12-01, the text says 2023-01-20.',
    ]);
  });

  it('choose among the candidates that the text leaves, and no other place', () => {
    const ambiguous = '鼓楼区人民政府2022年法治政府建设情况报告\n2022年，我区依法行政。';
    expect(placeOf(ambiguous, { jurisdiction: '河南省/开封市/鼓楼区' })).toBe('河南省/开封市/鼓楼区');
    expect(placeOf(ambiguous, { jurisdiction: '四川省/遂宁市/蓬溪县' })).toBe('');
  });

  const unplaced = '2022年，全县依法行政，成效明显。';

  it.each([
    ['a bare name', '奉节县', '重庆市/奉节县', '500236'],
    ['short names', '重庆/奉节', '重庆市/奉节县', '500236'],
    ['an office', '奉节县人民政府', '重庆市/奉节县', '500236'],
    ['a later name than the year of the report has', '浙江省/台州市/玉环市', '浙江省/台州市/玉环县', '331021'],
  ])('may name the place by %s', (_, jurisdiction, path, code) => {
    const { head } = cleaned(unplaced.replace('2022', '2015') + rest, { jurisdiction });
    expect([head.jurisdiction?.join('/'), head.code, head.contradictions]).toEqual([path, code, []]);
  });

  it.each(['火星县', '重庆市/火星县', '重庆市火星县', '不是地方'])(
    'that name no place, as %s, are told and not used',
    (jurisdiction) => {
      const { head } = cleaned(unplaced + rest, { jurisdiction });
      expect([head.jurisdiction, head.code, head.candidates]).toEqual([null, null, []]);
      expect(head.contradictions).toEqual([
        expect.stringContaining(`The manifest's place ${jurisdiction} names no place`),
      ]);
      const certain = cleaned(text + rest, { jurisdiction }).head;
      expect(certain.jurisdiction).toEqual(['四川省', '遂宁市', '蓬溪县']);
      expect(certain.contradictions).toHaveLength(1);
    },
  );

  it('that name several places are told so, unless the text tells which', () => {
    const towns = '永乐镇人民政府2022年法治政府建设情况报告\n2022年，我镇依法行政。';
    const { head } = cleaned(towns + rest, { jurisdiction: '永乐镇' });
    expect(head.jurisdiction).toBeNull();
    expect(head.candidates.length).toBeGreaterThan(5);
    expect(head.contradictions).toEqual([expect.stringContaining('永乐镇 names several: ')]);
    const told = cleaned(`奉节县${towns}${rest}`, { jurisdiction: '永乐镇' }).head;
    expect([told.jurisdiction?.join('/'), told.contradictions]).toEqual(['重庆市/奉节县/永乐镇', []]);
    expect(cleaned(unplaced + rest, { jurisdiction: '永乐镇' }).head.jurisdiction).toBeNull();
  });

  it('that name what holds one of the candidates choose that one', () => {
    const towns = '永乐镇人民政府2022年法治政府建设情况报告\n2022年，我镇依法行政。';
    expect(placeOf(towns, { jurisdiction: '奉节县' })).toBe('重庆市/奉节县/永乐镇');
  });

  it('settle that a report is about no more than the text makes certain', () => {
    const zone = `达州高新区管委会2023年法治政府建设工作报告\n2023年，我区依法行政。${rest}`;
    const { jurisdiction, candidates } = cleaned(zone, { jurisdiction: '达州市' }).head;
    expect([jurisdiction, candidates]).toEqual([['四川省', '达州市'], []]);
  });
});
