import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KnowledgeError } from '../../src/knowledge/errors.ts';
import { loadScript } from '../../src/knowledge/script.ts';

const simplify = loadScript('graph');

describe('characters in another form', () => {
  it.each([
    ['關於法治政府建設情況的報告', '关于法治政府建设情况的报告'],
    ['後續將統一規範執法裏程', '后续将统一规范执法里程'],
    ['区政府召开法治政府建設会议', '区政府召开法治政府建设会议'],
    ['⼀、⽣态⽂明⼯作，⺠⽣⻔类⾞辆', '一、生态文明工作，民生门类车辆'],
    ['杭州市⻔⻓⻅⻋⻢於潜镇', '杭州市门长见车马於潜镇'],
    // Also simplified, as names or words of their own.
    ['杭州市临安区於潜镇', '杭州市临安区於潜镇'],
    ['松原市乾安县', '松原市乾安县'],
    ['彭州市濛阳街道', '彭州市濛阳街道'],
    ['著名商标和瞭望制度', '著名商标和瞭望制度'],
  ])('%s becomes %s', (text, simplified) => {
    expect(simplify(text)).toBe(simplified);
  });

  it('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const simplified = simplify(`報${text}`);
        expect(simplified.length).toBe(text.length + 1);
        expect(simplify(simplified)).toBe(simplified);
      }),
    );
  });

  it('are found beyond the first piece of a long text', () => {
    expect(simplify(`${'法'.repeat(20_000)}報𠮷告`)).toBe(`${'法'.repeat(20_000)}报𠮷告`);
  });

  it.each([
    ['traditional\tsimplified\ttexts\n報告\t报\tall\n', 'traditional.tsv:2:1 "報告" → "报" is not one unit for one'],
    ['traditional\tsimplified\ttexts\n報\t报\tsome\n', 'unknown texts "some"; there are: all, traditional'],
  ])('of a wrong table %j are an error', (table, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'script-'));
    try {
      mkdirSync(join(folder, 'script'));
      writeFileSync(join(folder, 'script', 'traditional.tsv'), table);
      expect(() => loadScript(folder)).toThrow(KnowledgeError);
      expect(() => loadScript(folder)).toThrow(message);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
