import type { Ontology } from '../knowledge/ontology.ts';
import { openEmbedded } from './embedded.ts';
import { type Neo4jOptions, openNeo4j } from './neo4j.ts';
import { prepare } from './schema.ts';
import { type Store, StoreError } from './store.ts';

/** How to open a store; user, password and database are for a Neo4j server. */
export interface OpenOptions extends Neo4jOptions {
  /** Whether an embedded store that is not there is made; true where it is left out. */
  readonly create?: boolean;
  /** Whether a store that holds half a copy of another is opened; it is an error otherwise. */
  readonly half?: boolean;
}

/** The store that a path (embedded) or a neo4j:// or bolt:// address names, with the ontology's constraints and indexes. */
export async function openStore(address: string, ontology: Ontology, options: OpenOptions = {}): Promise<Store> {
  const { create = true, half = false, ...login } = options;
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(address)?.[1];
  if (address.trim() === '' || (scheme !== undefined && !isServer(address)))
    throw new StoreError(
      `"${address}" names no store: write a path for the embedded graph, or a neo4j:// or bolt:// address`,
    );
  const store = isServer(address) ? openNeo4j(address, login) : openEmbedded(address, { create });
  try {
    await prepare(store, ontology, { half });
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

const isServer = (address: string): boolean => /^(neo4j|bolt)(\+s|\+ssc)?:\/\//.test(address);
