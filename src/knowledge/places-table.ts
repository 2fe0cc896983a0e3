import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';

/** One row of a table of `graph/gazetteer`, by its column's name; a cell left out at the end is blank. */
export type Row<Column extends string> = Readonly<Record<Column, string>> & {
  /** An error that names the file, this line and where the cell begins. */
  error(column: string, message: string): KnowledgeError;
};

/** The rows of a TSV file whose first line is `columns`; empty lines and lines that begin with # are left out. */
export function readTable<Column extends string>(
  folder: string,
  name: string,
  columns: readonly Column[],
): Row<Column>[] {
  const file = join(folder, name);
  const lines = readLines(file);
  const head = lines[0] ?? '';
  if (head !== columns.join('\t')) {
    throw new KnowledgeError(
      file,
      { line: 1, column: 1 },
      `begins with "${head}", not with the columns ${columns.join(', ')} (tabs between)`,
    );
  }
  const rows: Row<Column>[] = [];
  const errors = {
    error(this: { cells: string[]; line: number }, column: string, message: string) {
      const before = this.cells.slice(0, columns.indexOf(column as Column));
      const at = before.join('\t').length + (before.length > 0 ? 2 : 1);
      return new KnowledgeError(file, { line: this.line + 1, column: at }, message);
    },
  };
  for (let line = 1; line < lines.length; line++) {
    const text = lines[line]!;
    if (text === '' || text.startsWith('#')) continue;
    const cells = text.split('\t');
    if (cells.length > columns.length) {
      const column = cells.slice(0, columns.length).join('\t').length + 1;
      throw new KnowledgeError(
        file,
        { line: line + 1, column },
        `has ${cells.length} cells; there are ${columns.length} columns: ${columns.join(', ')}`,
      );
    }
    const row = Object.create(errors) as Record<string, unknown>;
    row['cells'] = cells;
    row['line'] = line;
    for (let i = 0; i < columns.length; i++) row[columns[i]!] = cells[i] ?? '';
    rows.push(row as Row<Column>);
  }
  return rows;
}

/** The lines of a text file, without the empty last one; a file that is missing is a KnowledgeError. */
export function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, '')
      .split(/\r?\n/);
  } catch (cause) {
    throw new KnowledgeError(file, null, 'cannot be read; the generated files come from scripts/gazetteer/build.ts', {
      cause,
    });
  }
}

/** The words of a list, one a line; what follows a # is left out. */
export function readWords(folder: string, name: string): Set<string> {
  const words = readLines(join(folder, name)).map((line) => line.replace(/#.*/, '').trim());
  return new Set(words.flatMap((line) => line.split(/\s+/)).filter((word) => word !== ''));
}

/** A year of four digits, or null for a blank cell. */
export function yearOf<Column extends string>(row: Row<NoInfer<Column>>, column: Column): number | null {
  if (row[column] === '') return null;
  const year = Number(row[column]);
  if (!/^[12]\d{3}$/.test(row[column]))
    throw row.error(column, `"${row[column]}" is no year; write four digits or leave it blank`);
  return year;
}

/** The words of a cell, separated by spaces. */
export function wordsOf(cell: string): string[] {
  return cell === '' ? [] : cell.split(' ').filter((word) => word !== '');
}
