#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { openExtractor } from './extract.ts';
import { KnowledgeError } from './knowledge/errors.ts';
import { readText } from './read/text.ts';

const GRAPH = join(dirname(fileURLToPath(import.meta.url)), '..', 'graph');

const program = new Command('fazhi').description(
  'Facts of Chinese governments’ yearly reports on building rule of law',
);

program
  .command('extract')
  .description('the facts of each report as JSON: one report on stdout, several one a line')
  .argument('<path...>', 'files of plain text (UTF-8, UTF-16, GB18030)')
  .option('--out <dir>', 'write one <basename>.json a report into this folder')
  .action(async (paths: string[], options: { out?: string }) => {
    const extract = openExtractor(GRAPH);
    if (options.out) mkdirSync(options.out, { recursive: true });
    for (const path of paths) {
      const source = await readText(path);
      if ('code' in source) {
        console.error(`${path}: ${source.code}: ${source.reason}`);
        process.exitCode = 1;
        continue;
      }
      const facts = extract(source);
      if (options.out) writeFileSync(join(options.out, `${source.name}.json`), `${JSON.stringify(facts, null, 1)}\n`);
      else console.log(paths.length === 1 ? JSON.stringify(facts, null, 2) : JSON.stringify(facts));
    }
  });

try {
  await program.parseAsync();
} catch (problem) {
  if (!(problem instanceof KnowledgeError)) throw problem;
  console.error(`fazhi: ${problem.message}`);
  process.exitCode = 3;
}
