import type { CitationKind } from '../model/fact.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import { type Page, type Scope, type Scoped, scoped } from './range.ts';
import { type Stated, type StatedEdge, stated } from './stated.ts';

/** That a report names a document. */
export interface CitationFact extends Stated {
  /** What the report is about. */
  readonly jurisdiction: Jurisdiction;
  readonly title: string;
  readonly kind: CitationKind;
  readonly docNumber: string | null;
  readonly surfaces: readonly string[];
}

interface Row {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[]; readonly docNumber?: string };
  readonly place: JurisdictionNode;
  readonly law: { readonly title: string; readonly kind: CitationKind };
}

function citationFact({ fact, place, law: { title, kind } }: Row): CitationFact {
  const { surfaces, docNumber = null } = fact;
  return { ...stated(fact), jurisdiction: jurisdiction(place), title, kind, docNumber, surfaces };
}

const of = defineQuery<{ title: string } & Scoped & Page, Row>('query/citations');

/** Which reports cite documents of exactly this title, earliest first. */
export async function citations(store: Store, asked: { title: string } & Scope & Page): Promise<CitationFact[]> {
  const { title, offset, limit } = asked;
  return (await of(store, { title, ...(await scoped(store, asked)), offset, limit })).map(citationFact);
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-citations');

/** What some reports cite, in the order of the text. */
export async function reportCitations(store: Store, reports: readonly string[]): Promise<CitationFact[]> {
  return (await inReports(store, { reports })).map(citationFact);
}
