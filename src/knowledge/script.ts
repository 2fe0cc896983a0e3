import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';
import { readTable } from './tables.ts';

/** Share of the Han characters that must be traditional for the whole text to be held traditional. */
const TRADITIONAL = 0.05;

/**
 * Traditional to simplified characters by `graph/script/traditional.tsv`, one UTF-16 unit for one, so that every offset
 * stays: 法治政府建設 → 法治政府建设. Characters that simplified names use as well (於潜镇) change only in a text that is
 * traditional on the whole. A text with nothing to change is returned as it is.
 */
export function loadScript(folder: string): (text: string) => string {
  const sure = new Uint16Array(0x10000);
  const all = new Uint16Array(0x10000);
  const file = join(folder, 'script', 'traditional.tsv');
  for (const { line, traditional, simplified, texts } of readTable(file, ['traditional', 'simplified', 'texts'])) {
    if (traditional.length !== 1 || simplified.length !== 1) {
      throw new KnowledgeError(file, { line, column: 1 }, `"${traditional}" → "${simplified}" is not one unit for one`);
    }
    if (texts !== 'all' && texts !== 'traditional') {
      throw new KnowledgeError(file, { line, column: 5 }, `unknown texts "${texts}"; there are: all, traditional`);
    }
    if (texts === 'all') sure[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
    all[traditional.charCodeAt(0)] = simplified.charCodeAt(0);
  }
  return (text) => {
    const found = countSure(text, sure);
    return found.count === 0 ? text : replace(text, found.count >= found.han * TRADITIONAL ? all : sure);
  };
}

function countSure(text: string, sure: Uint16Array): { count: number; han: number } {
  let count = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x3400) continue;
    if (code < 0xa000) han++;
    if (sure[code] !== 0) count++;
  }
  return { count, han };
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
