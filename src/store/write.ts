import type { Ontology } from '../knowledge/ontology.ts';
import type { ReportFacts } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import { type Aside, duplicate, setAside, takeUp, unresolved } from './aside.ts';
import { statementFor } from './cypher.ts';
import { forget, sweep } from './forget.ts';
import { knownBytes, type Stored, storedReport } from './known.ts';
import { identify, type Lookups, rowsOf } from './report.ts';
import type { Rows } from './rows.ts';
import type { Store, Transaction } from './store.ts';

/** What became of a report that was given to the store. */
export type Written =
  | { readonly status: 'written' | 'replaced'; readonly report: string; readonly nodes: number; readonly edges: number }
  | { readonly status: 'unchanged'; readonly report: string }
  | { readonly status: 'aside'; readonly reason: string; readonly candidates: readonly string[] };

/** Writes reports into one store, one transaction each. */
export interface Writer {
  /** What became of these bytes when they were read with the same knowledge: then there is nothing to read. */
  known(bytesHash: string): Promise<Written | null>;
  /** Writes what a report says in place of what it said before; one without a certain place and year is kept aside. */
  write(source: Source, facts: ReportFacts): Promise<Written>;
}

/** What a writer needs to know. */
export interface WriterOptions {
  readonly ontology: Ontology;
  readonly lookups: Lookups;
  /** A fingerprint of all that decides what is read from given bytes: program, `graph/`, hints. */
  readonly knowledge?: string;
}

/**
 * A writer for one run. Where two texts of one run are the same report, the later published is kept, then the longer,
 * then the one of the greater hash, and the other set aside, so that the order of reading decides nothing.
 */
export function openWriter(store: Store, { ontology, lookups, knowledge }: WriterOptions): Writer {
  const texts = new Map<string, string>();
  const mark = knowledge ?? null;

  async function write(source: Source, facts: ReportFacts): Promise<Written> {
    const placed = identify(source, facts, ontology, lookups, knowledge);
    if (!placed) return keepAside(store, unresolved(source, facts, mark));
    const { id, stamp } = placed;
    const before = await storedReport(store, id);
    if (before?.stamp === stamp) return { status: 'unchanged', report: id };
    const rival = before && before.path !== source.path && texts.get(id) === before.bytesHash ? before : undefined;
    const now = { ...source, ...facts.report, year: placed.year, length: source.text.length, knowledge: mark };
    if (rival && precedes(now, rival)) return keepAside(store, duplicate(now, id, rival.path));
    if (rival) await setAside(store, duplicate(rival, id, source.path));
    texts.set(id, source.bytesHash);
    const rows = rowsOf(source, facts, placed, ontology, lookups, knowledge);
    await store.write(async (transaction) => {
      await takeUp(transaction, source);
      const ends = before ? await forget(transaction, id) : [];
      await insert(transaction, rows);
      await sweep(transaction, ends);
    });
    return {
      status: before ? 'replaced' : 'written',
      report: id,
      nodes: count(rows.nodes()),
      edges: count(rows.edges()),
    };
  }

  return { known: (bytesHash) => knownBytes(store, bytesHash, knowledge), write };
}

async function keepAside(store: Store, aside: Aside): Promise<Written> {
  await setAside(store, aside);
  return { status: 'aside', reason: aside.reason, candidates: aside.candidates };
}

type Text = Pick<Stored, 'published' | 'length' | 'textHash' | 'bytesHash'>;

function precedes(a: Text, b: Text): boolean {
  const key = (text: Text) => [text.published ?? '', `${text.length}`.padStart(12, '0'), text.textHash, text.bytesHash];
  return key(a).join() < key(b).join();
}

async function insert(transaction: Transaction, rows: Rows): Promise<void> {
  for (const { type, rows: some } of rows.nodes())
    await transaction.run(statementFor('write/node', { Law: type.labels.join(':') }), { rows: some });
  for (const { type, from, to, rows: some } of rows.edges()) {
    const names = { Jurisdiction: from, Practice: to };
    await (type.stated
      ? transaction.run(statementFor('write/edge', { ...names, ADOPTED: type.name }), { rows: some })
      : transaction.run(statementFor('write/link', { ...names, PART_OF: type.name }), { rows: some }));
  }
}

const count = (groups: readonly { readonly rows: readonly unknown[] }[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);
