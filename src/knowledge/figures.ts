import type { Numerals } from '../model/numerals.ts';
import { KnowledgeError } from './errors.ts';
import { readTable } from './tables.ts';

/** The signs of numbers from `graph/figures/numbers.tsv`: rows of one character that are a digit or a multiplier. */
export function readNumerals(file: string): Numerals {
  const digits = new Map<string, number>();
  const multipliers = new Map<string, number>();
  for (const row of readTable(file, ['text', 'value', 'kind', 'unit'])) {
    if (row.text.length !== 1 || !['digit', 'multiplier'].includes(row.kind)) continue;
    const value = Number(row.value);
    if (row.value === '' || Number.isNaN(value)) {
      throw new KnowledgeError(file, { line: row.line, column: row.text.length + 2 }, `"${row.value}" is no number`);
    }
    (row.kind === 'digit' ? digits : multipliers).set(row.text, value);
  }
  return { digits, multipliers };
}
