/** The lines of a text that hold more than white space, in typed arrays, so that millions of them cost little. */
export interface Lines {
  readonly count: number;
  /** First character that is not white space, in UTF-16 code units. */
  readonly start: Uint32Array;
  /** After the last character that is not white space. */
  readonly end: Uint32Array;
  /** Empty lines before it, 255 at most. */
  readonly gap: Uint8Array;
  /** White space before its first character, 255 at most. */
  readonly indent: Uint8Array;
}

const SPACE = 1;
const BREAK = 2;
/** What a UTF-16 code unit is: 0 for what is seen. */
const kinds = new Uint8Array(0x10000);
for (const [first, last] of [
  [0, 32],
  [0x85, 0x85],
  [0xa0, 0xa0],
  [0xad, 0xad],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x2060, 0x2064],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
] as const)
  kinds.fill(SPACE, first, last + 1);
for (const code of [10, 11, 12, 13, 0x2028, 0x2029]) kinds[code] = BREAK;

/** Splits at \n, \r, form feeds and Unicode's line separators; white space at both edges is left out. */
export function splitLines(text: string): Lines {
  let room = 1024;
  let start = new Uint32Array(room);
  let end = new Uint32Array(room);
  let gap = new Uint8Array(room);
  let indent = new Uint8Array(room);
  let count = 0;
  let breaks = 1;
  let from = 0;
  let first = -1;
  let last = 0;

  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 10;
    const kind = kinds[code]!;
    if (kind === 0) {
      if (first < 0) first = i;
      last = i + 1;
      continue;
    }
    if (kind === SPACE) continue;
    if (first >= 0) {
      if (count === room) {
        room *= 2;
        start = grow(start, new Uint32Array(room));
        end = grow(end, new Uint32Array(room));
        gap = grow(gap, new Uint8Array(room));
        indent = grow(indent, new Uint8Array(room));
      }
      start[count] = first;
      end[count] = last;
      gap[count] = Math.min(255, breaks - 1);
      indent[count] = Math.min(255, first - from);
      count++;
      breaks = 0;
    }
    // \r\n is one break.
    if (!(code === 10 && i > 0 && text.charCodeAt(i - 1) === 13)) breaks++;
    from = i + 1;
    first = -1;
  }
  return { count, start, end, gap, indent };
}

/** White space of every width, and characters that take none: U+200B, U+FEFF, soft hyphens. */
export function isSpace(code: number): boolean {
  return kinds[code] !== 0;
}

function grow<T extends Uint8Array | Uint32Array>(old: T, next: T): T {
  next.set(old);
  return next;
}
