/** Values by parameter name: text, numbers, booleans, null, and lists and maps of these. */
export type Parameters = Readonly<Record<string, unknown>>;

/** What runs statements inside one transaction; those that do not need one another may be given at once, and are all awaited. */
export interface Transaction {
  run<Row>(cypher: string, parameters?: Parameters): Promise<Row[]>;
}

/** When a read is given up: it fails with an AbandonedError. */
export interface Bounds {
  readonly signal?: AbortSignal;
  /** Milliseconds that a server may take for it. */
  readonly timeout?: number;
}

/** A graph database that runs the files of `cypher/`. Its failures are StoreErrors. */
export interface Store {
  /** As the user named it. */
  readonly address: string;
  readonly kind: 'embedded' | 'neo4j';
  /** The rows of a statement that only reads; nothing that it might write stays. */
  read<Row>(cypher: string, parameters?: Parameters, bounds?: Bounds): Promise<Row[]>;
  /**
   * One transaction: all of `work` or nothing; who writes at the same time, here or in another process, waits for its end.
   * `work` may run again after a passing failure, even where it was the answer that was lost.
   */
  write<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** A name that is another one after every write, of whatever process: what was read under the same name is still so. */
  revision(bounds?: Bounds): Promise<string>;
  /** Runs a statement that declares a constraint or an index. */
  define(cypher: string): Promise<void>;
  /** Leaves everything that was written on disk; later calls fail. */
  close(): Promise<void>;
}

/** A mistake of the store, its address or a statement: says which store, what was found and what to do. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
}

/** A store that cannot be reached, although it was asked again and again for a while. */
export class UnreachableError extends StoreError {}

/** A read that was given up, because its time was up or nobody waits for it any more. */
export class AbandonedError extends StoreError {}
