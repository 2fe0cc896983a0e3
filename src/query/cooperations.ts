import type { CooperationKind, Status } from '../model/fact.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import type { Years } from './range.ts';
import { type Stated, type StatedEdge, stated } from './stated.ts';

/** Partners that a report names together without listing them. */
export interface GroupParty {
  readonly id: string;
  readonly name: string;
}

/** That a report counts a jurisdiction among the parties of a cooperation, and who the others are. */
export interface CooperationFact extends Stated {
  readonly jurisdiction: Jurisdiction;
  /** Id of the arrangement, the same in all its parties' reports. */
  readonly cooperationId: string;
  readonly name: string;
  readonly kind: CooperationKind;
  readonly partners: readonly (Jurisdiction | GroupParty)[];
  readonly status: Status;
  readonly subject: string | null;
  /** Whether the report is the jurisdiction's own. */
  readonly reporting: boolean;
}

interface Row {
  readonly fact: StatedEdge & { readonly status: Status; readonly subject?: string; readonly reporting: boolean };
  readonly place: JurisdictionNode;
  readonly cooperation: { readonly id: string; readonly name: string; readonly kind: CooperationKind };
  readonly partners: readonly (JurisdictionNode | GroupParty)[];
}

function cooperationFact({ fact, place, cooperation, partners }: Row): CooperationFact {
  return {
    ...stated(fact),
    jurisdiction: jurisdiction(place),
    cooperationId: cooperation.id,
    name: cooperation.name,
    kind: cooperation.kind,
    partners: partners.map((one) => ('path' in one ? jurisdiction(one) : { id: one.id, name: one.name })),
    status: fact.status,
    subject: fact.subject ?? null,
    reporting: fact.reporting,
  };
}

const of = defineQuery<{ places: readonly string[]; statuses: readonly Status[] } & Years, Row>('query/cooperations');

/** With whom some jurisdictions cooperate, by their own reports and by their partners', by years. */
export async function cooperations(
  store: Store,
  asked: { places: readonly string[]; statuses?: readonly Status[] | null } & Partial<Years>,
): Promise<CooperationFact[]> {
  const { places, statuses, from = null, to = null } = asked;
  const all: readonly Status[] = ['adopted', 'planned', 'deficient'];
  return (await of(store, { places, statuses: statuses ?? all, from, to })).map(cooperationFact);
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-cooperations');

/** The cooperations that some reports tell of, in the order of the text. */
export async function reportCooperations(store: Store, reports: readonly string[]): Promise<CooperationFact[]> {
  return (await inReports(store, { reports })).map(cooperationFact);
}
