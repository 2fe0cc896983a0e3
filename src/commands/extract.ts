import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openExtractor } from '../extract.ts';
import { readText } from '../read/text.ts';
import { EXIT } from './exit.ts';

/** `fazhi extract PATH…`: the facts of each report as JSON. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('the facts of each report as JSON: one report indented, several one a line')
    .argument('<path...>', 'files')
    .option('--out <dir>', 'write one <basename>.json a report into this folder')
    .action(async (paths: string[], options: { out?: string }) => {
      const extract = openExtractor(readConfig().graph);
      if (options.out) mkdirSync(options.out, { recursive: true });
      for (const path of paths) {
        const source = await readText(path);
        if ('code' in source) {
          console.error(`${path}: ${source.code}: ${source.reason}`);
          process.exitCode = EXIT.partly;
          continue;
        }
        const facts = extract(source);
        if (options.out) writeFileSync(join(options.out, `${source.name}.json`), `${JSON.stringify(facts, null, 1)}\n`);
        else console.log(paths.length === 1 ? JSON.stringify(facts, null, 2) : JSON.stringify(facts));
      }
    });
}
