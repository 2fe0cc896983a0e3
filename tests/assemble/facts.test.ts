import { describe, expect, it } from 'vitest';
import { readSentence } from '../../src/explain/reading.ts';
import type { Part } from '../../src/model/text.ts';
import { openStages } from '../../src/stages.ts';
import { report as reportOf } from '../clean/page.ts';

const stages = openStages('graph');
const own = ['吉林省', '白山市', '临江市'];

/** What a report of 临江市 for 2023 states in one sentence. */
function facts(text: string, part: Part = 'results') {
  const { report, sentences } = readSentence(text, { part, place: own, year: 2023 }, stages);
  return stages.assemble(report, sentences);
}

describe('the kind of a practice', () => {
  it.each([
    ['上线“参农随手报平台”。', '参农随手报平台', 'Platform'],
    ['推行“林区法务坐班制”。', '林区法务坐班制', 'System'],
    ['开发“林下一键查”应用。', '林下一键查应用', 'Platform'],
    ['推行“林间问诊”。', '林间问诊', 'Mechanism'],
    ['出台人参交易纠纷调处办法。', '人参交易纠纷调处办法', 'System'],
    ['推行扫码入企。', '扫码入企', 'Mechanism'],
    ['推行“扫码入企”制度。', '扫码入企', 'System'],
    ['健全行政执法监督机制。', '行政执法监督制度', 'Mechanism'],
  ])('%s is its head’s as the text has it, be it within quotation marks: %s %s', (text, name, kind) => {
    expect(facts(text).practices).toMatchObject([{ name, kind }]);
  });
});

describe('a practice of a part of the locality', () => {
  it('has the usual name without the part’s', () => {
    expect(facts('推行花山镇“一枚印章管审批”改革。').practices.map(({ name }) => name)).toEqual(['一枚印章管审批']);
  });
});

describe('a name in quotation marks', () => {
  it.each([
    ['推行参业“首违不罚”机制。', '首违不罚'],
    ['健全乡镇“一支队伍管执法”运行机制。', '一支队伍管执法'],
    ['建立参商“黑名单”制度。', '参商黑名单制度'],
    ['打造花山镇“参农夜校”普法工作室。', '参农夜校普法工作室'],
  ])('%s is known by itself where it is long enough, and needs no place: %s', (text, name) => {
    expect(facts(text).practices.map((practice) => practice.name)).toEqual([name]);
  });
});

describe('a rule of the locality’s own', () => {
  const names = (text: string) => facts(text).practices.map(({ name }) => name);

  it('is a practice, under the usual name where that is known', () => {
    expect(names('修订《临江市行政机关负责人出庭应诉制度》。')).toEqual(['行政机关负责人出庭应诉制度']);
    expect(names('健全完善《参业纠纷包联制度》。')).toEqual(['参业纠纷包联制度']);
    expect(names('严格落实《重大行政执法决定法制审核制度》。')).toEqual(['重大执法决定法制审核制度']);
  });

  it('is a document only where it is of one year', () => {
    expect(names('印发《2023年度参业执法工作清单》。')).toEqual([]);
  });
});

describe('the rules of a law that are named behind it', () => {
  it('are cited by their whole title', () => {
    const { citations } = facts('组织学习《中华人民共和国预算法》及其实施条例和统计法及其实施条例。');
    expect(citations.map(({ title, kind }) => `${kind} ${title}`).sort()).toEqual([
      'law 统计法',
      'law 预算法',
      'regulation 统计法实施条例',
      'regulation 预算法实施条例',
    ]);
  });

  it('are no citation where the law is still to be made', () => {
    expect(facts('下一步制定《州奶业条例》及其实施细则。', 'plans').citations).toEqual([]);
  });
});

describe('a law without title marks', () => {
  const cited = (text: string) => facts(text).citations.map(({ title }) => title);

  it.each([
    ['加强公务员法治培训。'],
    ['学习安全生产法律法规。'],
    ['设立行政诉讼法庭。'],
    ['履行行政诉讼法定职责。'],
    ['普及宪法法律知识。'],
  ])('is none where a longer word goes on with its last sign: %s', (text) => expect(cited(text)).toEqual([]));

  it('is cited before any other word', () => {
    expect(cited('宣传公务员法，学习安全生产法要点。')).toEqual(['公务员法', '安全生产法']);
  });
});

describe('the wordings of a practice', () => {
  it('hold the shorter name in quotation marks as well', () => {
    expect(facts('健全林权纠纷“双查双结”工作机制。').practices[0]!.surfaces).toEqual([
      '林权纠纷“双查双结”工作机制',
      '“双查双结”工作机制',
    ]);
  });

  it('hold no shorter name without a sign of its own', () => {
    expect(facts('健全林区防火瞭望制度。').practices.map(({ surfaces }) => surfaces)).toEqual([['林区防火瞭望制度']]);
  });
});

describe('rates that share a number', () => {
  it.each([
    ['林长巡查率、隐患销号率均为100%。', ['林长巡查率', '隐患销号率']],
    ['护林员参训率和结业率达到100%。', ['护林员参训率', '结业率']],
  ])('are as many figures: %s', (text, indicators) => {
    const { figures } = facts(text);
    expect(figures.map(({ indicator }) => indicator)).toEqual(indicators);
    for (const figure of figures)
      expect(figure).toMatchObject({ value: 100, unit: '%', evidence: [text.slice(0, -1)] });
  });
});

describe('a share in words', () => {
  it.each([
    ['行政机关负责人出庭应诉率保持百分之百。', '行政机关负责人出庭应诉率', 100, '%'],
    ['法律援助案件办结率为百分之九十八点五。', '法律援助案件办结率', 98.5, '%'],
    ['药品抽检不合格率降至千分之三。', '药品抽检不合格率', 3, '‰'],
    ['调解结案率达到三分之二。', '调解结案率', 66.67, '%'],
  ])('is a figure with a unit of its own: %s', (text, indicator, value, unit) => {
    expect(facts(text).figures).toMatchObject([{ indicator, value, unit }]);
  });

  it('is none where it says how something is done', () => {
    expect(facts('以百分之百的决心抓好整改。').figures).toEqual([]);
  });
});

describe('a number set against another', () => {
  it.each([
    ['平均办理时限由12个工作日压到5个工作日。', ['办理时限', '办理时限']],
    ['施工许可审批时限由原来的60个工作日压缩为38个工作日。', ['施工许可审批时限', '施工许可审批时限']],
    ['参场检查频次90次，比2019年减少16次。', ['参场检查频次', '参场检查频次比2019年减少']],
  ])('is of what is named before the first: %s', (text, indicators) => {
    expect(facts(text).figures.map(({ indicator }) => indicator)).toEqual(indicators);
  });
});

describe('numbers that are shared out', () => {
  it.each([
    ['护林员参训率、结业率分别为100%和98.6%。', ['护林员参训率 100', '结业率 98.6']],
    ['国有林场、集体林场分别有12个、36个。', ['国有林场 12', '集体林场 36']],
  ])('have one name each: %s', (text, figures) => {
    expect(facts(text).figures.map(({ indicator, value }) => `${indicator} ${value}`)).toEqual(figures);
  });
});

describe('a rate', () => {
  it.each([
    ['考试合格率达到98%。', '学法考试合格率'],
    ['人参抽检合格率达到98%。', '人参抽检合格率'],
    ['案件查处、结业率达到98%。', '结业率'],
  ])('takes a standard name only where nothing else is said of it: %s', (text, indicator) => {
    expect(facts(text).figures).toMatchObject([{ indicator, value: 98, unit: '%' }]);
  });
});

describe('a figure that no standard indicator names', () => {
  it.each([
    ['截至12月共发放护林手册50000份。', '护林手册'],
    ['全市16个林场设立巡护驿站。', '林场'],
    ['新建巡护驿站9个。', '巡护驿站'],
    ['新增17个林场联系点和16个园区联系点。', '林场联系点'],
    ['配备护林车12辆护林犬30只。', '护林车'],
  ])('is named by what it counts, behind the number or before it: %s', (text, indicator) => {
    expect(facts(text).figures[0]).toMatchObject({ indicator });
  });
});

describe('a document that is still to be issued', () => {
  it('is no citation', () => {
    const titles = (text: string, part: Part) => facts(text, part).citations.map(({ title }) => title);
    expect(titles('制定《临江市林权调处实施方案》，落实《信访工作条例》。', 'plans')).toEqual(['信访工作条例']);
    expect(titles('制定《临江市林权调处实施方案》，落实《信访工作条例》。', 'results')).toHaveLength(2);
  });
});

describe('partners', () => {
  it('are those named before an arrangement, not those named after it', () => {
    const { cooperations } = facts('推行“省内通办”，与辽宁省桓仁满族自治县签订《林权纠纷调处协议》。');
    expect(cooperations.map(({ name }) => name)).toEqual(['林权纠纷调处协议']);
  });

  it('shares a known service under its own name', () => {
    expect(facts('与辽宁省桓仁满族自治县推进政务服务“跨省通办”。').cooperations).toMatchObject([
      { name: '跨省通办', kind: 'service-sharing' },
    ]);
    expect(facts('与辽宁省桓仁满族自治县签订政务服务“跨省通办”合作协议。').cooperations).toMatchObject([
      { name: '政务服务跨省通办合作协议', kind: 'agreement' },
    ]);
  });
});

describe('a signed arrangement in title marks', () => {
  it('is a cooperation of the places that sign it', () => {
    expect(facts('与辽宁省桓仁满族自治县签订《鸭绿江流域联合执法协作协议》。').cooperations).toMatchObject([
      {
        name: '鸭绿江流域联合执法协作协议',
        kind: 'agreement',
        parties: [own, ['辽宁省', '本溪市', '桓仁满族自治县']],
      },
    ]);
  });
});

describe('a short title that the report gives a document', () => {
  const cited = (text: string) => {
    const report = reportOf(`2023年，临江市推进法治政府建设，现将有关情况报告如下：\n${text}`);
    const { citations } = stages.assemble(report, stages.read(report));
    return citations.map(({ title, surfaces, docNumber, evidence }) => ({
      title,
      surfaces,
      docNumber,
      times: evidence.length,
    }));
  };

  it('means that document from there on', () => {
    const title = '林区执法记录仪使用要求';
    expect(cited(`印发《${title}》（临政发〔2023〕3号，以下简称《要求》）。\n按照《要求》检查十次。`)).toEqual([
      { title, surfaces: [title, '要求'], docNumber: '临政发〔2023〕3号', times: 2 },
    ]);
  });

  it('may be told in quotation marks', () => {
    const title = '林区执法记录仪使用要求';
    expect(cited(`印发《${title}》（以下简称“《要求》”）。落实《要求》。`)).toMatchObject([{ title, times: 2 }]);
    expect(cited(`印发《${title}》（以下简称“使用要求”）。落实《使用要求》。`)).toMatchObject([{ title, times: 2 }]);
  });

  it('means what was named last by it', () => {
    const [first, second] = ['参农须知', '林农须知'];
    const text = `印发《${first}》（以下简称《须知》）。印发《${second}》（以下简称《须知》）。宣传《须知》。`;
    expect(cited(text)).toMatchObject([
      { title: first, times: 1 },
      { title: second, times: 2 },
    ]);
  });

  it('is a title like others where no document was given it', () => {
    expect(cited('宣传《参农须知》。')).toMatchObject([{ title: '参农须知' }]);
  });
});

describe('what a number counts', () => {
  const figures = (text: string) =>
    facts(text).figures.map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`);

  it('of those for whom something is done is not of who does it, nor is what is spared a penalty', () => {
    expect(figures('长白律师事务所为18家参场开展“法治体检”。')).toEqual(['企业法治体检数 18家']);
    expect(figures('林区律师事务所为18家。')).toEqual(['律师事务所数 18家']);
    expect(figures('全年办理不予处罚案件31件。')).toEqual(['不予处罚案件数 31件']);
  });

  it('does not begin with the number of its item: there are no parts of persons', () => {
    expect(figures('2.147名护林员参训。')).toEqual(['护林员参训 147名']);
    expect(figures('3.12件山林纠纷移送县里。')[0]).toContain(' 12件');
    expect(figures('2.5万名护林员参训。')[0]).toContain(' 25000名');
    expect(figures('1.5个工作日内办结。')[0]).toContain(' 1.5个工作日');
  });

  it('is not of what a title says that stands before it', () => {
    expect(figures('组织学习《林区行政执法监督条例》等法规4次。')[0]).not.toContain('执法监督次数');
    expect(figures('开展行政执法监督4次。')).toEqual(['执法监督次数 4次']);
  });

  it('may end in parentheses', () => {
    expect(figures('新建林区便民联络点（屋）15个。')).toEqual(['林区便民联络点（屋） 15个']);
    expect(figures('（三）巡山60次。')).toEqual(['巡山 60次']);
  });

  it.each([
    ['参农信访量260件，同比下降12%。', ['参农信访量 260件', '参农信访量同比下降 12%']],
    [
      '林区巡护率达91%，较上年提高3.5个百分点，同比增长4%。',
      ['林区巡护率 91%', '林区巡护率较上年提高 3.5个百分点', '林区巡护率同比增长 4%'],
    ],
    ['参农信访量260件，下降约12%。', ['参农信访量 260件', '参农信访量下降 12%']],
    ['接待参农34批次，210人次。', ['接待参农 34批次', '接待参农 210人次']],
    ['开展法治培训5期，568人次。', ['法治培训场次 5期', '法治培训人次 568人次']],
  ])('may be what was counted before, or how it has changed: %s', (text, wanted) => {
    expect(figures(text)).toEqual(wanted);
  });

  it.each([
    ['法律援助窗口受理12件。', '法律援助案件数 12件'],
    ['林区公证处受理12件。', '公证件数 12件'],
    ['收到信访35件，行政复议申请20件，受理12件。', '行政复议案件受理数 12件'],
    ['收到行政复议申请20件，信访35件，受理12件。', '信访件数 12件'],
    ['参场办事处受理12件。', '参场办事处 12件'],
  ])('is of the subject that was named last, or else as the text says: %s', (text, wanted) => {
    expect(figures(text).at(-1)).toBe(wanted);
  });

  it.each([
    ['林区综合执法委员会按规定开展3次季度会议。', ['季度会议 3次']],
    ['8个法治政府建设项目入选。', ['法治政府建设项目入选 8个']],
    ['为镇内20余家企业提供参业合规体检服务。', ['参业合规体检服务 20家']],
    ['对5个镇、9个重点林区管护站的巡护情况开展检查。', ['镇 5个', '林区管护站 9个']],
    ['党政负责人组织召开参业专题会7次。', ['参业专题会 7次']],
    ['新建2个林区巡护站和6个联络点。', ['林区巡护站 2个', '联络点 6个']],
    ['设立林权服务中心和11个林区受理点。', ['林区受理点 11个']],
    ['建成4个乡（镇）参农议事点。', ['乡（镇）参农议事点 4个']],
    ['组织林区干部开展参业专题集中学习，全年累计开展11次。', ['参业专题集中学习 11次']],
    ['涉及我市参业任务40项，已完成39项。', ['参业任务 40项', '参业任务已完成 39项']],
  ])('is what stands right behind, after the verb, or in the clause before: %s', (text, wanted) => {
    expect(figures(text)).toEqual(wanted);
  });

  it('is of the subject of the sentence before or of the heading, where a sentence names none', () => {
    const of = (text: string) => {
      const report = reportOf(`2023年，临江市推进法治政府建设，现将有关情况报告如下：\n${text}`);
      return stages.assemble(report, stages.read(report)).figures.map(({ indicator }) => indicator);
    };
    expect(of('一、办案情况\n全年收到行政复议申请20件。受理12件。')).toEqual(['行政复议申请数', '行政复议案件受理数']);
    expect(of('一、加强行政复议工作\n全年受理12件。')).toEqual(['行政复议案件受理数']);
    expect(of('一、加强行政复议工作\n法律援助中心受理12件。')).toEqual(['法律援助案件数']);
    expect(of('一、加强参农服务\n全年受理12件。')).toEqual(['全年受理']);
  });
});

describe('bodies in a list', () => {
  const bodies = (text: string) => facts(text).institutions.map(({ name }) => name);

  it('are of the level that the first one names', () => {
    expect(bodies('市公安局、检察院、司法局会签文件。')).toEqual(['临江市公安局', '临江市人民检察院', '临江市司法局']);
  });

  it('are none where no level is named', () => expect(bodies('法院、检察院等单位参加。')).toEqual([]));
});

describe('what stands behind a number', () => {
  const counted = (text: string) => facts(text).figures.map(({ indicator }) => indicator);

  it('is not what those counted set up or whom they do it with', () => {
    expect(counted('26个林场建立公共法律服务站。')).toEqual(['林场']);
    expect(counted('9个林场与律师事务所签订协议。')).toEqual(['林场']);
  });

  it('is what is done to those counted', () => {
    expect(counted('对57份文件开展合法性审查。')).toEqual(['合法性审查件数']);
  });
});

describe('numbers that are put together', () => {
  const values = (text: string) => facts(text).figures.map(({ value }) => value);

  it('are a way of working and no figures', () => {
    expect(values('按1名网格员+2名执法人员+1名律师的方式，化解纠纷36件。')).toEqual([36]);
  });
});

describe('names put together in quotation marks', () => {
  it('are a way of working, whatever it is called; a sign at the end puts nothing together', () => {
    const names = (text: string) => facts(text).practices.map(({ name }) => name);
    expect(names('采取“护林员+法官”方式巡山。')).toEqual(['护林员+法官']);
    expect(names('发展“人参+”。')).toEqual([]);
  });
});

describe('practices listed before a known one', () => {
  const namesOf = (text: string) => facts(text).practices.map(({ name }) => name);

  it('share the head of a known one that ends their list, where it has a head to share', () => {
    expect(namesOf('健全林区巡护、参农约谈、案件移送制度。').toSorted()).toEqual(
      ['参农约谈制度', '林区巡护制度', '行政执法案件移送制度'].toSorted(),
    );
    expect(namesOf('推行参业劝导、从轻处罚、减轻处罚清单。').toSorted()).toEqual(
      ['从轻处罚清单', '减轻处罚清单', '参业劝导清单'].toSorted(),
    );
    expect(namesOf('推行林区巡护、参农约谈、首违不罚。')).toEqual(['首违不罚']);
    expect(namesOf('健全重大案件、疑难案件集体讨论制度。')).not.toContain('重大案件制度');
  });
});

describe('known practices that quotation marks list', () => {
  it('are as many; others are parts of one name', () => {
    const names = (text: string) => facts(text).practices.map(({ name }) => name);
    expect(names('推行“首违不罚、轻微免罚”。')).toEqual(['首违不罚', '轻微免罚']);
    expect(names('推行“首违不罚、参农满意”。')).toEqual(['首违不罚、参农满意']);
    expect(names('树立“首违不罚、参农满意”理念。')).toEqual([]);
  });
});

describe('a practice that is told without its name', () => {
  it.each([
    ['将依法行政纳入市直部门绩效考核。', '依法行政考核', 'Mechanism'],
    ['全年审查规范性文件31件。', '合法性审查', 'System'],
  ])('%s has the name and the kind that its pattern sets: %s', (text, name, kind) => {
    expect(facts(text).practices).toMatchObject([{ name, kind }]);
  });
});

describe('a sum of money', () => {
  it.each([
    ['为参农追回欠款238万余元。', [238, '万元']],
    ['为参农追回欠款238万元。', [238, '万元']],
    ['拆除违建1.7万平方米。', [17_000, '平方米']],
  ])('%s keeps the multiplier in its unit, anything else does not', (text, [value, unit]) => {
    expect(facts(text).figures).toMatchObject([{ value, unit }]);
  });
});

describe('partners that no arrangement names', () => {
  const partners = (text: string) => facts(text).cooperations.map(({ parties: [, ...others] }) => others);
  const huanren = ['辽宁省', '本溪市', '桓仁满族自治县'];

  it('are the places joined to this one before it', () => {
    expect(partners('与辽宁省桓仁满族自治县公安机关在鸭绿江沿线设立联合检查卡点5处。')).toEqual([[huanren]]);
    expect(partners('临江市、辽宁省桓仁满族自治县水利部门在江上开展联合巡江9次。')).toEqual([[huanren]]);
  });

  it('are no province that others lie in', () => {
    expect(partners('与辽宁省有关单位衔接，设立联合检查卡点5处。')).toEqual([]);
  });
});

describe('a document on a known practice', () => {
  const names = (text: string) => facts(text).practices.map(({ name }) => name);

  it('shows that there is one where it is made or carried out, not where it is studied', () => {
    expect(names('认真落实《吉林省重大行政决策程序规定》。')).toEqual(['重大行政决策程序']);
    expect(names('组织学习《吉林省重大行政决策程序规定》。')).toEqual([]);
  });
});

describe('members of a set that quotation marks name', () => {
  it('end in what the set is of', () => {
    const { practices } = facts('打造参价公示、参农议事“两大平台”。');
    expect(practices.map(({ name, kind }) => [name, kind])).toEqual(
      expect.arrayContaining([
        ['参价公示平台', 'Platform'],
        ['参农议事平台', 'Platform'],
      ]),
    );
  });
});

describe('a mechanism of several bodies', () => {
  it('has its own name', () => {
    const names = facts('建立林业局与公安局、水务局参场联巡机制。').practices.map(({ name }) => name);
    expect(names).toEqual(['参场联巡机制']);
  });
});

describe('a body', () => {
  const names = (text: string, part: Part = 'results') => facts(text, part).institutions.map(({ name }) => name);

  it('may be told without its level, or as a part of another', () => {
    expect(names('由司法局牵头，审计局复核。')).toEqual(['临江市司法局', '临江市审计局']);
    expect(names('由派出所、律师事务所共同化解。')).toEqual([]);
    expect(names('市林长制办公室统筹巡护。')).toEqual(['临江市林长制办公室']);
    expect(names('市公安局花山派出所调处纠纷。')).toEqual(['临江市公安局花山派出所']);
    expect(names('在市医院设立参业纠纷调解室，设立医患纠纷调解室。')).toContain('临江市医患纠纷调解室');
  });

  it('of the whole country is named by itself', () => {
    expect(names('中共中央、国务院印发纲要。')).toEqual(['中共中央', '国务院']);
  });

  it('is none while it is still to be set up', () => {
    expect(names('筹建市行政争议调解中心。')).toEqual([]);
    expect(names('组建市行政争议调解中心。')).toEqual(['临江市行政争议调解中心']);
    expect(names('组建市行政争议调解中心。', 'plans')).toEqual([]);
  });
});

describe('parts of a department', () => {
  it('are its own where it issued the report', () => {
    const { report, sentences } = readSentence(
      '局党组研究法治工作，法规科负责审查。',
      { part: 'results', place: own, year: 2023 },
      stages,
    );
    const issued = { ...report, head: { ...report.head, issuer: '临江市林业局' } };
    const names = (one: typeof report) => stages.assemble(one, sentences).institutions.map(({ name }) => name);
    expect(names(issued)).toEqual(['临江市林业局党组', '临江市林业局法规科']);
    expect(names(report)).toEqual([]);
  });
});

describe('those who do something together', () => {
  const parties = (text: string) =>
    facts(text).cooperations.map(({ name, parties: [, ...others] }) => [
      name,
      ...others.map((one) => ('group' in one ? one.group : one.at(-1))),
    ]);

  it('are told before what they set up, 协作 being no arrangement', () => {
    expect(parties('深化与辽宁省本溪市的协作，建立林区巡护会商机制。')).toEqual([['林区巡护会商机制', '本溪市']]);
    expect(parties('深化与辽宁省本溪市的协作。')).toEqual([]);
  });

  it('may be named behind a service they share', () => {
    expect(parties('推进“跨省通办”，与辽宁省本溪市互设专窗3个。')).toContainEqual(['跨省通办', '本溪市']);
  });

  it('are parts of this place as well', () => {
    expect(parties('花山镇与辽宁省本溪市签订护林合作协议。')).toEqual([['护林合作协议', '花山镇', '本溪市']]);
  });
});

describe('a body that is named behind a level', () => {
  const names = (text: string, place: string[]) => {
    const { report, sentences } = readSentence(text, { part: 'results', place, year: 2023 }, stages);
    return stages.assemble(report, sentences).institutions.map(({ name }) => name);
  };

  it.each([
    ['会同区林长办开展巡查。', ['福建省', '三明市', '沙县区'], '沙县区林长制办公室'],
    ['会同县林长办开展巡查。', ['云南省', '普洱市', '宁洱哈尼族彝族自治县'], '宁洱哈尼族彝族自治县林长制办公室'],
    ['会同自治区林长办开展巡查。', ['宁夏回族自治区', '银川市', '灵武市'], '宁夏回族自治区林长制办公室'],
    ['会同区林长办开展巡查。', ['宁夏回族自治区', '银川市', '金凤区'], '金凤区林长制办公室'],
  ])('%s is the place’s that is of this level: %s', (text, place, name) => {
    expect(names(text, place)).toEqual([name]);
  });

  it('is found each time in a list', () => {
    expect(names('会同区委督查室、区林长办开展巡查。', ['福建省', '三明市', '沙县区'])).toEqual([
      '沙县区委督查室',
      '沙县区林长制办公室',
    ]);
  });
});
