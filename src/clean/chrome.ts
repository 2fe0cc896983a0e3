import type { Span } from '../model/text.ts';
import { findDate } from './date.ts';
import { type Head, isFurniture, readLine } from './headlines.ts';
import type { Lines } from './lines.ts';
import type { Rules } from './rules.ts';
import type { Title } from './title.ts';

/** Which lines of a page are the report, and which of those sign it. */
export interface Chrome {
  /** 1 for each line that is page furniture. */
  readonly masked: Uint8Array;
  /** Readable text of the lines that close the report: who signs, and when. */
  readonly signature: readonly string[];
}

const TAIL = 400;
/** Below the last sentence, a shorter line without punctuation is a link or a button. */
const SHORT = 12;
/** A line of a table of contents: words, dots, page. */
const CONTENTS = /(?:\.{3}|…|·{3})[.…·\s]*\d{1,3}$/;

/** Masks the lines that are page furniture: before the title, between title and text, after the last line, in between. */
export function maskChrome(text: string, lines: Lines, head: Head, title: Title | null, rules: Rules): Chrome {
  const masked = new Uint8Array(lines.count);
  const lastTitleLine = title ? title.lastLine : -1;
  for (let index = 0; index < Math.min(head.bodyLine, lines.count); index++) {
    const line = head.lines[index]!;
    const inTitle = title !== null && index >= title.own[0] && index <= title.own[1];
    if (!inTitle && !(index > lastTitleLine && belongsToReport(line.text, line.furniture, rules))) masked[index] = 1;
  }
  for (let index = head.bodyLine; index < lines.count; index++) {
    const length = lines.end[index]! - lines.start[index]!;
    if (length > 80) continue;
    const line = text.slice(lines.start[index], lines.end[index]);
    if (length <= 24 ? isStray(line, rules) || CONTENTS.test(line) : CONTENTS.test(line)) masked[index] = 1;
  }
  return { masked, signature: maskTail(text, lines, head.bodyLine, masked, rules) };
}

/** The masked lines as spans of the archived text, neighbours made one. */
export function maskedSpans(lines: Lines, masked: Uint8Array): readonly Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < lines.count; index++) {
    if (!masked[index]) continue;
    const start = lines.start[index]!;
    while (index + 1 < lines.count && masked[index + 1]) index++;
    spans.push({ start, end: lines.end[index]! });
  }
  return spans;
}

/** Above the first sentence: an addressee, a document number, a heading. */
function belongsToReport(text: string, furniture: boolean, rules: Rules): boolean {
  if (furniture || CONTENTS.test(text) || (text.length <= 30 && findDate(text, rules.dates))) return false;
  return (
    text.endsWith('：') || /[〔[]20\d\d[〕\]]/.test(text) || rules.numbering.at(text, 0) !== null || text.length > 40
  );
}

/** A page number or a button that got between the lines of the report. */
function isStray(text: string, rules: Rules): boolean {
  return rules.buttons.has(text) || /^[-—–\s]{0,4}\d{1,3}[-—–\s]{0,4}$/.test(text);
}

/** Masks what follows the report's last line and the signature below it; returns the signature. */
function maskTail(text: string, lines: Lines, from: number, masked: Uint8Array, rules: Rules): string[] {
  const lowest = Math.max(from, lines.count - TAIL);
  let last = lines.count - 1;
  while (last >= lowest && !isProse(text, lines, last, rules)) last--;
  if (last < lowest) return [];
  const signature: string[] = [];
  let index = last + 1;
  for (; index < lines.count; index++) {
    const { text: line, bodyName } = readLine(text, lines, index, rules);
    if (rules.footer.test(line) || isFurniture(line, rules)) break;
    const signs = bodyName || (line.length <= 40 && findDate(line, rules.dates) !== null) || /^[\d\s]{4,}$/.test(line);
    if (signs) signature.push(line);
    else if (signature.length > 0 || rules.title.test(line)) break;
    else if (line.length < SHORT && !/[，。；：]/.test(line) && !rules.numbering.at(line, 0)) break;
  }
  masked.fill(1, index);
  return signature;
}

/** A sentence of the report: closed by a full stop or long and punctuated, without a word of page footers. */
function isProse(text: string, lines: Lines, index: number, rules: Rules): boolean {
  const length = lines.end[index]! - lines.start[index]!;
  if (length < 6) return false;
  if (length > 400) return true;
  const line = text.slice(lines.start[index], lines.end[index]);
  const reads = /[。！；]/.test(line) || (length >= 20 && /[，,]/.test(line));
  return reads && !rules.footer.test(line) && !isFurniture(line, rules);
}
