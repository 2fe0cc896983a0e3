import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '../scripts/samples/docx.ts';
import { encodeGb18030 } from '../scripts/samples/gb18030.ts';
import { writePdf } from '../scripts/samples/pdf.ts';
import { openReader } from '../src/ingest.ts';
import type { ReportFacts } from '../src/model/fact.ts';
import type { Source } from '../src/model/source.ts';

describe('the samples', () => {
  const read = new Map<string, { source: Source; facts: ReportFacts }>();
  beforeAll(async () => {
    for await (const input of openReader('graph').read(['samples'])) {
      if (!('source' in input)) continue;
      const facts = await input.facts();
      if (!('code' in facts)) read.set(input.source.path.replace('samples/', ''), { source: input.source, facts });
    }
  });

  it.each([
    ['anju-2023.txt', '四川省/遂宁市/安居区', 2023],
    ['baizhang-2023.txt', '浙江省/宁波市/鄞州区/百丈街道', 2023],
    ['changde-2022.txt', '湖南省/常德市', 2022],
    ['chencun-2022.txt', '广东省/佛山市/顺德区/陈村镇', 2022],
    ['daozhen-2023.txt', '贵州省/遵义市/道真仡佬族苗族自治县', 2023],
    ['doumen-2023.txt', '广东省/珠海市/斗门区', 2023],
    ['gaotan-2023.txt', '四川省/广安市/邻水县/高滩镇', 2023],
    ['hefei-gaoxin-2023.txt', '安徽省/合肥市/合肥高新技术产业开发区', 2023],
    ['jiading-2023.txt', '上海市/嘉定区', 2023],
    ['jiangxi-2023.txt', '江西省', 2023],
    ['jianxi-2024.html', '河南省/洛阳市/涧西区', 2024],
    ['laoshan-2023.docx', '山东省/青岛市/崂山区', 2023],
    ['nehe-2021.txt', '黑龙江省/齐齐哈尔市/讷河市', 2021],
    ['shibi-2022.txt', '广东省/广州市/番禺区/石壁街道', 2022],
    ['taicang-2023.pdf', '江苏省/苏州市/太仓市', 2023],
    ['tongnan-2022.txt', '重庆市/潼南区', 2022],
    ['tongnan-2023.txt', '重庆市/潼南区', 2023],
  ])('hold %s, read as the report of %s for %i, with facts whose quotes stand where they say', (file, path, year) => {
    const { source, facts } = read.get(file)!;
    expect([facts.report.jurisdiction?.join('/'), facts.report.year]).toEqual([path, year]);
    const all = [
      ...facts.practices,
      ...facts.cooperations,
      ...facts.citations,
      ...facts.institutions,
      ...facts.figures,
    ];
    expect(all.length).toBeGreaterThan(20);
    for (const { spans, evidence } of all)
      expect(spans.map(([start, end]) => source.text.slice(start, end))).toEqual(evidence);
  });

  it('are all named here and in their README', () => {
    const files = readdirSync('samples').filter((name) => name !== 'README.md');
    const text = readFileSync('samples/README.md', 'utf8');
    expect([...read.keys()]).toEqual(files.sort());
    expect(files.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it.each([
    ['laoshan-2023.docx', writeDocx],
    ['taicang-2023.pdf', writePdf],
    ['nehe-2021.txt', encodeGb18030],
  ])('make %s from its source, byte for byte', (file, write) => {
    const source = readFileSync(`scripts/samples/${file.replace(/\.\w+$/, '.txt')}`, 'utf8');
    expect(Buffer.compare(write(source), readFileSync(`samples/${file}`))).toBe(0);
  });

  it('leave out what a page shows around the report', () => {
    const { facts } = read.get('jianxi-2024.html')!;
    expect(facts.report).toMatchObject({ title: '洛阳市涧西区2024年法治政府建设年度报告', published: '2025-01-24' });
    expect(JSON.stringify(facts)).not.toMatch(/ICP|上一篇|无障碍|浏览次数/);
  });

  it('show a practice planned in one year and adopted in the next', () => {
    const status = (file: string) =>
      read
        .get(file)!
        .facts.practices.filter(({ name }) => name === '综合查一次')
        .map((practice) => practice.status);
    expect([status('tongnan-2022.txt'), status('tongnan-2023.txt')]).toEqual([
      expect.arrayContaining(['planned']),
      ['adopted'],
    ]);
  });

  it.each([
    ['tongnan-2023.txt', 'anju-2023.txt'],
    ['chencun-2022.txt', 'shibi-2022.txt'],
    ['jiading-2023.txt', 'taicang-2023.pdf'],
  ])('name each other as partners: %s and %s', (one, other) => {
    const partners = (file: string) =>
      read
        .get(file)!
        .facts.cooperations.flatMap(({ parties }) => parties.slice(1))
        .map((party) => String(party));
    expect(partners(one)).toContain(String(read.get(other)!.facts.report.jurisdiction));
    expect(partners(other)).toContain(String(read.get(one)!.facts.report.jurisdiction));
  });
});
