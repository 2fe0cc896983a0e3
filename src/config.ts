import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: what knowledge, queries and samples are found from, whether the source or the build runs. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Where things are, and what the environment asks for. */
export interface Config {
  /** The folder of knowledge. */
  readonly graph: string;
  /** A path for the embedded store, or the address of a Neo4j. */
  readonly store: string;
  readonly port: number;
  readonly neo4j: {
    readonly user: string;
    readonly password: string | undefined;
    readonly database: string | undefined;
  };
}

/** Settings from the environment: FAZHI_STORE, FAZHI_PORT, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE. A port that is none is NaN. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    graph: join(root, 'graph'),
    store: env.FAZHI_STORE || join(root, '.fazhi', 'graph'),
    port: Number(env.FAZHI_PORT || 4000),
    neo4j: { user: env.NEO4J_USER || 'neo4j', password: env.NEO4J_PASSWORD, database: env.NEO4J_DATABASE },
  };
}
