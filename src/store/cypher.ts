import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Parameters, type Store, StoreError } from './store.ts';

/** A file of `cypher/`: one statement, its title and an example of each parameter. */
export interface Statement {
  readonly file: string;
  /** Line 1; empty where the file begins with no comment. */
  readonly title: string;
  readonly examples: Parameters;
  /** Without lines of comment and of parameters, and the closing semicolon. */
  readonly text: string;
}

/** Where the statements are. */
export const CYPHER = fileURLToPath(new URL('../../cypher/', import.meta.url));

/** A question in `cypher/`, asked with exactly the parameters its file declares. */
export function defineQuery<P extends Parameters, Row>(
  name: string,
): (store: Pick<Store, 'read'>, parameters: P) => Promise<Row[]> {
  let statement: Statement | undefined;
  return (store, parameters) => {
    statement ??= readStatement(name);
    return store.read<Row>(statement.text, given(statement, parameters));
  };
}

/** The text of a statement, with the names it is written for replaced by others; these come from the ontology only. */
export function statementFor(name: string, names: Readonly<Record<string, string>> = {}): string {
  return readStatement(name).text.replace(/\w+/g, (word) => (Object.hasOwn(names, word) ? names[word]! : word));
}

const read = new Map<string, Statement>();

/** The statement `cypher/<name>.cypher`. */
export function readStatement(name: string): Statement {
  const statement = read.get(name) ?? parseStatement(`${name}.cypher`, readText(name));
  read.set(name, statement);
  return statement;
}

/**
 * Reads a file's title (line 1), parameters (`:param x => 'example';`, as Neo4j Browser and cypher-shell take them) and
 * statement; where others run the file, they may stand in a comment.
 */
export function parseStatement(file: string, source: string): Statement {
  const lines = source.split(/\r?\n/);
  const title = /^\/\/ (?!:)(.+)/.exec(lines[0] ?? '')?.[1] ?? '';
  const examples: Record<string, unknown> = {};
  for (const [index, line] of lines.entries()) {
    const [, name, value] = /^(?:\/\/ )?:param (\w+) => (.*?);?\s*$/.exec(line) ?? [];
    if (name !== undefined) examples[name] = literal(`${file}:${index + 1}`, value!);
  }
  const text = lines
    .filter((line) => !/^(\/\/|:param )/.test(line))
    .join('\n')
    .trim();
  return { file, title: title.trim(), examples, text: text.replace(/;\s*$/, '') };
}

function readText(name: string): string {
  try {
    return readFileSync(`${CYPHER}${name}.cypher`, 'utf8');
  } catch (cause) {
    throw new StoreError(`cypher/${name}.cypher is missing or cannot be read`, { cause });
  }
}

/**
 * A Cypher literal as a value: text in single quotes, numbers, true, false, null, lists and maps of these. A map may stand in
 * `head([…])`: Neo4j Browser takes none by itself.
 */
function literal(where: string, text: string): unknown {
  try {
    return JSON.parse(
      text
        .trim()
        .replace(/^head\(\[(\{.*\})\]\)$/, '$1')
        .replaceAll("'", '"')
        .replace(/([{,]\s*)`?(\w+)`?:/g, '$1"$2":'),
    );
  } catch (cause) {
    throw new StoreError(`${where} cannot read the example ${text}`, { cause });
  }
}

function given({ file, examples }: Statement, parameters: Parameters): Parameters {
  const missing = Object.keys(examples).filter((name) => parameters[name] === undefined);
  const unknown = Object.keys(parameters).filter((name) => !(name in examples));
  if (missing.length) throw new StoreError(`${file} needs the parameter ${missing.join(', ')}`);
  if (unknown.length) throw new StoreError(`${file} has no parameter ${unknown.join(', ')}`);
  return parameters;
}
