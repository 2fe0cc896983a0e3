import { basename, join } from 'node:path';
import type { PracticeKind } from '../model/fact.ts';
import type { Numerals } from '../model/numerals.ts';
import { FORM_CLASSES } from '../model/token.ts';
import { KnowledgeError } from './errors.ts';
import { readNumerals } from './figures.ts';
import { type BodyHead, loadBodyHeads, loadShortBodies, type ShortBody } from './institutions.ts';
import { type Lexicon, lexiconBuilder } from './lexicon.ts';
import { loadPatterns, problemIn, type ReadPattern, wordsOf } from './pattern.ts';
import { filesOf, readTable, readWords, several } from './tables.ts';

/** What the matcher goes by: every term with its classes, the signs of numbers, and the patterns in order. */
export interface MatchKnowledge {
  readonly lexicon: Lexicon;
  readonly numerals: Numerals;
  readonly patterns: readonly ReadPattern[];
  /** Kind of a practice by its canonical name. */
  readonly practiceKinds: ReadonlyMap<string, PracticeKind>;
  /** Names of bodies that the reporting place completes. */
  readonly shortBodies: ReadonlyMap<string, readonly ShortBody[]>;
  /** What an organisation is by the head of its name. */
  readonly bodyHeads: ReadonlyMap<string, BodyHead>;
}

const PRACTICE_KINDS: readonly PracticeKind[] = ['System', 'Mechanism', 'Platform'];
/** Classes of units of what has no parts: half a person, half a case. */
const WHOLE: ReadonlySet<string> = new Set(['count', 'people']);

/** Reads the word lists, tables and patterns of `graph/`; any mistake is a KnowledgeError that says where. */
export function loadMatchKnowledge(folder: string): MatchKnowledge {
  const builder = lexiconBuilder();
  const practiceKinds = new Map<string, PracticeKind>();
  for (const form of FORM_CLASSES) builder.declare(form);
  for (const file of filesOf(join(folder, 'lexicon'), 'txt')) {
    const name = basename(file, '.txt');
    for (const { word, line } of readWords(file))
      builder.add(word, { class: name, name: word, source: `${file}:${line}` });
  }
  for (const file of filesOf(join(folder, 'practices'), 'tsv')) {
    for (const row of readTable(file, ['name', 'kind', 'aliases', 'part_of', 'note'])) {
      const kind = PRACTICE_KINDS.find((name) => name === row.kind);
      if (!kind) {
        const message = `unknown kind "${row.kind}"; there are: ${PRACTICE_KINDS.join(', ')}`;
        throw new KnowledgeError(file, { line: row.line, column: row.name.length + 2 }, message);
      }
      practiceKinds.set(row.name, kind);
      const meaning = { class: 'practice', name: row.name, source: `${file}:${row.line}` };
      for (const term of [row.name, ...several(row.aliases)]) builder.add(term, meaning);
    }
  }
  const laws = join(folder, 'documents', 'laws.tsv');
  for (const row of readTable(laws, ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note'])) {
    if (!row.note.startsWith('bare')) continue;
    const meaning = { class: 'document', name: row.title, source: `${laws}:${row.line}` };
    for (const term of [row.title, ...several(row.aliases)]) builder.add(term, meaning);
  }
  const shortBodies = loadShortBodies(join(folder, 'institutions'));
  for (const [short, bodies] of shortBodies) {
    const name = bodies.some(({ bare }) => bare) ? 'bare-body' : 'short-body';
    builder.add(short, { class: name, name: short, source: 'institutions/short.tsv' });
  }
  const groups = join(folder, 'gazetteer', 'groups.tsv');
  for (const row of readTable(groups, ['names', 'members'])) {
    for (const name of row.names.split(' '))
      builder.add(name, { class: 'group', name, source: `${groups}:${row.line}` });
  }
  const bodyHeads = loadBodyHeads(join(folder, 'institutions'));
  for (const [head, { national }] of bodyHeads) {
    builder.add(head, { class: 'body-head', name: head, source: 'institutions/kinds.tsv' });
    if (national) builder.add(head, { class: 'national-body', name: head, source: 'institutions/kinds.tsv' });
  }
  const generic = join(folder, 'institutions', 'generic.txt');
  for (const { word, line } of readWords(generic)) {
    if (!shortBodies.has(word)) builder.add(word, { class: 'generic-body', name: word, source: `${generic}:${line}` });
  }
  const around = join(folder, 'figures', 'approximators.tsv');
  for (const row of readTable(around, ['word', 'where'])) {
    for (const where of several(row.where)) {
      builder.add(row.word, { class: `approximate-${where}`, name: row.word, source: `${around}:${row.line}` });
    }
  }
  const trends = join(folder, 'figures', 'trends.tsv');
  for (const row of readTable(trends, ['word', 'sense', 'note'])) {
    const meaning = { class: 'trend', name: row.word, source: `${trends}:${row.line}` };
    builder.add(row.word, meaning);
    if (row.sense === 'compare') builder.add(row.word, { ...meaning, class: 'comparison' });
    if (row.sense === 'from-to') builder.add(row.word, { ...meaning, class: 'from-to' });
  }
  const none = join(folder, 'figures', 'not-figures.tsv');
  for (const row of readTable(none, ['text', 'how', 'note'])) {
    if (row.how !== 'before' && row.how !== 'after' && row.how !== 'phrase') continue;
    builder.add(row.text, { class: `no-figure-${row.how}`, name: row.text, source: `${none}:${row.line}` });
  }
  const units = join(folder, 'figures', 'units.tsv');
  for (const row of readTable(units, ['unit', 'class', 'note', 'as'])) {
    const name = row.class === 'none' ? 'uncounted' : 'unit';
    const meaning = { name: row.as || row.unit, source: `${units}:${row.line}` };
    builder.add(row.unit, { ...meaning, class: name });
    if (WHOLE.has(row.class)) builder.add(row.unit, { ...meaning, class: 'whole-unit' });
  }
  const patterns = loadPatterns(join(folder, 'patterns'));
  for (const { entry } of patterns)
    if (entry.sets.practice !== undefined && !practiceKinds.has(entry.sets.practice))
      throw problemIn(entry, 0, `sets "${entry.sets.practice}", which is no name in ${join(folder, 'practices')}`);
  for (const { word, class: name, source } of wordsOf(patterns)) builder.add(word, { class: name, name: word, source });
  // 成立了 is what 成立 is, to patterns that ask for either.
  builder.inflect('aspect');
  // 边界联合调委会 is a joint body as any 联合调委会 is.
  builder.inherit('practice', 'coop-');
  builder.both('shared-practice', 'practice', (name) => name.startsWith('coop-') && name !== 'coop-open');
  // 联席会议制度 is a rule as any 制度 is, “利剑护农”执法行动 a campaign as any 行动 is.
  for (const name of ['coop-conference', 'coop-mechanism', 'coop-other', 'joint-action'])
    builder.inherit(name, 'head-');
  return {
    lexicon: builder.build(),
    numerals: readNumerals(join(folder, 'figures', 'numbers.tsv')),
    patterns,
    practiceKinds,
    shortBodies,
    bodyHeads,
  };
}
