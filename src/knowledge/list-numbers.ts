import { KnowledgeError } from './errors.ts';
import { readTable } from './tables.ts';

/** One way to write the number of a list item. */
export interface NumberFormat {
  /** 12 → 十二, ⑫, xii; a number the format cannot write comes in Arabic digits. */
  write(value: number): string;
  /** What CSS puts between number and text: `、`. */
  readonly after: string;
}

const WAYS: Readonly<Record<string, (value: number, signs: readonly string[]) => string | undefined>> = {
  list: (value, signs) => signs[value - 1],
  letters: (value, signs) => signs[(value - 1) % signs.length]?.repeat(Math.ceil(value / signs.length)),
  positions: (value, signs) => [...String(value)].map((digit) => signs[Number(digit)]).join(''),
  counting,
  roman,
};

/** The formats of a table like `graph/script/numerals.tsv`, by name. */
export function loadNumerals(file: string): ReadonlyMap<string, NumberFormat> {
  return new Map(
    readTable(file, ['format', 'how', 'signs', 'after']).map(({ line, format, how, signs, after }) => {
      const way = WAYS[how];
      if (!way) {
        throw new KnowledgeError(file, { line, column: format.length + 2 }, unknown('way', how, Object.keys(WAYS)));
      }
      const each = signs.includes('|') ? signs.split('|') : [...signs];
      const write = (value: number) => (value < 1 ? undefined : way(value, each)) || String(value);
      return [format, { write, after: after === '.' ? '. ' : after }];
    }),
  );
}

function unknown(what: string, found: string, known: readonly string[]): string {
  return `unknown ${what} "${found}"; there are: ${known.join(', ')}`;
}

/** 11 → 十一, 20 → 二十, 105 → 一百〇五. */
function counting(value: number, signs: readonly string[]): string | undefined {
  if (value > 9999) return undefined;
  const digits = [...String(value)].map(Number);
  let written = '';
  let gap = false;
  for (const [index, digit] of digits.entries()) {
    const unit = digits.length - 1 - index;
    if (digit === 0) {
      gap = written !== '';
      continue;
    }
    const one = digit === 1 && unit === 1 && written === '';
    written += (gap ? signs[0] : '') + (one ? '' : signs[digit]!) + (unit === 0 ? '' : signs[9 + unit]!);
    gap = false;
  }
  return written;
}

/** 4 → iv; `signs` are one, five, ten, fifty, hundred, five hundred, thousand. */
function roman(value: number, signs: readonly string[]): string | undefined {
  if (value > 3999) return undefined;
  return [...String(value).padStart(4, '0')]
    .map((digit, index) => {
      const [one = '', five = '', ten = ''] = signs.slice((3 - index) * 2);
      const count = Number(digit);
      if (count === 9) return one + ten;
      if (count === 4) return one + five;
      return (count >= 5 ? five : '') + one.repeat(count % 5);
    })
    .join('');
}
