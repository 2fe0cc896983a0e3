import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A hash of files, and of all files below folders, by name and content: it changes when what is read may change. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesOf(path))
      hash.update(file.slice(path.length)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folders of knowledge that questions are asked with, not reports read. */
const ASKING: ReadonlySet<string> = new Set(['examples', 'questions']);

/** What in the folder of knowledge decides what is read from a report. */
export function reading(graph: string): string[] {
  const names = readdirSync(graph).filter((name) => !ASKING.has(name));
  return names.sort().map((name) => join(graph, name));
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
