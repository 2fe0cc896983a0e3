import type { Sequence } from '../knowledge/syntax.ts';
import type { Vocabulary } from './lattice.ts';
import type { Asker } from './open.ts';
import type { Example } from './questions.ts';

/** Something of `graph/questions` that does not do what it was written for. */
export interface Warning {
  readonly what: 'example' | 'near' | 'offer' | 'unreachable';
  /** The question's intent. */
  readonly where: string;
  readonly message: string;
}

/** Nothing of the graph's own; 近三年 ends in this year. */
const HELD = { practices: [], indicators: [], laws: [], latestYear: 2024 } as const;
/** What offers are tried with: names that each mean one thing. */
type Samples = Readonly<Record<string, readonly string[]>>;

/**
 * Examples that are not understood as written, or as another question too; near misses that are taken; offers that are not understood;
 * and forms that are never reached, since even the shortest question that fits them is not understood as theirs.
 */
export function checkQuestions({ questions, understand }: Asker): Warning[] {
  const samples = samplesOf(questions.all.flatMap(({ examples }) => examples));
  return questions.all.flatMap((question) => {
    const { intent } = question;
    const warnings: Warning[] = [];
    const warn = (what: Warning['what'], message: string) => warnings.push({ what, where: intent, message });
    for (const example of question.examples) {
      const found = understand(example.ask, HELD);
      if (!found.understood) warn('example', `${example.ask} is not understood: ${found.sentence}`);
      else if (found.intent !== intent) warn('example', `${example.ask} is understood as ${found.intent}`);
      else {
        const entities = Object.fromEntries(found.entities.map(({ text, type }) => [text, type]));
        const { variables } = found;
        if (!alike({ entities, variables }, { entities: example.entities, variables: example.variables }))
          warn('example', `${example.ask} gives ${JSON.stringify({ entities, variables })}`);
      }
    }
    for (const near of question.near) {
      const found = understand(near, HELD);
      if (found.understood && found.intent === intent) warn('near', `${near} is taken`);
    }
    const mistaken = (what: Warning['what'], asked: string, of: string) => {
      const found = understand(asked, HELD);
      if (found.understood && found.intent === intent) return;
      warn(
        what,
        `${asked} ${found.understood ? `is understood as ${found.intent}` : `is not understood: ${found.sentence}`} (${of})`,
      );
    };
    for (const offer of question.offers) mistaken('offer', filled(offer, samples), offer);
    for (const { text, sequence } of question.forms)
      mistaken('unreachable', filled(shortest(sequence, questions.vocabulary), samples), text);
    return warnings;
  });
}

/** A text with a sample for each `{place}`, no sample twice. */
function filled(text: string, samples: Samples): string {
  const used = new Map<string, number>();
  return text.replace(/\{([a-z]+)\}/g, (_, type: string) => {
    const at = used.get(type) ?? 0;
    used.set(type, at + 1);
    return samples[type]?.[at] ?? '';
  });
}

/** The shortest question of a form, by the first of its alternatives, with `{place}` for a slot. */
function shortest(form: Sequence, vocabulary: Vocabulary): string {
  return form
    .map(({ element, min }) => {
      if (min === 0) return '';
      if (element.type === 'mention') return `{${element.kind}}`;
      if (element.type === 'group') return shortest(element.branches[0]!, vocabulary);
      if (element.type !== 'one') return '';
      const [word] = element.words;
      if (word !== undefined) return word;
      const phrase = vocabulary.phrases.get(element.classes[0]!);
      return phrase ? shortest(phrase, vocabulary) : vocabulary.words.get(element.classes[0]!)![0]!;
    })
    .join('');
}

/** What stands in examples, by type. */
function samplesOf(examples: readonly Example[]): Samples {
  const samples: Record<string, string[]> = {};
  for (const { entities } of examples)
    for (const [text, type] of Object.entries(entities))
      if (!samples[type]?.includes(text)) (samples[type] ??= []).push(text);
  return samples;
}

/** Whether two values are the same, whatever the order of their keys. */
function alike(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort()
        .map(([key, one]) => [key, sorted(one)]),
    );
  };
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
