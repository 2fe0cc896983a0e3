import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { built, graph } from './built.ts';
import type { Bench } from './measure.ts';
import { readTexts, reportOf } from './texts.ts';

/** MB that live memory may grow by between the first quarter of a folder and its end. */
const GROWTH = 10;

/** Memory while a folder of generated files is read from end to end: flat, whatever its size. */
export const bench: Bench = async ({ files, texts }) => {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-bench-'));
  try {
    const sources = await readTexts(texts);
    for (let number = 0; number < files; number++)
      writeFileSync(join(folder, `${number}.txt`), `${reportOf(sources, number, 15_000).text}\n\n（${number}）\n`);
    const { openReader } = await built<typeof import('../src/ingest.ts')>('ingest');
    let done = 0;
    let facts = 0;
    let early = { live: 0, held: 0 };
    const began = performance.now();
    for await (const input of openReader(graph).read([folder])) {
      if (!('source' in input)) throw new Error(`${input.path}: ${input.reason}`);
      const found = await input.facts();
      if ('practices' in found) facts += found.practices.length + found.figures.length;
      if (++done === Math.ceil(files / 4)) early = await memory();
    }
    const seconds = (performance.now() - began) / 1000;
    const late = await memory();
    if (facts === 0) throw new Error('no fact was found in any file');
    return [
      { what: `a folder of ${files} files, files to facts`, value: files / seconds, unit: 'files/s' },
      { what: 'live memory after a quarter of them', value: early.live, unit: 'MB' },
      { what: 'live memory after all', value: late.live, unit: 'MB' },
      { what: 'growth of live memory', value: late.live - early.live, unit: 'MB', bar: { most: GROWTH } },
      { what: 'resident memory after a quarter', value: early.held, unit: 'MB' },
      { what: 'resident memory after all', value: late.held, unit: 'MB' },
      { what: 'peak memory', value: process.resourceUsage().maxRSS / 1000, unit: 'MB' },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What lives after a collection, and what the process holds; in MB. Buffers go in the turn after the one that finds them free. */
async function memory(): Promise<{ live: number; held: number }> {
  globalThis.gc!();
  await setTimeout(50);
  globalThis.gc!();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { live: (heapUsed + external) / 1e6, held: rss / 1e6 };
}
