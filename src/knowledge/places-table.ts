import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';

/** Makes an error about a cell of a row: names the file, the line, and where the cell begins. */
export type CellError = (column: string, message: string) => KnowledgeError;

/** One row of a table of `graph/gazetteer`, by its column's name; a cell left out at the end is blank. */
export type Row<Column extends string> = Readonly<Record<Column, string>> & { readonly error: CellError };

/**
 * Visits the rows of a TSV file whose first line is `columns`; empty lines and lines that begin with # are left out.
 * `error` speaks of the row that is being visited.
 */
export function eachRow(
  folder: string,
  name: string,
  columns: readonly string[],
  visit: (cells: readonly string[], error: CellError, line: number) => void,
): void {
  const file = join(folder, name);
  const text = readHeaded(file, columns);
  let line = 0;
  let cells: string[] = [];
  const error: CellError = (column, message) => errorAt(file, line, cells, columns.indexOf(column), message);
  for (let at = after(text, 0); at < text.length; at = after(text, at)) {
    line++;
    const first = text.charCodeAt(at);
    if (first === LINE || first === HASH) continue;
    cells = text.slice(at, after(text, at) - 1).split('\t');
    if (cells.length > columns.length) {
      const message = `has ${cells.length} cells; there are ${columns.length} columns: ${columns.join(', ')}`;
      throw errorAt(file, line, cells, columns.length, message);
    }
    while (cells.length < columns.length) cells.push('');
    visit(cells, error, line);
  }
}

const LINE = 10;
const HASH = 35;

/** Where the next line begins, the last line being followed by one too. */
function after(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return (end < 0 ? text.length : end) + 1;
}

/** The rows of a TSV file as objects. */
export function readTable<Column extends string>(
  folder: string,
  name: string,
  columns: readonly Column[],
): Row<Column>[] {
  const rows: Row<Column>[] = [];
  eachRow(folder, name, columns, (cells, _, line) => {
    const error: CellError = (column, message) =>
      errorAt(join(folder, name), line, cells, columns.indexOf(column as Column), message);
    const row: Record<string, string | CellError> = { error };
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i]!;
    rows.push(row as Row<Column>);
  });
  return rows;
}

/** The text of a TSV file, its head first; another head than `columns` is a KnowledgeError. */
export function readHeaded(file: string, columns: readonly string[]): string {
  const text = readText(file);
  const head = columns.join('\t');
  if (text === head || text.startsWith(`${head}\n`)) return text;
  const found = text.split('\n', 1)[0];
  const message = `begins with "${found}", not with the columns ${columns.join(', ')} (tabs between)`;
  throw new KnowledgeError(file, { line: 1, column: 1 }, message);
}

/** The words of a list; what follows a # is left out. */
export function readWords(folder: string, name: string): Set<string> {
  const words = new Set<string>();
  for (const line of readText(join(folder, name)).split('\n')) {
    const note = line.indexOf('#');
    for (const word of (note < 0 ? line : line.slice(0, note)).split(' ')) if (word !== '') words.add(word);
  }
  return words;
}

/** The year of a cell, or null for a blank one. */
export function yearOf(cell: string, column: string, error: CellError): number | null {
  if (cell === '') return null;
  const year = Number(cell);
  if (cell.length === 4 && Number.isInteger(year) && year >= 1000 && year < 3000) return year;
  throw error(column, `"${cell}" is no year; write four digits or leave it blank`);
}

const NONE: readonly string[] = [];

/** The words of a cell, separated by spaces. */
export function wordsOf(cell: string): readonly string[] {
  if (cell === '') return NONE;
  return cell.includes(' ') ? cell.split(' ').filter((word) => word !== '') : [cell];
}

/** Without a byte order mark, its lines ended by \n. */
function readText(file: string): string {
  try {
    const text = readFileSync(file, 'utf8').trimEnd();
    const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    return plain.includes('\r') ? plain.replaceAll('\r\n', '\n') : plain;
  } catch (cause) {
    const message = 'cannot be read; the generated files come from scripts/gazetteer/build.ts';
    throw new KnowledgeError(file, null, message, { cause });
  }
}

function errorAt(file: string, line: number, cells: readonly string[], cell: number, message: string): KnowledgeError {
  const before = cells.slice(0, cell).reduce((sum, text) => sum + text.length + 1, 0);
  return new KnowledgeError(file, { line: line + 1, column: before + 1 }, message);
}
