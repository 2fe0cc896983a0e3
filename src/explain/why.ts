import type { ReadSentence } from '../assemble/assemble.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type { ReadPattern } from '../knowledge/pattern.ts';
import type { Placed } from '../match/machine.ts';
import { type Failure, type Found, type Scene, trace } from '../match/trace.ts';

/** Why a pattern found nothing in a sentence. */
export type Why =
  /** It does not hold in this part of a report. */
  | { readonly because: 'part'; readonly parts: readonly string[] }
  /** What it took out is wholly what one of its `not` forbids. */
  | { readonly because: 'not'; readonly not: string; readonly from: number; readonly to: number }
  | { readonly because: 'element'; readonly failure: Failure }
  /** It took out nothing under the name of what it finds, or gave up. */
  | { readonly because: 'nothing' };

/** Why pattern `id` found nothing here: the first element that failed farthest, over all tokens it may begin at. */
export function whyNot(
  id: string,
  { tokens, sentence, mentions }: ReadSentence,
  patterns: readonly ReadPattern[],
  lexicon: Lexicon,
): Why {
  const at = patterns.findIndex(({ entry }) => entry.id === id);
  const { entry, sequence, not } = patterns[at]!;
  if (entry.parts && !entry.parts.includes(sentence.part)) return { because: 'part', parts: entry.parts };
  const earlier = new Set(patterns.slice(0, at).map((pattern) => pattern.entry.id));
  const scene: Scene = {
    tokens,
    end: tokens.length,
    placed: placedBy(mentions.filter(({ pattern }) => earlier.has(pattern))),
  };
  let best: Failure | null = null;
  for (let from = 0; from < tokens.length; from++) {
    const { found, failure } = trace(sequence, lexicon, scene, from);
    const forbidden = found && forbids(found);
    if (forbidden) return forbidden;
    if (failure && (!best || reach(failure) > reach(best))) best = failure;
  }
  return best ? { because: 'element', failure: best } : { because: 'nothing' };

  function forbids({ captures }: Found): Why | null {
    for (const { name, from, to } of captures) {
      if (name !== entry.finds) continue;
      const within = { ...scene, end: to };
      const which = not.findIndex((forbidden) => trace(forbidden, lexicon, within, from).found?.to === to);
      if (which >= 0) return { because: 'not', not: entry.not[which]!, from, to };
    }
    return null;
  }
}

function placedBy(mentions: readonly Placed[]): Scene['placed'] {
  const placed: Placed[][] = [];
  for (const mention of mentions.toSorted((a, b) => b.to - a.to)) (placed[mention.from] ??= []).push(mention);
  return placed;
}

/** Parts passed count first, then the tokens they took. */
function reach({ passed, token, from }: Failure): number {
  return passed * 10_000 + token - from;
}
