import { join } from 'node:path';
import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { loadScript } from '../knowledge/script.ts';
import { type Answered, answerOf } from './answer.ts';
import type { Held } from './entity.ts';
import { heldTermsOf, openKnown } from './known.ts';
import type { Messages } from './messages.ts';
import { loadQuestions, type Questions } from './questions.ts';
import type { HeldTerms } from './recognise.ts';
import { type NotUnderstood, type Understood, understand } from './understand.ts';

/** Understands questions in Chinese, and says what their queries gave. */
export interface Asker {
  readonly questions: Questions;
  understand(question: string, held: Held): Understood | NotUnderstood;
  /** The answer in a sentence, and the sentences of reports behind it. */
  answer(understood: Understood, data: Readonly<Record<string, unknown>>): Answered;
  /** What an error of the query means, by its code. */
  readonly error: Messages['error'];
}

/**
 * Opens `graph/questions` and the names it builds on; a mistake in it is a KnowledgeError. It takes a second and the memory of jieba's
 * dictionary, which is that of `graph` for the whole process.
 */
export function openAsker(graph: string, gazetteer: Gazetteer): Asker {
  const questions = loadQuestions(join(graph, 'questions'));
  const known = openKnown(graph, gazetteer, questions);
  const made = new WeakMap<Held, HeldTerms>();
  const heldTerms = (held: Held): HeldTerms => {
    const terms = made.get(held) ?? heldTermsOf(held);
    made.set(held, terms);
    return terms;
  };
  const by = { questions, known, simplify: loadScript(graph), heldTerms };
  return {
    questions,
    understand: (question, held) => understand(question, by, held),
    answer: (understood, data) => answerOf(understood, data, questions.messages),
    error: questions.messages.error,
  };
}
