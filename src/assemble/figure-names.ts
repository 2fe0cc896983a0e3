import type { IndicatorFinder } from '../knowledge/indicators.ts';
import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import { bears, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';

/** Classes of words that belong to no indicator's name: what stands around it. */
const AROUND = [
  'edge',
  'adopting',
  'opening',
  'mark',
  'year',
  'year-mark',
  'date-mark',
  'number',
  'han-number',
  'unit',
  'of',
  'respectively',
  'approximate-before',
  'approximate-between',
  'approximate-after',
  'frequency',
];
/** Classes of words that belong to a name though they may do something as well: 法治政府建设项目, 季度会议. */
const WITHIN = ['aim', 'weak', 'generic-head', 'date-mark'];
/** What stands between names in a list. */
const LISTING = '、';
const COMMA = '，';
const RATE = '%';

/** A number with its unit and the clause it stands in: token indices. */
export interface Clause {
  readonly from: number;
  readonly number: number;
  readonly unit: number;
  readonly to: number;
}

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
  const around = classSet(lexicon, AROUND);
  const edge = classSet(lexicon, ['edge']);
  const holding = classSet(lexicon, ['holding']);
  const within = classSet(lexicon, WITHIN);
  const mark = classSet(lexicon, ['mark']);
  const trend = classSet(lexicon, ['trend']);
  const changing = classSet(lexicon, ['trend', 'approximate-before']);
  const comparing = classSet(lexicon, ['comparison']);
  const numbers = classSet(lexicon, ['number', 'han-number']);
  const joining = classSet(lexicon, ['and']);
  const sharing = classSet(lexicon, ['respectively']);

  return (read: ReadSentence, { from, number, unit: last, to }: Clause, { earlier, before, above }: Around): Named => {
    const { sentence, tokens } = read;
    const written = (start: number, end: number) =>
      start < end ? sentence.text.slice(tokens[start]!.start, tokens[end - 1]!.end) : '';
    const unit = written(last, last + 1);
    const said = { before: before + sentence.text.slice(0, tokens[number]!.start), above };
    const standardOf = (stretch: string, towards: 'end' | 'start', name: string) =>
      indicatorOf(stretch, unit, towards, name, said);

    function named(start: number, end: number): string {
      while (end > start && bears(tokens[end - 1]!, around) && !((openingBefore(read, end) ?? -1) > start)) end--;
      // One character is no name: 及时率.
      const rest = () => tokens[end - 1]!.end - tokens[start]!.end;
      while (start < end && bears(tokens[start]!, around) && rest() > 1) start++;
      return written(start, end);
    }

    /** The names of a list that ends before a token, in order, and where the list begins. */
    function listed(until: number) {
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
    }

    /** The name that 分别 gives to this number: the third to the third. */
    function shared(): Named | null {
      let before = 0;
      let at = number - 1;
      for (; at >= 0 && !bears(tokens[at]!, sharing); at--) {
        if (bears(tokens[at]!, numbers)) before++;
        else if (bears(tokens[at]!, mark) && written(at, at + 1) !== LISTING) return null;
      }
      if (at < 0) return null;
      const { names, begin } = listed(at);
      const name = names[before];
      if (!name || names.length < 2) return null;
      const indicator = standardOf(name, 'end', name) ?? name;
      return { indicators: [indicator], begin, counted: { indicator, phrase: name, written: name } };
    }

    /** The rates that this number is of, where there are several. */
    function alike(until: number): Named | null {
      if (unit !== RATE) return null;
      const { names, begin } = listed(until);
      const own = names.at(-1)!;
      const same = names.slice(names.findLastIndex((name) => name === '' || name.at(-1) !== own.at(-1)) + 1);
      const indicators = same.map((name) => standardOf(name, 'end', name) ?? name);
      return same.length > 1 ? { indicators, begin, counted: undefined } : null;
    }

    /** Whether a token belongs to no name. */
    function parts(token: Token): boolean {
      return bears(token, around) && (bears(token, edge) || !bears(token, within));
    }

    /** The end of the name that begins at a token. */
    function endOf(start: number): number {
      let end = start;
      while (end < to && !parts(tokens[end]!) && !bears(tokens[end]!, joining)) end++;
      return end;
    }

    /** 设立工作站12个 and 12个工作站: what is counted may stand right behind, unless it is what the next number counts. */
    function behind(): string {
      const until = endOf(last + 1);
      return until < to && bears(tokens[until]!, numbers) ? '' : written(last + 1, until);
    }

    /** What stands behind the number, a verb left out: 46次对法治工作作出批示. */
    function following(): string {
      const start = firstNot(tokens, around, last + 1, to);
      return written(start, endOf(start));
    }

    /** 组织集中学习，全年累计开展20次: a clause that names nothing is of what the one before it ends in. */
    function preceding(): { readonly name: string; readonly begin: number } | null {
      if (last + 1 < to || from < 2 || written(from - 1, from) !== COMMA) return null;
      let begin = from - 1;
      while (begin > 0 && !parts(tokens[begin - 1]!)) begin--;
      const name = named(begin, from - 1);
      return name ? { name, begin } : null;
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
    const [name, after] = [named(lastOf(tokens, holding, from, first), first) || named(from, first), following()];
    const standard = standardOf(written(from, first), 'end', name) ?? standardOf(written(last + 1, to), 'start', after);
    const same = again();
    const told = standard ?? (behind() || name || after || same);
    const earlierClause = told ? null : preceding();
    const indicator =
      told || earlierClause?.name || (earlier?.phrase ?? '') + written(from, first) || written(from, to);
    const phrase = name || after || indicator;
    const counted = indicator === same ? earlier : { indicator, phrase, written: written(from, first) || after };
    return { indicators: [indicator], begin: earlierClause?.begin ?? from, counted };
  };
}

/** The first token from one on that bears one of these classes, or the end. */
function firstOf(tokens: readonly Token[], wanted: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && !bears(tokens[at]!, wanted)) at++;
  return at;
}

/** After the last token that bears one of these classes; the first of all where none does. */
function lastOf(tokens: readonly Token[], wanted: Uint8Array, from: number, to: number): number {
  let at = to;
  while (at > from && !bears(tokens[at - 1]!, wanted)) at--;
  return at;
}

/** The first token from one on that bears none of these classes, or the end. */
function firstNot(tokens: readonly Token[], wanted: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && bears(tokens[at]!, wanted)) at++;
  return at;
}

/** The parenthesis that opens what is closed right before a token, if one is. */
export function openingBefore({ sentence: { text }, tokens }: ReadSentence, token: number): number | undefined {
  const sign = (at: number) => text.charAt(tokens[at]!.start);
  if (token === 0 || sign(token - 1) !== '）') return undefined;
  let at = token - 2;
  while (at >= 0 && sign(at) !== '（') at--;
  return at < 0 ? undefined : at;
}
