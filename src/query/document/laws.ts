import type { CitationKind } from '../../model/fact.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept, keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { allReports, type ReportRow } from '../reports.ts';
import { citationRows } from './citation-rows.ts';

/** A document that reports cite. */
export interface Law {
  readonly id: string;
  /** Full official title without the signs around it. */
  readonly title: string;
  readonly kind: CitationKind;
}

/** A document and who cites it. */
export interface CitedLaw extends Law {
  /** The reports that cite it, earliest first. */
  readonly reports: Sorted<ReportRow>;
}

const all = defineQuery<Record<string, never>, Law>('query/laws');

/** Every document, those that most reports cite first. */
export function laws(store: Store): Promise<Sorted<CitedLaw>> {
  return kept(store, 'laws', async () => {
    const [rows, reports, cited] = await Promise.all([all(store, {}), allReports(store), citationRows(store)]);
    const earliestFirst = sortedBy(
      reports.map(({ row }) => row),
      ({ year, id }) => [year, id],
    );
    const citing = new Map<string, Sorted<ReportRow>[number][]>(rows.map(({ id }) => [id, []]));
    for (const report of earliestFirst)
      for (const law of new Set(cited.get(report.row.id)?.map((row) => row.law))) citing.get(law)?.push(report);
    const found = rows.map((law): CitedLaw => ({ ...law, reports: citing.get(law.id)! }));
    return sortedBy(found, ({ id, reports: by }) => [-by.length, id]);
  });
}

/** Every document by its id. */
export function lawsById(store: Store): Promise<ReadonlyMap<string, CitedLaw>> {
  return kept(store, 'laws by id', async () => new Map((await laws(store)).map(({ row }) => [row.id, row])));
}

/** The documents of some kinds of which the title contains a text, those that most reports cite first. */
export async function lawsLike(
  store: Store,
  text: string,
  kinds: readonly CitationKind[] | null,
): Promise<Sorted<CitedLaw>> {
  const found = await laws(store);
  return found.filter(({ row: { title, kind } }) => title.includes(text) && (kinds?.includes(kind) ?? true));
}

/** The documents that an id, a full title or else a usual short one means; `lawNamed` gives the full title of a short one. */
export async function lawsNamed(
  store: Store,
  name: string,
  lawNamed: (title: string) => string | null = () => null,
): Promise<readonly CitedLaw[]> {
  const rows = (await laws(store)).map(({ row }) => row);
  const title = name.trim().replace(/^《(.*)》$/, '$1');
  const called = (one: string) => rows.filter((row) => row.id === one || row.title === one);
  const exact = called(title);
  if (exact.length > 0) return exact;
  const full = lawNamed(title);
  return full === null ? [] : called(full);
}

/** The numbers that reports give a document. */
export interface DocNumbers {
  readonly law: string;
  /** Each once, in order. */
  readonly numbers: readonly string[];
}

const numbers = defineQuery<{ laws: readonly string[] }, DocNumbers>('query/law-numbers');

/** The numbers that reports give some documents, by their ids; nothing of those without. */
export function docNumbers(store: Store, ids: readonly string[]): Promise<readonly DocNumbers[]> {
  return keptFor(store, 'document numbers', ids, async () =>
    (await numbers(store, { laws: ids })).map((row) => ({ law: row.law, numbers: [...row.numbers].sort() })),
  );
}
