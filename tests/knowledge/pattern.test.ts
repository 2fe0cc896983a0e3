import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadMatchKnowledge } from '../../src/knowledge/load.ts';
import { loadPatterns } from '../../src/knowledge/pattern.ts';
import { openMatcher } from '../../src/match/match.ts';
import { knowledge } from './match-knowledge.ts';

function folderWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-patterns-'));
  writeFileSync(join(folder, 'order.yaml'), '- { file: own, why: a test }\n');
  writeFileSync(join(folder, 'own.yaml'), text);
  return folder;
}

const good = `- name: own
  finds: practice
  pattern: '<practice: 制度>'
  examples: { 制度: [制度] }
  near: [机制]
`;

describe('pattern files', () => {
  it('loads a good one with its place', () => {
    expect(loadPatterns(folderWith(good))[0]!.entry).toMatchObject({ id: 'own/own', where: { line: 3, column: 12 } });
  });

  it('tells two states of a pattern apart by what decides its finds, and by nothing else', () => {
    const version = (text: string) => loadPatterns(folderWith(text))[0]!.entry.version;
    const own = version(good);
    expect(own).toMatch(/^[0-9a-f]{8}$/);
    for (const other of [good.replace('机制', '规程'), good.replace('- name: own', '- name: other')])
      expect(version(other)).toBe(own);
    const deciding = ['  not: [制度]\n', '  sets: { status: adopted }\n', '  parts: [plans]\n'].map(
      (line) => good + line,
    );
    for (const other of [good.replace('<practice: 制度>', '<practice: 体系>'), ...deciding])
      expect(version(other)).not.toBe(own);
  });

  it.each([
    ['an unknown key', good.replace('near:', 'nears:'), /own\.yaml:5:\d+ .*nears/],
    ['a pattern that is never closed', good.replace('制度>', '制度'), /own\.yaml:3:\d+ .*never closed/],
    ['a pattern without a near miss', good.replace('  near: [机制]\n', ''), /own\.yaml:1:\d+ .*near/],
    ['two of one name', good + good, /own\.yaml:6:\d+ two patterns are named "own"/],
    ['a kind that there is not', `${good}  sets: { kind: alliance }\n`, /own\.yaml:6:\d+ .*agreement/],
    ['a value that there is not', `${good}  sets: { state: adopted }\n`, /own\.yaml:6:\d+ .*state/],
    ['broken YAML', '- name: [', /own\.yaml:1:\d+ /],
  ])('says where it found %s', (_what, text, message) => {
    expect(() => loadPatterns(folderWith(text))).toThrow(message);
  });

  it('says which classes there are when a pattern names another', () => {
    const patterns = loadPatterns(folderWith(good.replace('<practice: 制度>', '@nowhere <practice: 制度>')));
    expect(() => openMatcher(patterns, knowledge.lexicon)).toThrow(
      /own\.yaml:3:\d+ .*"@nowhere"; there are: .*adopting/,
    );
  });

  it('refuses a pattern that takes out nothing, and one that leans on what no earlier one finds', () => {
    expect(() =>
      openMatcher(loadPatterns(folderWith(good.replace('<practice: 制度>', '制度'))), knowledge.lexicon),
    ).toThrow(/takes out no <practice/);
    expect(() =>
      openMatcher(loadPatterns(folderWith(good.replace('<practice: 制度>', '<practice: :place>'))), knowledge.lexicon),
    ).toThrow(/no earlier pattern finds ":place"/);
  });

  it('refuses to set a practice that no table names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fazhi-graph-'));
    cpSync('graph', folder, { recursive: true });
    const file = join(folder, 'patterns', 'told.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('practice: 规范性文件清理', 'practice: 无此做法'));
    try {
      expect(() => loadMatchKnowledge(folder)).toThrow(/told\.yaml:\d+:\d+ .*sets "无此做法", which is no name in/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
