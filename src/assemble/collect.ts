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

const TITLE_SIGNS = ['《', '》'] as const;

/** Gathers the evidence of facts that are read more than once: one fact, several quotes, in the order of the text. */
export function collect<T extends object>({ source }: Report) {
  const facts: (T & Growing)[] = [];
  // By status, then by name: to put both together and look it up takes long.
  const known = new Map<string, Map<string, T & Growing>>();

  function growing(name: string, status: string, fact: T): T & Growing {
    let byName = known.get(status);
    if (!byName) known.set(status, (byName = new Map()));
    let own = byName.get(name);
    if (!own) {
      own = { ...fact, surfaces: [], evidence: [], spans: [], patterns: [] };
      byName.set(name, own);
      facts.push(own);
    }
    return own;
  }

  return {
    add(name: string, status: string, fact: T, read: ReadSentence, mention: Mention): void {
      const own = growing(name, status, fact);
      const surface = untitled(textOf(read, mention));
      if (!own.surfaces.includes(surface)) own.surfaces.push(surface);
      const { start, end } = read.sentence;
      // Sentences come in order, so that only the last one can be the same.
      if (own.spans.at(-1)?.[0] === start) return;
      own.evidence.push(source.text.slice(start, end));
      own.spans.push([start, end]);
      own.patterns.push(foundBy(mention));
    },
    facts: (): (T & Gathered)[] => facts,
  };
}

/** A title without the signs around it. */
function untitled(text: string): string {
  const [open, close] = TITLE_SIGNS;
  if (!text.startsWith(open) && !text.endsWith(close)) return text;
  return text.slice(Number(text.startsWith(open)), text.endsWith(close) ? -1 : undefined);
}
