import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/config.ts';
import { flags, program } from './built.ts';
import type { Bench } from './measure.ts';
import { quantile } from './measure.ts';

const TURNS = 5;
/** Writes the most memory the process ever had, in kB, to its fourth stream when it ends. */
const WATCH = `import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;

/** Seconds from the command line to the first fact of a short report on stdout, and the memory that took. */
export const bench: Bench = async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'fazhi-bench-'));
  try {
    const cold = await firstFact(temporary);
    const turns: Start[] = [];
    for (let turn = 0; turn < TURNS; turn++) turns.push(await firstFact(temporary));
    const median = (of: (turn: Start) => number) => quantile(turns.map(of), 0.5);
    return [
      { what: 'start to first fact, first start ever', value: cold.seconds, unit: 's' },
      { what: 'start to first fact', value: median(({ seconds }) => seconds), unit: 's', bar: { most: 2 } },
      { what: 'peak memory of that', value: median(({ megabytes }) => megabytes), unit: 'MB' },
    ];
  } finally {
    rmSync(temporary, { recursive: true });
  }
};

interface Start {
  readonly seconds: number;
  readonly megabytes: number;
}

function firstFact(temporary: string): Promise<Start> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const watch = `data:text/javascript,${encodeURIComponent(WATCH)}`;
    const child = spawn(
      process.execPath,
      [...flags(), '--import', watch, program, 'extract', join(root, 'samples', 'tongnan-2023.txt')],
      {
        // A folder of its own for what is kept between starts, so that the first one finds nothing.
        env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
        stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
      },
    );
    let seconds = Number.NaN;
    let peak = '';
    child.stdout!.once('data', () => {
      seconds = (performance.now() - began) / 1000;
    });
    child.stdout!.resume();
    child.stdio[3]!.on('data', (chunk: Buffer) => {
      peak += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && !Number.isNaN(seconds)) resolve({ seconds, megabytes: Number(peak) / 1000 });
      else reject(new Error(`${program} extract ended with code ${code} and no fact`));
    });
  });
}
