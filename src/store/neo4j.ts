import neo4j, { type ManagedTransaction } from 'neo4j-driver';
import { type Parameters, type Store, StoreError, type Transaction } from './store.ts';

/** How to reach a Neo4j server; the password never appears in a message. */
export interface Neo4jOptions {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly database?: string | undefined;
}

/** A Neo4j server or cluster at a neo4j:// or bolt:// address; the first call connects. */
export function openNeo4j(address: string, { user = 'neo4j', password, database }: Neo4jOptions = {}): Store {
  const login = password === undefined ? undefined : neo4j.auth.basic(user, password);
  const driver = driverFor(address, login);
  const session = () => driver.session(database === undefined ? {} : { database });
  const failed = (cause: unknown): never => {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError(reasonOf(address, cause), { cause });
  };

  async function managed<Result>(
    mode: 'executeRead' | 'executeWrite',
    work: (transaction: Transaction) => Promise<Result>,
  ): Promise<Result> {
    const open = session();
    let own: unknown;
    try {
      return await open[mode]((transaction) =>
        work(runsIn(transaction)).catch((error) => {
          own = error;
          throw error;
        }),
      );
    } catch (error) {
      if (error === own && !isDriverError(error)) throw error;
      return failed(error);
    } finally {
      await open.close();
    }
  }

  return {
    address,
    kind: 'neo4j',
    read: (cypher, parameters) => managed('executeRead', (transaction) => transaction.run(cypher, parameters)),
    write: (work) => managed('executeWrite', work),
    async define(cypher) {
      const open = session();
      try {
        await open.run(cypher);
      } catch (error) {
        failed(error);
      } finally {
        await open.close();
      }
    },
    close: () => driver.close(),
  };
}

function driverFor(address: string, login: ReturnType<typeof neo4j.auth.basic> | undefined) {
  try {
    return neo4j.driver(address, login, { disableLosslessIntegers: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError(`${address} is no address of a Neo4j (${reason}); write it as neo4j://localhost:7687`, {
      cause,
    });
  }
}

function runsIn(transaction: ManagedTransaction): Transaction {
  return {
    async run<Row>(cypher: string, parameters: Parameters = {}) {
      const result = await transaction.run(cypher, whole(parameters));
      return result.records.map((record) => plain(record.toObject()) as Row);
    },
  };
}

const isDriverError = (error: unknown): error is { code: string; message: string } =>
  error instanceof Error &&
  'code' in error &&
  /^(Neo\.|ServiceUnavailable|SessionExpired|ProtocolError)/.test(String(error.code));

function reasonOf(address: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = isDriverError(cause) ? cause.code : '';
  if (code === 'ServiceUnavailable') return `no Neo4j answers at ${address}: is it started, and is the address right?`;
  if (code.startsWith('Neo.ClientError.Security'))
    return `Neo4j at ${address} refuses the login; set NEO4J_USER and NEO4J_PASSWORD`;
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
