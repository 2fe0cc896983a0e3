import type { IndicatorFinder } from '../knowledge/indicators.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Figure } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Report } from '../model/report.ts';
import type { Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';

/** Classes of words that belong to no indicator's name: what stands around it. */
const AROUND = [
  'edge',
  'adopting',
  'opening',
  'mark',
  'year',
  'year-mark',
  'number',
  'han-number',
  'unit',
  'of',
  'approximate-before',
  'approximate-between',
  'approximate-after',
];

/** Reads figures: value, unit, what is counted, and the year it is of: the one said last before it, else the report's. */
export function openFigures(lexicon: Lexicon, indicatorOf: IndicatorFinder) {
  const numbersOf = (names: readonly string[]) => new Set(names.flatMap((name) => lexicon.classNumber(name) ?? []));
  const around = numbersOf(AROUND);
  const mark = numbersOf(['mark']);
  const year = numbersOf(['year']);
  const dating = numbersOf(['year-mark', 'of']);
  const trend = numbersOf(['trend']);
  const counted = numbersOf(['number', 'han-number']);
  const bears = (token: Token, numbers: ReadonlySet<number>) => token.classes.some((number) => numbers.has(number));

  return (read: ReadSentence, mention: Mention, report: Report): Figure | null => {
    if (report.head.year === null) return null;
    const { sentence, tokens } = read;
    const { text, offsets } = sentence;
    const number = mention.from;
    const last = mention.to - 1;
    let from = number;
    while (from > 0 && !bears(tokens[from - 1]!, mark)) from--;
    let to = last + 1;
    while (to < tokens.length && !bears(tokens[to]!, mark)) to++;
    const written = (start: number, end: number) =>
      start < end ? text.slice(tokens[start]!.start, tokens[end - 1]!.end) : '';
    const unit = written(last, last + 1);
    const named = (start: number, end: number) => {
      while (start < end && bears(tokens[start]!, around)) start++;
      while (end > start && bears(tokens[end - 1]!, around)) end--;
      return written(start, end);
    };
    // 由16.2%上升至28.8%: what rises is named before the first number.
    const rises = tokens.slice(from, number).some((token) => bears(token, trend));
    const first = rises ? tokens.findIndex((token, at) => at >= from && bears(token, counted)) : number;
    const indicator =
      indicatorOf(written(from, first), unit, 'end') ??
      indicatorOf(written(last + 1, to), unit, 'start') ??
      (named(from, first) || named(last + 1, to) || written(from, to));
    // A year dates the figure where the clause begins with it or it stands right before the number; 2024年立法计划 does not.
    const said = tokens
      .slice(from, number)
      .findLast(
        (token, at) =>
          bears(token, year) && (at === 0 || tokens.slice(from + at + 1, number).every((next) => bears(next, dating))),
      );
    const start = offsets[tokens[from]!.start]!;
    const end = offsets[tokens[to - 1]!.end - 1]! + 1;
    return {
      indicator,
      value: tokens[number]!.value,
      unit,
      year: said ? said.value : report.head.year,
      evidence: [report.source.text.slice(start, end)],
      spans: [[start, end]],
      patterns: [mention.pattern],
    };
  };
}
