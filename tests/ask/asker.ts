import type { Held } from '../../src/ask/entity.ts';
import { type Asker, openAsker } from '../../src/ask/open.ts';
import type { NotUnderstood, Understood } from '../../src/ask/understand.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';

/** The project's own questions, understood by its own knowledge. */
export const asker: Asker = openAsker('graph', loadGazetteer('graph/gazetteer'));

/** A graph of which the latest report is of 2024, and nothing else known. */
export const HELD: Held = { practices: [], indicators: [], laws: [], latestYear: 2024 };

/** What a question means; a test fails where it is not understood. */
export function understood(question: string, held: Held = HELD): Understood {
  const found = asker.understand(question, held);
  if (found.understood) return found;
  throw new Error(`${question} is not understood: ${found.sentence}`);
}

/** Why a question is not understood; a test fails where it is. */
export function notUnderstood(question: string, held: Held = HELD): NotUnderstood {
  const found = asker.understand(question, held);
  if (!found.understood) return found;
  throw new Error(`${question} is understood as ${found.intent}`);
}

/** What was recognised, by the text. */
export const entitiesOf = ({ entities }: Understood | NotUnderstood) =>
  Object.fromEntries(entities.map(({ text, type }) => [text, type]));
