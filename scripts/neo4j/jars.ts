import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('./pom.xml', import.meta.url));

/** The folder of Neo4j's jars (127 MB), fetched by Maven once for each version of pom.xml and kept in the user's cache. */
export async function neo4jJars(): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'fazhi-graph');
  const version = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 12);
  const folder = join(cache, `neo4j-${version}`);
  if (existsSync(folder)) return folder;
  await needs('mvn', ['--version'], 'Maven (mvn)');
  mkdirSync(cache, { recursive: true });
  const partial = `${folder}.${process.pid}`;
  try {
    await run('mvn', ['-B', '-q', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`], {
      maxBuffer: 1 << 24,
    });
    if (!existsSync(folder)) renameSync(partial, folder);
  } catch (cause) {
    throw new Error(`Maven cannot fetch Neo4j's jars: ${String((cause as { stdout?: string }).stdout ?? cause)}`, {
      cause,
    });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Fails with what to install where Java 17 or later is missing. */
export async function needsJava(): Promise<void> {
  const { stderr, stdout } = await needs('java', ['-version'], 'Java 17 or later (java)');
  const major = Number(/version "(?:1\.)?(\d+)/.exec(`${stderr}${stdout}`)?.[1]);
  if (major < 17) throw new Error(`Neo4j needs Java 17 or later; this java is version ${major}`);
}

async function needs(command: string, args: readonly string[], what: string) {
  try {
    return await run(command, args);
  } catch (cause) {
    throw new Error(`${what} is missing: install it, or start Docker, which can run Neo4j too`, { cause });
  }
}
