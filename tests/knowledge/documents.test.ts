import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDocuments } from '../../src/knowledge/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'fazhi-documents-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('documents that come in series', () => {
  const document = loadDocuments('graph/documents');

  it.each([
    ['“八五”法治宣传教育规划', '“八五”普法规划'],
    ['第七个五年法治宣传教育规划', '“七五”普法规划'],
    ['关于在公民中开展法治宣传教育的第八个五年规划（2021－2025年）', '“八五”普法规划'],
    ['国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要', '国民经济和社会发展第十四个五年规划纲要'],
  ])('have one title each: %s', (written, title) => {
    expect(document(written, 2023)).toEqual({ title, kind: 'plan' });
  });

  it('are known by their whole title', () => {
    const written = '嘎查“八五”普法规划落实情况检查方案';
    expect(document(written, 2023)?.title).toBe(written);
  });

  it('need a regular expression', () => {
    cpSync('graph/documents', folder, { recursive: true });
    const file = join(folder, 'series.tsv');
    writeFileSync(file, 'pattern\ttitle\tkind\n第(五\t“$1五”规划\tplan\n');
    expect(() => loadDocuments(folder)).toThrow(`${file}:2:1 not a regular expression`);
  });
});
