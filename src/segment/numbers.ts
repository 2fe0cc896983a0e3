import { isDigit, type Numerals, shareAt } from '../model/numerals.ts';

/** A number at the beginning of a stretch of text: how long it is and its value. */
export interface NumberRead {
  readonly end: number;
  readonly value: number;
  /** Whether it was written in Chinese numerals alone: 两, 三十五. */
  readonly han: boolean;
}

const ARABIC = /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/y;
const TEN_THOUSAND = 10_000;
const ZERO = 0x30;
const MOST_DIGITS = 15;
const COMMA = 0x2c;
const POINT = 0x2e;

/** Whether a UTF-16 code unit stands within numbers in Arabic digits: 0-9, a point or a comma. */
export function writesNumber(code: number): boolean {
  return isDigit(code) || code === COMMA || code === POINT;
}

/** The Arabic number that begins at `at`, with the multipliers that follow it: 1.3万 is 13000. */
export function readArabic(text: string, at: number, numerals: Numerals): NumberRead | null {
  let end = at;
  let value = 0;
  for (; isDigit(text.charCodeAt(end)); end++) value = value * 10 + text.charCodeAt(end) - ZERO;
  if (end === at) return null;
  const sign = text.charCodeAt(end);
  // What is longer than a number can be exact is left to Number as well.
  if (sign === COMMA || sign === POINT || end - at > MOST_DIGITS) {
    ARABIC.lastIndex = at;
    const digits = ARABIC.exec(text)![0];
    value = Number(digits.replaceAll(',', ''));
    end = at + digits.length;
  }
  const { multipliers } = numerals;
  for (let factor = multipliers.get(text.charCodeAt(end)); factor; factor = multipliers.get(text.charCodeAt(++end)))
    value *= factor;
  return { end, value: round(value), han: false };
}

/** The number in Chinese numerals that begins at `at`: 三十五, 一百二, 两千, 一万三千. */
export function readHan(text: string, at: number, numerals: Numerals): NumberRead | null {
  let end = at;
  let total = 0;
  let section = 0;
  let digit = -1;
  let plain = '';
  for (; end < text.length; end++) {
    const one = numerals.digits.get(text.charCodeAt(end));
    if (one !== undefined) {
      digit = one;
      plain += one;
      continue;
    }
    const factor = numerals.multipliers.get(text.charCodeAt(end));
    if (factor === undefined) break;
    if (factor >= TEN_THOUSAND) {
      total = (total + section + Math.max(digit, 0) || 1) * factor;
      section = 0;
    } else {
      section += (digit === -1 ? 1 : digit) * factor;
    }
    digit = -1;
  }
  if (end === at) return null;
  const spelled = plain.length === end - at && plain.length > 1;
  return { end, value: spelled ? Number(plain) : total + section + Math.max(digit, 0), han: true };
}

/** The part of a whole, told in words, that begins at `at`: 百分之九十八点五, 三分之二. */
export function readShare(text: string, at: number, numerals: Numerals): NumberRead | null {
  const share = shareAt(numerals, text, at);
  if (!share) return null;
  const end = at + share.text.length;
  if (share.value !== null) return { end, value: share.value, han: true };
  const read = readHan(text, end, numerals) ?? readArabic(text, end, numerals);
  if (!read) return null;
  const decimals = numerals.points.has(text.charAt(read.end)) ? readHan(text, read.end + 1, numerals) : null;
  if (!decimals) return read;
  const part = decimals.value / 10 ** (decimals.end - read.end - 1);
  return { end: decimals.end, value: round(read.value + part), han: read.han };
}

/** Takes away what multiplying decimals adds: 1.1 × 10000 is 11000. */
function round(value: number): number {
  return Number.isInteger(value) && value < 1e12 ? value : Number(value.toPrecision(12));
}
