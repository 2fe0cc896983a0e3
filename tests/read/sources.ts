import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadReading } from '../../src/knowledge/reading.ts';
import type { Rejection, Source } from '../../src/model/source.ts';
import { type ReadOptions, readSources } from '../../src/read/read.ts';

export const knowledge = loadReading('graph');

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** All that is read from some paths. */
export async function readAll(
  inputs: readonly string[],
  options: Omit<ReadOptions, 'knowledge'> = {},
): Promise<(Source | Rejection)[]> {
  const all: (Source | Rejection)[] = [];
  for await (const each of readSources(inputs, { knowledge, ...options })) all.push(each);
  return all;
}

/** What is read from bytes that come in on standard input. */
export async function readBytes(bytes: Uint8Array | string): Promise<Source | Rejection> {
  async function* stdin() {
    yield Buffer.from(bytes);
  }
  return (await readAll(['-'], { stdin: stdin() }))[0]!;
}

/** The text of bytes that must be readable. */
export async function textOf(bytes: Uint8Array | string): Promise<string> {
  const read = await readBytes(bytes);
  if ('reason' in read) throw new Error(read.reason);
  return read.text;
}
