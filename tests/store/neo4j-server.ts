import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';
import { startNeo4j } from '../../scripts/neo4j/server.ts';
import type { Neo4jOptions } from '../../src/store/neo4j.ts';

/** A Neo4j to test against. */
export interface TestServer {
  readonly uri: string;
  readonly login: Neo4jOptions;
  stop(): Promise<unknown>;
}

/** The server of NEO4J_URI, else a container where Docker answers, else Neo4j Community from Maven Central. */
export async function neo4jServer(): Promise<TestServer> {
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD } = process.env;
  if (NEO4J_URI) return { uri: NEO4J_URI, login: { user: NEO4J_USER, password: NEO4J_PASSWORD }, stop: async () => {} };
  if (await dockerAnswers()) return inContainer();
  const local = await startNeo4j();
  return { uri: local.uri, login: {}, stop: local.stop };
}

async function dockerAnswers(): Promise<boolean> {
  try {
    await getContainerRuntimeClient();
    return true;
  } catch {
    return false;
  }
}

async function inContainer(): Promise<TestServer> {
  const container = await new GenericContainer('neo4j:5.26-community')
    .withEnvironment({ NEO4J_AUTH: 'none' })
    .withExposedPorts(7687)
    .withWaitStrategy(Wait.forLogMessage('Started.'))
    .withStartupTimeout(300_000)
    .start();
  const uri = `bolt://${container.getHost()}:${container.getMappedPort(7687)}`;
  return { uri, login: {}, stop: () => container.stop() };
}
