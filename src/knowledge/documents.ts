import { join } from 'node:path';
import type { CitationKind } from '../model/fact.ts';
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

/** Documents by title: those of `graph/documents/laws.tsv`, and the rest by how their titles end; null for what is no document. */
export function loadDocuments(folder: string): (written: string) => Document | null {
  const known = new Map<string, Document>();
  const laws = join(folder, 'laws.tsv');
  for (const row of readTable(laws, ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note'])) {
    const document = { title: row.title, kind: kindIn(laws, row.line, row.kind) };
    for (const title of [row.title, ...several(row.aliases)])
      if (!known.has(plain(title))) known.set(plain(title), document);
  }
  const endings = join(folder, 'kinds.tsv');
  const byEnding = readTable(endings, ['ending', 'by', 'kind', 'note'])
    .filter(({ by }) => by === 'any' || by === 'county')
    .map((row) => ({ ending: row.ending, kind: kindIn(endings, row.line, row.kind) }));
  const none = readWords(join(folder, 'not-documents.txt')).map(({ word }) => word);

  const prefixes = readWords(join(folder, 'prefixes.txt')).map(({ word }) => word);
  const shortened = (title: string) =>
    prefixes.reduce((rest, word) => (rest.startsWith(word) ? rest.slice(word.length) : rest), title);

  return (written) => {
    const document = known.get(plain(written)) ?? known.get(plain(shortened(written)));
    if (document) return document;
    if (none.some((word) => (word.endsWith('$') ? written.endsWith(word.slice(0, -1)) : written === word))) return null;
    const bare = written.replace(TAIL, '');
    const found = byEnding.find(({ ending }) => bare.endsWith(ending));
    return { title: written, kind: found?.kind ?? 'other' };
  };
}

function plain(title: string): string {
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
