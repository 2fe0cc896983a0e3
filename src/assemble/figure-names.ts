import type { IndicatorFinder } from '../knowledge/indicators.ts';
import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import { bears, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { type Clause, LISTING, openFigurePhrases } from './figure-phrases.ts';

const RATE = '%';
/** A title that something stands behind: its words are not what is counted, 《行政执法监督条例》等法律法规6部. */
const TITLE_BEFORE = /《[^》]*》(?=.)/g;

/** What was counted: under which name, by which noun phrase, and how the text says it. */
export interface Counted {
  readonly indicator: string;
  readonly phrase: string;
  readonly written: string;
}

/**
 * What a number is of: one indicator, or several that share it; `begin` is where their names begin. `counted` is what the next
 * number may be of as well.
 */
export interface Named {
  readonly indicators: readonly string[];
  readonly begin: number;
  readonly counted: Counted | undefined;
}

/** What stands around a clause: what was counted last in the sentence, the sentence before under the same headings, and these. */
export interface Around {
  readonly earlier: Counted | undefined;
  readonly before: string;
  readonly above: string;
}

/**
 * Names what numbers count: by a standard indicator, or by the text's own noun phrase. Rates that share a number, 参考率和合格率
 * 达到100%, are as many; numbers that are shared out, 分别为100%和98%, have one name each.
 */
export function openFigureNames(lexicon: Lexicon, indicatorOf: IndicatorFinder) {
  const phrasesOf = openFigurePhrases(lexicon);
  const mark = classSet(lexicon, ['mark']);
  const trend = classSet(lexicon, ['trend']);
  const changing = classSet(lexicon, ['trend', 'approximate-before', 'year', 'year-mark']);
  const comparing = classSet(lexicon, ['comparison']);
  const numbers = classSet(lexicon, ['number', 'han-number']);
  const sharing = classSet(lexicon, ['respectively']);

  return (read: ReadSentence, clause: Clause, { earlier, before, above }: Around): Named => {
    const { sentence, tokens } = read;
    const { from, number, to, counter: unit } = clause;
    const phrases = phrasesOf(read, clause);
    const { written } = phrases;
    const said = { before: before + sentence.text.slice(0, tokens[number]!.start), above };
    const standardOf = (stretch: string, towards: 'end' | 'start', name: string) =>
      indicatorOf(stretch.replace(TITLE_BEFORE, ''), unit, towards, name, said);

    /** The name that 分别 gives to this number: the third to the third. */
    function shared(): Named | null {
      let before = 0;
      let at = number - 1;
      for (; at >= 0 && !bears(tokens[at]!, sharing); at--) {
        if (bears(tokens[at]!, numbers)) before++;
        else if (bears(tokens[at]!, mark) && written(at, at + 1) !== LISTING) return null;
      }
      if (at < 0) return null;
      const { names, begin } = phrases.listed(at);
      const name = names[before];
      if (!name || names.length < 2) return null;
      const indicator = standardOf(name, 'end', name) ?? name;
      return { indicators: [indicator], begin, counted: { indicator, phrase: name, written: name } };
    }

    /** The rates that this number is of, where there are several. */
    function alike(until: number): Named | null {
      if (unit !== RATE) return null;
      const { names, begin } = phrases.listed(until);
      const own = names.at(-1)!;
      const same = names.slice(names.findLastIndex((name) => name === '' || name.at(-1) !== own.at(-1)) + 1);
      const indicators = same.map((name) => standardOf(name, 'end', name) ?? name);
      return same.length > 1 ? { indicators, begin, counted: undefined } : null;
    }

    /** 较上年提高3.2个百分点, 同比增长12%: a clause of its own that names nothing but how what was counted last has changed. */
    function change(): Named | null {
      if (earlier === undefined || firstNot(tokens, changing, from, number) < number) return null;
      const compares = firstOf(tokens, comparing, from, number) < number;
      if (from === number || (!compares && unit !== RATE)) return null;
      let end = number;
      while (end > from && !bears(tokens[end - 1]!, trend)) end--;
      if (end === from) return null;
      return { indicators: [earlier.indicator + written(from, end)], begin: from, counted: earlier };
    }

    /** 接待群众34批次，210人次: a number by itself is of what was counted last. */
    function again(): string {
      if (earlier === undefined || from < number) return '';
      return standardOf(earlier.written, 'end', earlier.phrase) ?? earlier.phrase;
    }

    const changed = change();
    if (changed) return changed;
    // 由16.2%上升至28.8%: what rises is named before the first number.
    const rises = firstOf(tokens, trend, from, number) < number;
    const first = rises ? firstOf(tokens, numbers, from, number) : number;
    const several = shared() ?? alike(first);
    if (several) return several;
    const stretch = written(from, first);
    const [name, after] = [phrases.held(first), phrases.following()];
    const ending = phrases.isObject() ? null : standardOf(stretch, 'end', name);
    const standard = ending ?? standardOf(phrases.ahead(), 'start', after);
    const same = again();
    const told = standard ?? (phrases.behind() || name || after || same);
    const preceding = told ? null : phrases.preceding();
    // 涉及任务132项，已完成130项: what a clause without a name says was done with what was counted last.
    const indicator = told || preceding?.name || (earlier?.phrase ?? '') + stretch || written(from, to);
    const phrase = name || after || indicator;
    const counted = indicator === same ? earlier : { indicator, phrase, written: stretch || after };
    return { indicators: [indicator], begin: preceding?.begin ?? from, counted };
  };
}

/** The first token from one on that bears one of these classes, or the end. */
function firstOf(tokens: readonly Token[], wanted: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && !bears(tokens[at]!, wanted)) at++;
  return at;
}

/** The first token from one on that bears none of these classes, or the end. */
function firstNot(tokens: readonly Token[], wanted: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bears(tokens[at]!, wanted)) at++;
  return at;
}
