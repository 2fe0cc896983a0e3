import type { CooperationKind, Status } from '../../model/fact.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from '../place/jurisdictions.ts';
import type { Span } from '../scope.ts';
import { type Stated, type StatedEdge, stated } from '../stated.ts';

/** Partners that a report names together without listing them. */
export interface GroupParty {
  readonly id: string;
  readonly name: string;
}

export type Party = Jurisdiction | GroupParty;

/** An arrangement, the same in all its parties' reports. */
export interface Cooperation {
  readonly id: string;
  readonly name: string;
  readonly kind: CooperationKind;
}

/** That a report tells of an arrangement: one statement, however many take part. */
export interface CooperationFact extends Stated {
  /** Whose report it is. */
  readonly jurisdiction: Jurisdiction;
  readonly cooperation: Cooperation;
  /** The other parties, by their ids. */
  readonly partners: readonly Party[];
  readonly status: Status;
  readonly subject: string | null;
}

/** A statement, told of one of its parties. */
export interface PartyFact extends CooperationFact {
  /** Id of the jurisdiction that was asked about: the reporting one or one of the partners. */
  readonly party: string;
}

type PartyNode = JurisdictionNode | GroupParty;

interface Row {
  readonly fact: StatedEdge & { readonly status: Status; readonly subject?: string };
  readonly place: JurisdictionNode;
  readonly cooperation: Cooperation;
  readonly partners: readonly PartyNode[];
}

function cooperationFact({ fact, place, cooperation: node, partners }: Row): CooperationFact {
  const { status, subject = null } = fact;
  return {
    ...stated(fact),
    ...{ jurisdiction: jurisdiction(place), cooperation: cooperation(node), partners: parties(partners) },
    ...{ status, subject },
  };
}

const cooperation = ({ id, name, kind }: Cooperation): Cooperation => ({ id, name, kind });

function parties(nodes: readonly PartyNode[]): Party[] {
  const told = nodes.map((one) => ('path' in one ? jurisdiction(one) : { id: one.id, name: one.name }));
  return told.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const of = defineQuery<
  { places: readonly string[]; statuses: readonly Status[] } & Span,
  Row & { readonly party: string }
>('query/cooperations-of');

/** What reports say of the arrangements in which some jurisdictions take part, their own and their partners', by years; once for each of those jurisdictions that is a party. */
export async function cooperations(
  store: Store,
  asked: { places: readonly string[]; statuses?: readonly Status[] | null } & Partial<Span>,
): Promise<PartyFact[]> {
  const { places, statuses, from = null, to = null } = asked;
  const all: readonly Status[] = ['adopted', 'planned', 'deficient'];
  const rows = await of(store, { places, statuses: statuses ?? all, from, to });
  return rows.map((row) => ({ ...cooperationFact(row), party: row.party }));
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-cooperations');

/** The cooperations that some reports tell of, in the order of the text. */
export async function reportCooperations(store: Store, reports: readonly string[]): Promise<CooperationFact[]> {
  return (await inReports(store, { reports })).map(cooperationFact);
}

const saying = defineQuery<{ cooperations: readonly string[] }, Row>('query/cooperation-facts');

/** What reports say of some arrangements by their ids, by years. */
export async function cooperationFacts(store: Store, ids: readonly string[]): Promise<CooperationFact[]> {
  return (await saying(store, { cooperations: ids })).map(cooperationFact);
}

const byId = defineQuery<
  { cooperations: readonly string[] },
  { readonly cooperation: Cooperation; readonly parties: readonly PartyNode[] }
>('query/cooperations-by-id');

/** Some arrangements by their ids, each with its parties by theirs. */
export async function cooperationsById(store: Store, ids: readonly string[]) {
  const rows = await byId(store, { cooperations: ids });
  return rows.map((row) => ({ ...cooperation(row.cooperation), parties: parties(row.parties) }));
}
