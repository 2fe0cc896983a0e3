import type { Lexicon } from '../knowledge/lexicon.ts';
import { type Classes, FORM_CLASSES } from '../model/token.ts';

type Form = (typeof FORM_CLASSES)[number];

/** The numbers of the classes that tokens bear by their form, and for each the classes of a token that bears no other. */
export interface Forms {
  readonly form: Readonly<Record<Form, number>>;
  readonly formOnly: Readonly<Record<Form, Classes>>;
  /** The classes of a term that bears a form besides, by the term. */
  with(form: Form): (term: number) => Classes;
}

/** The classes by form, as this lexicon numbers them. */
export function formsOf(lexicon: Lexicon): Forms {
  const numbers = FORM_CLASSES.map((name) => [name, lexicon.classNumber(name)!] as const);
  const form = Object.fromEntries(numbers) as Record<Form, number>;
  const formOnly = Object.fromEntries(numbers.map(([name, number]) => [name, lexicon.sharing([number])])) as Record<
    Form,
    Classes
  >;
  return {
    form,
    formOnly,
    with(name) {
      // Few terms of all are ever met with a form.
      const made = new Array<Classes | undefined>(lexicon.terms.length);
      return (term) => {
        made[term] ??= lexicon.sharing([form[name], ...lexicon.classes[term]!.numbers]);
        return made[term];
      };
    },
  };
}
