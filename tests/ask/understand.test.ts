import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { print } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { checkQuestions } from '../../src/ask/check.ts';
import type { Held } from '../../src/ask/entity.ts';
import { openAsker } from '../../src/ask/open.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { asker, HELD, notUnderstood, understood } from './asker.ts';

/** What was recognised, each with all that it may mean. */
const valuesOf = (question: string, held = HELD) =>
  asker
    .understand(question, held)
    .entities.map(({ text, type, values }) => [text, type, values.map((one) => one.value)]);

describe('places', () => {
  it.each([
    ['荣昌有哪些制度？', '荣昌', '重庆市/荣昌区'],
    ['荣昌县有哪些制度？', '荣昌县', '重庆市/荣昌区'],
    ['重庆市荣昌区有哪些制度？', '重庆市荣昌区', '重庆市/荣昌区'],
    ['重庆荣昌昌元街道有哪些制度？', '重庆荣昌昌元街道', '重庆市/荣昌区/昌元街道'],
    ['渝有哪些制度？', '渝', '重庆市'],
    ['内蒙古自治区有哪些制度？', '内蒙古自治区', '内蒙古自治区'],
  ])('are known by short, former and full names: %s', (question, text, path) => {
    expect(valuesOf(question)).toEqual([[text, 'place', [path]]]);
    expect(understood(question).variables).toEqual({ place: path });
  });

  it('are meant as they stood in the year that is asked about', () => {
    expect(understood('2014年荣昌县有哪些制度？').variables).toEqual({
      place: '重庆市/荣昌县',
      years: { from: 2014, to: 2014 },
    });
  });

  it('of one name are told and never chosen from', () => {
    const { sentence, nearest, entities } = notUnderstood('江北区有没有建立三项制度？');
    expect(sentence).toContain('“江北区”可以指2个地名：浙江省宁波市江北区、重庆市江北区');
    expect(entities[0]!.values.map(({ value }) => value)).toEqual(['浙江省/宁波市/江北区', '重庆市/江北区']);
    expect(nearest.slice(0, 2)).toEqual(['浙江省宁波市江北区有没有建立三项制度？', '重庆市江北区有没有建立三项制度？']);
    expect(understood(nearest[1]!).variables).toMatchObject({ place: '重庆市/江北区' });
  });

  it('are no ordinary words: 合作 is no town', () => {
    expect(valuesOf('荣昌区和内江市有什么合作？').map(([text]) => text)).toEqual(['荣昌区', '内江市']);
  });

  it('that are ordinary words too are places beside others only', () => {
    expect(understood('潼南和安居有什么合作？').variables).toEqual({
      between: ['重庆市/潼南区', '四川省/遂宁市/安居区'],
    });
    const { sentence, nearest } = notUnderstood('合作有哪些制度？');
    expect(sentence).toContain('“合作”也是普通的词，不知道是不是指甘肃省甘南藏族自治州合作市');
    expect(nearest[0]).toBe('甘肃省甘南藏族自治州合作市有哪些制度？');
  });

  it('of a region are its members', () => {
    expect(valuesOf('粤桂琼之间有哪些合作？')).toEqual([['粤桂琼', 'region', ['广东省', '广西壮族自治区', '海南省']]]);
  });

  it('that do not lie in each other are no chain', () => {
    expect(asker.understand('内江市荣昌区有没有建立三项制度？', HELD).understood).toBe(false);
  });
});

describe('years', () => {
  it.each([
    ['2023年', { from: 2023, to: 2023 }],
    ['2020年至2023年', { from: 2020, to: 2023 }],
    ['2020-2023年', { from: 2020, to: 2023 }],
    ['二〇二三年', { from: 2023, to: 2023 }],
    ['2020年以来', { from: 2020 }],
    ['截至2022年底', { to: 2022 }],
    ['近三年', { from: 2022, to: 2024 }],
    ['最近5年', { from: 2020, to: 2024 }],
    ['“十四五”期间', { from: 2021, to: 2025 }],
  ])('are read in %s', (written, years) => {
    expect(understood(`${written}哪些地方建立了三项制度？`).variables).toEqual({ practice: '三项制度', years });
  });

  it.each(['去年', '今年', '近年来', '近几年'])('that only a date would tell are not guessed: %s', (written) => {
    const { sentence, nearest } = notUnderstood(`${written}哪些地方建立了三项制度？`);
    expect(sentence).toContain(`“${written}”要看今天是哪一天`);
    expect(nearest[0]).toBe('2024年哪些地方建立了三项制度？');
  });

  it('that count from the latest report need one', () => {
    const { sentence } = notUnderstood('近三年哪些地方建立了三项制度？', { ...HELD, latestYear: null });
    expect(sentence).toContain('图谱里还没有报告');
  });

  it.each(['2023年至2020年', '1023年', '近0年'])('that are none are not taken for any: %s', (written) => {
    expect(asker.understand(`${written}哪些地方建立了三项制度？`, HELD).understood).toBe(false);
  });

  it('are one where a comparison needs one', () => {
    expect(understood('2023年合川区比荣昌区少了什么？').variables).toMatchObject({ years: 2023 });
    expect(asker.understand('2020年至2023年合川区比荣昌区少了什么？', HELD).understood).toBe(false);
  });
});

describe('names', () => {
  it.each([
    ['哪些地方建立了执法全公示？', '行政执法公示制度'],
    ['哪些地方建立了府院联动机制？', '府院联动'],
    ['哪些地方建立了“首违不罚”？', '首违不罚'],
    ['哪些地方建立了"首违不罚"？', '首违不罚'],
    ['哪些地方建立了「首违不罚」？', '首违不罚'],
    ['請問哪些地方建立了三項制度？', '三项制度'],
  ])('of practices are the canonical ones: %s', (question, practice) => {
    expect(understood(question).variables).toEqual({ practice });
  });

  it('that only the graph holds are known too, with their other names', () => {
    const held: Held = {
      practices: [{ name: '草场流转见证制度', aliases: ['流转见证'] }],
      indicators: ['驼铃调解成功率'],
      laws: ['茶马古道保护办法'],
      latestYear: 2023,
    };
    const question = '哪些地方建立了草场流转见证制度？';
    expect(asker.understand(question, HELD).understood).toBe(false);
    expect(understood(question, held).variables).toEqual({ practice: '草场流转见证制度' });
    expect(understood('哪些地方建立了“流转见证”？', held).variables).toEqual({ practice: '草场流转见证制度' });
    expect(understood('荣昌区2023年的驼铃调解成功率是多少？', held).variables).toMatchObject({
      indicator: '驼铃调解成功率',
    });
    expect(understood('哪些地方引用了茶马古道保护办法？', held).variables).toEqual({ law: '茶马古道保护办法' });
  });

  it('that nobody knows are told, with names like them', () => {
    const { sentence, nearest, entities } = notUnderstood('哪些地方建立了行政裁决告知书制度？');
    expect(sentence).toContain('“行政裁决告知书制度”不是图谱认得的做法');
    expect(nearest.some((question) => /^哪些地方建立了.*书制度？$/.test(question))).toBe(true);
    for (const question of nearest) expect(asker.understand(question, HELD).understood).toBe(true);
    expect(entities.map(({ text }) => text)).toEqual(['行政裁决告知']);
  });

  it('of unknown places are told', () => {
    expect(notUnderstood('乌有县有没有建立三项制度？').sentence).toContain('“乌有县”不是图谱认得的地名');
  });

  it('of documents are told with and without title marks, the newest of those that share one', () => {
    expect(understood('哪些地方引用了《中华人民共和国行政处罚法》？').variables).toEqual({ law: '行政处罚法' });
    expect(understood('哪些地方引用了行政处罚法？').variables).toEqual({ law: '行政处罚法' });
    expect(understood('哪些地方引用了《法治政府建设实施纲要》？').variables).toEqual({
      law: '法治政府建设实施纲要(2021-2025年)',
    });
  });

  it('are the longest that stand there: 荣昌区 is not 荣昌 and 区', () => {
    expect(valuesOf('荣昌区2023年的出庭应诉率是多少？').map(([text]) => text)).toEqual([
      '荣昌区',
      '2023年',
      '出庭应诉率',
    ]);
  });
});

describe('a question', () => {
  it('says where in it what was recognised stands, in its own characters', () => {
    const question = '請問２０２３年重慶哪些區縣建立了三項制度？';
    const { entities } = understood(question);
    expect(entities.map(({ start, end, text }) => [text, question.slice(start, end)])).toEqual([
      ['２０２３年', '２０２３年'],
      ['重慶', '重慶'],
      ['區縣', '區縣'],
      ['三項制度', '三項制度'],
    ]);
  });

  it('becomes a query with its values in their place, and without what was left out', () => {
    const text = print(understood('重庆哪个区县的出庭应诉率最高？').document);
    expect(text).toContain(
      'figures(indicator: "行政机关负责人出庭应诉率", within: "重庆市", level: county, first: 1000)',
    );
    expect(print(understood('川渝之间有哪些联合执法？').document)).toMatch(
      /cooperations\(\s*between: \["四川省", "重庆市"\],?\s*kind: \[joint_enforcement\],?\s*status: \[adopted\]\s*\)/,
    );
    expect(print(understood('2020年以来哪些地方建立了三项制度？').document)).toContain('years: {from: 2020}');
  });

  it('with a name in quotation marks cannot break out of its string', () => {
    const { document } = understood('哪些报告提到了“复\\) { stats { reports } } #”？');
    expect(print(document)).toContain('search(text: "复\\\\) { stats { reports } } #", types: [passage], first: 20)');
  });

  it('may be put politely, with signs and spaces', () => {
    expect(understood(' 您好，请问一下：哪些 地方 建立了 三项制度 呢？？ 谢谢！').variables).toEqual({
      practice: '三项制度',
    });
  });

  it.each([
    '荣昌区建立了三项制度。',
    '荣昌区没有建立三项制度。',
    '三项制度好不好？',
    '为什么荣昌区没有三项制度？',
    '哪些地方取消了三项制度？',
    '哪些地方建立了三项制度并且效果很好？',
    '哪些地方不建立三项制度？',
    '荣昌区和内江市为什么不合作？',
    '重庆各区县出庭应诉率的平均数是多少？',
    '明年哪些地方会建立三项制度？',
    '荣昌区建立三项制度的人是谁？',
    '三项制度',
    '你是谁？',
    '？',
    '',
  ])('that is not one of these is never answered: %s', (question) => {
    const { nearest } = notUnderstood(question);
    for (const one of nearest) expect(asker.understand(one, HELD).understood, one).toBe(true);
    expect(nearest.length).toBeLessThanOrEqual(5);
    expect(nearest.length).toBeGreaterThan(0);
  });

  it('is offered others about what was recognised in it', () => {
    const { sentence, nearest } = notUnderstood('荣昌区跟首违不罚到底是怎么一回事');
    expect(sentence).toContain('认出的有：“荣昌区”（地名）、“首违不罚”（做法）');
    for (const question of nearest) expect(question).toMatch(/荣昌区|首违不罚/);
    expect(nearest.some((question) => /荣昌区.*首违不罚/.test(question))).toBe(true);
  });

  it('is offered others about the members of a region where it may not speak of the whole', () => {
    expect(notUnderstood('川渝哪些地方建立了三项制度？').nearest).toContain('四川省哪些地方建立了三项制度？');
  });

  it('whose rank may be several is not guessed', () => {
    const { sentence, nearest } = notUnderstood('四川哪个市的出庭应诉率最低？');
    expect(sentence).toContain('“市”可以指2个层级：地市、区县');
    expect(nearest.slice(0, 2)).toEqual(['四川哪个地市的出庭应诉率最低？', '四川哪个区县的出庭应诉率最低？']);
  });

  it('takes little time, whatever it says', () => {
    const hard = ['荣昌区和内江市和', '城关镇', '请', '有', '镇', '渝川粤京津', '“三项制度”《民法典》', '飞天遁地']
      .map((text) => text.repeat(200).slice(0, 200))
      .concat(`哪些地方${'请'.repeat(90)}建立${'请'.repeat(90)}三项制度`);
    for (const question of hard) {
      const { user } = process.cpuUsage();
      asker.understand(question, HELD);
      expect((process.cpuUsage().user - user) / 1000, question).toBeLessThan(2000);
    }
  });
});

describe('a question that fits two forms', () => {
  const graph = mkdtempSync(join(tmpdir(), 'fazhi-graph-'));
  afterAll(() => rmSync(graph, { recursive: true, force: true }));

  it('is left to the asker', () => {
    for (const part of readdirSync('graph')) {
      if (part === 'questions') cpSync('graph/questions', join(graph, part), { recursive: true });
      else symlinkSync(resolve('graph', part), join(graph, part));
    }
    const [, about] = /(- name: about[\s\S]*?)\n- name: /.exec(readFileSync('graph/questions/practices.yaml', 'utf8'))!;
    writeFileSync(join(graph, 'questions', 'again.yaml'), about!.replace('{practice}包括哪些？', '{practice}是什么？'));
    const twice = openAsker(graph, loadGazetteer('graph/gazetteer'));
    const found = twice.understand('三项制度包括哪些？', HELD);
    expect(found).toMatchObject({ understood: false, sentence: '这句话有2种读法，所以不作回答。请从下面选一种。' });
    expect(checkQuestions(twice).filter(({ what }) => what === 'example')).toMatchObject([
      { where: 'again/about', message: expect.stringContaining('三项制度包括哪些？ is not understood') },
      { where: 'again/about', message: expect.stringContaining('综合查一次还叫什么？ is not understood') },
      { where: 'practices/about' },
      { where: 'practices/about' },
    ]);
  });
});
