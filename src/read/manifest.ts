import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Hints } from '../model/source.ts';
import { decode } from './charset.ts';
import { type Cell, CsvError, readCsv } from './csv.ts';
import { isoDate } from './date.ts';
import { unreached } from './errors.ts';
import { plain } from './plain.ts';

const COLUMNS = ['path', 'address', 'title', 'published', 'jurisdiction'] as const;
type Column = (typeof COLUMNS)[number];

/** What a crawler knows of the files it brought. */
export interface Manifest {
  /** The manifest's own file, as the user named it. */
  readonly file: string;
  /** The hints for a path, which counts as met from then on; none where the manifest does not name it. */
  hintsFor(path: string): Hints;
  /** The rows whose file nobody has asked about yet, one sentence each: `list.csv:3 names a.txt, …`. */
  unmet(): string[];
}

interface Row {
  readonly hints: Hints;
  readonly name: string;
  readonly line: number;
}

/** A manifest that cannot be used: `list.csv:3:7 …`. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * Reads a CSV file with the columns path, address, title, published, jurisdiction, of which only path is required, in any
 * encoding that reports may have. Paths are relative to the manifest's folder or to the working folder. `common` holds frequent
 * characters. Any mistake is a ManifestError with line and column.
 */
export async function readManifest(file: string, common: ReadonlySet<string>): Promise<Manifest> {
  const [header, ...rows] = await readRows(file, common);
  if (!header) throw new ManifestError(`${file} is empty; its first line names the columns: ${COLUMNS.join(', ')}`);
  const columns = header.map((cell) => checkColumn(file, cell));
  const path = columns.indexOf('path');
  if (path < 0) throw new ManifestError(`${file}:1:1 has no column "path"; there are: ${columns.join(', ')}`);
  const double = header.find((cell, index) => columns.indexOf(checkColumn(file, cell)) !== index);
  if (double) fail(file, double, `the column "${double.text}" stands twice`);

  const known = new Map<string, Row>();
  const unmet = new Set<Row>();
  for (const row of rows) {
    const extra = row[columns.length];
    if (extra)
      fail(file, extra, `a cell "${extra.text}" beyond the ${columns.length} columns; quote cells that hold a comma`);
    const name = row[path];
    if (!name?.text) fail(file, name ?? row[0]!, 'an empty path; every row names a file');
    const told: Row = { hints: hintsOf(file, columns, row), name: name.text, line: row[0]!.line };
    unmet.add(told);
    for (const folder of new Set([dirname(resolve(file)), process.cwd()])) {
      const key = keyOf(resolve(folder, name.text));
      const other = known.get(key);
      if (other && folder === dirname(resolve(file)))
        fail(file, name, `"${name.text}" stands in line ${other.line} already`);
      if (!other) known.set(key, told);
    }
  }
  return {
    file,
    hintsFor(path) {
      const row = known.get(keyOf(resolve(path)));
      if (row) unmet.delete(row);
      return row?.hints ?? {};
    },
    unmet: () =>
      [...unmet].map(({ name, line }) => `${file}:${line} names ${name}, which is none of the files that were read`),
  };
}

async function readRows(file: string, common: ReadonlySet<string>): Promise<Cell[][]> {
  const bytes = await readFile(file).catch((cause) => {
    throw new ManifestError(`the manifest ${file} ${unreached(cause) ?? `cannot be read: ${cause.message}`}`, {
      cause,
    });
  });
  try {
    return readCsv(plain((await decode(bytes, common)).text));
  } catch (cause) {
    if (cause instanceof CsvError) fail(file, cause, cause.message);
    throw new ManifestError(`the manifest ${file} ${(cause as Error).message}`, { cause });
  }
}

function checkColumn(file: string, cell: Cell): Column {
  const column = COLUMNS.find((name) => name === cell.text.toLowerCase());
  return column ?? fail(file, cell, `unknown column "${cell.text}"; there are: ${COLUMNS.join(', ')}`);
}

function hintsOf(file: string, columns: readonly Column[], row: readonly Cell[]): Hints {
  const hints: Partial<Record<Column, string>> = {};
  for (const [index, column] of columns.entries()) {
    const cell = row[index];
    if (!cell?.text || column === 'path') continue;
    const date = column === 'published' ? isoDate(cell.text) : cell.text;
    hints[column] = date ?? fail(file, cell, `"${cell.text}" is no date; write it as 2024-02-26`);
  }
  return hints;
}

/** macOS decomposes file names, lists do not. */
function keyOf(path: string): string {
  return path.normalize('NFC');
}

function fail(file: string, where: { line: number; column: number }, message: string): never {
  throw new ManifestError(`${file}:${where.line}:${where.column} ${message}`);
}
