import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCleaning } from '../../src/knowledge/cleaning.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'graph-'));
  for (const area of ['chrome', 'head', 'sections'])
    cpSync(join('graph', area), join(folder, area), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the word lists of cleaning', () => {
  it('are read without comments and empty lines', () => {
    writeFileSync(join(folder, 'head', 'about.txt'), '# a comment\n关于\n\n对于\n');
    expect(loadCleaning(folder).head.about).toEqual(['关于', '对于']);
  });

  it.each([
    ['head/about.txt', '关于\n对于\n关于\n', 'about.txt:3:1 "关于" stands in line 1 already'],
    ['head/about.txt', '关于\t对于\n', 'about.txt:1:3 a tab; write one word a line'],
    ['head/about.txt', '关于\n对于 \n', 'about.txt:2:3 white space at the edge of the line; remove it'],
    ['head/about.txt', '# nothing\n', 'about.txt holds no word; write one a line'],
    ['sections/numbering.tsv', 'numerals\t一 二\n', 'numbering.tsv:1:1 no key "numerals"; there are: digits, ten,'],
    ['sections/numbering.tsv', 'ten\t十\nten\t十\n', 'numbering.tsv:2:1 the key "ten" stands twice'],
    ['sections/numbering.tsv', 'ten\n', 'numbering.tsv:1:4 "ten" has no words; write them after a tab'],
    ['sections/numbering.tsv', 'ten\t十\n', 'numbering.tsv the key "digits" is missing'],
  ])('of %s that read %j are refused', (file, content, message) => {
    writeFileSync(join(folder, file), content);
    expect(() => loadCleaning(folder)).toThrow(
      expect.objectContaining({ name: 'KnowledgeError', message: expect.stringContaining(message) }),
    );
  });

  it('must all be there', () => {
    rmSync(join(folder, 'chrome', 'labels.txt'));
    expect(() => loadCleaning(folder)).toThrow('labels.txt cannot be read');
  });
});
