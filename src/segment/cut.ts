import type { Marker, Numbering } from '../knowledge/numbering.ts';
import type { Span } from '../model/text.ts';

/** A sentence before it is known what it belongs to. */
export interface Piece extends Span {
  /** What numbers it, if it is a heading. */
  readonly marker: Marker | null;
  readonly opensParagraph: boolean;
}

/** Says of a line without a number, or with a damaged one, whether it is a heading all the same. */
export type NamesPart = (line: string) => boolean;

const NEWLINE = 10;
const COLON = 0xff1a;
/** What is quoted, titled or in parentheses is not cut where it is no longer than this. */
const ASIDE = 80;
const LONGEST_HEADING = 60;
const STOPS = new Set([...'。！？；'].map((char) => char.charCodeAt(0)));
const CLOSERS = new Set([...'”’）】》。！？；'].map((char) => char.charCodeAt(0)));
const PAIRS = new Map([...'《》“”（）'].flatMap((char, i, all) => (i % 2 ? [] : [[char.charCodeAt(0), all[i + 1]!]])));
/** A 1 at each UTF-16 code unit at which anything may have to be done; most are none. */
const NOTED = new Uint8Array(0x10000);
for (const code of [NEWLINE, COLON, ...STOPS, ...PAIRS.keys()]) NOTED[code] = 1;

/** Cuts readable text into sentences and headings, at 。！？； line ends and heading numbers; linear in its length. */
export function cut(text: string, numbering: Numbering, namesPart: NamesPart): Piece[] {
  const pieces: Piece[] = [];
  // The last number at each depth: within a line only the next one of a series is a heading.
  const last = [0, 0, 0, 0, 0];
  let start = 0;
  let marker: Marker | null = null;
  let opensParagraph = true;
  let i = 0;

  function close(end: number): void {
    if (end > start) pieces.push({ start, end, marker, opensParagraph });
    if (end > start) opensParagraph = false;
    marker = null;
    start = end;
  }

  function take(found: Marker): void {
    marker = found;
    last[found.depth] = found.value;
    last.fill(0, found.depth + 1);
    i = start + found.length;
  }

  function beginLine(): void {
    while (text.charCodeAt(i) === NEWLINE) i++;
    start = i;
    opensParagraph = true;
    const found = numbering.opens(text.charCodeAt(i)) ? numbering.at(text, i) : null;
    if (found && !found.damaged) {
      take(found);
      return;
    }
    const end = text.indexOf('\n', i);
    const length = (end < 0 ? text.length : end) - i;
    const follows = found !== null && found.value === last[1]! + 1 && text.charCodeAt(i + length - 1) !== 0x3002;
    if (length > 0 && length <= LONGEST_HEADING && (follows || namesPart(text.slice(i, i + length)))) {
      take(found ?? { depth: 1, length: 0, value: last[1]! + 1, damaged: true });
    }
  }

  function continues(found: Marker | null): found is Marker {
    if (found === null || found.damaged) return false;
    return found.depth === 4 || found.value === 1 || found.value === last[found.depth]! + 1;
  }

  beginLine();
  while (i < text.length) {
    const code = text.charCodeAt(i);
    if (NOTED[code] === 0) {
      i++;
      continue;
    }
    if (code === NEWLINE) {
      close(i);
      beginLine();
      continue;
    }
    if (code === 0xff08 && i > start) {
      const found = numbering.at(text, i);
      if (found?.depth === 2 && continues(found)) {
        close(i);
        take(found);
        continue;
      }
    }
    const closing = PAIRS.get(code);
    if (closing !== undefined) {
      i = endOfAside(text, i, closing);
      continue;
    }
    const stops = STOPS.has(code);
    let end = i + 1;
    while (stops && CLOSERS.has(text.charCodeAt(end))) end++;
    const found = numbering.opens(text.charCodeAt(end)) ? numbering.at(text, end) : null;
    i = end;
    if (continues(found)) {
      close(end);
      take(found);
    } else if (stops) {
      close(end);
    }
  }
  close(text.length);
  return pieces;
}

/** After the closing mark of what is opened at `at`, or after the opening mark where it is long or never closed. */
function endOfAside(text: string, at: number, closing: string): number {
  const close = closing.charCodeAt(0);
  for (let i = at + 1; i < text.length && i < at + ASIDE; i++) {
    const code = text.charCodeAt(i);
    if (code === close) return i + 1;
    if (code === NEWLINE) break;
  }
  return at + 1;
}
