import type { Span } from './text.ts';

/** A word, number, quotation, title or sign of a sentence, with the classes that patterns ask for. */
export interface Token extends Span {
  /** Index of the lexicon's term, -1 where it is in no lexicon. */
  readonly term: number;
  readonly classes: readonly number[];
  /** The number it says, for a number; NaN otherwise. */
  readonly value: number;
}
