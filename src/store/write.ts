import type { Ontology } from '../knowledge/ontology.ts';
import type { ReportFacts } from '../model/fact.ts';
import type { Rejection, Source } from '../model/source.ts';
import { type Aside, duplicate, givesWay, setAside, unresolved } from './aside.ts';
import { type Marks, touches, writeTogether } from './batch.ts';
import { statementFor } from './cypher.ts';
import { filesOf } from './files.ts';
import { forget, forgetAsides } from './forget.ts';
import { insert } from './insert.ts';
import { knownBytes, type Stored, storedReport } from './known.ts';
import { identify, type Lookups, rowsOf } from './report.ts';
import type { Rows } from './rows.ts';
import { noteFiles, stand, type ToRead } from './stand.ts';
import type { Store, Transaction } from './store.ts';

/** What became of a report that was given to the store. */
export type Written = Taken | Unchanged | KeptAside;

/** What became of one file: what became of its report, or why it gives none. */
export type Outcome =
  | (Written & { readonly contradictions?: readonly string[] })
  | (Rejection & { readonly status: 'rejected' });

/** A text that had given way to a report that is gone, and is to be read again. */
export interface Again {
  readonly path: string;
  readonly textHash: string;
}

interface Taken {
  readonly status: 'written' | 'replaced';
  readonly report: string;
  readonly nodes: number;
  readonly edges: number;
  /** Another text of the same report that is kept aside from now on, and what had become of it in this run, if anything. */
  readonly displaced?: { readonly path: string; readonly reason: string; readonly was: Status | null };
  readonly again?: readonly Again[];
}

interface Unchanged {
  readonly status: 'unchanged';
  readonly report: string;
  readonly again?: readonly Again[];
}

interface KeptAside {
  readonly status: 'aside';
  readonly reason: string;
  readonly candidates: readonly string[];
  readonly again?: readonly Again[];
}

type Status = Written['status'] & ('written' | 'replaced' | 'unchanged');

/** Writes reports into one store; each is wholly there or not at all. */
export interface Writer {
  /** What became of these bytes when they were read with the same knowledge: then there is nothing to read. */
  known(source: Pick<Source, 'path' | 'bytesHash' | 'hints'>): Promise<Written | null>;
  /** Whether these bytes were read with the same knowledge: a look ahead that changes nothing, for what does not wait. */
  knows(source: Pick<Source, 'path' | 'bytesHash' | 'hints'>): Promise<boolean>;
  /** Writes what a report says in place of what it said before; one without a certain place and year is kept aside. */
  write(source: Source, facts: ReportFacts): Promise<Written>;
  /**
   * Does as `write`, one report after another, but lets reports wait, so that those new to the store share a transaction: the
   * graph is the same. `done` is called once what it is told is in the store: at `flush` at the latest.
   */
  queue(source: Source, facts: ReportFacts, done: (written: Written) => void): Promise<void>;
  /** Writes the reports that wait; where one is refused, that error is thrown, and those after it wait on. */
  flush(): Promise<void>;
}

/** How many edges may wait: a transaction's own cost no longer shows, and little is held or, in a crash, read again. */
const WAITING = 5000;

interface Waiting extends Marks {
  readonly source: Source;
  readonly facts: ReportFacts;
  readonly rows: Rows;
  readonly size: Pick<Taken, 'nodes' | 'edges'>;
  readonly done: (written: Written) => void;
}

/** What a writer needs to know. */
export interface WriterOptions {
  readonly ontology: Ontology;
  readonly lookups: Lookups;
  /** A fingerprint of all that decides what is read from given bytes: program, `graph/`, hints. */
  readonly knowledge?: string;
  /** The one name of the file that a path means, wherever the user stands; the path itself where nothing is said. */
  readonly fileOf?: (path: string) => string;
  /** The path of a file by that name. */
  readonly pathOf?: (file: string) => string;
}

/**
 * A writer for one run. The same bytes give one report; a file that comes to hold another report takes the one it gave
 * before out, unless another file gives that too. Where two files hold texts of one report, the later published is kept,
 * then the longer, then the one of the greater hash, and the other is set aside: the order of reading decides nothing.
 */
export function openWriter(store: Store, options: WriterOptions): Writer {
  const { ontology, lookups, knowledge } = options;
  const { fileOf = (path: string) => path, pathOf = (file: string) => file } = options;
  const run = new Map<string, Status>();
  const waiting: Waiting[] = [];
  /** Of those that wait, what the store has already. */
  const stored = new Set<Waiting>();
  const mark = knowledge ?? null;
  const fileAt = (path: string) => (path === '-' ? null : fileOf(path));

  async function known(source: Pick<Source, 'path' | 'bytesHash' | 'hints'>): Promise<Written | null> {
    const file = fileAt(source.path);
    let found = await knownBytes(store, source, file, knowledge);
    // A report that waits may take the place of the one that was found, or have that read again.
    if (waiting.length > 0 && (found || waiting.some((one) => one.bytesHash === source.bytesHash))) {
      await flush();
      found = await knownBytes(store, source, file, knowledge);
    }
    if (!found) return null;
    const { outcome, files } = found;
    if (outcome.status === 'unchanged') run.set(outcome.report, run.get(outcome.report) ?? 'unchanged');
    if (file === null || files.includes(file)) return outcome;
    return inOne(async (transaction, freed) => {
      // Another process may have written meanwhile.
      const now = await knownBytes(readsIn(transaction), source, file, knowledge);
      if (now) await stand(transaction, { file, bytesHash: source.bytesHash }, now.target, freed);
      return now?.outcome ?? null;
    });
  }

  /** One transaction; what it frees is to be read again, also where it ran twice because its first answer was lost. */
  async function inOne<Result extends Written | null>(
    work: (transaction: Transaction, freed: ToRead) => Promise<Result>,
  ): Promise<Result> {
    const freed: ToRead = new Map();
    const outcome = await store.write((transaction) => work(transaction, freed));
    return outcome && freed.size > 0
      ? { ...outcome, again: [...freed].map(([file, textHash]) => ({ path: pathOf(file), textHash })) }
      : outcome;
  }

  async function writeAlone(source: Source, facts: ReportFacts): Promise<Written> {
    const written = await inOne((transaction, freed) => replace(transaction, source, facts, freed));
    if (written.status === 'unchanged') run.set(written.report, run.get(written.report) ?? 'unchanged');
    else if (written.status !== 'aside') run.set(written.report, written.status);
    return written;
  }

  async function replace(
    transaction: Transaction,
    source: Source,
    facts: ReportFacts,
    freed: ToRead,
  ): Promise<Written> {
    const { bytesHash, path } = source;
    const claim = { file: fileAt(path), bytesHash };
    async function keepAside(aside: Aside): Promise<Written> {
      await stand(transaction, claim, { type: 'Aside', id: aside.id }, freed, async (files) => {
        await setAside(transaction, aside, files);
        return [];
      });
      return { status: 'aside', reason: aside.reason, candidates: aside.candidates };
    }
    const placed = identify(source, facts, ontology, lookups, knowledge);
    if (!placed) return keepAside(unresolved(source, facts, mark));
    const { id, stamp, year } = placed;
    const target = { type: 'Report', id };
    const before = await storedReport(readsIn(transaction), id);
    const files = before ? await filesOf(transaction, target) : [];
    const others = files.filter((file) => file !== claim.file);
    const rival =
      before && before.bytesHash !== bytesHash && others.length > 0 ? standingIn(others, before) : undefined;
    const now = { ...source, ...facts.report, year, length: source.text.length, knowledge: mark };
    if (rival && precedes(now, rival)) return keepAside(duplicate(now, id, rival.path));
    if (before?.stamp === stamp) {
      if (claim.file !== null && !files.includes(claim.file)) await stand(transaction, claim, target, freed);
      return { status: 'unchanged', report: id };
    }
    const rows = rowsOf(source, facts, placed, ontology, lookups, knowledge);
    await stand(transaction, claim, target, freed, async () => {
      const ends = before ? await forget(transaction, id) : [];
      if (before && !rival && before.bytesHash !== bytesHash) noteFiles(freed, await forgetAsides(transaction, id));
      await insert(transaction, [rows]);
      if (rival) {
        await setAside(transaction, duplicate(rival, id, path), others);
        await transaction.run(statementFor('write/give-way'), { report: id, reason: givesWay(id, path) });
      }
      return ends;
    });
    const was = run.get(id) ?? null;
    return {
      ...{ status: was === 'written' || !before ? 'written' : 'replaced', report: id, ...sizeOf(rows) },
      ...(rival && { displaced: { path: rival.path, reason: givesWay(id, path), was } }),
    };
  }

  /** A text with the path of a file that holds it: the one it was first read from may hold another by now. */
  function standingIn(files: readonly string[], text: Stored): Stored {
    return files.includes(fileAt(text.path) ?? '') ? text : { ...text, path: pathOf(files[0]!) };
  }

  async function write(source: Source, facts: ReportFacts): Promise<Written> {
    await flush();
    return writeAlone(source, facts);
  }

  async function queue(source: Source, facts: ReportFacts, done: (written: Written) => void): Promise<void> {
    const placed = identify(source, facts, ontology, lookups, knowledge);
    if (!placed) return done(await write(source, facts));
    const marks = { id: placed.id, bytesHash: source.bytesHash, file: fileAt(source.path) };
    if (waiting.some((one) => touches(marks, one))) await flush();
    const rows = rowsOf(source, facts, placed, ontology, lookups, knowledge);
    waiting.push({ ...marks, source, facts, rows, size: sizeOf(rows), done });
    if (waiting.reduce((sum, { size }) => sum + size.edges, 0) >= WAITING) await flush();
  }

  async function flush(): Promise<void> {
    const open = waiting.filter((one) => !stored.has(one));
    if (open.length > 1) for (const one of await writeTogether(store, open)) stored.add(one);
    // Each is told of in its turn; where one cannot be written, those after it wait on.
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { id, source, facts, size, done } = one;
      const isStored = stored.delete(one);
      if (isStored) run.set(id, 'written');
      done(isStored ? { status: 'written', report: id, ...size } : await writeAlone(source, facts));
    }
  }

  return {
    known,
    knows: async (source) => (await knownBytes(store, source, fileAt(source.path), knowledge)) !== null,
    write,
    queue,
    flush,
  };
}

const readsIn = (transaction: Transaction): Pick<Store, 'read'> => ({ read: transaction.run });

type Text = Pick<Stored, 'published' | 'length' | 'textHash' | 'bytesHash'>;

function precedes(a: Text, b: Text): boolean {
  const key = (text: Text) => [text.published ?? '', `${text.length}`.padStart(12, '0'), text.textHash, text.bytesHash];
  return key(a).join() < key(b).join();
}

const sizeOf = (rows: Rows) => ({ nodes: count(rows.nodes()), edges: count(rows.edges()) });

const count = (groups: readonly { readonly rows: readonly unknown[] }[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);
