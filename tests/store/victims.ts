import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { country, type Read } from './drawn.ts';
import { readAll } from './folder.ts';
import type { Victim } from './killing.ts';

const { FAZHI_STORE: _store, ...environment } = process.env;

/** A store to write to. */
export type Subject = Pick<Victim, 'open' | 'clear'> & {
  readonly address: string;
  /** A folder that the program may have its reports in. */
  readonly folder: string;
};

/** How many reports change at a time. */
const CHANGES = 6;

/** `fazhi ingest` itself, on a folder of texts. */
export async function ingesting({ address, folder, ...store }: Subject, count: number): Promise<Victim> {
  const texts = join(folder, 'texts');
  mkdirSync(texts, { recursive: true });
  const drafts = drafted(count);
  const reports = new Map<string, Read>();
  async function write(drawn: readonly Read[]) {
    for (const { source } of drawn) writeFileSync(join(texts, source.path), source.text);
    const paths = drawn.map(({ source }) => join(texts, source.path));
    for (const one of await readAll(paths)) reports.set(one.source.path, one);
  }
  await write(drafts.first);
  return {
    ...store,
    reports: () => reports,
    change: () => write(drafts.next()),
    start: () => child('src/main.ts', 'ingest', texts, '--json', '--workers', '1', '--store', address),
  };
}

/** The writer alone, on facts that were read before: it starts in no time. */
export function writing({ address, folder, ...store }: Subject, count: number): Victim {
  const file = join(folder, 'facts.json');
  const drafts = drafted(count);
  const reports = new Map<string, Read>();
  function write(drawn: readonly Read[]) {
    for (const one of drawn) reports.set(one.source.path, one);
    writeFileSync(file, JSON.stringify([...reports.values()]));
  }
  mkdirSync(folder, { recursive: true });
  write(drafts.first);
  return {
    ...store,
    reports: () => reports,
    change: async () => write(drafts.next()),
    start: () => child('tests/store/writing.ts', address, file),
  };
}

/** Reports, and later texts of some of them. */
function drafted(count: number) {
  const first = country(count, 1);
  let turn = 1;
  return {
    first,
    next(): Read[] {
      const later = country(count, ++turn);
      const places = new Set(Array.from({ length: CHANGES }, (_, number) => (turn * 17 + number * 31) % count));
      return [...places].map((number) => later[number]!);
    },
  };
}

function child(...args: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
