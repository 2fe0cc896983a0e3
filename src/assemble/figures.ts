import type { IndicatorFinder } from '../knowledge/indicators.ts';
import { classSet, type Lexicon, termSet } from '../knowledge/lexicon.ts';
import type { Figure } from '../model/fact.ts';
import { foundBy, type Mention } from '../model/mention.ts';
import { isDigit, type Numerals, shareAt } from '../model/numerals.ts';
import type { Report } from '../model/report.ts';
import type { Sentence } from '../model/text.ts';
import { bears } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { type Around, type Counted, openFigureNames } from './figure-names.ts';
import { openingBefore } from './figure-phrases.ts';
import { inOrder } from './taker.ts';

/** What joins the parts of a way of working. */
const PLUS = '+';
/** Digits and what multiplies them. */
const WITH_MULTIPLIER = /^([\d.,]+)(\D+)$/;

/** The figures of a sentence, given the sentence before it. */
export type FigureReader = (
  read: ReadSentence,
  mentions: readonly Mention[],
  report: Report,
  last: Sentence | undefined,
) => Figure[];

/**
 * Reads figures: value, unit, what is counted, and the year it is of: the one said last before it, else the report's. A number
 * that several rates share gives as many.
 */
export function openFigures(lexicon: Lexicon, numerals: Numerals, indicatorOf: IndicatorFinder): FigureReader {
  const namesOf = openFigureNames(lexicon, indicatorOf);
  const mark = classSet(lexicon, ['mark']);
  const joining = classSet(lexicon, ['and']);
  const numbers = classSet(lexicon, ['number']);
  const year = classSet(lexicon, ['year']);
  const dating = classSet(lexicon, ['year-mark', 'of']);
  const units = termSet(lexicon, ['unit']);

  /** The first token of the clause that goes on to a token; 3个站和12个点 are two, and 12个点 in 服务中心和12个点 is its own. */
  function clauseBefore({ tokens }: ReadSentence, until: number): number {
    let from = until;
    let joint = -1;
    if (from > 0 && bears(tokens[from]!, numbers) && bears(tokens[from - 1]!, joining)) return from;
    while (from > 0 && !bears(tokens[from - 1]!, mark)) {
      from--;
      if (bears(tokens[from]!, joining)) joint = from;
      else if (joint >= 0 && bears(tokens[from]!, numbers)) return joint + 1;
    }
    return from;
  }

  /** 1名网格员+2名执法人员: what is put together is a way of working, not a count. */
  function isComposed({ sentence, tokens }: ReadSentence, { from, to }: Mention): boolean {
    const joins = (at: number) => at >= 0 && at < tokens.length && sentence.text.charAt(tokens[at]!.start) === PLUS;
    let next = to;
    while (next < tokens.length && !bears(tokens[next]!, mark)) next++;
    return joins(from - 1) || joins(next);
  }

  /** Value and unit of a number: those of 百分之九十 are 90 and %, of 238万余元 238 and 万元, where the unit is one that keeps its multiplier. */
  function measured({ sentence: { text }, tokens }: ReadSentence, number: number, unit: number) {
    const { start, end, value } = tokens[number]!;
    const last = tokens[unit]!;
    const share = number === unit && shareAt(numerals, text, start);
    if (share) return { value: value!, unit: share.unit };
    const known = last.term === -1 ? undefined : lexicon.meanings[last.term]!.find((one) => one.class === 'unit');
    const counted = known?.name ?? text.slice(last.start, last.end);
    const multiplied = isDigit(text.charCodeAt(end - 1)) ? null : WITH_MULTIPLIER.exec(text.slice(start, end));
    const whole = multiplied ? lexicon.find(multiplied[2]! + counted) : undefined;
    if (whole === undefined || units[whole] !== 1) return { value: value!, unit: counted };
    return { value: Number(multiplied![1]!.replaceAll(',', '')), unit: lexicon.terms[whole]! };
  }

  function figuresOf(read: ReadSentence, mention: Mention, { source }: Report, reported: number, around: Around) {
    const { sentence, tokens } = read;
    const { at, offsets } = sentence;
    const number = mention.from;
    const unit = mention.to - 1;
    let from = clauseBefore(read, number);
    // 公共法律服务站（室）12个: what stands right before the number in parentheses belongs to what is counted.
    if (from === number) from = clauseBefore(read, openingBefore(read, number) ?? number);
    let to = mention.to;
    while (to < tokens.length && !bears(tokens[to]!, mark)) to++;
    const { value, unit: counter } = measured(read, number, unit);
    const { indicators, begin, counted } = namesOf(read, { from, number, unit, to, counter }, around);
    // A year dates the figure where the clause begins with it or it stands right before the number; 2024年立法计划 does not.
    let date = number - 1;
    while (date > from && bears(tokens[date]!, dating)) date--;
    if (date >= from && !bears(tokens[date]!, year)) date = from;
    const dated = date >= from && bears(tokens[date]!, year);
    const start = offsets[at + tokens[begin]!.start]!;
    const end = offsets[at + tokens[to - 1]!.end - 1]! + 1;
    const figures = indicators.map((indicator) => ({
      indicator,
      value,
      unit: counter,
      year: (dated && tokens[date]!.value) || reported,
      evidence: [source.text.slice(start, end)],
      spans: [[start, end] as const],
      patterns: [foundBy(mention)],
    }));
    return { figures, counted };
  }

  return (read, mentions, report, last) => {
    const { year: reported } = report.head;
    if (reported === null || mentions.length === 0) return [];
    const { headings } = read.sentence;
    // Asked for where a phrase may mean several things: of few numbers.
    const before = () => (last && alike(headings, last.headings) ? last.text : '');
    let told: string | undefined;
    const above = () => (told ??= headings.map((index) => report.headings[index]!.text).join('\n'));
    let earlier: Counted | undefined;
    const all: Figure[] = [];
    for (const mention of inOrder(mentions)) {
      if (isComposed(read, mention)) continue;
      const { figures, counted } = figuresOf(read, mention, report, reported, { earlier, before, above });
      earlier = counted;
      all.push(...figures);
    }
    return all;
  };
}

function alike(a: readonly number[], b: readonly number[]): boolean {
  return a === b || (a.length === b.length && a.every((index, at) => index === b[at]));
}
