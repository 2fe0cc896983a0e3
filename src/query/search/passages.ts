import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { keptFor } from '../kept.ts';
import { allReports, asked } from '../reports.ts';
import type { Graph, Narrowing } from '../scope.ts';
import { type PassageRow, passagesHolding } from './passage-index.ts';
import { fold, holds, indexed, type Words } from './words.ts';

/** A stretch of a report that states something. */
export interface Passage {
  readonly id: string;
  /** The words as published. */
  readonly text: string;
  /** Where it stands in the archived text, [start, end) in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly reportId: string;
}

/**
 * The first passages that hold all words, `most` at most, of the reports that a question is about: the shortest first and then
 * the latest. Null where no place is called `within`. At least one of the words has a part that is `indexed`.
 */
export async function passagesWith(
  graph: Graph,
  words: Words,
  narrowing: Narrowing,
  most: number,
): Promise<readonly PassageRow[] | null> {
  const isAsked = await asked(graph, narrowing);
  if (!isAsked) return null;
  const { within, years } = narrowing;
  const isNarrow = within != null || years?.from != null || years?.to != null;
  const rows = isNarrow ? (await allReports(graph.store)).filter(({ row }) => isAsked(row)) : null;
  const reports = rows && new Set(rows.map(({ row }) => row.id));
  if (graph.store.kind === 'embedded') return taken(await passagesHolding(graph.store, words, reports), most);
  return keptFor(graph.store, 'passages', [words, narrowing, most], () =>
    asksServer(graph.store, words, reports, most),
  );
}

function taken<Row>(rows: Iterable<Row>, most: number): Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    if (found.push(row) === most) break;
  }
  return found;
}

type Asked = { readonly query: string; readonly reports: readonly string[] | null; readonly most: number };
const byFullText = defineQuery<Asked, PassageRow & { readonly text: string }>('query/search-passages.neo4j');

/** Asks the server's index, which may find more than the words: for more and more, until enough hold them. */
async function asksServer(store: Store, words: Words, reports: ReadonlySet<string> | null, most: number) {
  const query = indexed(words).map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`);
  const asked = { query: query.join(' AND '), reports: reports && [...reports] };
  for (let number = most; ; number *= 4) {
    const found = await byFullText(store, { ...asked, most: number });
    const hits = found.filter(({ text }) => words.every((word) => holds(fold(text), word)));
    if (hits.length >= most || found.length < number)
      return hits.slice(0, most).map(({ id, year, length }): PassageRow => ({ id, year, length }));
  }
}

const byId = defineQuery<{ passages: readonly string[] }, Passage>('query/search-passages-by-id');

/** Some passages by their ids. */
export function passagesById(store: Store, ids: readonly string[]): Promise<Passage[]> {
  return byId(store, { passages: ids });
}
