import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { AbandonedError, type Parameters, type Store, StoreError, type Transaction } from './store.ts';
import { turn } from './turn.ts';

const FILE = 'graph.grafeo';

const databases = new WeakMap<Store, GrafeoDB>();

/** What `openEmbedded` may do. */
export interface EmbeddedOptions {
  /** Whether a store that is not there is made; it is an error otherwise. */
  readonly create?: boolean;
}

/** A graph in this process, kept in a file (or in a folder, as graph.grafeo); in memory without a path. */
export function openEmbedded(path?: string, { create = true }: EmbeddedOptions = {}): Store {
  const address = path ?? 'memory';
  const database = path === undefined ? grafeo.GrafeoDB.create() : openFile(path, fileOf(path), create);
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;
  /** Nobody else can open the file, so what is counted here is all that is written. */
  let writes = 0;

  async function inTransaction<Result>(
    end: 'commit' | 'rollback',
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    if (closed) throw new StoreError(`${address} is closed`);
    const transaction = database.beginTransaction();
    try {
      const result = await work({
        async run<Row>(cypher: string, parameters: Parameters = {}) {
          const result = await transaction.executeCypher(cypher, parameters).catch(failed(address));
          await turn();
          return rowsOf<Row>(address, result);
        },
      });
      if (end === 'commit') attempt(address, () => transaction.commit());
      return result;
    } finally {
      if (end === 'commit') writes++;
      // A transaction that could not be written cannot be rolled back either: it is gone.
      if (transaction.isActive) ignore(() => transaction.rollback());
    }
  }

  const store: Store = {
    address,
    kind: 'embedded',
    // The engine cannot be told to leave off: what it has begun it ends.
    read: async (cypher, parameters, { signal } = {}) => {
      if (signal?.aborted) throw new AbandonedError(`${address} is asked no more: ${signal.reason}`);
      return inTransaction('rollback', (transaction) => transaction.run(cypher, parameters));
    },
    write(work) {
      const turn = last.then(() => inTransaction('commit', work));
      last = turn.catch(() => undefined);
      return turn;
    },
    revision: async () => String(writes),
    async define(cypher) {
      await database.executeCypher(cypher).catch(failed(address));
    },
    async close() {
      if (closed) return;
      await last;
      closed = true;
      attempt(address, () => database.close());
    },
  };
  databases.set(store, database);
  return store;
}

/** Writes an open embedded store as it is at this moment to a file that is not there yet. */
export function saveAs(store: Store, file: string): void {
  const database = databases.get(store);
  if (!database) throw new StoreError(`${store.address} is no embedded store`);
  attempt(file, () => database.save(file));
}

/** The file that a path of an embedded store means: itself, or the one in it where it is a folder. */
export function fileOf(path: string): string {
  const full = resolve(path);
  if (!existsSync(full)) return /[\\/]$/.test(path) ? join(full, FILE) : full;
  if (!statSync(full).isDirectory()) return full;
  const inside = readdirSync(full);
  if (inside.length > 0 && !inside.includes(FILE))
    throw new StoreError(`${path} is a folder that holds no ${FILE}; name a store, an empty folder, or a new file`);
  return join(full, FILE);
}

function openFile(path: string, file: string, create: boolean): GrafeoDB {
  const exists = existsSync(file);
  if (!exists && !create)
    throw new StoreError(`there is no store at ${path}; \`fazhi ingest --store ${path} …\` makes one`);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // The engine says of a file that may not be written that it is locked.
    if (exists) accessSync(file, constants.R_OK | constants.W_OK);
    return exists ? grafeo.GrafeoDB.open(file) : grafeo.GrafeoDB.create(file);
  } catch (cause) {
    throw new StoreError(reasonOf(path, cause), { cause });
  }
}

function reasonOf(path: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/EACCES|EPERM|EROFS|permission denied|read-only/i.test(message))
    return `${path} may not be written by this user; change its permissions, or name another store with --store`;
  if (/EEXIST|ENOTDIR|ENOENT|os error (2|20)\b/.test(message))
    return `${path} cannot be made: part of the path is no folder; name another store with --store`;
  if (/cannot be locked/.test(message))
    return `${path} is in use by another process; end that one first, or name another store with --store`;
  if (/file header magic|not a Grafeo database|not a database file/i.test(message))
    return `${path} is not a store of this program; name another path with --store`;
  return isFull(message) ? full(path) : `${path} cannot be opened: ${message}`;
}

function failed(address: string) {
  return (cause: unknown): never => {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(isFull(message) ? full(address) : `${address}: ${message}`, { cause });
  };
}

function attempt(address: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    failed(address)(cause);
  }
}

function ignore(work: () => void): void {
  try {
    work();
  } catch {}
}

const isFull = (message: string) => /No space left|File too large|quota exceeded/i.test(message);
const full = (address: string) =>
  `${address} cannot be written: the disk, or what a file or user may take of it, is full; make room and run the same again`;

function rowsOf<Row>(address: string, result: { toArray(): Record<string, unknown>[] }): Row[] {
  try {
    return result.toArray().map(plain) as Row[];
  } catch (cause) {
    return failed(address)(cause);
  }
}

/** Of what the engine says of a node or an edge: its own numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['_id', '_source', '_target']);

/** Nodes and edges without the engine's own numbers, as the other store gives them. */
function plain(value: unknown): any {
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(plain);
  const said = value as Record<string, any>;
  const told: Record<string, unknown> = {};
  for (const key in said)
    if (!NUMBERS.has(key)) told[key] = key === '_labels' ? [...said[key]].sort() : plain(said[key]);
  return told;
}
