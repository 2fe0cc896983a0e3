import type { Level } from '../model/place.ts';
import { defineQuery } from '../store/cypher.ts';
import { bareId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';
import { paged, type Sorted, sortedBy } from './page.ts';
import { type Jurisdiction, knownPlaces, withPlaces } from './place/jurisdictions.ts';
import { type Graph, inSpan, type Narrowing, scopeOf, spanOf } from './scope.ts';

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

/** A report in short. */
export interface ReportRow {
  readonly id: string;
  /** Its place's id without the year that tells former bearers of a code apart. */
  readonly place: string;
  /** Id of its place's node. */
  readonly node: string;
  /** The place's rank. */
  readonly level: Level | null;
  readonly year: number;
  /** Differs whenever the report was written anew. */
  readonly stamp: string;
}

type ReportNode = Omit<Report, 'jurisdiction' | 'title' | 'published' | 'issuer' | 'address' | 'contradictions'> &
  Partial<Record<'title' | 'published' | 'issuer' | 'address', string>> & { readonly contradictions?: string[] };

interface Row {
  readonly report: ReportNode;
  readonly place: string;
}

/** The reports in full, in their order; without those that are gone since they were read. */
async function told(store: Store, rows: readonly Row[]): Promise<Report[]> {
  return (await withPlaces(store, rows)).map(({ report: node, place: jurisdiction }) => {
    const { id, year, path, textHash, length } = node;
    const { title = null, published = null, issuer = null, address = null, contradictions = [] } = node;
    const head = { id, year, jurisdiction, title, published, issuer };
    return { ...head, path, address, textHash, length, contradictions };
  });
}

type InShort = Pick<ReportRow, 'id' | 'place' | 'year' | 'stamp'>;
const inShort = defineQuery<{ places: readonly string[] }, InShort>('query/reports');

/** Every report that the graph holds, by place and year. */
export function allReports(store: Store): Promise<Sorted<ReportRow>> {
  return kept(store, 'reports', async () => {
    const { byId } = await knownPlaces(store);
    const rows: ReportRow[] = [];
    for (const places of paged([...byId.keys()]))
      for (const { place: node, ...row } of await inShort(store, { places }))
        rows.push({ ...row, place: bareId(node), node, level: byId.get(node)!.level as Level | null });
    return sortedBy(rows, ({ place, year, id }) => [place, year, id]);
  });
}

/** The reports that a question is about, by place and year; null where no place is called `within`. */
export async function reports(graph: Graph, narrowing: Narrowing): Promise<Sorted<ReportRow> | null> {
  const [rows, isAsked] = await Promise.all([allReports(graph.store), asked(graph, narrowing)]);
  return isAsked && rows.filter(({ row }) => isAsked(row));
}

/** Whether a question is about a report; null where no place is called `within`. */
export async function asked(graph: Graph, narrowing: Narrowing): Promise<((row: ReportRow) => boolean) | null> {
  const { within, level, years } = narrowing;
  const span = spanOf(years);
  if (within == null) return (row) => inSpan(span, row.year) && (level == null || row.level === level);
  const scope = await scopeOf(graph, narrowing);
  return scope && (({ place, year }) => inSpan(span, year) && scope.places.has(place));
}

const byId = defineQuery<{ reports: readonly string[] }, Row>('query/reports-by-id');

/** Some reports by their ids. */
export async function reportsById(store: Store, ids: readonly string[]): Promise<Report[]> {
  return told(store, await byId(store, { reports: ids }));
}

type On = { readonly places: readonly string[]; readonly from: number | null; readonly to: number | null };
const on = defineQuery<On, Row>('query/reports-on');

/** The reports on some jurisdictions, by years. */
export async function reportsOn(
  store: Store,
  { places, from = null, to = null }: Pick<On, 'places'> & Partial<On>,
): Promise<Report[]> {
  return told(store, await on(store, { places, from, to }));
}
