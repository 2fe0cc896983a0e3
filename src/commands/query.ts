import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { parseStatement, type Statement } from '../store/cypher.ts';
import { UsageError } from './exit.ts';
import { storeOption, withStore } from './store.ts';
import { table } from './table.ts';

const WRITES = /(?<![.:`\w])(CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD\s+CSV)(?![\w`])/i;

/** `fazhi query FILE.cypher`: the rows of a statement of one's own or of `cypher/`. */
export function queryCommand(): Command {
  return new Command('query')
    .description('the rows that a Cypher statement gives; it may only read')
    .argument('<file>', 'a file with one statement; `// :param x => 1` in it gives a parameter its usual value')
    .option(
      '-p, --param <name=value>',
      'a parameter, as JSON or as plain text; may be given several times',
      collect,
      [],
    )
    .option('--json', 'one JSON object a row')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Examples:
  fazhi query cypher/query/adopters.cypher --param practice=综合查一次
  echo 'MATCH (r:Report) RETURN r.title AS title' > titles.cypher && fazhi query titles.cypher --json`,
    )
    .action(async (file: string, options: { param: string[]; json?: true; store?: string }) => {
      const { text, examples } = readQuery(file);
      const parameters = { ...examples, ...Object.fromEntries(options.param.map(readParameter)) };
      const rows = await withStore(options.store, false, (store) =>
        store.read<Record<string, unknown>>(text, parameters),
      );
      if (options.json) for (const row of rows) console.log(JSON.stringify(row));
      else if (rows.length > 0) console.log(table(rows));
      else console.error('no rows');
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function readQuery(file: string): Statement {
  let source: string;
  try {
    source = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      `${file} cannot be read (${(cause as NodeJS.ErrnoException).code}); name a file with one Cypher statement`,
    );
  }
  // A file of `cypher/` begins with its title; one's own need not.
  const statement = parseStatement(file, /^\/\/ (?!:)/.test(source) ? source : `// ${file}\n${source}`);
  const [, word] = WRITES.exec(statement.text.replace(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/g, "''")) ?? [];
  if (word) throw new UsageError(`${file} would write (${word.toUpperCase()}); \`fazhi query\` only reads`);
  return statement;
}

function readParameter(given: string): readonly [string, unknown] {
  const [, name, value] = /^(\w+)=(.*)$/s.exec(given) ?? [];
  if (name === undefined) throw new UsageError(`--param ${given}: write it as name=value`);
  try {
    return [name, JSON.parse(value!)];
  } catch {
    return [name, value];
  }
}
