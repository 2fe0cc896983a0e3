import { KnowledgeError } from '../knowledge/errors.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import { readTable, several } from '../knowledge/tables.ts';
import { ENTITY_TYPES, type EntityType } from './entity.ts';
import { type Term, type Terms, termsOf } from './terms.ts';

/**
 * Words for ranks, kinds and statuses from `values.tsv`, one list for each type; `@name` stands for all words of that list of
 * `graph/lexicon`. A mistake is a KnowledgeError.
 */
export function loadValues(file: string, lexicon: Lexicon): Terms[] {
  const rows = readTable(file, ['type', 'words', 'values', 'note']);
  const problem = (line: number, message: string) => new KnowledgeError(file, { line, column: 1 }, message);

  function wordsOf(words: string, line: number): string[] {
    return several(words).flatMap((word) => {
      if (!word.startsWith('@')) return [word];
      const name = word.slice(1);
      const listed = lexicon.terms.filter((_, at) => lexicon.meanings[at]!.some((one) => one.class === name));
      if (listed.length === 0) throw problem(line, `graph/lexicon has no list "${name}"`);
      return listed;
    });
  }

  /** How a value is told from the others that a word may mean: by the first word that means it alone. */
  const calledBy = (type: string, value: string) =>
    several(rows.find((row) => row.type === type && row.values === value)?.words ?? value)[0]!;

  const terms = new Map<EntityType, [string, Term][]>();
  for (const { type: written, words, values, note, line } of rows) {
    const type = ENTITY_TYPES.find((name) => name === written);
    if (!type) throw problem(line, `unknown type "${written}"; there are: ${ENTITY_TYPES.join(', ')}`);
    const all = several(values);
    const named = wordsOf(words, line).map((word): [string, Term] => {
      const meant = all.map((value) => ({ value, shown: all.length === 1 ? word : calledBy(type, value) }));
      return [word, { values: meant, ...(note && { note }) }];
    });
    terms.set(type, [...(terms.get(type) ?? []), ...named]);
  }
  return [...terms].map(([type, of]) => termsOf(type, of));
}
