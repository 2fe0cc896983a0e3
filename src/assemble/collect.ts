import type { Evidence } from '../model/fact.ts';
import { foundBy, type Mention } from '../model/mention.ts';
import type { Report } from '../model/report.ts';
import type { ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

/** Where a fact was read and how it was written there. */
export interface Gathered extends Evidence {
  readonly surfaces: readonly string[];
}

interface Growing {
  readonly surfaces: string[];
  readonly evidence: string[];
  readonly spans: [number, number][];
  readonly patterns: string[];
}

const TITLE_MARKS = /^《|》$/g;

/** Gathers the evidence of facts that are read more than once: one fact, several quotes, in the order of the text. */
export function collect<T extends object>() {
  const facts = new Map<string, T & Growing>();
  return {
    add(key: string, fact: T, read: ReadSentence, mention: Mention, { source }: Report): void {
      let known = facts.get(key);
      if (!known) {
        known = { ...fact, surfaces: [], evidence: [], spans: [], patterns: [] };
        facts.set(key, known);
      }
      const surface = textOf(read, mention).replace(TITLE_MARKS, '');
      if (!known.surfaces.includes(surface)) known.surfaces.push(surface);
      const { start, end } = read.sentence;
      // Sentences come in order, so that only the last one can be the same.
      if (known.spans.at(-1)?.[0] === start) return;
      known.evidence.push(source.text.slice(start, end));
      known.spans.push([start, end]);
      known.patterns.push(foundBy(mention));
    },
    facts: (): (T & Gathered)[] => [...facts.values()],
  };
}
