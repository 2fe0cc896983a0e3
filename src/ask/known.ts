import { join } from 'node:path';
import { loadDocuments } from '../knowledge/documents.ts';
import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { INDICATOR_COLUMNS } from '../knowledge/indicators.ts';
import { loadMatchKnowledge } from '../knowledge/load.ts';
import { readTable, several } from '../knowledge/tables.ts';
import { openPractices } from '../resolve/practices.ts';
import { openTokenizer } from '../segment/tokens.ts';
import { openSegmenter } from '../segment/words.ts';
import type { Held } from './entity.ts';
import { placeFinder } from './places.ts';
import type { Questions } from './questions.ts';
import type { HeldTerms, Known } from './recognise.ts';
import { named, type Terms, termsOf, titled } from './terms.ts';
import { loadValues } from './values.ts';
import { VOID } from './vocabulary.ts';
import { loadYears } from './years.ts';

/** What questions are recognised by, of the folder `graph`; jieba gets that folder's dictionary. */
export function openKnown(graph: string, gazetteer: Gazetteer, { vocabulary, messages }: Questions): Known {
  const { lexicon, numerals } = loadMatchKnowledge(graph);
  const segmenter = openSegmenter(lexicon);
  const tokenize = openTokenizer(lexicon, numerals);
  const numbers = (...names: string[]) => new Set(names.map((name) => lexicon.classNumber(name)!));
  const [quote, title] = [numbers('quote', 'phrase'), numbers('title')];
  const practices = termsOf(
    'practice',
    lexicon.terms.flatMap((term, at) =>
      lexicon.meanings[at]!.filter((meaning) => meaning.class === 'practice').map(
        ({ name }) => [term, named(name)] as const,
      ),
    ),
  );
  const canonical = openPractices(lexicon);
  const document = loadDocuments(join(graph, 'documents'));
  return {
    practices,
    tokens(text) {
      const marks = segmenter.boundaries(text);
      return { marks, tokens: tokenize(text, marks, 0) };
    },
    enclosed({ classes }) {
      if (classes.numbers.some((number) => quote.has(number))) return 'quote';
      return classes.numbers.some((number) => title.has(number)) ? 'title' : null;
    },
    places: placeFinder(gazetteer),
    years: loadYears(join(graph, 'questions', 'years.tsv'), numerals, messages.years),
    fixed: loadValues(join(graph, 'questions', 'values.tsv'), lexicon),
    indicators: readIndicators(join(graph, 'figures', 'indicators.tsv')),
    laws: readLaws(join(graph, 'documents', 'laws.tsv'), document),
    practice(written) {
      const name = canonical(written, [], false);
      return practices.find(name) ? name : null;
    },
    document: (written) => document(written, null)?.title ?? null,
    void: vocabulary.words.get(VOID)!,
  };
}

/** An indicator's own name means it alone; another name of several means them all. */
function readIndicators(file: string): Terms {
  const rows = readTable(file, INDICATOR_COLUMNS);
  const own = new Set(rows.map(({ indicator }) => indicator));
  return termsOf(
    'indicator',
    rows.flatMap(({ indicator, aliases }) => [
      [indicator, named(indicator)] as const,
      ...several(aliases)
        .filter((alias) => !own.has(alias))
        .map((alias) => [alias, named(indicator)] as const),
    ]),
  );
}

/** Documents by their titles and other titles; where several share one, it is the newest. */
function readLaws(file: string, document: ReturnType<typeof loadDocuments>): Terms {
  const rows = readTable(file, ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note']);
  const names = new Set(rows.flatMap(({ title, aliases }) => [title, ...several(aliases)]));
  return termsOf(
    'law',
    [...names].flatMap((name) => {
      const found = document(name, null);
      return found ? [[name, titled(found.title)] as const] : [];
    }),
  );
}

/** Makes the names that a graph holds searchable. */
export function heldTermsOf({ practices, indicators, laws }: Held): HeldTerms {
  return {
    practices: termsOf(
      'practice',
      practices.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => [one, named(name)] as const)),
    ),
    indicators: termsOf(
      'indicator',
      indicators.map((name) => [name, named(name)] as const),
    ),
    laws: termsOf(
      'law',
      laws.map((title) => [title, titled(title)] as const),
    ),
  };
}
