/** A cell longer than this holds prose, so the table is there for the page's layout. */
const PROSE = 200;

/** The lines of one table row: its cells with tabs between them, or, where a cell holds prose, their lines one after another. */
export function rowLines(cells: readonly (readonly string[])[]): readonly string[] {
  const filled = cells.filter((lines) => lines.some((line) => line.trim() !== ''));
  if (filled.length === 0) return [];
  const prose = cells.some((lines) => lines.reduce((length, line) => length + line.length, 0) > PROSE);
  if (prose || filled.length === 1) return filled.flat();
  return [
    cells
      .map((lines) => joinLines(lines))
      .join('\t')
      .trimEnd(),
  ];
}

/** Lines on one line, with a space between them where both sides are Latin letters or digits. */
export function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((text, line) => text + (isLatin(text.at(-1)) && isLatin(line[0]) ? ' ' : '') + line, '');
}

function isLatin(char: string | undefined): boolean {
  return char !== undefined && /[\p{Script=Latin}\d]/u.test(char);
}
