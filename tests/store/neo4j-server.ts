import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers';
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
  const container = await startContainer();
  const uri = `bolt://${container.getHost()}:${container.getMappedPort(7687)}`;
  return { uri, login: {}, stop: () => container.stop() };
}

function startContainer(): Promise<StartedTestContainer> {
  return new GenericContainer('neo4j:5.26-community')
    .withEnvironment({ NEO4J_AUTH: 'none' })
    .withExposedPorts(7687)
    .withWaitStrategy(Wait.forLogMessage('Started.'))
    .withStartupTimeout(300_000)
    .start();
}

/** A Neo4j that can be started again with what it holds; where it then answers may change. */
export interface RestartableServer {
  port(): number;
  restart(): Promise<void>;
  stop(): Promise<unknown>;
}

/** A container where Docker answers, else Neo4j Community from Maven Central: that of NEO4J_URI is not ours to stop. */
export async function restartableServer(): Promise<RestartableServer> {
  if (await dockerAnswers()) {
    const container = await startContainer();
    return {
      port: () => container.getMappedPort(7687),
      restart: () => container.restart(),
      stop: () => container.stop(),
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-neo4j-'));
  let local = await startNeo4j({ folder });
  return {
    port: () => Number(new URL(local.uri).port),
    async restart() {
      await local.stop();
      local = await startNeo4j({ folder });
    },
    async stop() {
      await local.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
