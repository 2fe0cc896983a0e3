import { parseStatement, type Statement } from './cypher.ts';
import { type Parameters, type Store, StoreError } from './store.ts';

/** A mistake of whoever wrote a statement or its parameters: `own.cypher:3:8 …`, in the file as it stands. */
export class StatementError extends StoreError {
  override readonly name = 'StatementError';
}

/** What a statement of one's own is run with. */
export interface Asked {
  readonly parameters?: Parameters;
  /** Whether parameters that are not given take the file's own examples; they are a mistake otherwise. */
  readonly examples?: boolean | undefined;
}

/** Words that begin a clause which writes, declares or reaches outside the graph. */
const WRITES = new Set(
  'ALTER CREATE DELETE DENY DETACH DROP FOREACH GRANT INSERT LOAD MERGE REMOVE REVOKE SET START STOP TERMINATE USE'.split(
    ' ',
  ),
);

/** After these a word is a name: no clause begins there. */
const BEFORE_NAMES = new Set(
  'AS RETURN WITH BY WHERE AND OR XOR NOT IN DISTINCT UNWIND CASE WHEN THEN ELSE , ( [ = < > + - * / % ^ .'.split(' '),
);

/**
 * The rows of one statement that only reads, as a `.cypher` file has it. A clause that writes, a parameter that is missing or
 * that it does not name, and whatever else its author can mend is a StatementError with line and column of the file.
 */
export async function runReadOnly(
  store: Pick<Store, 'read'>,
  file: string,
  source: string,
  { parameters = {}, examples = false }: Asked = {},
): Promise<Record<string, unknown>[]> {
  // Lines that give example parameters are no part of the statement, but of the file's lines.
  const cypher = source.replace(/^:param .*$/gm, (line) => ' '.repeat(line.length));
  const text = readable(file, cypher);
  const given = { ...(examples ? own(file, source).examples : {}), ...parameters };
  checkParameters(file, cypher, given);
  try {
    return await store.read(text, given);
  } catch (error) {
    throw ownMistake(file, cypher, error) ?? error;
  }
}

/** Comments, quoted text, back-quoted names, names after a sign that makes them no clause, words, and other signs. */
const LEXEMES =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|\$\s*\w+|[.:]\s*[\p{L}_][\p{L}\p{N}_]*|[\p{L}_][\p{L}\p{N}_]*|\S/gu;

interface Lexeme {
  readonly text: string;
  readonly index: number;
}

function lexemes(source: string): Lexeme[] {
  const all = [...source.matchAll(LEXEMES)].map(({ 0: text, index }) => ({ text, index }));
  return all.filter(({ text }) => !text.startsWith('//') && !text.startsWith('/*'));
}

/**
 * The statement, its lines where they are in the file; a StatementError where it would write or is two. Names that are also
 * words of clauses are quoted, as the embedded store wants it.
 */
function readable(file: string, source: string): string {
  const all = lexemes(source);
  const end = all.at(-1);
  if (!end) throw new StatementError(`${file} holds no statement`);
  let text = source.slice(0, end.text === ';' ? end.index : undefined);
  const names: Lexeme[] = [];
  for (const [number, lexeme] of all.entries()) {
    const before = all[number - 1]?.text.toUpperCase() ?? '';
    if (before === ';') throw mistake(file, source, lexeme.index, 'begins a second statement; a file holds one');
    const word = lexeme.text.toUpperCase();
    if (!WRITES.has(word)) continue;
    if (BEFORE_NAMES.has(before) || all[number + 1]?.text.startsWith(':')) names.push(lexeme);
    else throw mistake(file, source, lexeme.index, `${word} writes; only statements that read are run here`);
  }
  for (const { text: name, index } of names.reverse())
    text = `${text.slice(0, index)}\`${name}\`${text.slice(index + name.length)}`;
  return text.replace(/^\/\/.*/gm, '').trimEnd();
}

function own(file: string, source: string): Statement {
  try {
    return parseStatement(file, source);
  } catch (cause) {
    throw new StatementError((cause as Error).message, { cause });
  }
}

function checkParameters(file: string, source: string, given: Parameters): void {
  const named = new Map<string, number>();
  for (const { text, index } of lexemes(source))
    if (text.startsWith('$')) named.set(text.slice(1).trim(), named.get(text.slice(1).trim()) ?? index);
  const names = [...named.keys()].join(', ') || 'none';
  for (const name of Object.keys(given))
    if (!named.has(name)) throw new StatementError(`${file} names no parameter $${name}; it names: ${names}`);
  for (const [name, index] of named)
    if (!(name in given))
      throw mistake(
        file,
        source,
        index,
        `needs a value for $${name}: give --param ${name}=…, or --examples for the file's own`,
      );
}

/** The error as a mistake of the statement's author, where it is one; a store's own failure is none. */
function ownMistake(file: string, source: string, error: unknown): StatementError | null {
  const cause = error instanceof StoreError ? error.cause : undefined;
  if (!(cause instanceof Error)) return null;
  const code = 'code' in cause ? String(cause.code) : '';
  const isOwn = /GRAFEO-Q\d/.test(cause.message) || code.startsWith('Neo.ClientError.Statement');
  if (!isOwn && !/time[d ]*out/i.test(`${code} ${cause.message}`)) return null;
  const said = cause.message.split('\n')[0]!.replace(/^.*GRAFEO-Q\d+: |\[Cypher\] /g, '');
  const help = /help: (.*)/.exec(cause.message)?.[1];
  const words = help ? `${said} (${help})` : said;
  const at = positionIn(source, cause.message);
  return at === null ? new StatementError(`${file}: ${words}`, { cause }) : mistake(file, source, at, words, { cause });
}

/** Where an engine's words point: a line and column, or else the first stand of the name they quote. */
function positionIn(source: string, message: string): number | null {
  const [, line, column] = /(?:query:|line )(\d+)(?::|, column )(\d+)/.exec(message) ?? [];
  if (line !== undefined) {
    const lines = source.split('\n');
    return lines.slice(0, Number(line) - 1).join('\n').length + (line === '1' ? 0 : 1) + Number(column) - 1;
  }
  const [, name] = /['`]([^'`]+)['`]/.exec(message) ?? [];
  return lexemes(source).find(({ text }) => text.replace(/^[.:`]\s*|`$/g, '') === name)?.index ?? null;
}

function mistake(file: string, source: string, index: number, words: string, options?: ErrorOptions): StatementError {
  const before = source.slice(0, index).split('\n');
  return new StatementError(`${file}:${before.length}:${before.at(-1)!.length + 1} ${words}`, options);
}

/** Parameters from `name=value` as given on a command line: JSON where it is JSON, text otherwise. */
export function parameterOf(given: string): [name: string, value: unknown] {
  const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(given) ?? [];
  if (name === undefined) throw new StatementError(`--param ${given} is no name=value`);
  try {
    return [name, JSON.parse(value!)];
  } catch {
    return [name, value];
  }
}
