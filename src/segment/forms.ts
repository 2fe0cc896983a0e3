import type { Lexicon } from '../knowledge/lexicon.ts';
import { FORM_CLASSES } from '../model/token.ts';

type Form = (typeof FORM_CLASSES)[number];

/** The numbers of the classes that tokens bear by their form, and for each the classes of a token that bears no other. */
export interface Forms {
  readonly form: Readonly<Record<Form, number>>;
  readonly formOnly: Readonly<Record<Form, readonly number[]>>;
}

/** The classes by form, as this lexicon numbers them. */
export function formsOf(lexicon: Lexicon): Forms {
  const numbers = FORM_CLASSES.map((name) => [name, lexicon.classNumber(name)!] as const);
  const form = Object.fromEntries(numbers) as Record<Form, number>;
  const formOnly = Object.fromEntries(numbers.map(([name, number]) => [name, [number]])) as Record<Form, number[]>;
  return { form, formOnly };
}
