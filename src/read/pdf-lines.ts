/** A piece of text on a page: the left end of its base line, in points from the top left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A line as printed. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** The lines of a page from top to bottom: pieces on one base line, from left to right, a wide gap between columns is a tab. */
export function printLines(pieces: readonly Piece[]): PrintedLine[] {
  const sorted = pieces.filter((piece) => piece.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: Piece[][] = [];
  for (const piece of sorted) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && piece.y - first.y < 0.4 * Math.max(first.size, piece.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => printLine(row.sort((a, b) => a.x - b.x)));
}

function printLine(row: readonly Piece[]): PrintedLine {
  let text = '';
  let right = row[0]!.x;
  let last: Piece | null = null;
  for (const piece of row) {
    // A bold face is sometimes printed as the same text twice, a hair apart.
    if (last && last.text === piece.text && piece.x - last.x < 0.3 * piece.size) continue;
    const gap = piece.x - right;
    if (text !== '')
      text += gap > 2 * piece.size ? '\t' : gap > 0.3 * piece.size && isLatinGap(text, piece.text) ? ' ' : '';
    text += piece.text;
    right = Math.max(right, piece.x + piece.width);
    last = piece;
  }
  const size = Math.max(...row.map((piece) => piece.size));
  return { text: text.trim(), left: row[0]!.x, right, y: row[0]!.y, size };
}

function isLatinGap(before: string, after: string): boolean {
  return /[\p{Script=Latin}\d]$/u.test(before) || /^[\p{Script=Latin}\d]/u.test(after);
}

/**
 * The texts of all pages' lines; a line that reaches the right margin runs on into the next where that one begins at the left
 * margin in the same size, in a document that indents its paragraphs.
 */
export function joinBroken(pages: readonly (readonly PrintedLine[])[]): string[] {
  const lines = pages.flat();
  const size = median(lines.map((line) => line.size));
  const inBody = (line: PrintedLine) => Math.abs(line.size - size) < 0.1 * size && !line.text.includes('\t');
  const body = lines.filter(inBody);
  const left = margin(
    body.map((line) => line.left).sort((a, b) => a - b),
    size,
  );
  const right = margin(
    body.map((line) => line.right).sort((a, b) => b - a),
    size,
  );
  const indented = body.filter((line) => line.left > left + 1.5 * size && line.left < left + 2.6 * size);
  const joins = indented.length >= 0.05 * body.length && indented.length > 0;
  const texts: string[] = [];
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1];
    const runsOn =
      joins &&
      above !== undefined &&
      inBody(above) &&
      inBody(line) &&
      above.right > right - 1.5 * size &&
      Math.abs(line.left - left) < 0.5 * size;
    if (runsOn) texts.push((texts.pop() ?? '') + line.text);
    else texts.push(line.text);
  }
  return texts;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** The outermost of some places, the outermost first, that at least a tenth of the lines reach to within half a character. */
function margin(places: readonly number[], size: number): number {
  const enough = Math.max(2, places.length / 10);
  let from = 0;
  for (const [index, place] of places.entries()) {
    while (Math.abs(places[from]! - place) > size / 2) from++;
    if (index - from + 1 >= enough) return place;
  }
  return places[0] ?? 0;
}
