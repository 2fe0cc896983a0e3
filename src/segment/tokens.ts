import { type Lexicon, signSet, termSet } from '../knowledge/lexicon.ts';
import type { Numerals } from '../model/numerals.ts';
import type { Span } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import { HAN, kinds, LATIN, LETTER } from './characters.ts';
import { CLOSERS, openEnclosed } from './enclosed.ts';
import { formsOf } from './forms.ts';
import { readArabic, readHan, readShare, writesNumber } from './numbers.ts';
import { LONG } from './words.ts';

/** The number of an item right before another number. */
const ITEM_NUMBER = /^([1-9]\d?)\.\d+$/;
/** What is counted in more parts than this is no group of partners. */
const MOST_PARTS = 99;
const LATIN_WORD = /[A-Za-z][A-Za-z0-9.&-]*/y;
// How a token can begin.
const NUMERAL = 1;
const DIGIT = 2;
const OPENER = 3;
const NOWHERE: ReadonlyMap<number, number> = new Map();
const NO_SPANS: readonly Span[] = [];
const NO_TOKENS: readonly Token[] = [];

/**
 * Cuts a sentence's text into tokens, given where jieba sees words begin (`marks`, from `at` on) and which stretches name places;
 * `plain`: its tokens without these, to be taken over where they stay.
 */
export type Tokenizer = (
  text: string,
  marks: Uint8Array,
  at: number,
  places?: readonly Span[],
  plain?: readonly Token[],
) => Token[];

/**
 * Tokens by form first (numbers, quotations, titles, signs), then the longest lexicon term, then jieba's word.
 * A term of two or three characters counts only where jieba sees a word begin, so that 民法 is not found in 人民法院.
 */
export function openTokenizer(lexicon: Lexicon, numerals: Numerals): Tokenizer {
  const forms = formsOf(lexicon);
  const { form, formOnly } = forms;
  const enclosed = openEnclosed(lexicon, numerals, forms);
  const yearMark = termSet(lexicon, ['year-mark']);
  const unit = termSet(lexicon, ['unit']);
  const wholeUnit = termSet(lexicon, ['whole-unit']);
  const between = termSet(lexicon, ['approximate-between']);
  const document = termSet(lexicon, ['document']);
  const lawWord = termSet(lexicon, ['law-word']);
  const counter = termSet(lexicon, ['group-counter']);
  const counted = termSet(lexicon, ['group', 'region']);

  // A sign that is a term of some pattern stays a sign.
  const marked = forms.with('mark');
  const numbered = forms.with('han-number');

  // To patterns that want no number it is one.
  const sharing = lexicon.sharing([form.share, form['han-number']]);

  const has = (term: number, wanted: Uint8Array) => term !== -1 && wanted[term] === 1;

  const begins = new Uint8Array(0x10000);
  for (const sign of [...numerals.digits.keys(), ...numerals.multipliers.keys()]) begins[sign] = NUMERAL;
  for (const { text: word } of numerals.shares) begins[word.charCodeAt(0)] = NUMERAL;
  for (let digit = 48; digit <= 57; digit++) begins[digit] = DIGIT;
  for (const opener of CLOSERS.keys()) begins[opener] = OPENER;

  const group = lexicon.classNumber('group');
  const groupOnly = lexicon.sharing(group === undefined ? [] : [group]);

  const turning = signSet(lexicon, 'turning');

  let text = '';
  let marks: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let tokens: Token[] = [];
  let placeAt: ReadonlyMap<number, number> = NOWHERE;
  // Terms that are looked at, kept for the next look.
  const shorter: number[] = [];
  const begun: number[] = [];
  return (given, boundaries, from, places = NO_SPANS, plain = NO_TOKENS) => {
    text = given;
    marks = boundaries;
    offset = from;
    tokens = [];
    placeAt = places.length > 0 ? new Map(places.map(({ start, end }) => [start, end])) : NOWHERE;
    if (places.length === 0) {
      for (let at = 0; at < text.length; ) {
        const token = tokenAt(at);
        tokens.push(token);
        at = token.end;
      }
      return tokens;
    }
    // Where a place begins with such a sign, what stands before it is read in another way.
    const reusable = !places.some(({ start }) => turning[text.charCodeAt(start)] === 1);
    let next = reusable ? 0 : plain.length;
    // What ends before the first place is as it was.
    while (next < plain.length && plain[next]!.end < places[0]!.start) tokens.push(plain[next++]!);
    for (let at = tokens.at(-1)?.end ?? 0; at < text.length; ) {
      while (next < plain.length && plain[next]!.start < at) next++;
      const end = placeAt.get(at);
      const token = end === undefined ? (same(plain, next, at) ?? tokenAt(at)) : placeToken(at, end);
      tokens.push(token);
      at = token.end;
    }
    return tokens;
  };

  /** The token at `at` as it was without places: it is read alike where the two before it are, too. */
  function same(plain: readonly Token[], next: number, at: number): Token | null {
    const token = plain[next];
    if (token?.start !== at) return null;
    if (holdsPlace(at, token.end)) return null;
    const count = tokens.length;
    return tokens[count - 1] === plain[next - 1] && tokens[count - 2] === plain[next - 2] ? token : null;
  }

  function tokenAt(at: number): Token {
    const code = text.charCodeAt(at);
    switch (begins[code]) {
      case OPENER:
        return enclosed(text, at) ?? word(at);
      case DIGIT:
        return arabic(at);
      case NUMERAL:
        return share(at) ?? hanNumber(at) ?? word(at);
      default:
        return kinds[code]! & LATIN ? latin(at) : word(at);
    }
  }

  function placeToken(start: number, end: number): Token {
    // In 甘肃、青海两省 the number is that of the list.
    const listed = tokens.at(-2)?.classes === formOnly.place;
    return (listed ? null : groupFrom(start, end)) ?? { start, end, term: -1, value: null, classes: formOnly.place };
  }

  /** 川渝六地, 粤北六市: what goes on with how many of its parts are meant is a group. */
  function groupFrom(start: number, end: number): Token | null {
    const begun = begins[text.charCodeAt(end)];
    if (begun !== NUMERAL && begun !== DIGIT) return null;
    const count = begun === NUMERAL ? readHan(text, end, numerals) : readArabic(text, end, numerals);
    if (!count || count.value < 2 || count.value > MOST_PARTS) return null;
    const counters: number[] = [];
    for (let n = lexicon.trie.all(text, count.end, counters) - 1; n >= 0; n--) {
      if (!has(counters[n]!, counter)) continue;
      const length = lexicon.trie.lengths[counters[n]!]!;
      return { start, end: count.end + length, term: -1, value: null, classes: groupOnly };
    }
    return null;
  }

  function is(index: number, kind: number): boolean {
    return (kinds[text.charCodeAt(index)]! & kind) !== 0;
  }

  function share(start: number): Token | null {
    const read = readShare(text, start, numerals);
    return read && { start, end: read.end, term: -1, value: read.value, classes: sharing };
  }

  function hanNumber(start: number): Token | null {
    const read = readHan(text, start, numerals);
    if (!read) return null;
    const term = termAt(start);
    if (term !== -1 && lexicon.trie.lengths[term]! > read.end - start) return null;
    if (!marks[offset + start] && !marks[offset + read.end]) return null;
    return {
      start,
      end: read.end,
      term,
      value: read.value,
      classes: term === -1 ? formOnly['han-number'] : numbered(term),
    };
  }

  function arabic(start: number): Token {
    let read = readArabic(text, start, numerals)!;
    // 15分钟便民服务圈, 12345热线: what a table names with its number is no number.
    const name = termAt(start);
    if (name !== -1 && lexicon.trie.lengths[name]! > read.end - start) return termToken(start, name);
    // 2.147名: there are no parts of persons, so that the first is the number of the item.
    const item = start === 0 && ITEM_NUMBER.exec(text.slice(0, read.end))?.[1];
    if (item && has(termAt(read.end), wholeUnit)) read = { ...read, end: item.length, value: Number(item) };
    let digits = start + 1;
    while (digits < read.end && writesNumber(text.charCodeAt(digits))) digits++;
    // 796.41万元: where the unit holds the multiplier, the unit wins.
    const counter = digits < read.end ? termAt(digits) : -1;
    if (has(counter, unit) && lexicon.trie.lengths[counter]! > 1)
      read = readArabic(text.slice(0, digits), start, numerals)!;
    const isYear = read.end - start === 4 && read.value >= 1949 && read.value < 2100 && has(termAt(read.end), yearMark);
    return { start, end: read.end, term: -1, value: read.value, classes: isYear ? formOnly.year : formOnly.number };
  }

  function latin(start: number): Token {
    LATIN_WORD.lastIndex = start;
    const found = LATIN_WORD.exec(text)![0];
    const term = termAt(start);
    if (term !== -1 && lexicon.trie.lengths[term]! >= found.length) return termToken(start, term);
    return { start, end: start + found.length, term: -1, value: null, classes: formOnly.latin };
  }

  function word(start: number): Token {
    const term = termAt(start);
    if (term !== -1) return termToken(start, term);
    let end = start + 1;
    if (is(start, HAN)) while (end < text.length && !marks[offset + end] && is(end, HAN)) end++;
    // A term that begins inside jieba's word is looked for again from there.
    const classes = is(start, HAN) ? formOnly.word : formOnly.mark;
    return { start, end, term: -1, value: null, classes };
  }

  function termToken(start: number, term: number): Token {
    const classes = is(start, LETTER) || has(term, unit) ? lexicon.classes[term]! : marked(term);
    const end = start + lexicon.trie.lengths[term]!;
    const parts = has(term, counted) ? groupFrom(start, end) : null;
    return parts ?? { start, end, term, value: null, classes };
  }

  function afterNumber(): boolean {
    const last = tokens[tokens.length - 1];
    const number = last && has(last.term, between) ? tokens[tokens.length - 2] : last;
    return number !== undefined && number.value !== null;
  }

  /**
   * Whether a word ends right before: a place, for jieba, which knows 市司法局 as one, sees none begin in 敦化市|司法局; or a long
   * term, for it knows 协作机制 and sees none in 区域执法协作|机制.
   */
  function isAfterWord(start: number): boolean {
    const last = tokens[tokens.length - 1];
    if (last?.end !== start) return false;
    return last.classes === formOnly.place || (last.term !== -1 && lexicon.trie.lengths[last.term]! >= LONG);
  }

  function holdsPlace(start: number, end: number): boolean {
    if (placeAt.size === 0) return false;
    for (let at = start + 1; at < end; at++) if (placeAt.has(at)) return true;
    return false;
  }

  /** Whether a term can end here: 与 ends before 会泽县 though jieba knows 与会; but 贺兰山 is no 兰山. */
  function isEnd(at: number): boolean {
    return marks[offset + at] === 1 || placeAt.has(at);
  }

  /** The longest term at `start` that jieba's words allow, or -1. */
  function termAt(start: number): number {
    const term = lexicon.trie.longest(text, start);
    if (term === -1 || isRead(term, start)) return term;
    // 三场, 多名: jieba takes what follows a number for part of a word.
    if (afterNumber() && (has(term, unit) || has(term, between))) return term;
    for (let n = lexicon.trie.all(text, start, shorter) - 2; n >= 0; n--) {
      if (isRead(shorter[n]!, start)) return shorter[n]!;
    }
    return -1;
  }

  function isRead(term: number, start: number): boolean {
    const length = lexicon.trie.lengths[term]!;
    if (length > 1 && isTurned(start + length)) return false;
    return (length >= LONG || isWord(start, length)) && !(has(term, document) && goesOn(start + length));
  }

  /** Whether a word begins with the last sign of what ends here: 公务员法|治培训 is about 法治. */
  function goesOn(end: number): boolean {
    for (let n = lexicon.trie.all(text, end - 1, begun) - 1; n >= 0; n--) if (has(begun[n]!, lawWord)) return true;
    return false;
  }

  /** Whether a sign here makes another word of what stands before it: 系统|化, but not 机制|化解 or 联合|化州市. */
  function isTurned(end: number): boolean {
    if (end === text.length || turning[text.charCodeAt(end)] !== 1 || placeAt.has(end)) return false;
    return marks[offset + end] === 0 || marks[offset + end + 1] === 1;
  }

  function isWord(start: number, length: number): boolean {
    if (!marks[offset + start] && !isAfterWord(start)) return !is(start, HAN);
    if (holdsPlace(start, start + length)) return false;
    if (isEnd(start + length)) return true;
    if (length === 1) return false;
    for (let i = 1; i < length; i++) if (marks[offset + start + i]) return false;
    return true;
  }
}
