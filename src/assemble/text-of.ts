import type { ReadSentence } from './assemble.ts';

/** The text of some tokens of a sentence, [from, to). */
export function textOf({ sentence, tokens }: ReadSentence, { from, to }: { from: number; to: number }): string {
  return from < to ? sentence.text.slice(tokens[from]!.start, tokens[to - 1]!.end) : '';
}
