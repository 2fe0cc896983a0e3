import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

const program = ['--import', 'tsx', 'src/main.ts'];
/** Without what the environment of whoever runs the tests may say. */
const { FAZHI_STORE: _store, FAZHI_PORT: _port, NEO4J_URI: _uri, ...environment } = process.env;

/** Runs fazhi to its end, as a shell would. */
export function fazhi(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, ...args], {
    input,
    encoding: 'utf8',
    env: { ...environment, ...env },
    maxBuffer: 64_000_000,
  });
  return { code: status, stdout, stderr };
}

/** Starts fazhi; `said` waits for words on stdout or stderr, `ended` gives the exit code. */
export function start(args: readonly string[]) {
  const child = spawn(process.execPath, [...program, ...args], { env: environment });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const more = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
      for (const check of more) check();
    });
  }
  return {
    ended,
    interrupt: () => child.kill('SIGINT'),
    /** All that it has said so far, on stdout and stderr. */
    output: () => output,
    said: (words: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        const check = () => {
          const found = words.exec(output);
          if (found) resolve(found);
        };
        more.add(check);
        ended.then(() => reject(new Error(`ended without saying ${words}; it said:\n${output}`)));
        check();
      }),
  };
}

/** A folder that is there while `work` runs. */
export async function inFolder<Result>(work: (folder: string) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-cli-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A folder that is there until the tests of this file end; `folder()` is its path. */
export function folderForAll(): () => string {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fazhi-cli-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return () => folder;
}

/** The objects of lines of JSON. */
export function jsonLines<Line>(text: string): Line[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}
