import type { Numerals, Share } from '../model/numerals.ts';
import { KnowledgeError } from './errors.ts';
import { readTable } from './tables.ts';

const KINDS = ['digit', 'multiplier', 'point', 'share-prefix', 'share'];

/** How numbers are written in words, from `graph/figures/numbers.tsv`; an unknown kind, or a value that is no number, is a KnowledgeError. */
export function readNumerals(file: string): Numerals {
  const digits = new Map<number, number>();
  const multipliers = new Map<number, number>();
  const points = new Set<string>();
  const shares: Share[] = [];
  for (const { text, value: written, kind, unit, line } of readTable(file, ['text', 'value', 'kind', 'unit'])) {
    const wrong = (message: string, column: number) => new KnowledgeError(file, { line, column }, message);
    const value = Number(written);
    const valued = kind === 'digit' || kind === 'multiplier' || kind === 'share';
    if (valued && (written === '' || Number.isNaN(value))) throw wrong(`"${written}" is no number`, text.length + 2);
    if (kind.startsWith('share') && unit === '')
      throw wrong(`"${text}" has no unit`, text.length + written.length + kind.length + 4);
    if ((kind === 'digit' || kind === 'multiplier') && text.length !== 1)
      throw wrong(`"${text}" is not one character`, 1);
    if (kind === 'digit') digits.set(text.charCodeAt(0), value);
    else if (kind === 'multiplier') multipliers.set(text.charCodeAt(0), value);
    else if (kind === 'point') points.add(text);
    else if (kind === 'share') shares.push({ text, value, unit });
    else if (kind === 'share-prefix') shares.push({ text, value: null, unit });
    else throw wrong(`unknown kind "${kind}"; there are: ${KINDS.join(', ')}`, text.length + written.length + 3);
  }
  shares.sort((a, b) => b.text.length - a.text.length);
  return { digits, multipliers, points, shares };
}
