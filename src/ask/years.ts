import { KnowledgeError } from '../knowledge/errors.ts';
import { readTable, several } from '../knowledge/tables.ts';
import type { Numerals } from '../model/numerals.ts';
import { readArabic, readHan } from '../segment/numbers.ts';
import type { Entity, Years } from './entity.ts';
import { PROBLEMS, type Problem } from './messages.ts';

/** A way to write years: what stands around its numbers, and what each end is. */
interface Form {
  readonly parts: readonly string[];
  readonly holes: readonly ('year' | 'n')[];
  readonly from: string;
  readonly to: string;
  readonly problem: Problem | null;
}

/** Finds years in a text; `latest` is the year that 近三年 counts from. */
export type YearFinder = (text: string, latest: number | null) => Entity[];

/** How a sentence calls years. */
export type ShowYears = (years: Years) => string;

const HOLES = /\{(year|n)\}/;
const [FIRST, LAST] = [1949, 2100];
/** The most years that 近三年 may be. */
const MOST = 30;

/**
 * Years by `years.tsv`: `{year}年至{year}年` with what it is from and to: {1} and {2} its numbers, {latest-n+1} counted from the latest
 * year held; `problem` names the message for what only today's date would tell.
 */
export function loadYears(file: string, numerals: Numerals, show: ShowYears): YearFinder {
  const forms = readTable(file, ['forms', 'from', 'to', 'problem', 'note']).flatMap((row) => {
    for (const end of [row.from, row.to]) {
      if (!/^(|\d{4}|\{1\}|\{2\}|\{latest\}|\{latest-n\+1\})$/.test(end))
        throw new KnowledgeError(
          file,
          { line: row.line, column: 1 },
          `"${end}" is no end of years; write four digits, {1}, {2}, {latest} or {latest-n+1}`,
        );
    }
    const problem = PROBLEMS.find((name) => name === row.problem) ?? null;
    if (row.problem !== '' && !problem)
      throw new KnowledgeError(
        file,
        { line: row.line, column: 1 },
        `unknown problem "${row.problem}"; there are: ${PROBLEMS.join(', ')}`,
      );
    return several(row.forms).map((text): Form => {
      const pieces = text.split(HOLES);
      return {
        parts: pieces.filter((_, i) => i % 2 === 0),
        holes: pieces.filter((_, i) => i % 2 === 1) as Form['holes'],
        from: row.from,
        to: row.to,
        problem,
      };
    });
  });
  return (text, latest) => {
    const found: Entity[] = [];
    for (let at = 0; at < text.length; at++)
      for (const form of forms) {
        const read = numbersAt(text, at, form, numerals);
        if (!read) continue;
        const { end, numbers } = read;
        const base = { type: 'years' as const, start: at, end, text: text.slice(at, end) };
        const years = form.problem ? null : yearsOf(form, numbers, latest);
        if (!years) found.push({ ...base, values: [], problem: form.problem ?? 'noReports' });
        else if (inOrder(years)) found.push({ ...base, values: [{ value: years, shown: show(years) }] });
      }
    return found;
  };
}

function numbersAt(text: string, start: number, { parts, holes }: Form, numerals: Numerals) {
  if (!text.startsWith(parts[0]!, start)) return null;
  let end = start + parts[0]!.length;
  const numbers: number[] = [];
  for (const [i, hole] of holes.entries()) {
    const read = readArabic(text, end, numerals) ?? readHan(text, end, numerals);
    if (!read) return null;
    const [low, high, digits] = hole === 'year' ? [FIRST, LAST, read.end - end === 4] : [1, MOST, true];
    if (!digits || !Number.isInteger(read.value) || read.value < low || read.value > high) return null;
    numbers.push(read.value);
    end = read.end;
    if (!text.startsWith(parts[i + 1]!, end)) return null;
    end += parts[i + 1]!.length;
  }
  return { end, numbers };
}

/** The years that a form means; null where that hangs on reports of which none is held. */
function yearsOf({ from, to }: Form, numbers: readonly number[], latest: number | null): Years | null {
  if (latest === null && `${from}${to}`.includes('latest')) return null;
  const endOf = (end: string) => {
    if (end === '{latest}') return latest!;
    if (end === '{latest-n+1}') return latest! - numbers[0]! + 1;
    const index = /^\{(\d)\}$/.exec(end)?.[1];
    return index ? numbers[Number(index) - 1]! : Number(end);
  };
  return { ...(from !== '' && { from: endOf(from) }), ...(to !== '' && { to: endOf(to) }) };
}

const inOrder = ({ from, to }: Years) => from === undefined || to === undefined || from <= to;
