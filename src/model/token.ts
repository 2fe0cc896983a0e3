import type { Span } from './text.ts';

/** Classes that tokens bear by their form, whether or not a term bears them. A share tells a part of a whole in words, 百分之九十. A rule-title ends as rules do, a telling-title holds the name of a known practice, a quoted-body as bodies, a quoted-team as teams, a quoted-head as practices, a quoted-set as some number of them does: “三大平台”; a phrase is a quotation that is no name, a composed one puts names together: “网格+法务”. */
export const FORM_CLASSES = [
  'number',
  'han-number',
  'share',
  'year',
  'quote',
  'quoted-body',
  'quoted-team',
  'quoted-head',
  'quoted-set',
  'composed',
  'phrase',
  'title',
  'rule-title',
  'telling-title',
  'latin',
  'mark',
  'word',
  'place',
] as const;

/** The classes that something bears: one object for all that bears the same ones, in the same order; `id` is 0, 1, 2, … */
export interface Classes {
  readonly id: number;
  readonly numbers: readonly number[];
}

/** A word, number, quotation, title or sign of a sentence, with the classes that patterns ask for. */
export interface Token extends Span {
  /** Index of the lexicon's term, -1 where it is in no lexicon. */
  readonly term: number;
  readonly classes: Classes;
  /** The number it says; null for what is no number. */
  readonly value: number | null;
}

/** Some classes, and who bears one of them: found out once for all that bears the same classes, for it is asked of every token. */
export class ClassSet {
  readonly #numbers: ReadonlySet<number>;
  /** By the id of classes. */
  #answers = new Uint8Array(1024);

  constructor(numbers: Iterable<number>) {
    this.#numbers = new Set(numbers);
  }

  /** Whether one of these classes is in the set. */
  has(classes: Classes): boolean {
    const { id } = classes;
    const answer = id < this.#answers.length ? this.#answers[id]! : UNKNOWN;
    return answer === UNKNOWN ? this.#learn(classes) : answer === YES;
  }

  /** The first of these classes that is in the set. */
  firstOf(classes: Classes): number | undefined {
    return classes.numbers.find((number) => this.#numbers.has(number));
  }

  #learn(classes: Classes): boolean {
    const answer = this.firstOf(classes) !== undefined;
    if (classes.id >= this.#answers.length) {
      const more = new Uint8Array(2 * classes.id);
      more.set(this.#answers);
      this.#answers = more;
    }
    this.#answers[classes.id] = answer ? YES : NO;
    return answer;
  }
}

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

/** Whether a token bears one of these classes. */
export function bears({ classes }: Token, wanted: ClassSet): boolean {
  return wanted.has(classes);
}
