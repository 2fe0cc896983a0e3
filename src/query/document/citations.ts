import type { CitationKind } from '../../model/fact.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import type { Sorted } from '../page.ts';
import { type Jurisdiction, withPlaces } from '../place/jurisdictions.ts';
import { asked, type ReportRow } from '../reports.ts';
import type { Graph, Narrowing, Span } from '../scope.ts';
import { type Stated, type StatedEdge, stated } from '../stated.ts';

/** That a report names a document. */
export interface CitationFact extends Stated {
  /** What the report is about. */
  readonly jurisdiction: Jurisdiction;
  /** Id of the document. */
  readonly lawId: string;
  readonly title: string;
  readonly kind: CitationKind;
  readonly docNumber: string | null;
  readonly surfaces: readonly string[];
}

interface Row {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[]; readonly docNumber?: string };
  readonly place: string;
  readonly law: string;
  readonly title: string;
  readonly kind: CitationKind;
}

/** The facts in full, in their order; without those that are gone since they were read. */
async function told(store: Store, rows: readonly Row[]): Promise<CitationFact[]> {
  return (await withPlaces(store, rows)).map(({ fact, place: jurisdiction, law: lawId, title, kind }) => {
    const { surfaces, docNumber = null } = fact;
    return { ...stated(fact), jurisdiction, lawId, title, kind, docNumber, surfaces };
  });
}

/** Those of the reports that cite a document that a question is about; null where no place is called `within`. */
export async function citing(
  graph: Graph,
  reports: Sorted<ReportRow>,
  narrowing: Narrowing,
): Promise<Sorted<ReportRow> | null> {
  const isAsked = await asked(graph, narrowing);
  return isAsked && reports.filter(({ row }) => isAsked(row));
}

/** A document and a report that cites it, by their ids. */
export interface Cited {
  readonly law: string;
  readonly report: string;
}

const some = defineQuery<{ cited: readonly Cited[] }, Row>('query/citations');

/** Some citations, earliest first. */
export async function citations(store: Store, cited: readonly Cited[]): Promise<CitationFact[]> {
  return told(store, await some(store, { cited }));
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-citations');

/** What some reports cite, in the order of the text. */
export async function reportCitations(store: Store, reports: readonly string[]): Promise<CitationFact[]> {
  return told(store, await inReports(store, { reports }));
}

type Of = { readonly places: readonly string[] } & Span;
const of = defineQuery<Of, Row>('query/citations-of');

/** What the reports on some jurisdictions cite, by years. */
export async function citationsOf(store: Store, { places, from, to }: Of): Promise<CitationFact[]> {
  return told(store, await of(store, { places, from, to }));
}
