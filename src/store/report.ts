import { createHash } from 'node:crypto';
import type { Ontology } from '../knowledge/ontology.ts';
import type { Path, Practice, ReportFacts } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import { addFacts } from './facts.ts';
import { jurisdictionId, kindId, type Places, reportId } from './ids.ts';
import { emptyRows, type Ref, type Rows } from './rows.ts';

/** What is known of a practice apart from any report. */
export interface KnownPractice {
  /** What it is, whatever a report calls it: 首违不罚制度 is the Mechanism 首违不罚; where it is left out, what the report calls it. */
  readonly kind?: Practice['kind'];
  readonly aliases?: readonly string[];
  /** Canonical names of the sets it is a member of, of the same kind unless `kind` says otherwise. */
  readonly partOf?: readonly { readonly kind: Practice['kind']; readonly name: string }[];
}

/** The knowledge that the graph's own nodes and edges are made from. */
export interface Lookups {
  readonly places: Places;
  practice(name: string): KnownPractice | undefined;
}

/** A report of which place and year are certain. */
export interface Placed {
  readonly id: string;
  readonly place: Path;
  readonly year: number;
  /** Equal stamps mean the same bytes, the same facts and the same knowledge. */
  readonly stamp: string;
}

/** The report's id and stamp; null where its place or year is not certain. */
export function identify(
  source: Source,
  facts: ReportFacts,
  ontology: Ontology,
  { places }: Lookups,
  knowledge = '',
): Placed | null {
  const { jurisdiction: place, year, issuer, candidates } = facts.report;
  if (place === null || place.length === 0 || year === null || candidates.length > 0) return null;
  const id = reportId(jurisdictionId(place, year, places), year, issuer, ontology.issuers);
  const said = JSON.stringify([source.bytesHash, source.textHash, knowledge, facts]);
  return { id, place, year, stamp: createHash('sha256').update(said).digest('hex') };
}

/** The rows of one report: its node, its place and what lies above it, and all that it says. */
export function rowsOf(
  source: Source,
  facts: ReportFacts,
  placed: Placed,
  ontology: Ontology,
  lookups: Lookups,
  knowledge?: string,
): Rows {
  const { id, year, stamp } = placed;
  const { title, published, issuer, contradictions } = facts.report;
  const rows = emptyRows(ontology);
  const jurisdiction = (path: Path) => addJurisdiction(rows, path, year, lookups.places);
  const place = jurisdiction(placed.place);
  const { path, media, charset, bytesHash, textHash, hints, text } = source;
  const report = rows.node('Report', {
    ...{ id, year, title, published, issuer, stamp, path, media, charset, bytesHash, textHash, knowledge },
    address: hints.address,
    length: text.length,
    contradictions: contradictions.length > 0 ? contradictions : null,
  });
  rows.edge('REPORTS_ON', report, place, { year });
  const practice = (kind: Practice['kind'], name: string) => addPractice(rows, kind, name, lookups);
  addFacts(facts, { rows, report, textHash, place, year, jurisdiction, practice });
  return rows;
}

function addJurisdiction(rows: Rows, path: Path, year: number, places: Places): Ref {
  const found = places.byPath(path, year);
  const node = rows.node('Jurisdiction', {
    id: jurisdictionId(path, year, places),
    name: path.at(-1)!,
    path: path.join('/'),
    code: found?.code,
    level: found?.level,
    short: found && found.short.length > 0 ? found.short : null,
  });
  if (path.length > 1) rows.edge('PART_OF', node, addJurisdiction(rows, path.slice(0, -1), year, places));
  return node;
}

function addPractice(rows: Rows, kind: Practice['kind'], name: string, lookups: Lookups): Ref {
  const known = lookups.practice(name);
  const aliases = known?.aliases?.length ? [...known.aliases].sort() : null;
  const own = known?.kind ?? kind;
  const node = rows.node(own, { id: kindId(own, name), name, aliases });
  for (const set of known?.partOf ?? []) rows.edge('PART_OF', node, addPractice(rows, set.kind, set.name, lookups));
  return node;
}
