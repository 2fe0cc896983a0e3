import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';
import { readTable } from './tables.ts';

/** Share of the Han characters that must be traditional for the whole text to be held traditional. */
const TRADITIONAL = 0.05;

/** Blocks of characters that Unicode gives an equal: Kangxi radicals, compatibility ideographs. */
const EQUALS = [
  [0x2f00, 0x2fd5],
  [0xf900, 0xfaff],
] as const;

/**
 * Traditional to simplified characters by `graph/script/traditional.tsv`, and radicals to the characters they stand for in
 * text out of PDF files (`graph/script/radicals.tsv`), one UTF-16 unit for one, so that every offset stays: 法治政府建設 → 法治政府建设.
 * Characters that simplified names use as well (於潜镇) change only in a text that is traditional on the whole. A text
 * with nothing to change is returned as it is.
 */
export function loadScript(folder: string): (text: string) => string {
  const sure = new Uint16Array(0x10000);
  const all = new Uint16Array(0x10000);
  const file = join(folder, 'script', 'traditional.tsv');
  for (const { line, traditional, simplified, texts } of readTable(file, ['traditional', 'simplified', 'texts'])) {
    checkPair(file, line, traditional, simplified);
    if (texts !== 'all' && texts !== 'traditional') {
      throw new KnowledgeError(file, { line, column: 5 }, `unknown texts "${texts}"; there are: all, traditional`);
    }
    if (texts === 'all') sure[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
    all[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  }
  for (const [code, equal] of readEquals(folder)) {
    sure[code] = sure[equal] || equal;
    all[code] = all[equal] || equal;
  }
  return (text) => {
    const { changes, share } = weigh(text, sure);
    return changes ? replace(text, share >= TRADITIONAL ? all : sure) : text;
  };
}

function readEquals(folder: string): ReadonlyMap<number, number> {
  const equals = new Map<number, number>();
  for (const [first, last] of EQUALS) {
    for (let code = first; code <= last; code++) {
      const equal = String.fromCharCode(code).normalize('NFKC');
      if (equal.length === 1 && equal.charCodeAt(0) !== code) equals.set(code, equal.charCodeAt(0));
    }
  }
  const file = join(folder, 'script', 'radicals.tsv');
  for (const { line, radical, character } of readTable(file, ['radical', 'character'])) {
    checkPair(file, line, radical, character);
    equals.set(radical.charCodeAt(0), character.charCodeAt(0));
  }
  return equals;
}

function checkPair(file: string, line: number, from: string, to: string): void {
  if (from.length === 1 && to.length === 1) return;
  throw new KnowledgeError(file, { line, column: 1 }, `"${from}" → "${to}" is not one unit for one`);
}

/** Whether a text has anything to change, and which share of its Han characters is traditional. */
function weigh(text: string, sure: Uint16Array): { readonly changes: boolean; readonly share: number } {
  let changes = false;
  let traditional = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x2e80) continue;
    const known = sure[code] !== 0;
    if (known) changes = true;
    if (code < 0x3400 || code >= 0xa000) continue;
    han++;
    if (known) traditional++;
  }
  return { changes, share: han === 0 ? 0 : traditional / han };
}

function replace(text: string, table: Uint16Array): string {
  const parts: string[] = [];
  const room = new Uint16Array(8192);
  for (let from = 0; from < text.length; from += room.length) {
    const size = Math.min(room.length, text.length - from);
    for (let i = 0; i < size; i++) {
      const code = text.charCodeAt(from + i);
      room[i] = table[code] || code;
    }
    parts.push(String.fromCharCode.apply(null, room.subarray(0, size) as unknown as number[]));
  }
  return parts.join('');
}
