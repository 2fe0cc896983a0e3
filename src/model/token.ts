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

/** The numbers of the classes that something bears, in one array for all that bears the same ones, which `id` tells from others: 0, 1, 2, … */
export type Classes = readonly number[] & { readonly id: number };

/** A word, number, quotation, title or sign of a sentence, with the classes that patterns ask for. */
export interface Token extends Span {
  /** Index of the lexicon's term, -1 where it is in no lexicon. */
  readonly term: number;
  readonly classes: Classes;
  /** The number it says; null for what is no number. */
  readonly value: number | null;
}

/** Whether a token bears one of these classes: `wanted` has a 1 at the number of each. */
export function bears({ classes }: Token, wanted: Uint8Array): boolean {
  for (let i = 0; i < classes.length; i++) if (wanted[classes[i]!] === 1) return true;
  return false;
}
