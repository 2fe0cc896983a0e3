/** Rows under a header, columns aligned; Han characters take two columns. Cells wider than `widest` are cut. */
export function table(rows: readonly Readonly<Record<string, unknown>>[], widest = Number.POSITIVE_INFINITY): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => cut(cellOf(row[column]), widest)));
  const widths = columns.map((column, index) => Math.max(...[column, ...cells.map((row) => row[index]!)].map(width)));
  return [columns, ...cells]
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat(widths[index]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Columns that a text takes on a terminal. */
export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += character.codePointAt(0)! >= 0x1100 ? 2 : 1;
  return columns;
}

function cut(text: string, widest: number): string {
  if (width(text) <= widest) return text;
  let kept = '';
  for (const character of text) {
    if (width(kept) + width(character) >= widest) return `${kept}…`;
    kept += character;
  }
  return kept;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellOf).join('、');
  const text = typeof value === 'object' ? graphic(value) : String(value);
  return text.replace(/\s+/g, ' ');
}

/** A node by its label, id and name, each said once: (System:三项制度); an edge by its type, year and report; other maps as they are. */
function graphic(value: object): string {
  const { _labels, _type, id, name, year, report } = value as Readonly<Record<string, unknown>>;
  const words = (...parts: unknown[]) => parts.filter((part) => part !== undefined).join(' ');
  if (typeof _type === 'string') return `[${words(_type, year, report)}]`;
  if (!Array.isArray(_labels)) return JSON.stringify(value);
  const label = _labels.filter((one) => one !== 'Practice').at(-1);
  const said = String(id);
  return `(${words(said.startsWith(`${label}:`) ? undefined : label, id, said.includes(String(name)) ? undefined : name)})`;
}
