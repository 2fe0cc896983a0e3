import type { Span } from '../model/text.ts';
import type { Head } from './headlines.ts';
import type { Rules } from './rules.ts';

/** The title of a report, and where the lines stand that show it. */
export interface Title extends Span {
  /** As published, on one line: `蓬溪县赤城镇人民政府 2022年度法治政府建设工作报告`. */
  readonly text: string;
  /** Without white space, simplified. */
  readonly plain: string;
  /** The last line before the report's own text that shows a title. */
  readonly lastLine: number;
  /** First and last line of this one, the fullest. */
  readonly own: readonly [number, number];
}

interface Candidate {
  readonly first: number;
  readonly last: number;
  readonly plain: string;
  /** Length of the title within its last line, in readable characters. */
  readonly lastLength: number;
}

/** The fullest title above the report's text; null where the page begins with prose. */
export function findTitle(archived: string, head: Head, rules: Rules): Title | null {
  const candidates: Candidate[] = [];
  for (let line = 0; line < head.bodyLine; line++) {
    const found = titleAt(head, line, rules);
    if (!found) continue;
    candidates.push(found);
    line = found.last;
  }
  const inText = candidates.length === 0 ? titleBeforeText(head, rules) : null;
  const nearest = inText ?? candidates.at(-1);
  if (!nearest) return null;
  // Above the text stand repetitions of the same title; reports of other years in a side bar are not it.
  const year = /20\d\d/.exec(nearest.plain)?.[0];
  const best = candidates
    .filter(({ plain }) => !year || !/20\d\d/.test(plain) || plain.includes(year))
    .reduce((a, b) => (b.plain.length > a.plain.length ? b : a), nearest);
  const first = head.lines[best.first]!;
  const last = head.lines[best.last]!;
  const end = last.offsets[best.lastLength - 1]! + 1;
  return {
    text: titleText(archived, head, best),
    plain: best.plain,
    start: first.offsets[0]!,
    end,
    lastLine: inText ? best.last - 1 : nearest.last,
    own: [best.first, best.last],
  };
}

function titleAt(head: Head, first: number, rules: Rules): Candidate | null {
  let plain = '';
  for (let last = first; last < Math.min(first + 5, head.bodyLine); last++) {
    const line = head.lines[last]!;
    const { text } = line;
    if (last > first && line.gap > 1) return null;
    if (text.length > 90 || line.furniture || rules.columns.has(text) || rules.numbering.at(text, 0)) return null;
    const isBody = rules.body.test(text);
    if (last > first && !joins(head.lines[last - 1]!.text, text, isBody, rules)) return null;
    plain += text;
    const whole = rules.title.exec(plain);
    if (whole && !isBody) {
      const title = whole[1]!;
      const before = plain.length - text.length;
      return title.length >= 8 && !rules.columns.has(title)
        ? { first, last, plain: title, lastLength: title.length - before }
        : null;
    }
    if (!isBody && !rules.subject.test(text) && !rules.about.test(text)) return null;
  }
  return null;
}

/** Whether a line of a title goes on from the line above it. */
function joins(above: string, text: string, isBody: boolean, rules: Rules): boolean {
  return rules.body.test(above) ? isBody || rules.about.test(text) : !isBody;
}

function titleBeforeText({ lines, bodyLine }: Head, rules: Rules): Candidate | null {
  const found = rules.titleBeforeText.exec(lines[bodyLine]?.text.slice(0, 120) ?? '');
  const plain = found?.[1];
  if (!plain || plain.length < 8 || rules.numbering.at(plain, 0)) return null;
  return { first: bodyLine, last: bodyLine, plain, lastLength: plain.length };
}

function titleText(archived: string, head: Head, { first, last, lastLength }: Candidate): string {
  let text = '';
  for (let index = first; index <= last; index++) {
    const { offsets, bodyName } = head.lines[index]!;
    const length = index === last ? lastLength : offsets.length - 1;
    const piece = archived.slice(offsets[0]!, offsets[length - 1]! + 1);
    text += piece.replace(/\s+/g, ' ') + (index < last && bodyName ? ' ' : '');
  }
  return text;
}
