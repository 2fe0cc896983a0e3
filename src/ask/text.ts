import type { Span } from '../model/text.ts';

/** Quotation marks that are read as “ ”. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['「', '“'],
  ['」', '”'],
  ['『', '“'],
  ['』', '”'],
]);
const FULL_WIDTH = /[\uff01-\uff5e]/g;

/** A question as it is read, and where in it as written each character stands, with its end behind the last. */
export interface PlainText {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Reads full width signs as half width, traditional characters as simplified, all quotation marks alike, and white space outside of them as nothing. */
export function plainText(question: string, simplify: (text: string) => string): PlainText {
  let open = false;
  const alike = question
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[「」『』]/g, (sign) => QUOTES.get(sign)!)
    .replace(/"/g, () => ((open = !open) ? '“' : '”'));
  const simplified = simplify(alike);
  const offsets: number[] = [];
  let quoted = false;
  for (let at = 0; at < simplified.length; at++) {
    const char = simplified.charAt(at);
    if (char === '“' || char === '”') quoted = char === '“';
    if (quoted || !/\s/.test(char)) offsets.push(at);
  }
  return { text: offsets.map((at) => simplified.charAt(at)).join(''), offsets: [...offsets, question.length] };
}

/** A stretch of a question as it is read, in the question as written: without the white space around it. */
export function writtenSpan({ offsets }: PlainText, { start, end }: Span): Span {
  return { start: offsets[start]!, end: end > start ? offsets[end - 1]! + 1 : offsets[start]! };
}
