import type { Lines } from './lines.ts';
import { buildReadable, type Readable } from './readable.ts';
import type { Rules } from './rules.ts';

/** The unmasked lines as readable text, one paragraph a line: lines broken within a sentence are joined. */
export function readParagraphs(
  text: string,
  lines: Lines,
  masked: Uint8Array,
  titleLines: readonly [number, number] | null,
  rules: Rules,
): Readable {
  const builder = buildReadable(text, lines.count);
  const width = wrapWidth(text, lines, masked, rules);
  let above = -1;
  for (let index = 0; index < lines.count; index++) {
    if (masked[index]) continue;
    const start = lines.start[index]!;
    if (above >= 0) {
      const withinTitle = titleLines !== null && above >= titleLines[0] && index <= titleLines[1];
      const joined = withinTitle || (!isNumbered(text, start, rules) && isBroken(text, lines, above, index, width));
      if (!joined) builder.endParagraph(lines.end[above]!);
    }
    builder.add(start, lines.end[index]!);
    above = index;
  }
  return builder.done(above < 0 ? 0 : lines.end[above]!);
}

function isNumbered(text: string, start: number, { numbering }: Rules): boolean {
  return numbering.opens(text.charCodeAt(start)) && numbering.at(text, start) !== null;
}

/** Whether the break between two lines stands within a sentence. */
function isBroken(text: string, lines: Lines, above: number, below: number, width: number): boolean {
  if (lines.gap[below]! > 1) return false;
  const last = text[lines.end[above]! - 1]!;
  if ('。！？；：!?;:'.includes(last)) return false;
  if ('，、（《“,('.includes(last) || '，。、；）》”,)'.includes(text[lines.start[below]!]!)) return true;
  return lines.gap[below] === 0 && width > 0 && displayWidth(text, lines.start[above]!, lines.end[above]!) >= width - 5;
}

/** The width at which a text was broken mechanically, as a printed page is; 0 where lines are paragraphs. Headings may be alike by chance. */
function wrapWidth(text: string, lines: Lines, masked: Uint8Array, rules: Rules): number {
  const counts = new Uint32Array(202);
  let long = 0;
  for (let index = 0; index < lines.count; index++) {
    const start = lines.start[index]!;
    const end = lines.end[index]!;
    if (masked[index] || end - start < 15 || isNumbered(text, start, rules)) continue;
    long++;
    if (end - start <= 200) counts[Math.min(201, displayWidth(text, start, end) >> 1)]!++;
  }
  let best = 0;
  for (let width = 1; width < 201; width++) if (near(counts, width) > near(counts, best)) best = width;
  return long >= 6 && near(counts, best) >= long * 0.5 && best >= 15 ? best * 2 : 0;
}

function near(counts: Uint32Array, width: number): number {
  return counts[width]! + (counts[width - 1] ?? 0) + (counts[width + 1] ?? 0);
}

/** In half-width columns. */
function displayWidth(text: string, start: number, end: number): number {
  let width = 0;
  for (let i = start; i < end; i++) width += text.charCodeAt(i) < 0x2000 ? 1 : 2;
  return width;
}
