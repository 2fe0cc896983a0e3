import type { PrintedLine } from './pdf-lines.ts';

/** How many lines at either end of a page may be a running head. */
const DEPTH = 2;

/**
 * The pages without their running heads and page numbers: lines at the edges that stand alike on at least half of the pages,
 * where their numbers, if any, count the pages; on a single page, a last line of nothing but a number and marks.
 */
export function dropRunningHeads(pages: readonly (readonly PrintedLine[])[]): PrintedLine[][] {
  const seen = new Map<string, Set<number>>();
  for (const [number, page] of pages.entries()) {
    for (const index of edges(page.length)) {
      for (const key of keysOf(page[index]!, number)) seen.set(key, (seen.get(key) ?? new Set()).add(number));
    }
  }
  const filled = pages.filter((page) => page.length > 0).length;
  const enough = Math.max(2, filled / 2);
  return pages.map((page, number) => {
    const dropped = edges(page.length).filter((index) => {
      const line = page[index]!;
      if (keysOf(line, number).some((key) => seen.get(key)!.size >= enough)) return true;
      return (
        filled < 3 &&
        index === page.length - 1 &&
        page.length > 1 &&
        /^[^\p{L}\p{N}]*\d{1,3}[^\p{L}\p{N}]*$/u.test(line.text)
      );
    });
    return page.filter((_, index) => !dropped.includes(index));
  });
}

function edges(length: number): number[] {
  return Array.from({ length }, (_, index) => index).filter((index) => index < DEPTH || index >= length - DEPTH);
}

/** What may be alike on all pages: the text as it is, and with its first number less the page's own. */
function keysOf({ text }: PrintedLine, page: number): readonly string[] {
  const words = text.replace(/\s+/g, '');
  return [words, words.replace(/\d+/, (number) => `#${Number(number) - page}`)];
}
