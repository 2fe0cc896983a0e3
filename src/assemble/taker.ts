import type { Mention } from '../model/mention.ts';

/** The mention of `rivals` that takes another's place: one that holds it and is longer, or as long and found earlier. */
export function taker(mention: Mention, rivals: readonly Mention[]): Mention | undefined {
  const own = rivals.indexOf(mention);
  return rivals.find(({ from, to }, at) => {
    if (at === own || from > mention.from || to < mention.to) return false;
    return to - from > mention.to - mention.from || at < own;
  });
}
