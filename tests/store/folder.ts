import { join } from 'node:path';
import { root } from '../../src/config.ts';
import { openReader, type Reader } from '../../src/ingest.ts';
import { openArchive } from '../../src/read/archive.ts';
import type { Read } from './drawn.ts';

let reader: Reader | undefined;

/** What `fazhi ingest` reads from files and folders. */
export async function readAll(paths: readonly string[]): Promise<Read[]> {
  reader ??= openReader('graph');
  const reports: Read[] = [];
  for await (const one of reader.read(paths)) {
    const facts = 'source' in one ? await one.facts() : one;
    if (!('source' in one) || 'code' in facts) throw new Error(`${JSON.stringify(one)} cannot be read`);
    reports.push({ source: one.source, facts });
  }
  return reports;
}

/** Takes out of the checkout's own archive what was read into a server: it knows no other place for that. */
export async function forgetTexts(reports: Iterable<Read>): Promise<void> {
  const archive = openArchive(join(root, '.fazhi', 'texts'));
  for (const { source } of reports) await archive.remove(source.textHash);
}
