import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder that holds each line of a file of annotations as a file of its own, `<name>.json`, as the scorer wants them. */
export function annotationsOf(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-annotations-'));
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { name, ...facts } = JSON.parse(line);
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(facts));
  }
  return folder;
}
