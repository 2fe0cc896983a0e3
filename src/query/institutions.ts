import type { InstitutionType } from '../model/fact.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import { type Stated, type StatedEdge, stated } from './stated.ts';

/** That an organisation acts in a report. */
export interface InstitutionFact extends Stated {
  readonly name: string;
  readonly type: InstitutionType;
  /** Where it belongs; null for a joint body. */
  readonly jurisdiction: Jurisdiction | null;
  readonly surfaces: readonly string[];
}

interface Row {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[] };
  readonly institution: { readonly name: string; readonly type: InstitutionType };
  readonly place: JurisdictionNode | null;
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-institutions');

/** The organisations that some reports name, in the order of the text. */
export async function reportInstitutions(store: Store, reports: readonly string[]): Promise<InstitutionFact[]> {
  return (await inReports(store, { reports })).map(({ fact, institution: { name, type }, place }) => ({
    ...stated(fact),
    ...{ name, type, jurisdiction: place && jurisdiction(place), surfaces: fact.surfaces },
  }));
}
