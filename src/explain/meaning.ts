import { join, relative } from 'node:path';
import { INDICATOR_COLUMNS } from '../knowledge/indicators.ts';
import { loadPractices } from '../knowledge/practices.ts';
import { readTable, several } from '../knowledge/tables.ts';
import type { Stages } from '../stages.ts';
import { readSentence } from './reading.ts';

/** One thing that a text stands for. */
export interface Meant {
  /** practice, document, indicator, short-body, body-head, or a word class. */
  readonly class: string;
  /** The name it resolves to. */
  readonly name: string;
  /** What else is known: kind, unit, the set it is part of. */
  readonly more: string;
  /** File and line that say so; empty where a rule does. */
  readonly source: string;
}

/** What the knowledge of `graph/` says of a text. */
export interface TextMeaning {
  readonly text: string;
  /** Whether the text is a term: one token wherever it stands. */
  readonly term: boolean;
  readonly meant: readonly Meant[];
  /** How the text is read on its own. */
  readonly tokens: readonly { readonly text: string; readonly classes: readonly string[] }[];
}

/** A word that a class lists. */
export interface ListedTerm {
  readonly term: string;
  readonly name: string;
  readonly source: string;
}

/** Tells what texts resolve to, and which terms the classes list. */
export function openMeanings(graph: string, stages: Stages) {
  const { knowledge, names } = stages;
  const { lexicon } = knowledge;
  const practices = loadPractices(graph);
  const laws = tableOf(join(graph, 'documents', 'laws.tsv'), 'title', LAWS);
  const indicators = tableOf(join(graph, 'figures', 'indicators.tsv'), 'indicator', INDICATOR_COLUMNS);
  const shown = (source: string) => relative(join(graph, '..'), source);

  function practiceOf(text: string): Meant[] {
    const name = names.practice(text, [], true);
    const listed = practices.get(name);
    if (!listed) return [];
    const more = [listed.kind, ...listed.partOf.map((set) => `part of ${set.name}`)].join(', ');
    const term = lexicon.find(name);
    const meaning = term === undefined ? undefined : lexicon.meanings[term]!.find((one) => one.class === 'practice');
    return [{ class: 'practice', name, more, source: shown(meaning?.source ?? '') }];
  }

  function documentOf(text: string): Meant[] {
    const title = text.replace(/^《|》$/g, '');
    const document = names.document(title, null);
    const row = document && laws.get(document.title)?.[0];
    if (!document || !(row || title !== text)) return [];
    return [{ class: 'document', name: document.title, more: document.kind, source: row ? shown(row.source) : '' }];
  }

  function others(text: string): Meant[] {
    return [
      ...(indicators.get(text) ?? []).map(({ name, more, source }) => ({
        class: 'indicator',
        name,
        more,
        source: shown(source),
      })),
      ...(knowledge.shortBodies.get(text) ?? []).map(({ full, type, level, ends, only }) => {
        const where = [level, ...ends.map((end) => `…${end}`), ...(only ? [`${only}s only`] : [])].join(' ');
        return {
          class: 'short-body',
          name: full.join(' '),
          more: `${type}, ${where}`,
          source: 'graph/institutions/short.tsv',
        };
      }),
      ...[knowledge.bodyHeads.get(text) ?? []].flat().map(({ full, type }) => ({
        class: 'body-head',
        name: full,
        more: type,
        source: 'graph/institutions/kinds.tsv',
      })),
    ];
  }

  return {
    /** What one text stands for. */
    of(text: string): TextMeaning {
      const [read] = readSentence(text, { part: 'results', place: null, year: null }, stages).sentences;
      const plain = read!.sentence.text;
      const resolved = [...practiceOf(plain), ...documentOf(plain), ...others(plain)];
      const told = new Set(resolved.map((meant) => meant.class));
      const term = lexicon.find(plain);
      const words = (term === undefined ? [] : lexicon.meanings[term]!)
        .filter((meaning) => !told.has(meaning.class) && !meaning.class.startsWith('='))
        .map((meaning) => ({ class: meaning.class, name: meaning.name, more: '', source: shown(meaning.source) }));
      const tokens = read!.tokens.map(({ start, end, classes }) => ({
        text: plain.slice(start, end),
        classes: classes.numbers.map((number) => lexicon.classNames[number]!),
      }));
      return { text, term: term !== undefined, meant: [...resolved, ...words], tokens };
    },
    /** The classes that word lists and tables give, each with how many terms it has; literal words of patterns are left out. */
    classes(): { readonly class: string; readonly terms: number }[] {
      const counts = lexicon.classNames.map(() => 0);
      for (const classes of lexicon.classes) for (const number of classes.numbers) counts[number]!++;
      return lexicon.classNames
        .map((name, number) => ({ class: name, terms: counts[number]! }))
        .filter((one) => one.terms > 0 && !one.class.startsWith('='));
    },
    /** The terms that bear a class and hold a text; null where there is no such class. */
    terms(name: string, holding = ''): ListedTerm[] | null {
      const number = lexicon.classNumber(name);
      if (number === undefined) return null;
      return lexicon.terms.flatMap((term, index) => {
        if (!lexicon.classes[index]!.numbers.includes(number) || !term.includes(holding)) return [];
        const meaning = lexicon.meanings[index]!.find((one) => one.class === name);
        return [{ term, name: meaning?.name ?? term, source: meaning ? shown(meaning.source) : '' }];
      });
    },
  };
}

const LAWS = ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note'] as const;

interface Entry {
  readonly name: string;
  readonly more: string;
  readonly source: string;
}

/** The rows of a table by each name and alias. */
function tableOf(
  file: string,
  key: 'title' | 'indicator',
  columns: readonly string[],
): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const row of readTable(file, columns)) {
    const entry = { name: row[key]!, more: row['unit'] ?? row['kind'] ?? '', source: `${file}:${row.line}` };
    for (const form of new Set([entry.name, ...several(row['aliases']!)]))
      entries.set(form, [...(entries.get(form) ?? []), entry]);
  }
  return entries;
}
