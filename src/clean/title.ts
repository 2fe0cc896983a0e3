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
  /** Where the title begins in its first line and ends in its last one, in readable characters. */
  readonly begin: number;
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
  const nearest = inText ?? candidates.at(-1) ?? titleOfCard(head, rules);
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
    start: first.offsets[best.begin]!,
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
        ? { first, last, plain: title, begin: 0, lastLength: title.length - before }
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
  return { first: bodyLine, last: bodyLine, plain, begin: 0, lastLength: plain.length };
}

/** The title that the card above the text gives behind a label: 标题：…. */
function titleOfCard({ lines, bodyLine }: Head, rules: Rules): Candidate | null {
  for (let line = 0; line < bodyLine; line++) {
    const { text } = lines[line]!;
    const begin = rules.titleLabel.exec(text)?.[0].length;
    const plain = begin === undefined ? undefined : rules.title.exec(text.slice(begin))?.[1];
    if (begin !== undefined && plain && plain.length >= 8)
      return { first: line, last: line, plain, begin, lastLength: begin + plain.length };
  }
  return null;
}

function titleText(archived: string, head: Head, { first, last, begin, lastLength }: Candidate): string {
  let text = '';
  for (let index = first; index <= last; index++) {
    const { offsets, bodyName } = head.lines[index]!;
    const length = index === last ? lastLength : offsets.length - 1;
    const piece = archived.slice(offsets[index === first ? begin : 0]!, offsets[length - 1]! + 1);
    text += piece.replace(/\s+/g, ' ') + (index < last && bodyName ? ' ' : '');
  }
  return text;
}
