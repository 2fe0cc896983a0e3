import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needsJava, neo4jJars } from '../../scripts/neo4j/jars.ts';

/** Runs a command line of `neo4j-admin` in a shell, as a user would, for a Neo4j that keeps its data in `home`. */
export async function neo4jAdmin(home: string, command: string) {
  await needsJava();
  const jars = join(await neo4jJars(), '*');
  const bin = join(home, 'bin');
  for (const folder of [bin, join(home, 'conf')]) mkdirSync(folder, { recursive: true });
  const opens = '--add-opens=java.base/java.nio=ALL-UNNAMED';
  writeFileSync(
    join(bin, 'neo4j-admin'),
    `#!/bin/sh\nexec java -Xmx512m ${opens} -cp '${jars}' org.neo4j.cli.AdminTool "$@"\n`,
  );
  chmodSync(join(bin, 'neo4j-admin'), 0o755);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd: home,
    encoding: 'utf8',
    env: {
      ...process.env,
      NEO4J_HOME: home,
      NEO4J_CONF: join(home, 'conf'),
      PATH: `${bin}:${process.env.PATH}`,
    },
  });
  return { code: status, said: `${stdout}${stderr}` };
}
