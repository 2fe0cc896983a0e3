import type { Ontology } from '../knowledge/ontology.ts';
import type { ReportFacts } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import { type Aside, duplicate, givesWay, setAside, unresolved } from './aside.ts';
import { type Marks, touches, writeTogether } from './batch.ts';
import { statementFor } from './cypher.ts';
import { type Claim, filesOf, give, type Released, release } from './files.ts';
import { forget, forgetAsides, sweep } from './forget.ts';
import { insert } from './insert.ts';
import { knownBytes, type Stored, storedReport } from './known.ts';
import { identify, type Lookups, rowsOf } from './report.ts';
import type { Ref, Rows } from './rows.ts';
import type { Store, Transaction } from './store.ts';

/** What became of a report that was given to the store. */
export type Written = Taken | Unchanged | KeptAside;

interface Taken {
  readonly status: 'written' | 'replaced';
  readonly report: string;
  readonly nodes: number;
  readonly edges: number;
  /** Another text of the same report that is kept aside from now on, and what had become of it in this run, if anything. */
  readonly displaced?: { readonly path: string; readonly reason: string; readonly was: Status | null };
  /** Paths that gave way to a report that is gone, and are to be read again. */
  readonly again?: readonly string[];
}

interface Unchanged {
  readonly status: 'unchanged';
  readonly report: string;
  readonly again?: readonly string[];
}

interface KeptAside {
  readonly status: 'aside';
  readonly reason: string;
  readonly candidates: readonly string[];
  readonly again?: readonly string[];
}

type Status = Written['status'] & ('written' | 'replaced' | 'unchanged');

/** Writes reports into one store; each is wholly there or not at all. */
export interface Writer {
  /** What became of these bytes when they were read with the same knowledge: then there is nothing to read. */
  known(source: Pick<Source, 'path' | 'bytesHash' | 'hints'>): Promise<Written | null>;
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
}

/**
 * A writer for one run. The same bytes give one report; a file that comes to hold another report takes the one it gave
 * before out, unless another file gives that too. Where two files hold texts of one report, the later published is kept,
 * then the longer, then the one of the greater hash, and the other is set aside: the order of reading decides nothing.
 */
export function openWriter(store: Store, options: WriterOptions): Writer {
  const { ontology, lookups, knowledge, fileOf = (path: string) => path } = options;
  const run = new Map<string, Status>();
  const waiting: Waiting[] = [];
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
    const { outcome, files, target } = found;
    if (outcome.status === 'unchanged') run.set(outcome.report, run.get(outcome.report) ?? 'unchanged');
    if (file === null || files.includes(file)) return outcome;
    const { bytesHash } = source;
    const again = await store.write((transaction) => stand(transaction, { file, bytesHash }, target, nothing));
    return { ...outcome, ...orNothing(again) };
  }

  async function keepAside(source: Source, aside: Aside): Promise<Written> {
    const claim = { file: fileAt(source.path), bytesHash: source.bytesHash };
    const target = { type: 'Aside', id: aside.id };
    const again = await store.write((transaction) =>
      stand(transaction, claim, target, async (files) => {
        await setAside(transaction, aside, files);
        return NOTHING;
      }),
    );
    return { status: 'aside', reason: aside.reason, candidates: aside.candidates, ...orNothing(again) };
  }

  async function writeAlone(source: Source, facts: ReportFacts): Promise<Written> {
    const placed = identify(source, facts, ontology, lookups, knowledge);
    if (!placed) return keepAside(source, unresolved(source, facts, mark));
    const { id, stamp } = placed;
    const { bytesHash, path } = source;
    const file = fileAt(path);
    const before = await storedReport(store, id);
    const target = { type: 'Report', id };
    const files = before ? await filesOf({ run: store.read }, target) : [];
    const others = files.filter((other) => other !== file);
    const rival = before && before.bytesHash !== bytesHash && others.length > 0 ? before : undefined;
    const now = { ...source, ...facts.report, year: placed.year, length: source.text.length, knowledge: mark };
    if (rival && precedes(now, rival)) return keepAside(source, duplicate(now, id, rival.path));
    if (before?.stamp === stamp) {
      run.set(id, run.get(id) ?? 'unchanged');
      if (file !== null && !files.includes(file))
        await store.write((transaction) => stand(transaction, { file, bytesHash }, target, nothing));
      return { status: 'unchanged', report: id };
    }
    const rows = rowsOf(source, facts, placed, ontology, lookups, knowledge);
    const again = await store.write((transaction) =>
      stand(transaction, { file, bytesHash }, target, async () => {
        const ends = before ? await forget(transaction, id) : [];
        const freed = before && !rival && before.bytesHash !== bytesHash ? await forgetAsides(transaction, id) : [];
        await insert(transaction, [rows]);
        if (rival) {
          await setAside(transaction, duplicate(rival, id, path), others);
          await transaction.run(statementFor('write/give-way'), { report: id, reason: givesWay(id, path) });
        }
        return { ends, again: freed };
      }),
    );
    const was = run.get(id) ?? null;
    const status = was === 'written' || !before ? 'written' : 'replaced';
    run.set(id, status);
    return {
      ...{ status, report: id, ...sizeOf(rows) },
      ...(rival && { displaced: { path: rival.path, reason: givesWay(id, path), was } }),
      ...orNothing(again),
    };
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
    if (waiting.length > 1 && (await writeTogether(store, waiting))) {
      for (const { id, size, done } of waiting.splice(0)) {
        run.set(id, 'written');
        done({ status: 'written', report: id, ...size });
      }
    }
    // Where one cannot be written, those after it wait on.
    for (let one = waiting.shift(); one; one = waiting.shift()) one.done(await writeAlone(one.source, one.facts));
  }

  return { known, write, queue, flush };
}

type Left = Pick<Released, 'ends' | 'again'>;
const NOTHING: Left = { ends: [], again: [] };
const nothing = async () => NOTHING;

/** Lets bytes and their file stand for `target` alone, written by `work`; gives back the paths that are to be read again. */
async function stand(
  transaction: Transaction,
  claim: Claim,
  target: Ref,
  work: (files: readonly string[]) => Promise<Left>,
): Promise<readonly string[]> {
  const { ends, again, files } = await release(transaction, claim, target);
  const left = await work(files);
  await give(
    transaction,
    target.type,
    files.map((file) => ({ id: target.id, file })),
  );
  await sweep(transaction, [...ends, ...left.ends]);
  return [...again, ...left.again];
}

const orNothing = (again: readonly string[]) => (again.length > 0 ? { again } : {});

type Text = Pick<Stored, 'published' | 'length' | 'textHash' | 'bytesHash'>;

function precedes(a: Text, b: Text): boolean {
  const key = (text: Text) => [text.published ?? '', `${text.length}`.padStart(12, '0'), text.textHash, text.bytesHash];
  return key(a).join() < key(b).join();
}

const sizeOf = (rows: Rows) => ({ nodes: count(rows.nodes()), edges: count(rows.edges()) });

const count = (groups: readonly { readonly rows: readonly unknown[] }[]): number =>
  groups.reduce((sum, { rows }) => sum + rows.length, 0);
