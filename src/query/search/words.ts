/** What is looked for: words in the form that texts are compared in, in the order given, each once. */
export type Words = readonly string[];

/** Where a part of a text stands, [start, end) in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const FOLDED = /[A-Z\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/;
const EACH_FOLDED = new RegExp(FOLDED, 'g');
/** How far the wide forms of letters and digits stand from the usual ones. */
const WIDE = 0xfee0;

/** A text as texts are compared: Latin letters small, and they and digits in their usual width; as long as it was. */
export function fold(text: string): string {
  if (!FOLDED.test(text)) return text;
  return text.replace(EACH_FOLDED, (sign) => {
    const code = sign.charCodeAt(0);
    return String.fromCharCode(code > WIDE ? code - WIDE : code).toLowerCase();
  });
}

/** The words of what was typed: parts between spaces, without the quotation marks and other signs around them. */
export function wordsOf(typed: string): Words {
  const words = fold(typed)
    .split(/\s+/)
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  return [...new Set(words.filter((word) => word !== ''))];
}

/**
 * The parts of words that stand in an index of pairs of characters: Chinese of two characters and more, and what else
 * holds two letters or digits. A word without such a part is too short to be looked for in sentences.
 */
export function indexed(words: Words): string[] {
  const parts = words.flatMap((word) => word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []);
  return parts.filter((part) => /\p{Script=Han}{2}|[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(part));
}

/** Whether a text, folded, holds a word. Letters and digits are found as a whole only: neither 1998 nor 98.5 holds 98. */
export const holds = (text: string, word: string): boolean => next(text, word, 0) >= 0;

/** Where the words stand in a text, parts that touch made one, in order. */
export function spansOf(text: string, words: Words): Span[] {
  const folded = fold(text);
  const found = words.flatMap((word) => {
    const spans: Span[] = [];
    for (let start = next(folded, word, 0); start >= 0; start = next(folded, word, start + word.length))
      spans.push({ start, end: start + word.length });
    return spans;
  });
  const merged: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}

function next(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1))
    if (isWhole(text, at, at + word.length)) return at;
  return -1;
}

const isWhole = (text: string, start: number, end: number) =>
  !(isLatin(text, start) && goesOn(text, start - 1, -1)) && !(isLatin(text, end - 1) && goesOn(text, end, 1));

/** Whether a number or a Latin word goes on at a place: with a sign of its own, or with one that joins such. */
const goesOn = (text: string, at: number, step: number) =>
  isLatin(text, at) || (isLatin(text, at + step) && ".,:'_".includes(text.charAt(at)));

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a);
}
