import type { Cleaning } from '../knowledge/cleaning.ts';
import type { Cleaned } from '../model/cleaned.ts';
import type { Rejection } from '../model/source.ts';
import { rulesOf } from './rules.ts';

const SURVEY = 200_000;
/** One use of the subject and two other words of the genre, or a title. */
const ENOUGH = 3;

/** Why a text is no report on building rule of law, or null where it is one; generous, for drafts and departments too. */
export function rejectionOf({ source, head, text }: Cleaned, cleaning: Cleaning): Rejection | null {
  const rules = rulesOf(cleaning);
  const survey = text.slice(0, SURVEY);
  const subjects = seen(survey, rules.subjects, ENOUGH);
  const told = subjects + (head.title ? 2 : 0);
  if (subjects > 0 && told >= ENOUGH) return null;
  const announced = rules.announcing.test(survey) ? 1 : 0;
  const kinds = new Set(Array.from(survey.matchAll(rules.genre), ([word]) => word));
  if (subjects > 0 && told + announced + kinds.size >= ENOUGH) return null;
  const found =
    subjects === 0
      ? `it never speaks of ${cleaning.head.subjects.slice(0, 3).join(', ')}`
      : `it speaks of its subject ${subjects} times and of ${kinds.size} things that such reports tell of`;
  return {
    path: source.path,
    code: 'not-a-report',
    reason: `This is no report on building rule of law: ${found}. Leave it out, or check that the right file was given.`,
  };
}

/** How often a text has what a global expression matches, counted up to a number. */
function seen(text: string, words: RegExp, most: number): number {
  let count = 0;
  for (const _ of text.matchAll(words)) if (++count === most) break;
  return count;
}
