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
  const lines = readHeaded(file, columns);
  let line = 1;
  let cells: string[] = [];
  const error: CellError = (column, message) => errorAt(file, line, cells, columns.indexOf(column), message);
  for (; line < lines.length; line++) {
    const text = lines[line]!;
    if (text === '' || text.startsWith('#')) continue;
    cells = text.split('\t');
    if (cells.length > columns.length) {
      const message = `has ${cells.length} cells; there are ${columns.length} columns: ${columns.join(', ')}`;
      throw errorAt(file, line, cells, columns.length, message);
    }
    while (cells.length < columns.length) cells.push('');
    visit(cells, error, line);
  }
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
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i]!])) as Record<Column, string>;
    rows.push({ ...row, error });
  });
  return rows;
}

/** The lines of a TSV file, its head first; another head than `columns` is a KnowledgeError. */
export function readHeaded(file: string, columns: readonly string[]): string[] {
  const lines = readLines(file);
  if (lines[0] === columns.join('\t')) return lines;
  const message = `begins with "${lines[0] ?? ''}", not with the columns ${columns.join(', ')} (tabs between)`;
  throw new KnowledgeError(file, { line: 1, column: 1 }, message);
}

/** The words of a list; what follows a # is left out. */
export function readWords(folder: string, name: string): Set<string> {
  const words = new Set<string>();
  for (const line of readLines(join(folder, name))) {
    for (const word of line.replace(/#.*/, '').split(/\s+/)) if (word !== '') words.add(word);
  }
  return words;
}

/** The year of a cell, or null for a blank one. */
export function yearOf(cell: string, column: string, error: CellError): number | null {
  if (cell === '') return null;
  if (/^[12]\d{3}$/.test(cell)) return Number(cell);
  throw error(column, `"${cell}" is no year; write four digits or leave it blank`);
}

/** The words of a cell, separated by spaces. */
export function wordsOf(cell: string): string[] {
  if (cell === '') return [];
  return cell.includes(' ') ? cell.split(' ').filter((word) => word !== '') : [cell];
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split(/\r?\n/);
  } catch (cause) {
    const message = 'cannot be read; the generated files come from scripts/gazetteer/build.ts';
    throw new KnowledgeError(file, null, message, { cause });
  }
}

function errorAt(file: string, line: number, cells: readonly string[], cell: number, message: string): KnowledgeError {
  const before = cells.slice(0, cell).reduce((sum, text) => sum + text.length + 1, 0);
  return new KnowledgeError(file, { line: line + 1, column: before + 1 }, message);
}
