import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LexiconOptions, lexicon } from '../../src/commands/lexicon.ts';
import { checkKnowledge } from '../../src/explain/check.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { openStages } from '../../src/stages.ts';
import { fazhi } from './fazhi.ts';

const gazetteer = loadGazetteer('graph/gazetteer');
const stages = openStages('graph', gazetteer);

function run(texts: string[], options: LexiconOptions = {}) {
  const lines: string[] = [];
  const count = lexicon(texts, options, 'graph', stages, (line) => lines.push(line));
  return { lines, count };
}

/** The project's knowledge with some of its folders copied, so that they can be changed. */
function changed(folders: readonly string[], change: (graph: string) => void) {
  const graph = join(mkdtempSync(join(tmpdir(), 'fazhi-lexicon-')), 'graph');
  cpSync('graph', graph, {
    recursive: true,
    filter: (path) => path === 'graph' || folders.some((name) => path.startsWith(`graph/${name}`)),
  });
  for (const name of readdirSync('graph'))
    if (!folders.includes(name)) symlinkSync(resolve('graph', name), join(graph, name));
  change(graph);
  return checkKnowledge(graph, openStages(graph, gazetteer));
}

describe('fazhi lexicon', () => {
  it.each([
    ['执法全公示', { class: 'practice', name: '行政执法公示制度', more: 'System, part of 三项制度' }],
    ['街道府院联动机制', { class: 'practice', name: '府院联动' }],
    ['《中华人民共和国民法典》', { class: 'document', name: '民法典', more: 'law' }],
    ['《某县扶犁管理办法》', { class: 'document', name: '某县扶犁管理办法', source: '' }],
    ['区政府', { class: 'short-body', name: '{place}人民政府' }],
    ['司法局', { class: 'body-head', more: 'department' }],
    ['复议案件', { class: 'indicator', name: '行政复议案件数' }],
    ['健全', { class: 'adopting', name: '健全' }],
    ['執法全公示', { class: 'practice', name: '行政执法公示制度' }],
  ])('tells what %s resolves to', (text, wanted) => {
    const { lines, count } = run([text], { json: true });
    expect(JSON.parse(lines[0]!).meant).toContainEqual(expect.objectContaining(wanted));
    expect(count).toBe(0);
  });

  it('names file and line, the way the text is read, and counts texts it does not know', () => {
    const { lines, count } = run(['执法全公示', '扶犁平台', '民法典之歌']);
    expect(lines[0]).toMatch(/\n {2}practice {2}行政执法公示制度 .* graph\/practices\/enforcement\.tsv:\d+\n/);
    expect(lines[1]).toMatch(/^扶犁平台 {2}unknown\n {2}read as: .*平台 \(.*head-platform/);
    expect(count).toBe(2);
  });

  it('lists classes, and the terms of one, or those that hold a text', () => {
    const classes = run([], { json: true }).lines.map((line) => JSON.parse(line));
    expect(classes).toContainEqual({ class: 'adopting', terms: expect.any(Number) });
    expect(classes.some((one) => one.class.startsWith('='))).toBe(false);
    const terms = run(['全公示'], { class: '@practice', json: true });
    expect(terms.lines.map((line) => JSON.parse(line).term)).toContain('执法全公示');
    expect(terms.lines.every((line) => JSON.parse(line).term.includes('全公示'))).toBe(true);
    expect(run(['扶犁'], { class: 'practice' })).toEqual({ lines: [], count: 1 });
  });

  it('refuses a class that is none, and texts beside --check', () => {
    expect(() => run([], { class: 'verbs' })).toThrow(/--class verbs is no class; there are: adopting, /);
    expect(() => run(['健全'], { check: true })).toThrow(/--check looks at all of graph\//);
  });

  it('exits with 1 where a text is unknown', () => {
    expect(fazhi(['lexicon', '扶犁平台']).code).toBe(1);
    expect(fazhi(['lexicon', '民法典'])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('fazhi lexicon --check', () => {
  it('has nothing of graph/ to warn of', () => {
    expect(checkKnowledge('graph', stages)).toEqual([]);
  });

  it('warns of a form that two practices or two documents claim, whichever file they stand in', () => {
    const warnings = changed(['practices', 'documents'], (graph) => {
      appendFileSync(join(graph, 'practices', 'digital.tsv'), '扶犁平台\tPlatform\t扶犁云|执法全公示|扶犁云\t\t\n');
      appendFileSync(join(graph, 'documents', 'laws.tsv'), '扶犁条例\tregulation\t\t2021-01-01\t\t民法典\t\n');
    });
    const messages = warnings.filter(({ what }) => what === 'alias').map(({ where, message }) => `${where} ${message}`);
    expect(messages).toContainEqual(
      expect.stringMatching(
        /enforcement\.tsv:\d+ "执法全公示" is claimed by 行政执法公示制度 and, at graph\/practices\/digital\.tsv:\d+, by 扶犁平台/,
      ),
    );
    expect(messages).toContainEqual(expect.stringMatching(/laws\.tsv:\d+ "民法典" is claimed by 扶犁条例 and/));
    expect(messages.filter((message) => message.includes('扶犁云'))).toEqual([]);
  });

  it('warns of a pattern whose examples an earlier one takes, of examples that fail and of near misses that are found', () => {
    const warnings = changed(['patterns'], (graph) => {
      const file = join(graph, 'patterns', 'practices.yaml');
      const entry = (name: string, examples: string, near: string) =>
        `\n- name: ${name}\n  finds: practice\n  pattern: '<practice: @practice>'\n  examples: { ${examples} }\n  near: [${near}]\n`;
      writeFileSync(
        file,
        readFileSync(file, 'utf8') +
          entry('late', '推行府院联动。: [府院联动]', '天晴。') +
          entry('wrong', '推行府院联动。: [府检联动]', '推行首违不罚。'),
      );
    });
    const of = (id: string) => warnings.filter(({ where }) => where === `practices/${id}`);
    expect(of('late')).toEqual([
      { what: 'unreachable', where: 'practices/late', message: expect.stringContaining('taken by practices/known') },
    ]);
    expect(of('wrong').map(({ what }) => what)).toEqual(['example', 'unreachable', 'near']);
    expect(of('wrong')[0]!.message).toBe('finds 府院联动, not 府检联动, in: 推行府院联动。');
  });

  it('warns of a class whose words are never read as such', () => {
    const warnings = changed(['lexicon', 'patterns'], (graph) => {
      writeFileSync(join(graph, 'lexicon', 'numbered.txt'), '12\n');
      const file = join(graph, 'patterns', 'practices.yaml');
      const pattern = "\n- name: numbered\n  finds: practice\n  pattern: '<practice: @numbered|@quote>'\n";
      appendFileSync(file, `${pattern}  examples: { 推行“扶犁”。: [“扶犁”] }\n  near: [天晴。]\n`);
    });
    expect(warnings).toContainEqual({
      what: 'class',
      where: 'practices/numbered',
      message: 'no word is ever read as @numbered',
    });
  });
});
