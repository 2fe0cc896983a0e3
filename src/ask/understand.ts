import type { DocumentNode } from 'graphql';
import type { Span } from '../model/text.ts';
import type { Entity, Held } from './entity.ts';
import type { Filled, Lattice } from './lattice.ts';
import { nearestOf, type Offered } from './nearest.ts';
import { type Given, literal } from './query.ts';
import type { Question, Questions } from './questions.ts';
import { bestOf, doubtIn, entitiesIn, mostOf, type Reading, readingsOf } from './reading.ts';
import { type HeldTerms, type Known, recognise } from './recognise.ts';
import { plainText, writtenSpan } from './text.ts';
import { unknownName } from './unknown.ts';

/** A question that fits one form and nothing else. */
export interface Understood {
  readonly understood: true;
  /** Name of its file and pattern in `graph/questions`. */
  readonly intent: string;
  /** In the order of the text. */
  readonly entities: readonly Entity[];
  /** The query, its variables' values in their place. */
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, Given>>;
  readonly question: Question;
  readonly filled: readonly Filled[];
}

/** A question that is answered with what was recognised in it, never by guess. */
export interface NotUnderstood {
  readonly understood: false;
  readonly entities: readonly Entity[];
  /** Why, in a sentence. */
  readonly sentence: string;
  /** Questions of known forms about what was recognised, the nearest first. */
  readonly nearest: readonly string[];
}

/** What a question is understood by. */
export interface Understanding {
  readonly questions: Questions;
  readonly known: Known;
  readonly simplify: (text: string) => string;
  heldTerms(held: Held): HeldTerms;
}

/** What a question asks, or why that cannot be told. */
export function understand(asked: string, by: Understanding, held: Held): Understood | NotUnderstood {
  const terms = by.heldTerms(held);
  const read = (question: string) => {
    const plain = plainText(question, by.simplify);
    const lattice = recognise(plain.text, by.known, terms, held);
    return { plain, lattice, best: bestOf(readingsOf(lattice, by.questions)) };
  };
  const { plain, lattice, best } = read(asked);
  const [reading] = best;
  const entities = (reading ? entitiesIn(reading) : mostOf(lattice)).map((entity): Entity => {
    const { start, end } = writtenSpan(plain, entity);
    return { ...entity, start, end, text: asked.slice(start, end) };
  });
  if (reading && best.length === 1 && !doubtIn(reading)) {
    const { question, filled, variables } = reading;
    const document = literal(question.document, variables);
    return { understood: true, intent: question.intent, entities, document, variables, question, filled };
  }
  const instead = (of: Span, name: string) => {
    const { start, end } = writtenSpan(plain, of);
    return asked.slice(0, start) + name + asked.slice(end);
  };
  const { sentence, offered } = whyNot({ lattice, best, entities, instead }, by, terms, held);
  const isUnderstood = (question: string) => {
    const readings = read(question).best;
    return readings.length === 1 && !doubtIn(readings[0]!);
  };
  const nearest = nearestOf(asked, offered, entities, by.questions, isUnderstood);
  return { understood: false, entities, sentence, nearest };
}

/** What was made of a question that is not understood. */
interface Attempt {
  readonly lattice: Lattice;
  readonly best: readonly Reading[];
  readonly entities: readonly Entity[];
  /** The question with something else in the place of a stretch of its text. */
  instead(of: Span, name: string): string;
}

/** Why a question is not understood, and what may be meant. */
function whyNot(
  { lattice, best, entities, instead }: Attempt,
  by: Understanding,
  terms: HeldTerms,
  { latestYear }: Held,
): { readonly sentence: string; readonly offered: readonly Offered[] } {
  const { messages } = by.questions;
  if (best.length > 1) {
    const offered = best.map((one) => ({ offers: one.question.offers, entities: entitiesIn(one) }));
    return { sentence: messages.problem('readings', { count: best.length }), offered };
  }
  const doubt = best[0] ? doubtIn(best[0]) : null;
  if (doubt) {
    const { values, problem } = doubt;
    const candidates = values.map(({ shown }) => shown);
    const latest = latestYear === null ? [] : [messages.years({ from: latestYear, to: latestYear })];
    return {
      sentence: messages.problem(problem ?? (values.length === 1 ? 'ordinary' : 'several'), {
        ...doubt,
        candidates,
        count: values.length,
      }),
      offered: (problem ? latest : candidates).map((name) => ({ text: instead(doubt, name) })),
    };
  }
  const unknown = unknownName(lattice, by, terms);
  if (!unknown) return { sentence: messages.problem('unknown', { entities }), offered: [] };
  const { like } = unknown;
  return {
    sentence: messages.problem('name', { ...unknown }),
    offered: like.map((name) => ({ text: instead(unknown, name) })),
  };
}
