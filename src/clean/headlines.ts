import type { Lines } from './lines.ts';
import { buildReadable, type Readable } from './readable.ts';
import type { Rules } from './rules.ts';

/** A line above the report's text, or its first line, made readable. */
export interface HeadLine extends Readable {
  readonly gap: number;
  /** Breadcrumb, metadata, clock, or a line of nothing but page furniture. */
  readonly furniture: boolean;
  /** Nothing but the name of a body. */
  readonly bodyName: boolean;
}

/** The beginning of a page. */
export interface Head {
  readonly lines: readonly HeadLine[];
  /** Index of the first line of the report's own text; as many as there are lines where there is none. */
  readonly bodyLine: number;
}

const SCAN = 400;

/** Reads a page as far as the first line of prose, 400 lines at most. */
export function readHead(text: string, lines: Lines, rules: Rules): Head {
  const read: HeadLine[] = [];
  let bodyLine = -1;
  for (let index = 0; index < lines.count && index < SCAN; index++) {
    const line = readLine(text, lines, index, rules);
    read.push(line);
    if (bodyLine < 0 && isText(line, rules)) bodyLine = index;
    if (bodyLine >= 0) break;
  }
  return { lines: read, bodyLine: bodyLine < 0 ? read.length : bodyLine };
}

/** One line made readable, 2,000 characters of it at most. */
export function readLine(text: string, lines: Lines, index: number, rules: Rules): HeadLine {
  const start = lines.start[index]!;
  const end = Math.min(lines.end[index]!, start + 2000);
  const builder = buildReadable(text.slice(start, end), 0);
  builder.add(0, end - start);
  const readable = builder.done(end - start);
  const offsets = readable.offsets.map((offset) => offset + start);
  return {
    text: readable.text,
    offsets,
    gap: lines.gap[index]!,
    furniture: isFurniture(readable.text, rules),
    bodyName: rules.body.test(readable.text),
  };
}

/** Whether a line is page furniture wherever it stands. */
export function isFurniture(text: string, rules: Rules): boolean {
  if (text.length > 200) return false;
  if (rules.label.test(text) || rules.breadcrumb.test(text)) return true;
  if (rules.clock.test(text) && text.length <= 60) return true;
  return text.replace(rules.furniture, '') === '';
}

/** Prose of the genre: long enough, punctuated, and with a year, an announcement or the subject in it. */
function isText({ text, furniture }: HeadLine, rules: Rules): boolean {
  if (furniture || text.length < 20 || !/[，。；：]/.test(text)) return false;
  if (rules.title.test(text)) return false;
  return /20[\dxX×*]{2}/.test(text) || rules.announcing.test(text) || rules.subject.test(text) || text.length >= 120;
}
