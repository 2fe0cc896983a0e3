import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';

/** One row of a table in `graph/`, by column name; an empty cell is an empty string. */
export type Row<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * The rows of a tab-separated file whose first line names the columns; lines that begin with `#` are comments.
 * An unknown or missing column, or a row with too many cells, is a KnowledgeError with line and column.
 */
export function readTable<const Column extends string>(file: string, columns: readonly Column[]): Row<Column>[] {
  const lines = readText(file).split('\n');
  const rows: Row<Column>[] = [];
  let header: string[] | null = null;
  for (const [index, raw] of lines.entries()) {
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (text === '' || text.startsWith('#')) continue;
    const cells = text.split('\t');
    if (!header) {
      header = checkHeader(file, index + 1, cells, columns);
      continue;
    }
    if (cells.length > header.length) {
      const column = cells.slice(0, header.length).join('\t').length + 2;
      throw new KnowledgeError(
        file,
        { line: index + 1, column },
        `has ${cells.length} cells; the header names ${header.length}`,
      );
    }
    const row: Record<string, string | number> = { line: index + 1 };
    for (const [i, name] of header.entries()) row[name] = (cells[i] ?? '').trim();
    rows.push(row as unknown as Row<Column>);
  }
  return rows;
}

function checkHeader(file: string, line: number, cells: string[], columns: readonly string[]): string[] {
  const names = cells.map((cell) => cell.trim());
  for (const [i, name] of names.entries()) {
    if (columns.includes(name)) continue;
    const column = names.slice(0, i).join('\t').length + (i ? 2 : 1);
    throw new KnowledgeError(file, { line, column }, `unknown column "${name}"; there are: ${columns.join(', ')}`);
  }
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length) throw new KnowledgeError(file, { line, column: 1 }, `lacks the column "${missing.join('", "')}"`);
  return names;
}

/** The words of a list, one a line with the line it stands on; `#` begins a comment. */
export function readWords(file: string): { readonly word: string; readonly line: number }[] {
  return readText(file)
    .split('\n')
    .map((text, index) => ({ word: text.replace(/#.*/, '').trim(), line: index + 1 }))
    .filter(({ word }) => word !== '');
}

/** The values of a cell that holds several, separated by `|`. */
export function several(cell: string): string[] {
  return cell.split('|').flatMap((value) => value.trim() || []);
}

/** The files of a folder that end in `.<ending>`, sorted by name. */
export function filesOf(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(`.${ending}`))
      .sort()
      .map((name) => join(folder, name));
  } catch (cause) {
    throw new KnowledgeError(folder, null, 'is missing or cannot be read', { cause });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new KnowledgeError(file, null, 'is missing or cannot be read', { cause });
  }
}
