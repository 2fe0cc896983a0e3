import type { PracticeKind, Status } from '../../model/fact.ts';
import { grouped } from '../../model/grouped.ts';
import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { paged, type Sorted, sortedBy } from '../page.ts';
import { type Jurisdiction, withPlaces } from '../place/jurisdictions.ts';
import type { Span } from '../scope.ts';
import { type Stated, type StatedEdge, stated } from '../stated.ts';

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

interface PracticeRow {
  readonly id: string;
  readonly labels: readonly string[];
  readonly name: string;
  readonly aliases: readonly string[] | null;
}

/** A fact with the ids of whose it is and of what. */
interface FactRow {
  readonly fact: StatedEdge & { readonly surfaces: readonly string[] };
  readonly place: string;
  readonly practice: string;
}

const EDGES: Readonly<Record<Status, string>> = { adopted: 'ADOPTED', planned: 'PLANS', deficient: 'LACKS' };
/** The status that an edge tells of. */
export const STATUSES: ReadonlyMap<string, Status> = new Map(
  Object.entries(EDGES).map(([status, edge]) => [edge, status as Status]),
);
const ALL = Object.keys(EDGES) as Status[];

function practice({ id, labels, name, aliases }: PracticeRow): Practice {
  return { id, name, kind: labels.find((label) => label !== 'Practice') as PracticeKind, aliases: aliases ?? [] };
}

/** The facts in full, in their order; without those that are gone since they were read. */
async function told(store: Store, rows: readonly FactRow[]): Promise<PracticeFact[]> {
  const [practices, placed] = await Promise.all([knownPractices(store), withPlaces(store, rows)]);
  return placed.flatMap(({ fact, place: jurisdiction, practice: id }) => {
    const known = practices.get(id);
    if (!known) return [];
    const status = STATUSES.get(fact._type)!;
    return [{ ...stated(fact), jurisdiction, practice: known.practice, status, surfaces: fact.surfaces }];
  });
}

const edgesFor = (statuses: readonly Status[] | null | undefined) => (statuses ?? ALL).map((status) => EDGES[status]);

const among = defineQuery<{ places: readonly string[]; practices: readonly string[] }, FactRow>('query/practice-facts');

/** What some jurisdictions say of some practices, both by their ids, by years. */
export async function practiceFacts(
  store: Store,
  asked: { places: readonly string[]; practices: readonly string[] },
): Promise<PracticeFact[]> {
  return told(store, await among(store, asked));
}

type Edges = { readonly edges: readonly string[] };
const of = defineQuery<{ places: readonly string[] } & Span & Edges, FactRow>('query/practices-of');

/** What some jurisdictions adopted, plan or lack, by years. */
export async function practicesOf(
  store: Store,
  asked: { places: readonly string[]; statuses?: readonly Status[] | null } & Partial<Span>,
): Promise<PracticeFact[]> {
  const { places, statuses, from = null, to = null } = asked;
  return told(store, await of(store, { places, from, to, edges: edgesFor(statuses) }));
}

const inReports = defineQuery<{ reports: readonly string[] }, FactRow>('query/report-practices');

/** What some reports say is adopted, planned or lacking, in the order of the text. */
export async function reportPractices(store: Store, reports: readonly string[]): Promise<PracticeFact[]> {
  return told(store, await inReports(store, { reports }));
}

/** A practice among the others. */
export interface PlacedPractice extends Practice {
  /** How many jurisdictions adopted it. */
  readonly adopterCount: number;
  /** Ids of the sets that it belongs to, in order. */
  readonly sets: readonly string[];
  /** Ids of its members, in order. */
  readonly members: readonly string[];
}

const all = defineQuery<Record<string, never>, PracticeRow>('query/practices');
type Part = { readonly practice: string; readonly whole: string };
const parts = defineQuery<Record<string, never>, Part>('query/practice-parts');
type Adopters = { readonly practice: string; readonly adopters: number };
const counts = defineQuery<{ practices: readonly string[] }, Adopters>('query/practice-adopters');

/** Practices whose adopters are counted at once: there are very many of some. */
const FEW = 50;

/** Every practice by its id, with its sets and members. */
function knownPractices(store: Store) {
  return kept(store, 'practices by id', async () => {
    const [rows, pairs] = await Promise.all([all(store, {}), parts(store, {})]);
    const [sets, members] = [grouped(pairs, (pair) => pair.practice), grouped(pairs, ({ whole }) => whole)];
    const known = rows.map((row) => ({
      practice: practice(row),
      sets: (sets.get(row.id) ?? []).map(({ whole }) => whole).sort(),
      members: (members.get(row.id) ?? []).map((pair) => pair.practice).sort(),
    }));
    return new Map(known.map((row) => [row.practice.id, row]));
  });
}

/** Every practice, most adopted first. */
export function practices(store: Store): Promise<Sorted<PlacedPractice>> {
  return kept(store, 'practices', async () => {
    const known = await knownPractices(store);
    const adopters = new Map<string, number>();
    for (const some of paged([...known.keys()], FEW))
      for (const row of await counts(store, { practices: some })) adopters.set(row.practice, row.adopters);
    const placed = [...known].map(([id, { practice, ...others }]) => ({
      ...{ ...practice, adopterCount: adopters.get(id) ?? 0, ...others },
    }));
    return sortedBy(placed, ({ adopterCount, id }) => [-adopterCount, id]);
  });
}

/** The practices of which the name or another name contains a text, most adopted first. */
export async function practicesLike(store: Store, text: string): Promise<Sorted<PlacedPractice>> {
  const like = ({ row: { name, aliases } }: { row: Practice }) => [name, ...aliases].some((one) => one.includes(text));
  return text === '' ? practices(store) : (await practices(store)).filter(like);
}

/** Some practices by their ids, in this order; those that are no more are left out. */
export async function practicesById(store: Store, ids: readonly string[]): Promise<PlacedPractice[]> {
  const byId = await kept(
    store,
    'placed practices by id',
    async () => new Map((await practices(store)).map(({ row }) => [row.id, row])),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Ids of the practices that an id, a canonical name or else another name means. */
export async function practicesNamed(store: Store, name: string): Promise<readonly string[]> {
  const { exact, other } = await names(store);
  return exact.get(name) ?? other.get(name) ?? [];
}

/** The ids of practices by what means them: id or canonical name, and other names. */
function names(store: Store) {
  return kept(store, 'practice names', async () => {
    const rows = (await practices(store)).map(({ row }) => row).sort((a, b) => (a.id < b.id ? -1 : 1));
    const [exact, other] = [new Map<string, string[]>(), new Map<string, string[]>()];
    const add = (to: Map<string, string[]>, name: string, id: string) => to.set(name, [...(to.get(name) ?? []), id]);
    for (const { id, name, aliases } of rows) {
      for (const one of new Set([id, name])) add(exact, one, id);
      for (const alias of aliases) add(other, alias, id);
    }
    return { exact, other };
  });
}
