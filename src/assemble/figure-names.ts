import type { IndicatorFinder } from '../knowledge/indicators.ts';
import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import { bears, type ClassSet, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { type Clause, isSign, LISTING, openFigurePhrases, type Stand } from './figure-phrases.ts';
import { textOf } from './text-of.ts';

const RATE = '%';
/** A title that something stands behind: its words are not what is counted, 《行政执法监督条例》等法律法规6部. */
const OPENING = '《';
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
  readonly before: () => string;
  readonly above: () => string;
}

/**
 * Names what numbers count: by a standard indicator, or by the text's own noun phrase. Rates that share a number, 参考率和合格率
 * 达到100%, are as many; numbers that are shared out, 分别为100%和98%, have one name each.
 */
export function openFigureNames(lexicon: Lexicon, indicatorOf: IndicatorFinder) {
  const phrases = openFigurePhrases(lexicon);
  const mark = classSet(lexicon, ['mark']);
  const trend = classSet(lexicon, ['trend']);
  const changing = classSet(lexicon, ['trend', 'approximate-before', 'year', 'year-mark']);
  const comparing = classSet(lexicon, ['comparison']);
  const numbers = classSet(lexicon, ['number', 'han-number']);
  const sharing = classSet(lexicon, ['respectively']);

  /** Gives a stretch of text beside a number, and the noun phrase there, the standard indicator that they speak of. */
  type Standard = (stretch: string, towards: 'end' | 'start', name: string) => string | null;

  function standardFor({ read: { sentence, tokens }, clause }: Stand, { before, above }: Around): Standard {
    let told: string | undefined;
    const said = { before: () => (told ??= before() + sentence.text.slice(0, tokens[clause.number]!.start)), above };
    return (stretch, towards, name) => {
      const own = stretch.includes(OPENING) ? stretch.replace(TITLE_BEFORE, '') : stretch;
      return indicatorOf(own, clause.counter, towards, name, said);
    };
  }

  /** The name that 分别 gives to this number: the third to the third. */
  function shared(stand: Stand, standardOf: Standard): Named | null {
    const { read, clause } = stand;
    let before = 0;
    let at = clause.number - 1;
    for (; at >= 0 && !bears(read.tokens[at]!, sharing); at--) {
      if (bears(read.tokens[at]!, numbers)) before++;
      else if (bears(read.tokens[at]!, mark) && !isSign(read, at, LISTING)) return null;
    }
    if (at < 0) return null;
    const { names, begin } = phrases.listed(stand, at);
    const name = names[before];
    if (!name || names.length < 2) return null;
    const indicator = standardOf(name, 'end', name) ?? name;
    return { indicators: [indicator], begin, counted: { indicator, phrase: name, written: name } };
  }

  /** The rates that this number is of, where there are several. */
  function alike(stand: Stand, until: number, standardOf: Standard): Named | null {
    if (stand.clause.counter !== RATE) return null;
    const { names, begin } = phrases.listed(stand, until);
    const own = names.at(-1)!;
    const same = names.slice(names.findLastIndex((name) => name === '' || name.at(-1) !== own.at(-1)) + 1);
    if (same.length < 2) return null;
    return { indicators: same.map((name) => standardOf(name, 'end', name) ?? name), begin, counted: undefined };
  }

  /** 较上年提高3.2个百分点, 同比增长12%: a clause of its own that names nothing but how what was counted last has changed. */
  function change({ read, clause: { from, number, counter } }: Stand, earlier: Counted | undefined): Named | null {
    const { tokens } = read;
    if (earlier === undefined || firstNot(tokens, changing, from, number) < number) return null;
    const compares = firstOf(tokens, comparing, from, number) < number;
    if (from === number || (!compares && counter !== RATE)) return null;
    let end = number;
    while (end > from && !bears(tokens[end - 1]!, trend)) end--;
    if (end === from) return null;
    return { indicators: [earlier.indicator + textOf(read, { from, to: end })], begin: from, counted: earlier };
  }

  return (read: ReadSentence, clause: Clause, around: Around): Named => {
    const { earlier } = around;
    const { from, number, to } = clause;
    const { tokens } = read;
    const stand: Stand = { read, clause };
    const changed = change(stand, earlier);
    if (changed) return changed;
    const standardOf = standardFor(stand, around);
    // 由16.2%上升至28.8%: what rises is named before the first number.
    const rises = firstOf(tokens, trend, from, number) < number;
    const first = rises ? firstOf(tokens, numbers, from, number) : number;
    const several = shared(stand, standardOf) ?? alike(stand, first, standardOf);
    if (several) return several;
    const stretch = textOf(read, { from, to: first });
    const [name, after] = [phrases.held(stand, first), phrases.following(stand)];
    const ending = phrases.isObject(stand) ? null : standardOf(stretch, 'end', name);
    const standard = ending ?? standardOf(phrases.ahead(stand), 'start', after);
    // 接待群众34批次，210人次: a number by itself is of what was counted last.
    const same =
      earlier && from === number ? (standardOf(earlier.written, 'end', earlier.phrase) ?? earlier.phrase) : '';
    const told = standard ?? (phrases.behind(stand) || name || after || same);
    const preceding = told ? null : phrases.preceding(stand);
    // 涉及任务132项，已完成130项: what a clause without a name says was done with what was counted last.
    const indicator = told || preceding?.name || (earlier?.phrase ?? '') + stretch || textOf(read, { from, to });
    const phrase = name || after || indicator;
    const counted = indicator === same ? earlier : { indicator, phrase, written: stretch || after };
    return { indicators: [indicator], begin: preceding?.begin ?? from, counted };
  };
}

/** The first token from one on that bears one of these classes, or the end. */
function firstOf(tokens: readonly Token[], wanted: ClassSet, from: number, to: number): number {
  let at = from;
  while (at < to && !bears(tokens[at]!, wanted)) at++;
  return at;
}

/** The first token from one on that bears none of these classes, or the end. */
function firstNot(tokens: readonly Token[], wanted: ClassSet, from: number, to: number): number {
  let at = from;
  while (at < to && bears(tokens[at]!, wanted)) at++;
  return at;
}
