import type { Evidence } from '../model/fact.ts';
import { passageId } from './ids.ts';

interface Quote {
  readonly text: string;
  readonly span: readonly [number, number];
  readonly pattern: string;
}

/** The passages that a fact quotes, and what its edge says of them: the first in full, all of them where there are more. */
export function provenance(report: string, fact: Evidence) {
  const quotes = inOrder(fact);
  const first = quotes[0];
  if (!first) throw new Error(`a fact of ${report} quotes nothing`);
  const ids = quotes.map(({ span }) => passageId(report, span));
  const several = quotes.length > 1 && {
    quotes: quotes.map(({ text }) => text),
    starts: quotes.map(({ span }) => span[0]),
    ends: quotes.map(({ span }) => span[1]),
    passages: ids,
    patterns: quotes.map(({ pattern }) => pattern),
  };
  return {
    passages: quotes.map(({ text, span: [start, end] }, i) => ({ id: ids[i]!, text, start, end })),
    properties: {
      passage: ids[0]!,
      quote: first.text,
      start: first.span[0],
      end: first.span[1],
      pattern: first.pattern,
      ...several,
    },
  };
}

/** Each stretch of the text once, in the order of the text. */
function inOrder({ evidence, spans, patterns }: Evidence): Quote[] {
  const quotes = evidence.map((text, i) => ({ text, span: spans[i]!, pattern: patterns[i]! }));
  quotes.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.pattern < b.pattern ? -1 : 1));
  return quotes.filter(
    ({ span }, i) => i === 0 || span[0] !== quotes[i - 1]!.span[0] || span[1] !== quotes[i - 1]!.span[1],
  );
}
