import { describe, expect, it } from 'vitest';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { findPlaces, type PlaceOptions, resolvePlace } from '../../src/resolve/places.ts';

const gazetteer = loadGazetteer('graph/gazetteer');

describe('a string that names one place', () => {
  it.each<[string, string, PlaceOptions?]>([
    ['荣昌', '重庆市/荣昌区'],
    ['荣昌区', '重庆市/荣昌区'],
    ['重庆市荣昌区盘龙镇', '重庆市/荣昌区/盘龙镇'],
    ['重庆荣昌盘龙镇', '重庆市/荣昌区/盘龙镇'],
    ['荣昌盘龙', '重庆市/荣昌区/盘龙镇'],
    ['重庆市/荣昌区', '重庆市/荣昌区'],
    ['渝', '重庆市'],
    ['沪', '上海市'],
    ['蓉', '四川省/成都市'],
    ['内蒙古', '内蒙古自治区'],
    ['浙江玉环', '浙江省/台州市/玉环市'],
    ['贵阳云岩', '贵州省/贵阳市/云岩区'],
    ['内江市东兴区', '四川省/内江市/东兴区'],
    ['北京朝阳', '北京市/朝阳区'],
    ['辽宁朝阳', '辽宁省/朝阳市'],
    ['朝阳市朝阳县', '辽宁省/朝阳市/朝阳县'],
    ['江苏徐州鼓楼区', '江苏省/徐州市/鼓楼区'],
    ['湖北荆州沙市', '湖北省/荆州市/沙市区'],
    ['荆州', '湖北省/荆州市'],
    ['吉林', '吉林省'],
    ['吉林市', '吉林省/吉林市'],
    ['河南', '河南省'],
    ['忠县', '重庆市/忠县'],
    ['石柱县', '重庆市/石柱土家族自治县'],
    ['昌吉州', '新疆维吾尔自治区/昌吉回族自治州'],
    ['恩施州', '湖北省/恩施土家族苗族自治州'],
    ['伊犁州', '新疆维吾尔自治区/伊犁哈萨克自治州'],
    ['红河州金平县', '云南省/红河哈尼族彝族自治州/金平苗族瑶族傣族自治县'],
    ['融水县', '广西壮族自治区/柳州市/融水苗族自治县'],
    ['东乡县', '甘肃省/临夏回族自治州/东乡族自治县'],
    ['兴安盟', '内蒙古自治区/兴安盟'],
    ['仙桃市', '湖北省/仙桃市'],
    ['济源', '河南省/济源市'],
    ['石河子市', '新疆维吾尔自治区/石河子市'],
    ['东莞市横沥镇', '广东省/东莞市/横沥镇'],
    ['嘉峪关市新城镇', '甘肃省/嘉峪关市/新城镇'],
    ['香港', '香港特别行政区'],
    ['廣州市花都區炭步鎮', '广东省/广州市/花都区/炭步镇'],
    ['仙桃沔城镇', '湖北省/仙桃市/沔城回族镇'],
    ['永乐镇', '重庆市/奉节县/永乐镇', { within: ['重庆市'] }],
    ['鼓楼区', '河南省/开封市/鼓楼区', { within: ['河南省'] }],
  ])('%s is %s', (text, path, options) => {
    const answer = resolvePlace(text, gazetteer, options);
    expect(answer.path?.join('/')).toBe(path);
    expect(answer.code).toBe(answer.place?.code);
    expect(answer.candidates).toEqual([]);
  });
});

describe('a title or an address', () => {
  it.each([
    ['綦江区永新镇人民政府2021年依法行政工作报告', '重庆市/綦江区/永新镇'],
    ['中共重庆市綦江区石壕镇委员会 重庆市綦江区石壕镇人民政府关于年度工作的报告', '重庆市/綦江区/石壕镇'],
    ['广州市海珠区人民政府南华西街道办事处年度报告', '广东省/广州市/海珠区/南华西街道'],
    ['2021年泸州市法治政府建设情况', '四川省/泸州市'],
    ['关于那曲市色尼区年度情况的报告', '西藏自治区/那曲市/色尼区'],
    ['达州市司法局', '四川省/达州市'],
    ['昌吉州人民政府公告', '新疆维吾尔自治区/昌吉回族自治州'],
    ['朝阳市双塔区人民法院', '辽宁省/朝阳市/双塔区'],
    ['江苏省昆山市千灯镇幸福路1号', '江苏省/苏州市/昆山市/千灯镇'],
    ['长沙市芙蓉中路1号', '湖南省/长沙市'],
    ['银川市西夏区北京西路6号', '宁夏回族自治区/银川市/西夏区'],
    ['深圳市东门南路2006号', '广东省/深圳市'],
    ['海珠区2022年南华西街道工作总结', '广东省/广州市/海珠区/南华西街道'],
    ['重庆市人民政府关于荣昌区规划的批复', '重庆市'],
  ])('%s speaks of %s', (text, path) => {
    expect(resolvePlace(text, gazetteer).path?.join('/')).toBe(path);
  });

  it('takes a township at its word that its county and its office stand beside', () => {
    const answer = resolvePlace('荣昌区龙泉湾镇人民政府工作报告', gazetteer);
    expect(answer.path).toEqual(['重庆市', '荣昌区', '龙泉湾镇']);
    expect(answer.code).toBe('500153-龙泉湾镇');
    expect(resolvePlace('荣昌区各镇人民政府', gazetteer).path).toEqual(['重庆市', '荣昌区']);
  });
});

describe('a name over the years', () => {
  it.each<[string, number | undefined, string]>([
    ['合川市', 2005, '重庆市/合川市'],
    ['合川区', 2005, '重庆市/合川市'],
    ['合川市', 2020, '重庆市/合川区'],
    ['合川市', undefined, '重庆市/合川市'],
    ['荣昌县', 2014, '重庆市/荣昌县'],
    ['荣昌', 2014, '重庆市/荣昌县'],
    ['荣昌县', 2015, '重庆市/荣昌区'],
    ['荣昌区盘龙镇', 2014, '重庆市/荣昌县/盘龙镇'],
    ['荣昌县盘龙镇', 2023, '重庆市/荣昌区/盘龙镇'],
    ['玉环县', 2016, '浙江省/台州市/玉环县'],
    ['玉环', 2018, '浙江省/台州市/玉环市'],
    ['襄樊市', 2021, '湖北省/襄阳市'],
    ['襄阳市', 2008, '湖北省/襄樊市'],
    ['江干区', 2022, '浙江省/杭州市/上城区'],
    ['临平区', 2019, '浙江省/杭州市/余杭区'],
    ['庐江县', 2009, '安徽省/巢湖市/庐江县'],
    ['米林市', 2021, '西藏自治区/林芝市/米林县'],
    ['渝北区', 2024, '重庆市/渝北区'],
    ['沙县', 2022, '福建省/三明市/沙县区'],
    ['毕节市', 2009, '贵州省/毕节地区/毕节市'],
    ['达县', 2016, '四川省/达州市/达川区'],
    ['莱芜市', 2017, '山东省/莱芜市'],
    ['莱芜市', 2020, '山东省/济南市/莱芜区'],
    ['莱芜市', undefined, '山东省/莱芜市'],
    ['居巢区', 2015, '安徽省/合肥市/巢湖市'],
    ['龙华新区', 2015, '广东省/深圳市/龙华新区'],
  ])('%s in %s is %s', (text, year, path) => {
    expect(resolvePlace(text, gazetteer, { year }).path?.join('/')).toBe(path);
  });
});

describe('a functional zone', () => {
  it.each([
    ['成都市高新区', '四川省/成都市/成都高新技术产业开发区'],
    ['成都高新区管委会', '四川省/成都市/成都高新技术产业开发区'],
    ['雄安新区', '河北省/雄安新区'],
    ['两江新区', '重庆市/两江新区'],
    ['广西-东盟经开区', '广西壮族自治区/南宁市/广西-东盟经济技术开发区'],
    ['南宁市广西-东盟经济技术开发区', '广西壮族自治区/南宁市/广西-东盟经济技术开发区'],
    ['苏州工业园区', '江苏省/苏州市/苏州工业园区'],
    ['东湖高新区', '湖北省/武汉市/东湖新技术开发区'],
    ['酒泉经开区', '甘肃省/酒泉市/酒泉经济技术开发区'],
    ['酒泉经济技术开发区', '甘肃省/酒泉市/酒泉经济技术开发区'],
    ['中新天津生态城', '天津市/滨海新区/中新天津生态城'],
    ['湘江新区', '湖南省/长沙市/湘江新区'],
    ['万盛经开区', '重庆市/綦江区/万盛经济技术开发区'],
    ['忠县高新技术产业开发区', '重庆市/忠县/忠县高新技术产业开发区'],
  ])('%s is %s', (text, path) => {
    const answer = resolvePlace(text, gazetteer);
    expect(answer.path?.join('/')).toBe(path);
    expect(answer.place).not.toBeNull();
  });

  it('that no table knows leaves the place that it belongs to, and says that this is not all', () => {
    const answer = resolvePlace('忠县高新区', gazetteer);
    expect(answer.path).toEqual(['重庆市', '忠县']);
    expect(answer.place).toBeNull();
  });
});

describe('an ambiguous name', () => {
  it.each([
    ['永乐镇', null, '陕西省/咸阳市/泾阳县/永乐镇'],
    ['鼓楼区', null, '江苏省/南京市/鼓楼区'],
    ['江北区', null, '重庆市/江北区'],
    ['朝阳区', null, '北京市/朝阳区'],
    ['通州', null, '江苏省/南通市/通州区'],
    ['江苏鼓楼区', '江苏省', '江苏省/徐州市/鼓楼区'],
    ['川渝', null, '四川省'],
    ['三合街道', null, '重庆市/丰都县/三合街道'],
  ])('%s keeps its candidates and is certain of %s', (text, certain, candidate) => {
    const answer = resolvePlace(text, gazetteer);
    expect(answer.path?.join('/') ?? null).toBe(certain);
    expect(answer.place).toBeNull();
    expect(answer.candidates.length).toBeGreaterThan(1);
    expect(answer.candidates.map((path) => path.join('/'))).toContain(candidate);
  });
});

describe('a generic name of a zone, within a place', () => {
  it.each([
    ['高新区', '四川省/成都市', ['四川省/成都市/成都高新技术产业开发区']],
    ['新区', '江苏省/南京市', ['江苏省/南京市/江北新区']],
    ['经开区', '安徽省/合肥市', ['安徽省/合肥市/合肥经济技术开发区', '安徽省/合肥市/巢湖经济开发区']],
    [
      '开发区管委会',
      '江苏省/苏州市/昆山市',
      ['江苏省/苏州市/昆山市/昆山经济技术开发区', '江苏省/苏州市/昆山市/昆山高新技术产业开发区'],
    ],
  ])('%s in %s is what that has of the kind', (text, within, paths) => {
    const { path, place, candidates } = resolvePlace(text, gazetteer, { within: within.split('/') });
    if (paths.length === 1) expect([path?.join('/'), place?.level]).toEqual([paths[0], 'zone']);
    else expect(candidates.map((candidate) => candidate.join('/'))).toEqual(paths);
  });

  it('is only the place itself where that has none of the kind', () => {
    const { path, place } = resolvePlace('高新区', gazetteer, { within: ['重庆市', '忠县'] });
    expect([path, place]).toEqual([['重庆市', '忠县'], null]);
  });
});

describe('a list of places', () => {
  it.each([
    ['荣昌、大足', ['重庆市/荣昌区', '重庆市/大足区']],
    ['荣昌 大足', ['重庆市/荣昌区', '重庆市/大足区']],
    ['渝北区和江北区', ['重庆市/渝北区', '浙江省/宁波市/江北区', '重庆市/江北区']],
    ['荣昌区与泸州市合作协议', ['重庆市/荣昌区', '四川省/泸州市']],
  ])('%s is none of them', (text, paths) => {
    const { path, candidates } = resolvePlace(text, gazetteer);
    expect([path, candidates.map((names) => names.join('/'))]).toEqual([null, paths]);
  });

  it('is one place where each is a part of the one before', () => {
    expect(resolvePlace('成都市、武侯区', gazetteer).path).toEqual(['四川省', '成都市', '武侯区']);
  });
});

describe('a text that names no place', () => {
  it.each([
    '我区',
    '全市',
    '县委、县政府',
    '各区县',
    '高新区的事',
    '某市司法局',
    '开发区管委会',
    '高新区',
    '新区',
    '荣昌新区',
    '平安建设工作',
    '法治政府建设年度报告',
    '推进合作共建',
    '省、市和县级部门',
    '重庆大学',
    '',
    '   ',
  ])('"%s"', (text) => {
    expect(resolvePlace(text, gazetteer)).toEqual({
      text,
      path: null,
      code: null,
      level: null,
      candidates: [],
      place: null,
    });
  });
});

describe('running text', () => {
  const names = (text: string, year?: number) =>
    findPlaces(text, gazetteer, year).map(
      ({ name, places }) => `${name}=${gazetteer.path(places[0]!, year).join('/')}`,
    );

  it.each<[string, string[]]>([
    [
      '我区与内江、泸州、浙江玉环签订协议',
      ['内江=四川省/内江市', '泸州=四川省/泸州市', '浙江玉环=浙江省/台州市/玉环市'],
    ],
    ['重庆市荣昌区盘龙镇举行座谈', ['重庆市荣昌区盘龙镇=重庆市/荣昌区/盘龙镇']],
    ['与泸县、忠县开展互查', ['泸县=四川省/泸州市/泸县', '忠县=重庆市/忠县']],
    ['延庆、怀柔、平谷三个区', ['延庆=北京市/延庆区', '怀柔=北京市/怀柔区', '平谷=北京市/平谷区']],
    ['在南京江北开展巡查', ['南京=江苏省/南京市']],
    ['与南京江北新区共建', ['南京江北新区=江苏省/南京市/江北新区']],
    ['在南京江边码头巡查', []],
    ['在内江、富顺、安岳等地', ['内江=四川省/内江市', '富顺=四川省/自贡市/富顺县', '安岳=四川省/资阳市/安岳县']],
    ['北京市场监管部门', ['北京=北京市']],
    ['公安机关提高安全意识,推广安全生产经验', []],
    ['联合江津区开展巡查', ['江津区=重庆市/江津区']],
    ['新干部任职,投资中心成立,明确责任城区', []],
    ['供应城市用水,加强创新乡镇建设,普法镇街全覆盖', []],
    ['蓟州区别山镇与钟祥市长滩镇', ['蓟州区别山镇=天津市/蓟州区/别山镇', '钟祥市长滩镇=湖北省/荆门市/钟祥市/长滩镇']],
    ['以和平方式解决纠纷,促进平安建设、文明城市、民族团结', []],
    ['加大理论学习力度,实现长治久安,繁荣昌盛', []],
    ['北京时间8时,佩戴和田玉', []],
    ['省、市和县级示范县,形成县域经验', []],
    ['全区合作社新建社区广场', []],
    ['合作市与夏河县联合执法', ['合作市=甘肃省/甘南藏族自治州/合作市', '夏河县=甘肃省/甘南藏族自治州/夏河县']],
    ['中国民法学会到南方考察', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('keeps offsets of the text as it was given', () => {
    const text = '經𠮷重慶市榮昌區盤龍鎮人民政府批准';
    const [mention] = findPlaces(text, gazetteer);
    expect(mention?.name).toBe('重慶市榮昌區盤龍鎮');
    expect(text.slice(mention!.start, mention!.end)).toBe(mention!.name);
  });

  it('gives every reading that the text allows', () => {
    const [mention] = findPlaces('召开永乐镇干部大会', gazetteer);
    expect(mention!.places.length).toBeGreaterThan(5);
    expect(mention!.places.every((place) => place.name === '永乐镇')).toBe(true);
  });

  it('reads names as they were in the year', () => {
    expect(names('荣昌县与大足县会商', 2010)).toEqual(['荣昌县=重庆市/荣昌县', '大足县=重庆市/大足县']);
  });
});
