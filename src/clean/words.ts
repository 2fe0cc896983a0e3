/** The source of a regular expression that matches any of the words, the longest first. */
export function any(words: readonly string[]): string {
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  return escaped.sort((a, b) => b.length - a.length).join('|');
}
