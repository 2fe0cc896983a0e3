import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../src/model/fact.ts';
import type { Source } from '../../src/model/source.ts';
import { fazhi, inFolder, jsonLines } from './fazhi.ts';

type Printed = ReportFacts & { readonly source: Source };

const report = (place: string, year = 2023) =>
  `${place}${year}年法治政府建设工作报告\n\n${year}年，我镇推进依法行政，落实行政执法三项制度，开展普法宣传。现将法治政府建设情况报告如下：\n\n一、工作情况\n\n聘请法律顾问1名，调解纠纷12件。\n`;

describe('fazhi extract', () => {
  it('prints one report as indented JSON, each quote standing where its span says', () => {
    const file = 'samples/tongnan-2023.txt';
    const { code, stdout, stderr } = fazhi(['extract', file]);
    const { source, ...facts } = JSON.parse(stdout) as Printed;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(facts)).toEqual(['report', 'practices', 'cooperations', 'citations', 'institutions', 'figures']);
    expect(facts.report).toMatchObject({ jurisdiction: ['重庆市', '潼南区'], year: 2023, published: '2024-01-22' });
    expect(stdout.split('\n')[1]).toBe('  "report": {');
    const text = readFileSync(file, 'utf8');
    for (const fact of [...facts.practices, ...facts.cooperations, ...facts.citations, ...facts.figures]) {
      expect(fact.spans.map(([from, to]) => text.slice(from, to))).toEqual(fact.evidence);
      expect(fact.patterns).toHaveLength(fact.evidence.length);
      for (const pattern of fact.patterns) expect(pattern).toMatch(/^[a-z-]+\/[a-z-]+@[0-9a-f]{8}$/);
    }
    expect(source).toMatchObject({ path: file, media: 'text', charset: 'utf-8' });
  });

  it('prints several reports one a line, in the order of their names', () => {
    const { code, stdout } = fazhi(['extract', 'samples']);
    const paths = jsonLines<Printed>(stdout).map((facts) => facts.source.path);
    const files = readdirSync('samples').filter((name) => name !== 'README.md');
    expect(code).toBe(0);
    expect(paths).toEqual(files.sort().map((name) => join('samples', name)));
  });

  it('reads standard input', () => {
    const { stdout } = fazhi(['extract', '-'], { input: report('奉节县永乐镇') });
    expect(JSON.parse(stdout).report.jurisdiction).toEqual(['重庆市', '奉节县', '永乐镇']);
  });

  it('writes a file a report with --out, and refuses a second one of the same name', () =>
    inFolder((folder) => {
      for (const name of ['a', 'b']) mkdirSync(join(folder, name));
      writeFileSync(join(folder, 'a', 'one.txt'), report('奉节县永乐镇'));
      writeFileSync(join(folder, 'b', 'one.txt'), report('奉节县永乐镇', 2022));
      writeFileSync(join(folder, 'b', 'two.txt'), report('奉节县永乐镇', 2021));
      const out = join(folder, 'facts');
      const { code, stderr } = fazhi(['extract', join(folder, 'a'), join(folder, 'b'), '--out', out]);
      expect(code).toBe(1);
      expect(stderr).toContain(
        `not read  ${join(folder, 'b', 'one.txt')}: ${join(out, 'one.json')} holds the facts of`,
      );
      expect(readdirSync(out).sort()).toEqual(['one.json', 'two.json']);
      expect(JSON.parse(readFileSync(join(out, 'one.json'), 'utf8')).report.year).toBe(2023);
    }));

  it('says so where nothing can be written to --out, without a stack', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'tongnan-2023.json'));
      const { code, stderr } = fazhi(['extract', 'samples/tongnan-2023.txt', '--out', folder]);
      expect(code).toBe(3);
      expect(stderr).toMatch(/^fazhi: nothing can be written to --out .*; name another folder\n$/m);
      expect(stderr).not.toMatch(/^\s+at /m);
    }));

  it('gives no place where the text allows several, but the candidates', () => {
    const { code, stdout } = fazhi(['extract', '-'], { input: report('永乐镇') });
    const { jurisdiction, candidates } = JSON.parse(stdout).report;
    expect({ code, jurisdiction }).toEqual({ code: 0, jurisdiction: null });
    expect(candidates).toContainEqual(['重庆市', '奉节县', '永乐镇']);
  });

  it('goes on after files that cannot be read, and says why for each', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'empty.txt'), '');
      writeFileSync(join(folder, 'recipe.txt'), '把土豆切成块，放进锅里煮二十分钟，加盐和胡椒，趁热吃，味道很好。\n');
      writeFileSync(
        join(folder, 'picture.png'),
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      );
      writeFileSync(join(folder, 'large.txt'), report('奉节县永乐镇').repeat(100));
      writeFileSync(join(folder, 'good.txt'), report('奉节县永乐镇'));
      const { code, stdout, stderr } = fazhi(['extract', folder, join(folder, 'none.txt'), '--max-size', '0.01']);
      const reasons = Object.fromEntries(
        [...stderr.matchAll(/^not read {2}.*?(\w+)\.\w+: .* \[([\w-]+)\]$/gm)].map(([, name, reason]) => [
          name,
          reason,
        ]),
      );
      expect(code).toBe(1);
      expect(JSON.parse(stdout).source.path).toBe(join(folder, 'good.txt'));
      expect(reasons).toEqual({
        empty: 'empty',
        recipe: 'not-a-report',
        picture: 'unknown-type',
        large: 'too-large',
        none: 'not-found',
      });
    }));

  it('lets a manifest tell the place, and says where it contradicts the text', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'one.txt'), report('永乐镇'));
      writeFileSync(join(folder, 'two.txt'), report('奉节县永乐镇'));
      const manifest = join(folder, 'crawl.csv');
      writeFileSync(
        manifest,
        'path,jurisdiction\none.txt,陕西省/汉中市/镇巴县/永乐镇\ntwo.txt,陕西省/汉中市/镇巴县/永乐镇\n',
      );
      const { stdout, stderr } = fazhi(['extract', folder, '--manifest', manifest]);
      const [one, two] = jsonLines<Printed>(stdout).map((facts) => facts.report);
      expect(one!.jurisdiction).toEqual(['陕西省', '汉中市', '镇巴县', '永乐镇']);
      expect(two!.jurisdiction).not.toEqual(one!.jurisdiction);
      expect(two!.contradictions).toHaveLength(1);
      expect(stderr).toContain(`note      ${join(folder, 'two.txt')}: `);
    }));

  it.each([
    ['an unknown column', 'path,adress\n', ':1:6 unknown column "adress"'],
    ['a date that is none', 'path,published\na.txt,soon\n', ':2:7 "soon" is no date'],
  ])('refuses a manifest with %s, with line and column', (_, csv, words) =>
    inFolder((folder) => {
      const manifest = join(folder, 'crawl.csv');
      writeFileSync(manifest, csv);
      const { code, stdout, stderr } = fazhi(['extract', 'samples', '--manifest', manifest]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(manifest + words);
    }),
  );
});
