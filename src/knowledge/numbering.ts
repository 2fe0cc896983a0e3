import type { Cleaning } from './cleaning.ts';

/** What numbers a heading: 一、 is depth 1, (一) 2, 1. 3, and 一是, (1), ① and 第一, are 4. */
export interface Marker {
  readonly depth: 1 | 2 | 3 | 4;
  /** Its length in UTF-16 code units. */
  readonly length: number;
  readonly value: number;
  /** The mark is damaged (三2023年推进…): trust it only at the start of a short line. */
  readonly damaged: boolean;
}

export interface Numbering {
  /** The marker that begins at `at`, or null; punctuation in full and in half width. */
  at(text: string, at: number): Marker | null;
  /** Whether a marker can begin with this character: a quick test before `at`. */
  opens(code: number): boolean;
}

/** Reads the numbers of headings with the words of `graph/sections/numbering.tsv`. */
export function openNumbering({ numbering, calendar }: Cleaning): Numbering {
  const digits = new Map(numbering.digits.map((digit, index) => [digit, index + 1]));
  const [ten] = numbering.ten as readonly [string];
  const number = `[${numbering.digits.join('')}${ten}]{1,3}`;
  const any = (words: readonly string[]) => words.join('|');
  const year = any(calendar.year);
  const shapes: readonly Shape[] = [
    {
      depth: 1,
      opening: 'number',
      shape: sticky(`(${number})\\s*[、．.，,：:](?!\\s*(?:[${numbering.digits.join('')}${ten}]|(?!20\\d\\d)\\d))`),
    },
    {
      depth: 1,
      opening: 'ordinal',
      shape: sticky(`(?:${any(numbering.ordinal)})(${number})(?:${any(numbering.chapter)})[、：:]?`),
    },
    {
      depth: 2,
      opening: 'parenthesis',
      shape: sticky(`[（(]\\s*(${number})\\s*[）)](?!${any(numbering.clause)})[、.．]?`),
    },
    { depth: 2, opening: 'number', shape: sticky(`(${number})[）)](?!${any(numbering.clause)})`) },
    { depth: 3, opening: 'digit', shape: sticky('(\\d{1,2})\\s*(?:[、．]|\\.(?!\\d))') },
    {
      depth: 4,
      opening: 'parenthesis',
      shape: sticky(`[（(]\\s*(\\d{1,2})\\s*[）)](?!${any(numbering.clause)})[、.．]?`),
    },
    { depth: 4, opening: 'digit', shape: sticky('(\\d{1,2})[）)]') },
    { depth: 4, opening: 'circled', shape: sticky('([\u2460-\u2473])[、.．]?') },
    { depth: 4, opening: 'number', shape: sticky(`(${number})(?:${any(numbering.listing)})`) },
    { depth: 4, opening: 'ordinal', shape: sticky(`(?:${any(numbering.ordinal)})(${number})[，,、]`) },
    { depth: 1, opening: 'number', shape: sticky(`(${number})(?=20\\d\\d(?:${year}))`), damaged: true },
  ];
  // Most signs open nothing, and what one opens, few of the shapes can be.
  const signs: Readonly<Record<Shape['opening'], readonly string[]>> = {
    number: [...numbering.digits, ten],
    ordinal: numbering.ordinal.map((word) => word.charAt(0)),
    parenthesis: ['（', '('],
    digit: [...'0123456789'],
    circled: Array.from({ length: 20 }, (_, index) => String.fromCharCode(CIRCLED + index)),
  };
  const opened: (readonly Shape[] | undefined)[] = [];
  for (const shape of shapes)
    for (const sign of signs[shape.opening]) {
      const code = sign.charCodeAt(0);
      opened[code] = [...(opened[code] ?? []), shape];
    }
  const opens = new Uint8Array(0x10000);
  opened.forEach((_, code) => {
    opens[code] = 1;
  });

  return {
    at(text, at) {
      for (const { depth, shape, damaged = false } of opened[text.charCodeAt(at)] ?? []) {
        shape.lastIndex = at;
        const found = shape.exec(text);
        if (found) return { depth, length: found[0].length, value: numberOf(found[1]!, digits, ten), damaged };
      }
      return null;
    },
    opens: (code) => opens[code] === 1,
  };
}

/** How a marker is written, and what its first sign is. */
interface Shape {
  readonly depth: Marker['depth'];
  readonly opening: 'number' | 'ordinal' | 'parenthesis' | 'digit' | 'circled';
  readonly shape: RegExp;
  readonly damaged?: boolean;
}

/** ① in UTF-16. */
const CIRCLED = 0x2460;

function sticky(source: string): RegExp {
  return new RegExp(source, 'y');
}

function numberOf(word: string, digits: ReadonlyMap<string, number>, ten: string): number {
  const code = word.charCodeAt(0);
  if (code >= CIRCLED && code < CIRCLED + 20) return code - CIRCLED + 1;
  if (code < 128) return Number(word);
  const [tens, ones] = word.includes(ten) ? word.split(ten) : ['', word];
  const high = word.includes(ten) ? (digits.get(tens!) ?? 1) * 10 : 0;
  return high + (digits.get(ones!) ?? 0);
}
