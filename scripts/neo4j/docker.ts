import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LocalNeo4j } from './server.ts';

const run = promisify(execFile);
const IMAGE = 'neo4j:5.26-community';
const STARTS_WITHIN = 120_000;

/** Whether a Docker daemon answers. */
export async function dockerAnswers(): Promise<boolean> {
  return run('docker', ['info'], { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}

/** Starts the official image with Browser and without a password; its data stay in the folder, as those of a server without Docker. */
export async function startInDocker(folder: string, bolt: number, http: number): Promise<LocalNeo4j> {
  const data = join(folder, 'data');
  mkdirSync(data, { recursive: true });
  const name = `fazhi-neo4j-${bolt}`;
  const ports = ['-p', `127.0.0.1:${bolt}:7687`, '-p', `127.0.0.1:${http}:7474`];
  const settings = {
    NEO4J_AUTH: 'none',
    NEO4J_server_bolt_advertised__address: `localhost:${bolt}`,
    NEO4J_client_allow__telemetry: 'false',
  };
  const environment = Object.entries(settings).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  // The files belong to whoever runs this, not to the image's own user.
  const user = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.()}`] : [];
  const options = ['--rm', '--name', name, ...ports, ...environment, ...user, '-v', `${data}:/data`];
  // Its own process group: Ctrl-C reaches this program alone, which then stops the container.
  const container = spawn('docker', ['run', ...options, IMAGE], {
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = once(container, 'exit');
  const browser = `http://localhost:${http}/browser/`;
  async function stop() {
    await run('docker', ['stop', '--time', '60', name]).catch(() => undefined);
    await ended;
  }
  const until = Date.now() + STARTS_WITHIN;
  while (
    !(await fetch(browser).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (container.exitCode !== null) throw new Error(`docker run ${IMAGE} ended with code ${container.exitCode}`);
    if (Date.now() > until) {
      await stop();
      throw new Error(`Neo4j in Docker did not answer within ${STARTS_WITHIN / 1000} s`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return { uri: `bolt://localhost:${bolt}`, browser, ended, stop };
}
