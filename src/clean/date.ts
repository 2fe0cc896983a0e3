import type { Cleaning } from '../knowledge/cleaning.ts';
import { any } from './words.ts';

/** How dates and years are written. */
export interface DateRules {
  readonly date: RegExp;
  readonly chineseDate: RegExp;
  /** Labels of a publication date with what may stand between label and date, the surest first. */
  readonly labels: readonly RegExp[];
  /** A year in Chinese numerals, before the word for year. */
  readonly chineseYear: RegExp;
  readonly years: YearRules;
  readonly digits: ReadonlyMap<string, string>;
  readonly ten: string;
}

/** Shapes that capture a year which is no part of a span (2021—2025年), a date or a number. */
export interface YearRules {
  readonly any: RegExp;
  /** 现将2022年度…报告如下 */
  readonly announced: RegExp;
  /** At the beginning of a clause: 2022年，我区… */
  readonly opening: RegExp;
  /** In a heading: 一、2022年推进法治政府建设… */
  readonly heading: RegExp;
  /** 今年 */
  readonly now: RegExp;
}

/** Compiles the words of `graph/head/calendar.tsv` and `published.txt`. */
export function compileDates(cleaning: Cleaning): DateRules {
  const { calendar, head } = cleaning;
  const year = `(?:${any(calendar.year)}|[-/.])`;
  const month = `(?:${any(calendar.month)}|[-/.])`;
  const [ten] = calendar.ten as readonly [string];
  const zeros = any(calendar.zero);
  const numeral = `[${calendar.digits.join('')}${ten}${calendar.zero.join('')}]`;
  return {
    date: new RegExp(`(?<!\\d)(20\\d\\d)${year}(\\d{1,2})${month}(\\d{1,2})(?!\\d)`, 'g'),
    chineseDate: new RegExp(
      `(${numeral}{4})(?:${any(calendar.year)})(${numeral}{1,3})(?:${any(calendar.month)})(${numeral}{1,3})(?:${any(calendar.day)})`,
      'g',
    ),
    labels: head.published.map((label) => new RegExp(`${label}[^\\p{L}\\d]{0,6}(?=20\\d\\d)`, 'gu')),
    chineseYear: new RegExp(
      `${calendar.digits[1]}(?:${zeros})[${calendar.digits.join('')}${calendar.zero.join('')}]{2}(?=${any(calendar.year)})`,
      'g',
    ),
    years: compileYears(cleaning),
    digits: new Map([
      ...calendar.digits.map((digit, index) => [digit, String(index + 1)] as const),
      ...zeros.split('|').map((zero) => [zero, '0'] as const),
    ]),
    ten,
  };
}

function compileYears({ calendar, head, numbering }: Cleaning): YearRules {
  const word = any(calendar.year);
  const span = `(?:${any(calendar.spans)}|[-—–―~～─])`;
  const year = `(?<!\\d|20\\d\\d(?:${word})?${span}{1,2})(20[12]\\d)(?=${word})(?!(?:${word})${span}|(?:${word})\\d{1,2}(?:${any(calendar.month)}))`;
  const numeral = `[${numbering.digits.join('')}${numbering.ten.join('')}]`;
  return {
    any: new RegExp(
      `(?<!\\d|20\\d\\d(?:${word})?${span}{1,2})(20[12]\\d)(?!\\d|(?:${word})?${span}|(?:${word})\\d{1,2}(?:${any(calendar.month)}))`,
      'g',
    ),
    announced: new RegExp(`(?:${any(head.announcing)})[^，。]{0,12}?${year}`, 'g'),
    opening: new RegExp(`(?<=^|[\\n，。；])${year}`, 'g'),
    heading: new RegExp(
      `\\n[（(]?${numeral}{1,3}[、．.）)，]?${year}(?=[^\\n。]*(?:${any(head['year-context'])}))`,
      'g',
    ),
    now: new RegExp(any(calendar.now)),
  };
}

/** The first whole date of `text` at or after `from`, as ISO; a damaged one (202421) is none. */
export function findDate(text: string, rules: DateRules, from = 0): { iso: string; start: number; end: number } | null {
  rules.date.lastIndex = from;
  for (let found = rules.date.exec(text); found; found = rules.date.exec(text)) {
    const iso = isoDate(Number(found[1]), Number(found[2]), Number(found[3]));
    if (iso) return { iso, start: found.index, end: found.index + found[0].length };
  }
  rules.chineseDate.lastIndex = from;
  const found = rules.chineseDate.exec(text);
  if (!found) return null;
  const year = Number([...found[1]!].map((digit) => rules.digits.get(digit) ?? '').join(''));
  const iso = isoDate(year, small(found[2]!, rules), small(found[3]!, rules));
  return iso === null ? null : { iso, start: found.index, end: found.index + found[0].length };
}

/** Years written in Chinese numerals (二〇二三年) in Arabic ones, of equal length. */
export function arabicYears(text: string, rules: DateRules): string {
  return text.replace(rules.chineseYear, (numerals) => [...numerals].map((digit) => rules.digits.get(digit)!).join(''));
}

function small(numerals: string, { digits, ten }: DateRules): number {
  const at = numerals.indexOf(ten);
  if (at < 0) return Number([...numerals].map((digit) => digits.get(digit) ?? '').join(''));
  return (at > 0 ? Number(digits.get(numerals[0]!)) : 1) * 10 + Number(digits.get(numerals.slice(at + 1)) ?? 0);
}

function isoDate(year: number, month: number, day: number): string | null {
  if (year < 2000 || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
