import { randomUUID } from 'node:crypto';
import { debuglog } from 'node:util';
import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { unlessGivenUp } from './bound.ts';
import { statementFor } from './cypher.ts';
import {
  AbandonedError,
  type Bounds,
  type Parameters,
  type Store,
  StoreError,
  type Transaction,
  UnreachableError,
} from './store.ts';
import { turn } from './turn.ts';

/** How to reach a Neo4j server; the password never appears in a message. */
export interface Neo4jOptions {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
  /** Is told once of each warning that the server gives with a statement's rows; stderr is, where it is left out. */
  readonly note?: (line: string) => void;
}

/** A server that does not answer when it is first asked is given up after this, or at once where nothing listens. */
const ANSWERS_WITHIN = 10_000;

/**
 * For how long the driver begins a transaction again that a lost connection or a deadlock has ended: it waits for 1, 2, 4 …
 * seconds, the last time for 32, so that a server may take a good half minute to start again.
 */
const TRIES_FOR = 45_000;

/** What the driver takes for no limit. */
const FETCH_ALL = -1;

/** After this the server ends a transaction that a writer has left open, and lets the next one write. */
const TURN = 600_000;

/** Warnings that say nothing to a user: an empty store knows no names yet, and both stores must understand a statement. */
const HARMLESS: ReadonlySet<string> = new Set(['UNRECOGNIZED', 'DEPRECATION']);

/** All that the server notes, for who looks into it: NODE_DEBUG=fazhi. */
const debug = debuglog('fazhi');

/** A Neo4j server or cluster at a neo4j:// or bolt:// address; the first call connects. */
export function openNeo4j(address: string, options: Neo4jOptions = {}): Store {
  const { user = 'neo4j', password, database, note = console.error } = options;
  const login = password === undefined ? undefined : neo4j.auth.basic(user, password);
  const driver = driverFor(address, login);
  // What one session has written the next one sees, whichever member of a cluster it asks.
  const bookmarkManager = neo4j.bookmarkManager();
  const warn = once((words) => note(`Neo4j at ${address} warns: ${words}`));
  let reached: Promise<void> | undefined;
  const failed = (cause: unknown): never => {
    if (cause instanceof StoreError) throw cause;
    throw problem(address, cause);
  };

  async function managed<Result>(
    mode: 'executeRead' | 'executeWrite',
    work: (transaction: Transaction) => Promise<Result>,
    { signal, timeout }: Bounds = {},
  ): Promise<Result> {
    reached ??= reach(driver, address, database).catch((cause) => {
      reached = undefined;
      return failed(cause);
    });
    await reached;
    const open = driver.session({ bookmarkManager, ...(database !== undefined && { database }) });
    let own: unknown;
    // What the server still does for it ends then.
    const end = () => void open.close().catch(() => undefined);
    signal?.addEventListener('abort', end, { once: true });
    try {
      return await open[mode](
        (transaction) =>
          work(runsIn(transaction, warn)).catch((error) => {
            own = error;
            throw error;
          }),
        mode === 'executeWrite' ? { timeout: TURN } : timeout === undefined ? {} : { timeout },
      );
    } catch (error) {
      if (error === own && !isDriverError(error)) throw error;
      return failed(error);
    } finally {
      signal?.removeEventListener('abort', end);
      await open.close();
    }
  }

  /** Reads until it is given up; nobody waits then for the end of what was begun. */
  async function within<Result>(bounds: Bounds, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const { signal } = bounds;
    const over = () => new AbandonedError(`${address} is asked no more: ${signal?.reason}`);
    if (signal?.aborted) throw over();
    const done = managed('executeRead', work, bounds);
    return signal ? unlessGivenUp(signal, done, over) : done;
  }

  return {
    address,
    kind: 'neo4j',
    read: (cypher, parameters, bounds = {}) => within(bounds, (transaction) => transaction.run(cypher, parameters)),
    write: (work) =>
      managed('executeWrite', async (transaction) => {
        await transaction.run(statementFor('write/turn'), { revision: randomUUID() });
        return work(transaction);
      }),
    async revision(bounds = {}) {
      const read = (transaction: Transaction) =>
        transaction.run<{ revision: string | null }>(statementFor('read/revision'));
      const [found] = await within(bounds, read);
      return found?.revision ?? '';
    },
    define: (cypher) => managed('executeWrite', async (transaction) => void (await transaction.run(cypher))),
    close: () => driver.close(),
  };
}

/** Fails at once where no server answers, rather than trying for long as in mid-run, and where it is too old. */
async function reach(driver: Driver, address: string, database: string | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnreachableError(silent(address))), ANSWERS_WITHIN);
  });
  const asked = driver.getServerInfo(database === undefined ? {} : { database });
  const { agent = '' } = await Promise.race([asked, late]).finally(() => clearTimeout(timer));
  const [, version, major, minor] = /^Neo4j\/v?((\d+)\.(\d+)[\w.-]*)/.exec(agent) ?? [];
  if (version !== undefined && (Number(major) < 5 || (major === '5' && Number(minor) < 26)))
    throw new StoreError(`${address} is a Neo4j ${version}; this program needs 5.26 or later`);
}

function driverFor(address: string, login: ReturnType<typeof neo4j.auth.basic> | undefined) {
  try {
    return neo4j.driver(address, login, {
      disableLosslessIntegers: true,
      // All rows are wanted: in pieces of a thousand each piece would be asked for.
      fetchSize: FETCH_ALL,
      connectionTimeout: ANSWERS_WITHIN,
      maxTransactionRetryTime: TRIES_FOR,
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(`${address} is no address of a Neo4j (${reason}); write it as neo4j://localhost:7687`, {
      cause,
    });
  }
}

function runsIn(transaction: ManagedTransaction, warn: (words: string) => void): Transaction {
  return {
    async run<Row>(cypher: string, parameters: Parameters = {}) {
      const { records, summary } = await transaction.run(cypher, whole(parameters));
      for (const { severity, classification, statusDescription } of summary.gqlStatusObjects)
        if (severity === 'WARNING' && !HARMLESS.has(classification)) warn(statusDescription);
        else if (severity !== 'UNKNOWN') debug('%s', statusDescription);
      await turn();
      return records.map((record) => plain(record.toObject()) as Row);
    },
  };
}

/** Calls `tell` once with each text. */
function once(tell: (text: string) => void): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (!told.has(text)) tell(text);
    told.add(text);
  };
}

const isDriverError = (error: unknown): error is { code: string; message: string } =>
  error instanceof Error && error.name === 'Neo4jError' && 'code' in error;

const silent = (address: string) =>
  `no Neo4j answers at ${address}: is it started, and is the address right?${/\+s/.test(address) ? ' Without TLS it begins with neo4j://' : ''}`;

function problem(address: string, cause: unknown): StoreError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = isDriverError(cause) ? cause.code : '';
  if (/TransactionTimedOut/.test(code)) return new AbandonedError(`${address} took too long (${message})`, { cause });
  if (/^(ServiceUnavailable|SessionExpired)$/.test(code) || /acquisition timed out/.test(message))
    return new UnreachableError(silent(address), { cause });
  return new StoreError(reasonOf(address, code, message), { cause });
}

function reasonOf(address: string, code: string, message: string): string {
  if (/CredentialsExpired/.test(code))
    return `Neo4j at ${address} wants the first password changed (ALTER CURRENT USER SET PASSWORD …, in Browser); then set NEO4J_PASSWORD`;
  if (/AuthenticationRateLimit/.test(code))
    return `Neo4j at ${address} was given a wrong password too often; wait a little, and set NEO4J_USER and NEO4J_PASSWORD`;
  if (/Security\.Forbidden/.test(code))
    return `Neo4j at ${address} does not allow this user to do that; give it more rights, or set NEO4J_USER to another`;
  if (code.startsWith('Neo.ClientError.Security'))
    return `Neo4j at ${address} refuses the login; set NEO4J_USER and NEO4J_PASSWORD`;
  if (/DatabaseNotFound/.test(code))
    return `Neo4j at ${address} has no such database; set NEO4J_DATABASE to one it has`;
  if (/responded HTTP/.test(message))
    return `${address} is where Neo4j Browser is, not the graph; the port for that is 7687 unless it was changed`;
  if (/Unknown Bolt protocol|does not support|negotiate/i.test(message))
    return `what answers at ${address} is no Neo4j of version 5.26 or later (${message})`;
  return `${address}: ${message}`;
}

/** Whole numbers as the server's integers: it refuses 20.0 in LIMIT. */
function whole(value: unknown): any {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? neo4j.int(value) : value;
  if (Array.isArray(value)) return value.map(whole);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]));
}

/** Nodes and edges as their properties with labels or type, as the other store gives them. */
function plain(value: unknown): any {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  if (neo4j.isNode(value)) return { _labels: [...value.labels].sort(), ...sorted(value.properties) };
  if (neo4j.isRelationship(value)) return { _type: value.type, ...sorted(value.properties) };
  if (neo4j.isPath(value))
    return [value.start, ...value.segments.flatMap((step) => [step.relationship, step.end])].map(plain);
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

const sorted = (properties: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(plain(properties)).sort(([a], [b]) => (a < b ? -1 : 1)));
