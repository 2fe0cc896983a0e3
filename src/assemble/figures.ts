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

/** What stands between names in a list. */
const LISTING = '、';
const RATE = '%';

/**
 * Reads figures: value, unit, what is counted, and the year it is of: the one said last before it, else the report's. Rates that
 * share a number, 参考率和合格率达到100%, are as many figures.
 */
export function openFigures(lexicon: Lexicon, indicatorOf: IndicatorFinder) {
  const numbersOf = (names: readonly string[]) => {
    const numbers = new Uint8Array(lexicon.classNames.length);
    for (const name of names) numbers[lexicon.classNumber(name) ?? numbers.length] = 1;
    return numbers;
  };
  const around = numbersOf(AROUND);
  const mark = numbersOf(['mark']);
  const year = numbersOf(['year']);
  const dating = numbersOf(['year-mark', 'of']);
  const trend = numbersOf(['trend']);
  const counted = numbersOf(['number', 'han-number']);
  const joining = numbersOf(['and']);
  const bears = ({ classes }: Token, numbers: Uint8Array) => {
    for (let i = 0; i < classes.length; i++) if (numbers[classes[i]!] === 1) return true;
    return false;
  };
  /** The first token from one on that bears a class, or the end. */
  const next = (tokens: readonly Token[], numbers: Uint8Array, from: number, to: number) => {
    let at = from;
    while (at < to && !bears(tokens[at]!, numbers)) at++;
    return at;
  };

  return (read: ReadSentence, mention: Mention, report: Report): Figure[] => {
    const reported = report.head.year;
    if (reported === null) return [];
    const { sentence, tokens } = read;
    const { text, offsets } = sentence;
    const number = mention.from;
    const last = mention.to - 1;
    let from = number;
    while (from > 0 && !bears(tokens[from - 1]!, mark)) from--;
    const to = next(tokens, mark, last + 1, tokens.length);
    const written = (start: number, end: number) =>
      start < end ? text.slice(tokens[start]!.start, tokens[end - 1]!.end) : '';
    const unit = written(last, last + 1);
    const named = (start: number, end: number) => {
      while (end > start && bears(tokens[end - 1]!, around)) end--;
      // One character is no name: 及时率.
      const rest = () => tokens[end - 1]!.end - tokens[start]!.end;
      while (start < end && bears(tokens[start]!, around) && rest() > 1) start++;
      return written(start, end);
    };
    /** The names of a list that ends before a token, in order, and where the list begins. */
    const listed = (until: number) => {
      const names: string[] = [];
      let [at, end] = [until - 1, until];
      for (; at >= 0; at--) {
        const lists = written(at, at + 1) === LISTING;
        if (!lists && bears(tokens[at]!, mark)) break;
        if (!lists && !bears(tokens[at]!, joining)) continue;
        names.unshift(named(at + 1, end));
        end = at;
      }
      return { names: [named(at + 1, end), ...names], begin: at + 1 };
    };
    // 由16.2%上升至28.8%: what rises is named before the first number.
    const rises = next(tokens, trend, from, number) < number;
    const first = rises ? next(tokens, counted, from, number) : number;
    const { names, begin } = unit === RATE ? listed(first) : { names: [], begin: from };
    const own = names.at(-1) ?? '';
    const alike = names.slice(names.findLastIndex((name) => name === '' || name.at(-1) !== own.at(-1)) + 1);
    const indicators =
      alike.length > 1
        ? alike.map((name) => indicatorOf(name, unit, 'end', name) ?? name)
        : [
            indicatorOf(written(from, first), unit, 'end', named(from, first)) ??
              indicatorOf(written(last + 1, to), unit, 'start', named(last + 1, to)) ??
              (named(from, first) || named(last + 1, to) || written(from, to)),
          ];
    // A year dates the figure where the clause begins with it or it stands right before the number; 2024年立法计划 does not.
    let date = number - 1;
    while (date > from && bears(tokens[date]!, dating)) date--;
    if (date >= from && !bears(tokens[date]!, year)) date = from;
    const dated = date >= from && bears(tokens[date]!, year);
    const start = offsets[tokens[alike.length > 1 ? begin : from]!.start]!;
    const end = offsets[tokens[to - 1]!.end - 1]! + 1;
    return indicators.map((indicator) => ({
      indicator,
      value: tokens[number]!.value,
      unit,
      year: dated ? tokens[date]!.value : reported,
      evidence: [report.source.text.slice(start, end)],
      spans: [[start, end]],
      patterns: [mention.pattern],
    }));
  };
}
