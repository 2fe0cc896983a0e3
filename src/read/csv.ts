/** One cell of a CSV file and where it begins, both counted from 1. */
export interface Cell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** A place in a CSV file where it cannot be read. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  readonly line: number;
  readonly column: number;

  constructor(cell: { line: number; column: number }, message: string) {
    super(message);
    this.line = cell.line;
    this.column = cell.column;
  }
}

/** The rows of a CSV text (RFC 4180): cells in double quotes may hold commas, line breaks and doubled quotes. Blank lines are left out. */
export function readCsv(text: string): Cell[][] {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let lineStart = 0;
  let line = 1;
  for (let at = 0; at < text.length; ) {
    const cell = { line, column: at - lineStart + 1 };
    let end = at;
    let value: string;
    if (text[at] === '"') {
      end = closingQuote(text, at);
      if (end < 0) throw new CsvError(cell, 'a quote that is never closed');
      value = text.slice(at + 1, end).replaceAll('""', '"');
      for (let i = text.indexOf('\n', at); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
        line++;
        lineStart = i + 1;
      }
      end++;
      if (end < text.length && !',\r\n'.includes(text[end]!)) {
        throw new CsvError({ line, column: end - lineStart + 1 }, `"${text[end]}" after a closing quote`);
      }
    } else {
      while (end < text.length && !',\r\n'.includes(text[end]!)) end++;
      value = text.slice(at, end);
    }
    row.push({ ...cell, text: value.trim() });
    at = end + 1;
    if (text[end] === ',') {
      if (at < text.length) continue;
      row.push({ line, column: at - lineStart + 1, text: '' });
    }
    if (text[end] === '\r' && text[at] === '\n') at++;
    if (row.some((each) => each.text !== '')) rows.push(row);
    row = [];
    line++;
    lineStart = at;
  }
  return rows;
}

function closingQuote(text: string, open: number): number {
  for (let i = text.indexOf('"', open + 1); i >= 0; i = text.indexOf('"', i + 2)) {
    if (text[i + 1] !== '"') return i;
  }
  return -1;
}
