import { textOf as tokensText } from '../assemble/text-of.ts';
import type { Path } from '../model/fact.ts';
import type { Sets } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Stages } from '../stages.ts';
import { openFates, type ToldFact } from './fate.ts';
import type { ReadReport } from './reading.ts';
import { whyNot } from './why.ts';

/** A sentence as the program sees it; token indices are [from, to). */
export interface Explanation {
  readonly text: string;
  readonly part: Part;
  /** Where it stands in the text as archived, [start, end) in UTF-16 units. */
  readonly span: readonly [number, number];
  readonly place: Path | null;
  readonly year: number | null;
  readonly tokens: readonly { readonly text: string; readonly classes: readonly string[] }[];
  /** In the order in which patterns found them. */
  readonly mentions: readonly ToldMention[];
  readonly pattern: ToldPattern | null;
}

/** A mention with its captures, and what became of it. */
export interface ToldMention {
  readonly kind: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly pattern: string;
  readonly sets: Sets;
  readonly captures: readonly { readonly name: string; readonly text: string }[];
  readonly outcome: 'kept' | 'inside' | 'no-status' | 'status' | 'left';
  readonly facts: readonly ToldFact[];
  /** What it lies within, which mentions it speaks of, or why it was left; null where nothing is to be said. */
  readonly note: string | null;
}

/** What one pattern did: how often it found something, or else why not. */
export interface ToldPattern {
  readonly id: string;
  readonly finds: number;
  readonly because: string | null;
  /** The first element that failed farthest, and what stood there; null at the end of the sentence. */
  readonly failure: {
    readonly element: string;
    /** Where the element stands in the pattern's text. */
    readonly at: number;
    /** What the pattern had taken before it. */
    readonly after: string;
    readonly stood: { readonly text: string; readonly classes: readonly string[] } | null;
  } | null;
}

/** The values that a pattern gives, those left out that it does not. */
function given(sets: Sets): Sets {
  return Object.fromEntries(Object.entries(sets).filter(([, value]) => value !== undefined));
}

/** Explains the sentence at `index`, and one pattern's part in it where its name is given. */
export function explain(stages: Stages, read: ReadReport, index: number, pattern?: string): Explanation {
  const here = read.sentences[index]!;
  const { sentence, tokens, mentions } = here;
  const { lexicon } = stages.knowledge;
  const textOf = (part: { readonly from: number; readonly to: number }) => tokensText(here, part);
  const fateOf = openFates(stages, read, index);
  const told = mentions.map((mention): ToldMention => {
    const { kind, from, to, pattern, sets, others } = mention;
    const fate = fateOf(mention);
    return {
      kind,
      text: textOf(mention),
      from,
      to,
      pattern,
      sets: given(sets),
      captures: others.map((other) => ({ name: other.name, text: textOf(other) })),
      outcome: fate.outcome,
      facts: fate.outcome === 'kept' ? fate.facts : [],
      note: noteOf(),
    };

    function noteOf(): string | null {
      if (fate.outcome === 'inside') return `${textOf(fate.other)} [${fate.other.pattern}]`;
      if (fate.outcome === 'status') return fate.of.map(textOf).join(', ');
      if (fate.outcome === 'no-status') return `a report's ${sentence.part} say nothing by themselves`;
      return fate.outcome === 'left' ? fate.reason : null;
    }
  });
  const classesOf = (at: number) => tokens[at]!.classes.numbers.map((number) => lexicon.classNames[number]!);
  const { jurisdiction, year } = read.report.head;
  return {
    text: sentence.text,
    part: sentence.part,
    span: [sentence.start, sentence.end],
    place: jurisdiction,
    year,
    tokens: tokens.map((_, at) => ({ text: textOf({ from: at, to: at + 1 }), classes: classesOf(at) })),
    mentions: told,
    pattern: pattern === undefined ? null : account(pattern),
  };

  function account(id: string): ToldPattern {
    const finds = mentions.filter((mention) => mention.pattern === id).length;
    if (finds > 0) return { id, finds, because: null, failure: null };
    const why = whyNot(id, here, stages.knowledge.patterns, lexicon);
    if (why.because !== 'element') {
      const because =
        why.because === 'part'
          ? `it holds in ${why.parts.join(', ')}, and this sentence stands in ${sentence.part}`
          : why.because === 'not'
            ? `${textOf(why)} is wholly what its \`not\` forbids: ${why.not}`
            : 'it matched but took out nothing';
      return { id, finds, because, failure: null };
    }
    const { element, at, from, token } = why.failure;
    const stood =
      token < tokens.length ? { text: textOf({ from: token, to: token + 1 }), classes: classesOf(token) } : null;
    return { id, finds, because: null, failure: { element, at, after: textOf({ from, to: token }), stood } };
  }
}
