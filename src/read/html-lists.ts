import type { NumberFormat } from '../knowledge/list-numbers.ts';
import type { PageElement } from './page.ts';

const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** The number that a browser shows before each item of an `<ol>`, with what follows it: `二、`, `3. `; nothing where it shows none. */
export function itemNumbers(
  list: PageElement,
  numerals: ReadonlyMap<string, NumberFormat>,
): ReadonlyMap<PageElement, string> {
  const items = [...list.children].filter((child) => child.localName === 'li');
  const step = list.hasAttribute('reversed') ? -1 : 1;
  const numbers = new Map<PageElement, string>();
  let value = integer(list.getAttribute('start')) ?? (step === 1 ? 1 : items.length);
  for (const item of items) {
    value = integer(item.getAttribute('value')) ?? value;
    const name = styleOf(item) ?? styleOf(list) ?? TYPES[list.getAttribute('type') ?? '1'] ?? 'decimal';
    const format = name === 'none' ? undefined : numerals.get(name);
    if (format && !isNumbered(item.textContent ?? '', value, numerals)) {
      numbers.set(item, format.write(value) + (format.after || '. '));
    }
    value += step;
  }
  return numbers;
}

function styleOf(element: PageElement): string | undefined {
  return /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(element.getAttribute('style') ?? '')?.[1]?.toLowerCase();
}

function integer(text: string | null): number | undefined {
  return text !== null && /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
}

/** Whether the text brings its number itself: `二、…`, `（2）…`. */
function isNumbered(text: string, value: number, numerals: ReadonlyMap<string, NumberFormat>): boolean {
  const start = text.trimStart().replace(/^[（(]/, '');
  return [...numerals.values()].some((format) => {
    const number = format.write(value);
    return start.startsWith(number) && /^[、.．)）\s]/.test(start.slice(number.length));
  });
}
