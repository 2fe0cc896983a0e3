import { parseStatement } from './cypher.ts';
import { type Parameters, type Store, StoreError } from './store.ts';

/** Words that begin a clause which writes, declares or reaches outside the graph. */
const WRITES = new Set(
  'ALTER CREATE DELETE DENY DETACH DROP FOREACH GRANT INSERT LOAD MERGE REMOVE REVOKE SET START STOP TERMINATE USE'.split(
    ' ',
  ),
);

/**
 * The rows of one statement that only reads, as a `.cypher` file has it; parameters that are not given take the file's
 * own examples. A clause that writes is a StoreError with line and column, and the store refuses or undoes what slips by.
 */
export async function runReadOnly(
  store: Store,
  file: string,
  source: string,
  parameters: Parameters = {},
): Promise<Record<string, unknown>[]> {
  refuseWrites(file, source);
  const { text, examples } = parseStatement(file, source);
  return store.read(text, { ...examples, ...parameters });
}

/** Comments, quoted text, back-quoted names, names after a sign that makes them no clause, numbers, and words. */
const LEXEMES =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|[.:$]\s*\w+|[\p{L}_][\p{L}\p{N}_]*|;/gu;

function refuseWrites(file: string, source: string): void {
  let ended = false;
  for (const { 0: lexeme, index } of source.matchAll(LEXEMES)) {
    if (lexeme.startsWith('//') || lexeme.startsWith('/*')) continue;
    const at = () => {
      const before = source.slice(0, index).split('\n');
      return `${file}:${before.length}:${before.at(-1)!.length + 1}`;
    };
    if (ended) throw new StoreError(`${at()} begins a second statement; a file holds one`);
    ended = lexeme === ';';
    const word = lexeme.toUpperCase();
    if (WRITES.has(word)) throw new StoreError(`${at()} ${word} writes; only statements that read are run here`);
  }
}

/** Parameters from `name=value` as given on a command line: JSON where it is JSON, text otherwise. */
export function parameterOf(given: string): [name: string, value: unknown] {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(given) ?? [];
  if (name === undefined) throw new StoreError(`--param ${given} is no name=value`);
  try {
    return [name, JSON.parse(value!)];
  } catch {
    return [name, value];
  }
}
