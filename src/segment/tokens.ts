import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Numerals } from '../model/numerals.ts';
import type { Span } from '../model/text.ts';
import { FORM_CLASSES, type Token } from '../model/token.ts';
import { HAN, kinds, LATIN, LETTER } from './characters.ts';
import { readArabic, readHan } from './numbers.ts';

type Form = (typeof FORM_CLASSES)[number];

/** The longest quotation and the longest title that are read as one token, in characters. */
const QUOTE = 32;
const TITLE = 160;
/** The longest name of a body in quotation marks. */
const BODY = 14;
const CLOSERS = new Map(['“”', '‘’', '《》', '〈〉'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
const SENTENCE_MARKS = /[。;；！？]/u;
/** What no name holds: a quotation with such a sign, or without any Chinese character, is a phrase. */
const PHRASE_MARKS = /[、，：,;]/u;
/** What may stand after a title's last word: (试行). */
const TAIL = /[(（][^()（）]*[)）]$/u;
const HAN_SIGN = /\p{Script=Han}/u;
const LATIN_WORD = /[A-Za-z][A-Za-z0-9.&-]*/y;
const ARABIC_SIGN = /[\d.,]/;
// How a token can begin.
const NUMERAL = 1;
const DIGIT = 2;
const OPENER = 3;

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

/** Whether what is quoted can be a name: 法治夜校 can; 日日有声音、周周有身影 and 3.8 cannot. */
function names(inner: string): boolean {
  return inner.length > 1 && HAN_SIGN.test(inner) && !PHRASE_MARKS.test(inner);
}

/**
 * Tokens by form first (numbers, quotations, titles, signs), then the longest lexicon term, then jieba's word.
 * A term of two or three characters counts only where jieba sees a word begin, so that 民法 is not found in 人民法院.
 */
export function openTokenizer(lexicon: Lexicon, numerals: Numerals): Tokenizer {
  const form = Object.fromEntries(FORM_CLASSES.map((name) => [name, lexicon.classNumber(name)!])) as Record<
    Form,
    number
  >;
  const yearMark = lexicon.classNumber('year-mark');
  const unit = lexicon.classNumber('unit');
  const between = lexicon.classNumber('approximate-between');
  const body = lexicon.classNumber('body-head');
  const rules = [lexicon.classNumber('head-system'), lexicon.classNumber('head-rule')];
  const ruleTitle = [lexicon.classNumber('title')!, lexicon.classNumber('rule-title')!];
  const formOnly = Object.fromEntries(FORM_CLASSES.map((name) => [name, [form[name]]])) as Record<Form, number[]>;

  // A sign that is a term of some pattern stays a sign.
  const marked = lexicon.classes.map((classes) => [form.mark, ...classes]);
  const numbered = lexicon.classes.map((classes) => [form['han-number'], ...classes]);
  const quoted = lexicon.classes.map((classes) => [form.quote, ...classes]);
  const quotedBody = [form.quote, form['quoted-body']];

  const has = (term: number, wanted: number | undefined) =>
    term !== -1 && wanted !== undefined && lexicon.classes[term]!.includes(wanted);

  const begins = new Uint8Array(0x10000);
  for (const sign of [...numerals.digits.keys(), ...numerals.multipliers.keys()]) begins[sign.charCodeAt(0)] = NUMERAL;
  for (let digit = 48; digit <= 57; digit++) begins[digit] = DIGIT;
  for (const opener of CLOSERS.keys()) begins[opener] = OPENER;

  let text = '';
  let marks: Uint8Array = new Uint8Array(0);
  let offset = 0;
  let tokens: Token[] = [];
  return (given, boundaries, from, places = [], plain = []) => {
    text = given;
    marks = boundaries;
    offset = from;
    tokens = [];
    const placeAt = new Map(places.map(({ start, end }) => [start, end]));
    let next = 0;
    for (let at = 0; at < text.length; ) {
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
    const count = tokens.length;
    return tokens[count - 1] === plain[next - 1] && tokens[count - 2] === plain[next - 2] ? token : null;
  }

  function tokenAt(at: number): Token {
    const code = text.charCodeAt(at);
    switch (begins[code]) {
      case OPENER:
        return enclosed(at) ?? word(at);
      case DIGIT:
        return arabic(at);
      case NUMERAL:
        return hanNumber(at) ?? word(at);
      default:
        return kinds[code]! & LATIN ? latin(at) : word(at);
    }
  }

  function placeToken(start: number, end: number): Token {
    return { start, end, term: -1, value: Number.NaN, classes: formOnly.place };
  }

  function is(index: number, kind: number): boolean {
    return (kinds[text.charCodeAt(index)]! & kind) !== 0;
  }

  function enclosed(start: number): Token | null {
    const opener = text.charCodeAt(start);
    const closer = CLOSERS.get(opener)!;
    const isTitle = text[start] === '《' || text[start] === '〈';
    const limit = Math.min(text.length, start + (isTitle ? TITLE : QUOTE));
    let depth = 0;
    for (let i = start; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === opener) depth++;
      else if (code === closer && --depth === 0) {
        const inner = text.slice(start + 1, i);
        if (!isTitle && SENTENCE_MARKS.test(inner)) return null;
        return { start, end: i + 1, value: Number.NaN, ...meaning(inner, isTitle ? 'title' : 'quote') };
      }
    }
    return null;
  }

  function meaning(inner: string, kind: 'title' | 'quote'): Pick<Token, 'term' | 'classes'> {
    const term = lexicon.find(inner.replace(/[“”‘’]/g, '')) ?? -1;
    if (kind === 'quote' && (inner.length === 1 || (term === -1 && !names(inner))))
      return { term, classes: formOnly.phrase };
    if (kind === 'title')
      return {
        term,
        classes: rules.some((rule) => endsIn(inner.replace(TAIL, ''), rule)) ? ruleTitle : formOnly.title,
      };
    const own = term === -1 ? formOnly.quote : quoted[term]!;
    return {
      term,
      classes: term === -1 && inner.length <= BODY && endsIn(inner, body) ? quotedBody : own,
    };
  }

  /** Whether what is enclosed ends in a term of the class, with something before it. */
  function endsIn(inner: string, wanted: number | undefined): boolean {
    for (let length = 2; length <= 8 && length < inner.length; length++) {
      if (has(lexicon.find(inner.slice(-length)) ?? -1, wanted)) return true;
    }
    return false;
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
      classes: term === -1 ? formOnly['han-number'] : numbered[term]!,
    };
  }

  function arabic(start: number): Token {
    let read = readArabic(text, start, numerals)!;
    let digits = 1;
    while (start + digits < read.end && ARABIC_SIGN.test(text.charAt(start + digits))) digits++;
    // 796.41万元: where the unit holds the multiplier, the unit wins.
    if (
      start + digits < read.end &&
      has(termAt(start + digits), unit) &&
      lexicon.trie.lengths[termAt(start + digits)]! > 1
    ) {
      read = readArabic(text.slice(0, start + digits), start, numerals)!;
    }
    const isYear = read.end - start === 4 && read.value >= 1949 && read.value < 2100 && has(termAt(read.end), yearMark);
    return { start, end: read.end, term: -1, value: read.value, classes: isYear ? formOnly.year : formOnly.number };
  }

  function latin(start: number): Token {
    LATIN_WORD.lastIndex = start;
    const found = LATIN_WORD.exec(text)![0];
    const term = termAt(start);
    if (term !== -1 && lexicon.trie.lengths[term]! >= found.length) return termToken(start, term);
    return { start, end: start + found.length, term: -1, value: Number.NaN, classes: formOnly.latin };
  }

  function word(start: number): Token {
    const term = termAt(start);
    if (term !== -1) return termToken(start, term);
    let end = start + 1;
    if (is(start, HAN)) while (end < text.length && !marks[offset + end] && is(end, HAN)) end++;
    // A term that begins inside jieba's word is looked for again from there.
    const classes = is(start, HAN) ? formOnly.word : formOnly.mark;
    return { start, end, term: -1, value: Number.NaN, classes };
  }

  function termToken(start: number, term: number): Token {
    const classes = is(start, LETTER) || has(term, unit) ? lexicon.classes[term]! : marked[term]!;
    return { start, end: start + lexicon.trie.lengths[term]!, term, value: Number.NaN, classes };
  }

  function afterNumber(): boolean {
    const last = tokens.at(-1);
    const number = last && has(last.term, between) ? tokens.at(-2) : last;
    return number !== undefined && !Number.isNaN(number.value);
  }

  /** 敦化市 and 司法局: jieba, which knows 市司法局 as one, sees no word begin behind the place. */
  function isAfterPlace(start: number): boolean {
    const last = tokens.at(-1);
    return last?.end === start && last.classes === formOnly.place;
  }

  /** The longest term at `start` that jieba's words allow, or -1. */
  function termAt(start: number): number {
    const term = lexicon.trie.longest(text, start);
    if (term === -1 || lexicon.trie.lengths[term]! >= 4 || isWord(start, lexicon.trie.lengths[term]!)) return term;
    // 三场, 多名: jieba takes what follows a number for part of a word.
    if (afterNumber() && (has(term, unit) || has(term, between))) return term;
    const shorter: number[] = [];
    for (let n = lexicon.trie.all(text, start, shorter) - 2; n >= 0; n--) {
      if (isWord(start, lexicon.trie.lengths[shorter[n]!]!)) return shorter[n]!;
    }
    return -1;
  }

  function isWord(start: number, length: number): boolean {
    if (!marks[offset + start] && !isAfterPlace(start)) return !is(start, HAN);
    if (marks[offset + start + length]) return true;
    if (length === 1) return false;
    for (let i = 1; i < length; i++) if (marks[offset + start + i]) return false;
    return true;
  }
}
