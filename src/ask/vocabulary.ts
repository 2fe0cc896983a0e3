import { join } from 'node:path';
import { z } from 'zod';
import { KnowledgeError } from '../knowledge/errors.ts';
import { parsePattern, type Sequence, SyntaxProblem } from '../knowledge/syntax.ts';
import { readTable, several } from '../knowledge/tables.ts';
import { readYaml, type Where } from '../knowledge/yaml.ts';
import { ENTITY_TYPES } from './entity.ts';
import type { Vocabulary } from './lattice.ts';

/** Lists of `words.tsv` that are needed whatever forms ask for: words that no unknown name may hold, … */
export const ASKING = 'asking';
/** … ends of places' names, … */
export const PLACE_END = 'place-end';
/** … and words and signs that say nothing. */
export const VOID = 'void';

/** What forms call by name: `words.tsv` and `phrases.yaml`; any mistake is a KnowledgeError. */
export function loadVocabulary(folder: string): Vocabulary {
  const words = readWordLists(join(folder, 'words.tsv'));
  const phrases = new Map<string, Sequence>();
  const vocabulary = { words, phrases };
  const file = join(folder, 'phrases.yaml');
  const { value, where } = readYaml(file, z.record(z.string().regex(/^[a-z][a-z-]*$/), z.string()));
  for (const [name, text] of Object.entries(value)) {
    if (words.has(name))
      throw new KnowledgeError(file, where([name]), `"${name}" is a word list already; name it otherwise`);
    phrases.set(name, readForm(text, vocabulary, file, where([name])));
  }
  return vocabulary;
}

/** Reads a form, or a phrase that uses those before it. */
export function readForm(text: string, { words, phrases }: Vocabulary, file: string, where: Where): Sequence {
  const problem = (at: number, message: string) =>
    new KnowledgeError(file, where, `"${text}", at character ${at + 1}: ${message}`);
  const check = (sequence: Sequence): void => {
    for (const { element, at } of sequence) {
      if (element.type === 'group') element.branches.forEach(check);
      else if (element.type === 'mention') {
        if (!ENTITY_TYPES.some((type) => type === element.kind))
          throw problem(at, `there is no slot ":${element.kind}"; there are: ${ENTITY_TYPES.join(', ')}`);
      } else if (element.type !== 'one' || element.not) {
        throw problem(at, 'a form has words, @lists, :slots and groups only');
      } else {
        const unknown = element.classes.find((name) => !words.has(name) && !phrases.has(name));
        if (unknown !== undefined)
          throw problem(at, `neither words.tsv nor an earlier line of phrases.yaml has "@${unknown}"`);
      }
    }
  };
  try {
    const sequence = parsePattern(text);
    check(sequence);
    return sequence;
  } catch (cause) {
    throw cause instanceof SyntaxProblem ? problem(cause.at, cause.message) : cause;
  }
}

/** The types of slots that are filled in every question that fits: a question without one of them need not be held against the form. */
export function slotsOf(form: Sequence, vocabulary: Vocabulary): Set<string> {
  const all = form.flatMap(({ element, min }): string[] => {
    if (min === 0) return [];
    if (element.type === 'mention') return [element.kind];
    if (element.type === 'group') return shared(element.branches.map((branch) => slotsOf(branch, vocabulary)));
    if (element.type !== 'one' || element.words.length > 0) return [];
    return shared(element.classes.map((name) => slotsOf(vocabulary.phrases.get(name) ?? [], vocabulary)));
  });
  return new Set(all);
}

const shared = ([first, ...others]: readonly Set<string>[]): string[] =>
  [...first!].filter((type) => others.every((other) => other.has(type)));

function readWordLists(file: string): Map<string, string[]> {
  const lists = new Map<string, string[]>();
  for (const { class: name, words } of readTable(file, ['class', 'words', 'note']))
    lists.set(name, [...(lists.get(name) ?? []), ...several(words)]);
  for (const name of [ASKING, PLACE_END, VOID])
    if (!lists.has(name)) throw new KnowledgeError(file, null, `has no list "${name}"`);
  return lists;
}
