import type { IndicatorFinder } from '../knowledge/indicators.ts';
import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import type { Figure } from '../model/fact.ts';
import { foundBy, type Mention } from '../model/mention.ts';
import type { Report } from '../model/report.ts';
import { bears } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { openFigureNames } from './figure-names.ts';

/**
 * Reads figures: value, unit, what is counted, and the year it is of: the one said last before it, else the report's. A number
 * that several rates share gives as many.
 */
export function openFigures(lexicon: Lexicon, indicatorOf: IndicatorFinder) {
  const namesOf = openFigureNames(lexicon, indicatorOf);
  const mark = classSet(lexicon, ['mark']);
  const year = classSet(lexicon, ['year']);
  const dating = classSet(lexicon, ['year-mark', 'of']);

  return (read: ReadSentence, mention: Mention, report: Report): Figure[] => {
    const reported = report.head.year;
    if (reported === null) return [];
    const { sentence, tokens } = read;
    const { text, at, offsets } = sentence;
    const number = mention.from;
    const unit = mention.to - 1;
    let from = number;
    while (from > 0 && !bears(tokens[from - 1]!, mark)) from--;
    let to = mention.to;
    while (to < tokens.length && !bears(tokens[to]!, mark)) to++;
    const { indicators, begin } = namesOf(read, { from, number, unit, to });
    // A year dates the figure where the clause begins with it or it stands right before the number; 2024年立法计划 does not.
    let date = number - 1;
    while (date > from && bears(tokens[date]!, dating)) date--;
    if (date >= from && !bears(tokens[date]!, year)) date = from;
    const dated = date >= from && bears(tokens[date]!, year);
    const start = offsets[at + tokens[begin]!.start]!;
    const end = offsets[at + tokens[to - 1]!.end - 1]! + 1;
    return indicators.map((indicator) => ({
      indicator,
      value: tokens[number]!.value!,
      unit: text.slice(tokens[unit]!.start, tokens[unit]!.end),
      year: (dated && tokens[date]!.value) || reported,
      evidence: [report.source.text.slice(start, end)],
      spans: [[start, end]],
      patterns: [foundBy(mention)],
    }));
  };
}
