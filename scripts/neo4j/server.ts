import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needsJava, neo4jJars } from './jars.ts';

/** A Neo4j that runs beside this process, without a password, on ports of its own. */
export interface LocalNeo4j {
  readonly uri: string;
  /** Where Neo4j Browser is, if it was asked for. */
  readonly browser: string | null;
  /** Settled once the server has ended, asked to or not. */
  readonly ended: Promise<unknown>;
  /** Ends the server; its data go where they were kept in a temporary folder. */
  stop(): Promise<void>;
}

/** Where the data stay and which ports it takes: a temporary folder and free ports where left out. */
export interface LocalOptions {
  readonly folder?: string;
  readonly bolt?: number;
  /** Port of Neo4j Browser; none is served where it is left out. */
  readonly http?: number;
}

const OPENS = ['java.nio', 'java.io', 'sun.nio.ch', 'java.util.concurrent'];
const STARTS_WITHIN = 120_000;

/** Starts Neo4j Community from Maven Central's jars; it takes about ten seconds, and the first time the download. */
export async function startNeo4j(options: LocalOptions = {}): Promise<LocalNeo4j> {
  await needsJava();
  const jars = await neo4jJars();
  const home = options.folder ?? mkdtempSync(join(tmpdir(), 'fazhi-neo4j-'));
  const bolt = options.bolt ?? (await freePort());
  mkdirSync(join(home, 'conf'), { recursive: true });
  writeFileSync(join(home, 'conf', 'neo4j.conf'), configuration(bolt, options.http));
  const opens = OPENS.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const main = ['-cp', join(jars, '*'), 'org.neo4j.server.CommunityEntryPoint', '--console-mode'];
  const folders = [`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  const server = spawn('java', ['-Xmx512m', ...opens, ...main, ...folders], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(server, 'exit');
  const end = () => server.kill('SIGKILL');
  process.once('exit', end);

  async function stop() {
    process.removeListener('exit', end);
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(options.folder === undefined ? 'SIGKILL' : 'SIGTERM');
      await ended;
    }
    if (options.folder === undefined) rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
  try {
    await ready(server, bolt);
  } catch (error) {
    await stop();
    if (/store_lock/.test(String(error)))
      throw new Error(`${home} is in use by another Neo4j; end that one, or name another folder`, { cause: error });
    throw error;
  }
  const browser = options.http === undefined ? null : `http://localhost:${options.http}/browser/`;
  return { uri: `bolt://localhost:${bolt}`, browser, ended, stop };
}

function configuration(bolt: number, http: number | undefined): string {
  return [
    'dbms.security.auth_enabled=false',
    'dbms.usage_report.enabled=false',
    'client.allow_telemetry=false',
    'server.memory.pagecache.size=64m',
    `server.bolt.listen_address=localhost:${bolt}`,
    `server.bolt.advertised_address=localhost:${bolt}`,
    `server.http.enabled=${http !== undefined}`,
    ...(http === undefined ? [] : [`server.http.listen_address=localhost:${http}`]),
    '',
  ].join('\n');
}

async function ready(server: ChildProcess, port: number): Promise<void> {
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (data) => {
      said = `${said}${data}`.slice(-4000);
    });
  const until = Date.now() + STARTS_WITHIN;
  while (!said.includes('Started.') || !(await answers(port))) {
    if (server.exitCode !== null) throw new Error(`Neo4j ended while it started:\n${said}`);
    if (Date.now() > until) throw new Error(`Neo4j did not answer within ${STARTS_WITHIN / 1000} s:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** A port of this machine that nothing listens on: the preferred one where it is free. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())));
    probe.listen(preferred, 'localhost', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
