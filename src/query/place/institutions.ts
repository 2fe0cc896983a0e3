import type { InstitutionType } from '../../model/fact.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { paged } from '../page.ts';
import type { Span } from '../scope.ts';
import { type Stated, type StatedEdge, stated } from '../stated.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction, knownPlaces } from './jurisdictions.ts';

/** A named organisation. */
export interface Institution {
  readonly id: string;
  /** Full name. */
  readonly name: string;
  readonly type: InstitutionType;
  /** Where it belongs; null for a joint body. */
  readonly jurisdiction: Jurisdiction | null;
}

/** That an organisation acts in a report. */
export interface InstitutionFact extends Stated, Omit<Institution, 'id'> {
  readonly institution: Institution;
  readonly surfaces: readonly string[];
}

interface Row {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[] };
  readonly institution: Omit<Institution, 'jurisdiction'>;
  readonly place: JurisdictionNode | null;
}

function institutionFact({ fact, institution: { id, name, type }, place }: Row): InstitutionFact {
  const institution = { id, name, type, jurisdiction: place && jurisdiction(place) };
  return { ...stated(fact), name, type, jurisdiction: institution.jurisdiction, institution, surfaces: fact.surfaces };
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-institutions');

/** The organisations that some reports name, in the order of the text. */
export async function reportInstitutions(store: Store, reports: readonly string[]): Promise<InstitutionFact[]> {
  return (await inReports(store, { reports })).map(institutionFact);
}

type Of = { readonly places: readonly string[] } & Span;
const of = defineQuery<Of, Row & { readonly of: string }>('query/institutions-of');

/** The organisations that the reports on some jurisdictions name, by years; each with the id of the jurisdiction reported on. */
export async function institutionsOf(store: Store, { places, from, to }: Of) {
  const rows = await of(store, { places, from, to });
  return rows.map((row) => ({ ...institutionFact(row), of: row.of }));
}

interface Columns {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

const namesIn = defineQuery<{ places: readonly string[] }, Columns>('query/institution-names');
const namesElsewhere = defineQuery<Record<string, never>, Columns>('query/institutions-of-none');

/** Places whose organisations are asked for at once: some have very many. */
const FEW = 50;

/** The names of all organisations, by their ids. */
export async function institutionNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const add = (rows: readonly Columns[]) => {
    for (const { ids, names } of rows) for (const [index, id] of ids.entries()) found.set(id, names[index]!);
  };
  add(await namesElsewhere(store, {}));
  for (const places of paged([...(await knownPlaces(store)).byId.keys()], FEW)) add(await namesIn(store, { places }));
  return found;
}
