import { join } from 'node:path';
import type { CitationKind } from '../model/fact.ts';
import { grouped } from '../model/grouped.ts';
import { KnowledgeError } from './errors.ts';
import { readTable, readWords, several } from './tables.ts';

/** A document's full title and what it is. */
export interface Document {
  readonly title: string;
  readonly kind: CitationKind;
}

const KINDS: readonly CitationKind[] = ['law', 'regulation', 'party-rule', 'plan', 'normative', 'other'];
/** What stands at a title's end and says nothing of its kind: 试行, a span of years. */
const TAIL = /[(（][^()（）]*[)）]$/;

/** Of usual Han characters alone, which are written in one way. */
const HAN = /^[\u4e00-\u9fff]*$/;

/** The document that a title as written names in a report about `year`; null for what is no document. */
export type DocumentFinder = (written: string, year: number | null) => Document | null;

interface Dated extends Document {
  /** First year it is in force; 0 where that is not known. */
  readonly from: number;
}

/**
 * Documents by title: those of `graph/documents/laws.tsv`, and the rest by how their titles end. Where several share a short
 * title (法治政府建设实施纲要), it is the newest that was in force in the report's year.
 */
export function loadDocuments(folder: string): DocumentFinder {
  const known = new Map<string, Dated[]>();
  const laws = join(folder, 'laws.tsv');
  for (const row of readTable(laws, ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note'])) {
    const document = { title: row.title, kind: kindIn(laws, row.line, row.kind), from: Number(row.from.slice(0, 4)) };
    for (const title of [row.title, ...several(row.aliases)]) {
      const bearers = known.get(plain(title));
      if (bearers) bearers.push(document);
      else known.set(plain(title), [document]);
    }
  }
  const endings = join(folder, 'kinds.tsv');
  const kinds = readTable(endings, ['ending', 'by', 'kind', 'note'])
    .filter(({ by }) => by === 'any' || by === 'county')
    .map((row) => ({ ending: row.ending, kind: kindIn(endings, row.line, row.kind) }));
  const kindsBySign = grouped(kinds, ({ ending }) => lastOf(ending));
  const series = readSeries(join(folder, 'series.tsv'));
  const none = readWords(join(folder, 'not-documents.txt')).map(({ word }) => word);
  const noneWhole = new Set(none);
  const noneEnding = none.flatMap((word) => (word.endsWith('$') ? word.slice(0, -1) : []));
  const noneBySign = grouped(noneEnding, lastOf);

  const prefixes = readWords(join(folder, 'prefixes.txt')).map(({ word }) => word);
  const shortened = (title: string) =>
    prefixes.reduce((rest, word) => (rest.startsWith(word) ? rest.slice(word.length) : rest), title);

  return (written, year) => {
    const bearers = known.get(plain(written)) ?? known.get(plain(shortened(written)));
    if (bearers) return newest(bearers, year);
    if (noneWhole.has(written) || noneBySign.get(lastOf(written))?.some((ending) => written.endsWith(ending)))
      return null;
    const bare = written.replace(TAIL, '');
    const one = series.find(({ pattern }) => pattern.test(bare));
    if (one) return { title: bare.replace(one.pattern, one.title), kind: one.kind };
    const found = kindsBySign.get(lastOf(bare))?.find(({ ending }) => bare.endsWith(ending));
    return { title: written, kind: found?.kind ?? 'other' };
  };
}

/** The sign that a text ends in: of hundreds of endings it leaves a few. */
function lastOf(text: string): string {
  return text.slice(-1);
}

/** Titles by the patterns of `series.tsv`: 第八个五年普法规划 is “八五”普法规划. */
function readSeries(file: string): (Document & { readonly pattern: RegExp })[] {
  return readTable(file, ['pattern', 'title', 'kind']).map(({ pattern, title, kind, line }) => {
    try {
      return { pattern: new RegExp(`^(?:${pattern})$`, 'u'), title, kind: kindIn(file, line, kind) };
    } catch (problem) {
      if (problem instanceof KnowledgeError) throw problem;
      throw new KnowledgeError(file, { line, column: 1 }, `not a regular expression: ${(problem as Error).message}`);
    }
  });
}

function newest(bearers: readonly Dated[], year: number | null): Document {
  const standing = bearers.filter(({ from }) => year === null || from <= year);
  const { title, kind } = (standing.length > 0 ? standing : bearers).reduce((a, b) => (b.from > a.from ? b : a));
  return { title, kind };
}

/** A title as titles are looked up: what writes one in several ways is made one. */
function plain(title: string): string {
  if (HAN.test(title)) return title;
  return title
    .normalize('NFKC')
    .replace(/[—–－~～-]+/g, '-')
    .replace(/\s/g, '');
}

function kindIn(file: string, line: number, kind: string): CitationKind {
  const known = KINDS.find((name) => name === kind);
  if (known) return known;
  throw new KnowledgeError(file, { line, column: 1 }, `unknown kind "${kind}"; there are: ${KINDS.join(', ')}`);
}
