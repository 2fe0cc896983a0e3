import type { CooperationKind, Status } from '../../model/fact.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { type Jurisdiction, knownPlaces, withPlaces } from '../place/jurisdictions.ts';
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

/** A statement with the ids of whose it is and of all others who take part. */
interface Row {
  readonly fact: StatedEdge & { readonly status: Status; readonly subject?: string };
  readonly place: string;
  readonly cooperation: string;
  readonly name: string;
  readonly kind: CooperationKind;
  readonly partners: readonly string[];
}

/** The statements in full, in their order; without those whose place is gone since they were read. */
async function told<Said extends Row>(store: Store, rows: readonly Said[]) {
  const partiesOf = await partyTeller(store);
  return (await withPlaces(store, rows)).map((row) => {
    const { fact, place: jurisdiction, cooperation: id, name, kind, partners } = row;
    const { status, subject = null } = fact;
    const cooperation: Cooperation = { id, name, kind };
    const said: CooperationFact = {
      ...{ ...stated(fact), jurisdiction, cooperation, partners: partiesOf(partners), status, subject },
    };
    return { row, said };
  });
}

/** Gives parties by their ids, in the order of these; what is no place is a group. */
async function partyTeller(store: Store): Promise<(ids: readonly string[]) => Party[]> {
  const { byId } = await knownPlaces(store);
  return (ids) => [...ids].sort().map((id) => byId.get(id) ?? { id, name: id });
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
  return (await told(store, rows)).map(({ row, said }) => ({ ...said, party: row.party }));
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-cooperations');

/** The cooperations that some reports tell of, in the order of the text. */
export async function reportCooperations(store: Store, reports: readonly string[]): Promise<CooperationFact[]> {
  return (await told(store, await inReports(store, { reports }))).map(({ said }) => said);
}

const saying = defineQuery<{ cooperations: readonly string[] }, Row>('query/cooperation-facts');

/** What reports say of some arrangements by their ids, by years. */
export async function cooperationFacts(store: Store, ids: readonly string[]): Promise<CooperationFact[]> {
  return (await told(store, await saying(store, { cooperations: ids }))).map(({ said }) => said);
}

const byId = defineQuery<{ cooperations: readonly string[] }, Cooperation & { readonly parties: readonly string[] }>(
  'query/cooperations-by-id',
);

/** Some arrangements by their ids, each with its parties by theirs. */
export async function cooperationsById(store: Store, ids: readonly string[]) {
  const [rows, partiesOf] = await Promise.all([byId(store, { cooperations: ids }), partyTeller(store)]);
  return rows.map((row) => ({ ...row, parties: partiesOf(row.parties) }));
}
