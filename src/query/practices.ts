import type { PracticeKind, Status } from '../model/fact.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import type { Page, Scope, Scoped, Years } from './range.ts';
import { scoped } from './range.ts';
import { type Stated, type StatedEdge, stated } from './stated.ts';

/** A practice under its canonical name. */
export interface Practice {
  readonly id: string;
  readonly name: string;
  readonly kind: PracticeKind;
  readonly aliases: readonly string[];
}

/** That a jurisdiction adopted, plans or lacks a practice. */
export interface PracticeFact extends Stated {
  readonly jurisdiction: Jurisdiction;
  readonly practice: Practice;
  readonly status: Status;
  readonly surfaces: readonly string[];
}

interface PracticeNode {
  readonly _labels: readonly string[];
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

interface FactRow {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[] };
  readonly place: JurisdictionNode;
  readonly practice: PracticeNode;
}

const EDGES: Readonly<Record<Status, string>> = { adopted: 'ADOPTED', planned: 'PLANS', deficient: 'LACKS' };
const STATUSES = new Map(Object.entries(EDGES).map(([status, edge]) => [edge, status as Status]));
const ALL = Object.keys(EDGES) as Status[];

function practice({ _labels, id, name, aliases }: PracticeNode): Practice {
  return { id, name, kind: _labels.find((label) => label !== 'Practice') as PracticeKind, aliases: aliases ?? [] };
}

function practiceFact({ fact, place, practice: node }: FactRow): PracticeFact {
  const status = STATUSES.get(fact._type)!;
  return {
    ...stated(fact),
    jurisdiction: jurisdiction(place),
    practice: practice(node),
    status,
    surfaces: fact.surfaces,
  };
}

const edgesFor = (statuses: readonly Status[] | null | undefined) => (statuses ?? ALL).map((status) => EDGES[status]);

type Edges = { readonly edges: readonly string[] };
const adoptersOf = defineQuery<{ practices: readonly string[] } & Scoped & Edges & Page, FactRow>('query/adopters');

/** Which jurisdictions adopted, plan or lack some practices, by their ids, earliest first. */
export async function adopters(
  store: Store,
  asked: { practices: readonly string[]; statuses?: readonly Status[] | null } & Scope & Page,
): Promise<PracticeFact[]> {
  const { practices, statuses, offset, limit } = asked;
  const scope = await scoped(store, asked);
  return (await adoptersOf(store, { practices, ...scope, edges: edgesFor(statuses), offset, limit })).map(practiceFact);
}

const of = defineQuery<{ places: readonly string[] } & Years & Edges, FactRow>('query/practices-of');

/** What some jurisdictions adopted, plan or lack, by years. */
export async function practicesOf(
  store: Store,
  asked: { places: readonly string[]; statuses?: readonly Status[] | null } & Partial<Years>,
): Promise<PracticeFact[]> {
  const { places, statuses, from = null, to = null } = asked;
  return (await of(store, { places, from, to, edges: edgesFor(statuses) })).map(practiceFact);
}

const inReports = defineQuery<{ reports: readonly string[] }, FactRow>('query/report-practices');

/** What some reports say is adopted, planned or lacking, in the order of the text. */
export async function reportPractices(store: Store, reports: readonly string[]): Promise<PracticeFact[]> {
  return (await inReports(store, { reports })).map(practiceFact);
}

type Counted = { readonly practice: PracticeNode; readonly adopters: number };
const search = defineQuery<{ text: string; kind: PracticeKind | null } & Page, Counted>('query/practices');

/** Practices of which a name contains a text, and how many jurisdictions adopted each, most first. */
export async function practices(store: Store, asked: { text: string; kind: PracticeKind | null } & Page) {
  return (await search(store, asked)).map((row) => ({ ...practice(row.practice), adopterCount: row.adopters }));
}

const byId = defineQuery<
  { practices: readonly string[] },
  Counted & { readonly sets: readonly string[]; readonly members: readonly string[] }
>('query/practices-by-id');

/** Some practices by their ids, with how many jurisdictions adopted each, and the ids of its sets and members. */
export async function practicesById(store: Store, ids: readonly string[]) {
  const rows = await byId(store, { practices: ids });
  return rows.map(({ practice: node, adopters: adopterCount, sets, members }) => ({
    ...practice(node),
    adopterCount,
    sets: [...sets].sort(),
    members: [...members].sort(),
  }));
}

const named = defineQuery<{ name: string }, { id: string }>('query/practice-named');
const alias = defineQuery<{ name: string }, { id: string }>('query/practice-alias');

/** Ids of the practices that an id, a canonical name or else another name means. */
export async function practicesNamed(store: Store, name: string): Promise<string[]> {
  const exact = await named(store, { name });
  return (exact.length > 0 ? exact : await alias(store, { name })).map(({ id }) => id).sort();
}
