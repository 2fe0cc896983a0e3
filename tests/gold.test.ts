import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { annotationsOf } from '../scripts/annotations.ts';
import { openExtractor } from '../src/extract.ts';
import { loadReading } from '../src/knowledge/reading.ts';
import type { ReportFacts } from '../src/model/fact.ts';
import { readSources } from '../src/read/read.ts';

const extract = openExtractor('graph');

/** The facts of files and folders by the files' names, each quote found where its span says. */
async function factsOf(paths: readonly string[]): Promise<Map<string, ReportFacts>> {
  const read = new Map<string, ReportFacts>();
  for await (const source of readSources(paths, { knowledge: loadReading('graph') })) {
    if ('code' in source) throw new Error(`${source.path}: ${source.reason}`);
    const facts = extract(source);
    if ('code' in facts) throw new Error(`${source.path}: ${facts.reason}`);
    const { practices, citations, institutions, cooperations, figures } = facts;
    for (const fact of [...practices, ...citations, ...institutions, ...cooperations, ...figures]) {
      expect(fact.spans.map(([start, end]) => source.text.slice(start, end))).toEqual(fact.evidence);
      expect(fact.patterns).toHaveLength(fact.evidence.length);
    }
    read.set(source.name, facts);
  }
  return read;
}

/** Facts as `tests/annotated` writes them: a line each. */
function lines({ practices, cooperations, citations, institutions, figures }: ReportFacts): string[] {
  return [
    ...practices.map(({ name, kind, status }) => `practice ${name} ${kind} ${status}`),
    ...cooperations.map(({ name, kind, status, parties: [, ...partners] }) =>
      ['cooperation', name, kind, status, ...partners.map((one) => ('group' in one ? one.group : one.join('/')))].join(
        ' ',
      ),
    ),
    ...citations.map(({ title, kind }) => `citation ${title} ${kind}`),
    ...institutions.map(({ name, type }) => `institution ${name} ${type}`),
    ...figures.map(({ value, unit }) => `figure ${value} ${unit}`),
  ];
}

describe('facts of the annotated samples', () => {
  /** What is annotated and not yet read: a partner that is named with 共建 in a plan. */
  const missed = ['cooperation 双城法治广场 other planned 重庆市/渝北区/茨竹镇'];

  it('are what a careful reader gets out of them, but for what is known to be missed', async () => {
    const annotated = readdirSync('tests/annotated');
    const facts = await factsOf(annotated.map((file) => join('samples', file)));
    expect(annotated.length).toBeGreaterThan(0);
    for (const file of annotated) {
      const wanted = readFileSync(join('tests/annotated', file), 'utf8').trim().split('\n');
      const given = lines(facts.get(file.replace(/\.txt$/, ''))!);
      expect(given.toSorted()).toEqual(wanted.filter((line) => !missed.includes(line)).toSorted());
    }
  });
});

/** F1 that a change may not fall below, as measured when the floor was set, on others' reports and on those of `tests/readers`. */
const floors = {
  shared: {
    'report.jurisdiction': 1,
    'report.year': 1,
    'report.title': 1,
    cooperations: 0.91,
    'cooperation partners': 0.9,
    practices: 0.9,
    'practices+kind': 0.9,
    'practices+status': 0.91,
    citations: 0.97,
    institutions: 0.92,
    figures: 0.96,
  },
  usual: {
    'report.jurisdiction': 1,
    'report.year': 1,
    'report.title': 1,
    cooperations: 0.89,
    'cooperation partners': 0.9,
    practices: 0.89,
    'practices+kind': 0.87,
    'practices+status': 0.89,
    citations: 0.97,
    institutions: 0.91,
    figures: 0.98,
  },
  unusual: {
    'report.jurisdiction': 1,
    'report.year': 1,
    'report.title': 1,
    cooperations: 0.7,
    'cooperation partners': 0.74,
    practices: 0.84,
    'practices+kind': 0.82,
    'practices+status': 0.83,
    citations: 0.94,
    institutions: 0.84,
    figures: 0.96,
  },
};

// Real reports are others' words and no part of the project: where they lie beside the checkout, they are read as well, and scored as they are.
const beside = ['../shared'].filter((folder) => existsSync(join(folder, 'gold')));
describe.each(beside)('facts of annotated reports, scored as %s does', (shared) => {
  /** F1 by task: facts of `reports` against the annotations in the folder `gold`. */
  async function scored(reports: string, gold: string): Promise<Record<string, number>> {
    const out = mkdtempSync(join(tmpdir(), 'fazhi-gold-'));
    for (const [name, facts] of await factsOf([reports]))
      writeFileSync(join(out, `${name}.json`), JSON.stringify(facts));
    const table = execFileSync('node', [join(shared, 'gold/score.mjs'), gold, out], { encoding: 'utf8' });
    rmSync(out, { recursive: true });
    const rows = table.matchAll(/^([a-z.+ ]*[a-z]) +[\d.]+ +[\d.]+ +([\d.]+) /gm);
    return Object.fromEntries([...rows].map(([, task, value]) => [task, Number(value)]));
  }

  it('agree with those who annotated real ones at least as well as before', async () => {
    const f1 = await scored(join(shared, 'reports'), join(shared, 'gold/reports'));
    for (const [task, floor] of Object.entries(floors.shared)) expect(f1[task], task).toBeGreaterThanOrEqual(floor);
  });

  it.each([
    ['usual', floors.usual],
    ['unusual', floors.unusual],
  ])('agree with those who wrote and annotated reports in %s words at least as well as before', async (set, least) => {
    const gold = annotationsOf(`tests/readers/${set}/annotations.jsonl`);
    const f1 = await scored(`tests/readers/${set}/reports`, gold);
    rmSync(gold, { recursive: true });
    for (const [task, floor] of Object.entries(least)) expect(f1[task], task).toBeGreaterThanOrEqual(floor);
  });
});
