import { findDate } from './date.ts';
import type { Head } from './headlines.ts';
import type { Rules } from './rules.ts';

/** The date of publication, ISO: by its label, else a date alone in a line above the text, else the signature's. */
export function findPublished(head: Head, signature: readonly string[], rules: Rules): string | null {
  const above = head.lines.slice(0, head.bodyLine).filter(({ text }) => !rules.clock.test(text));
  for (const label of rules.dates.labels) {
    for (const { text } of above) {
      label.lastIndex = 0;
      const found = label.exec(text);
      const date = found && findDate(text, rules.dates, found.index);
      if (date) return date.iso;
    }
  }
  const inMetadata = above.filter(({ text, furniture }) => furniture || text.length <= 40);
  for (const { text } of [...inMetadata, ...signature.map((line) => ({ text: line })).reverse()]) {
    const date = findDate(text, rules.dates);
    if (date) return date.iso;
  }
  return null;
}
