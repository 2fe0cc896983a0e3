import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { unreached } from '../read/errors.ts';
import { parameterOf, runReadOnly } from '../store/readonly.ts';
import { UsageError } from './exit.ts';
import { storeOption, withStore } from './store.ts';
import { table } from './table.ts';

/** Columns that a cell of the table may take. */
const WIDEST = 60;

/** `fazhi query FILE.cypher`: the rows of a statement of one's own or of `cypher/`. */
export function queryCommand(): Command {
  return new Command('query')
    .description('the rows that a Cypher statement gives; it may only read')
    .argument('<file>', 'a file with one statement, such as those of cypher/query')
    .option(
      '-p, --param <name=value>',
      'a parameter, as JSON or as plain text; may be given several times',
      collect,
      [],
    )
    .option('--examples', 'take the examples of the file (`:param x => 1;`) for parameters that are not given')
    .option('--json', 'one JSON object a row, with whole nodes and edges')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Every parameter that the statement names ($x) has to be given. The table shows nodes as (Type id) and edges as [TYPE].

Examples:
  fazhi query cypher/query/years.cypher
  fazhi query cypher/query/practice-facts.cypher --examples
  fazhi query cypher/query/practice-facts.cypher --examples --param 'practices=["Mechanism:综合查一次"]'
  fazhi query cypher/query/reports.cypher --param 'places=["500153"]'
  echo 'MATCH (r:Report) RETURN r.title AS title' > titles.cypher && fazhi query titles.cypher --json`,
    )
    .action(async (file: string, options: { param: string[]; examples?: true; json?: true; store?: string }) => {
      const source = readQuery(file);
      const asked = { parameters: Object.fromEntries(options.param.map(parameterOf)), examples: options.examples };
      const rows = await withStore(options.store, false, (store) => runReadOnly(store, file, source, asked));
      if (options.json) for (const row of rows) console.log(JSON.stringify(row));
      else if (rows.length > 0) console.log(table(rows, WIDEST));
      else console.error('no rows');
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function readQuery(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const reason = unreached(cause) ?? `cannot be read: ${(cause as Error).message}`;
    throw new UsageError(`${file} ${reason}`, { cause });
  }
}
