import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import { type Page, type Scope, type Scoped, scoped, type Years } from './range.ts';

/** A report as it is told to those who ask. */
export interface Report {
  readonly id: string;
  readonly year: number;
  readonly jurisdiction: Jurisdiction;
  readonly title: string | null;
  readonly published: string | null;
  readonly issuer: string | null;
  /** The file it was read from. */
  readonly path: string;
  readonly address: string | null;
  /** The name of its archived text, into which every offset points. */
  readonly textHash: string;
  /** Length of that text in UTF-16 code units. */
  readonly length: number;
  readonly contradictions: readonly string[];
}

type ReportNode = Omit<Report, 'jurisdiction' | 'title' | 'published' | 'issuer' | 'address' | 'contradictions'> &
  Partial<Record<'title' | 'published' | 'issuer' | 'address', string>> & { readonly contradictions?: string[] };

interface Row {
  readonly report: ReportNode;
  readonly place: JurisdictionNode;
}

function report({ report: node, place }: Row): Report {
  const { id, year, path, textHash, length } = node;
  const { title = null, published = null, issuer = null, address = null, contradictions = [] } = node;
  const head = { id, year, jurisdiction: jurisdiction(place), title, published, issuer };
  return { ...head, path, address, textHash, length, contradictions };
}

const all = defineQuery<Scoped & Page, Row>('query/reports');

/** Which reports are held, by place and year. */
export async function reports(store: Store, asked: Scope & Page): Promise<Report[]> {
  const { offset, limit } = asked;
  return (await all(store, { ...(await scoped(store, asked)), offset, limit })).map(report);
}

const byId = defineQuery<{ reports: readonly string[] }, Row>('query/reports-by-id');

/** Some reports by their ids. */
export async function reportsById(store: Store, ids: readonly string[]): Promise<Report[]> {
  return (await byId(store, { reports: ids })).map(report);
}

const on = defineQuery<{ places: readonly string[] } & Years, Row>('query/reports-on');

/** The reports on some jurisdictions, by years. */
export async function reportsOn(
  store: Store,
  { places, from = null, to = null }: { places: readonly string[] } & Partial<Years>,
): Promise<Report[]> {
  return (await on(store, { places, from, to })).map(report);
}
