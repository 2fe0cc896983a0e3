import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '../src/ingest.ts';
import { annotationsOf } from './annotations.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '..', 'shared');
const missing = ['reports', 'gold', 'heads'].map((name) => join(shared, name)).filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(
    `There is nothing to score against: ${missing.join(', ')} is not there. Annotated reports are others' words and no part of this project; put them beside the checkout.`,
  );
  process.exit(2);
}

const scorer = join(shared, 'gold', 'score.mjs');
const own = join(root, 'tests', 'readers');

/** Runs a program that prints a table. */
function show(...args: string[]): void {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
  if (status !== 0) process.exitCode = status ?? 1;
}

/** Extracts the facts of a folder's reports and scores them against annotations. */
async function score(reports: string, annotations: string): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'fazhi-score-'));
  for await (const input of openReader(join(root, 'graph')).read([reports])) {
    const facts = 'source' in input ? await input.facts() : input;
    if ('code' in facts) throw new Error(`${facts.path}: ${facts.reason}`);
    if ('source' in input) writeFileSync(join(out, `${input.source.name}.json`), JSON.stringify(facts));
  }
  show(scorer, annotations, out, ...process.argv.slice(2));
  rmSync(out, { recursive: true });
}

console.log("others' reports");
await score(join(shared, 'reports'), join(shared, 'gold', 'reports'));
for (const set of ['usual', 'unusual']) {
  console.log(`\nreports written and annotated for the project, in ${set} words`);
  const gold = annotationsOf(join(own, set, 'annotations.jsonl'));
  await score(join(own, set, 'reports'), gold);
  rmSync(gold, { recursive: true });
}
console.log();
show('--import', 'tsx', join(import.meta.dirname, 'score-heads.ts'), join(shared, 'heads'));
