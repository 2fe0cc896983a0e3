import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '../src/ingest.ts';

const root = join(import.meta.dirname, '..');
const shared = join(root, '..', 'shared');
const missing = ['reports', 'gold', 'heads'].map((name) => join(shared, name)).filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.error(
    `There is nothing to score against: ${missing.join(', ')} is not there. Annotated reports are others' words and no part of this project; put them beside the checkout.`,
  );
  process.exit(2);
}

const out = mkdtempSync(join(tmpdir(), 'fazhi-score-'));
try {
  for await (const input of openReader(join(root, 'graph')).read([join(shared, 'reports')])) {
    const facts = 'source' in input ? await input.facts() : input;
    if ('code' in facts) throw new Error(`${facts.path}: ${facts.reason}`);
    if ('source' in input) writeFileSync(join(out, `${input.source.name}.json`), JSON.stringify(facts));
  }
  const gold = [join(shared, 'gold', 'score.mjs'), join(shared, 'gold', 'reports'), out];
  const heads = ['--import', 'tsx', join(import.meta.dirname, 'score-heads.ts'), join(shared, 'heads')];
  for (const args of [[...gold, ...process.argv.slice(2)], heads]) {
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', cwd: root });
    if (status !== 0) process.exitCode = status ?? 1;
  }
} finally {
  rmSync(out, { recursive: true });
}
