import type { Mention } from '../model/mention.ts';

/** The mention of `rivals` that takes another's place: one that holds it and is longer, or as long and found earlier. */
export function taker(mention: Mention, rivals: readonly Mention[]): Mention | undefined {
  const { from, to } = mention;
  const own = rivals.indexOf(mention);
  for (let at = 0; at < rivals.length; at++) {
    const rival = rivals[at]!;
    if (at === own || rival.from > from || rival.to < to) continue;
    if (rival.to - rival.from > to - from || at < own) return rival;
  }
  return undefined;
}

/** Of mentions of one kind those whose place no other takes. */
export function longest(own: readonly Mention[]): readonly Mention[] {
  let left: Mention[] | null = null;
  for (let at = 0; at < own.length; at++) {
    const mention = own[at]!;
    if (taker(mention, own)) left ??= own.slice(0, at);
    else left?.push(mention);
  }
  return left ?? own;
}

/** Mentions in the order of the text. */
export function inOrder(mentions: readonly Mention[]): readonly Mention[] {
  for (let at = 1; at < mentions.length; at++)
    if (mentions[at]!.from < mentions[at - 1]!.from) return mentions.toSorted((a, b) => a.from - b.from);
  return mentions;
}
