// `npm run neo4j [-- FOLDER]`: a Neo4j with Browser and the guide, until Ctrl-C; its data stay in FOLDER (.fazhi/neo4j).
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { browserFile } from '../../src/api/browser.ts';
import { root } from '../../src/config.ts';
import { dockerAnswers, startInDocker } from './docker.ts';
import { freePort, startNeo4j } from './server.ts';

// Paths are meant from where the user is, which npm leaves for the checkout.
const from = process.env.INIT_CWD ?? process.cwd();
const folder = process.argv[2] ? resolve(from, process.argv[2]) : join(root, '.fazhi', 'neo4j');
const stopped = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, resolve);
});

try {
  const [bolt, http] = [await freePort(7687), await freePort(7474)];
  const docker = await dockerAnswers();
  console.log(`Neo4j starts ${docker ? 'in Docker' : 'without Docker'}, with its data in ${relative(from, folder)} …`);
  const neo4j = docker ? await startInDocker(folder, bolt, http) : await startNeo4j({ folder, bolt, http });
  const { origin, close } = await serveGuide();
  console.log(addresses(neo4j.uri, `${neo4j.browser}`, origin));
  const first = await Promise.race([stopped, neo4j.ended.then(() => 'ended' as const)]);
  close();
  if (first === 'ended') throw new Error('Neo4j ended by itself; see the logs in its folder');
  await neo4j.stop();
  console.log('Neo4j has ended; its data are kept.');
} catch (problem) {
  console.error(`neo4j: ${(problem as Error).message}`);
  process.exitCode = 1;
}

function addresses(uri: string, browser: string, origin: string): string {
  const link = `${browser}?preselectAuthMethod=NO_AUTH&cmd=guide&arg=${origin}/browser/guide.html`;
  return `
bolt       ${uri}   (no login)
Browser    ${link}   (connects and opens the guide)
reading    npx fazhi ingest PATH… --store ${uri}
style      :style ${origin}/browser/style.grass   (in Browser's editor)
favorites  ${origin}/browser/favorites.zip   (drop it on Browser's page)

Ctrl-C ends it.`;
}

/** What `fazhi serve` gives Browser, so that the guide is there without it. */
async function serveGuide() {
  const server = createServer((request, response) => {
    const file = browserFile(
      new URL(request.url ?? '/', 'http://localhost').pathname,
      `http://${request.headers.host}`,
    );
    response.writeHead(file ? 200 : 404, file?.headers ?? {}).end(file?.body);
  });
  await once(server.listen(0, 'localhost'), 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => server.close().closeAllConnections(),
  };
}
