import { readFileSync } from 'node:fs';
import neo4j, { type Driver } from 'neo4j-driver';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, type LocalNeo4j, startNeo4j } from '../../scripts/neo4j/server.ts';
import { createServer, type Listening } from '../../src/api/server.ts';
import { readStatement } from '../../src/store/cypher.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { openNeo4j } from '../../src/store/neo4j.ts';
import type { Store } from '../../src/store/store.ts';
import { knowledge } from '../api/ask.ts';
import { statementNames } from '../store/statements.ts';
import { answerOf, isCaption, strangers } from './answer.ts';
import { openChromium } from './chromium.ts';
import { ingest } from './ingest.ts';
import { cells, clear, drop, outcomes, run, runSaved, shown } from './page.ts';
import { photograph } from './photograph.ts';
import { samples, saved } from './saved.ts';

let server: LocalNeo4j;
let stores: { readonly embedded: Store; readonly neo4j: Store };
let driver: Driver;
let api: Listening;
let chromium: Browser;
let page: Page;
let origin: string;

beforeAll(async () => {
  [server, chromium] = await Promise.all([startNeo4j({ http: await freePort() }), openChromium()]);
  stores = { embedded: openEmbedded(), neo4j: openNeo4j(server.uri) };
  expect(await ingest(samples, Object.values(stores))).toBe(samples.length);
  driver = neo4j.driver(server.uri);
  api = await createServer({ store: stores.embedded, ...knowledge, port: 0 });
  origin = new URL(api.url).origin;
  page = await chromium.newPage({ viewport: { width: 1600, height: 1000 } });
  await connect();
  // Only the edges that a query gives, not all between its nodes.
  await run(page, ':config autoComplete: false');
  await run(page, `:style ${origin}/browser/style.grass`);
  await page.getByText('relationship.ADOPTED {').waitFor();
  await drop(page, 'favorites.zip', Buffer.from(await (await fetch(`${origin}/browser/favorites.zip`)).arrayBuffer()));
  await page.getByTestId('navigationFavorites').click();
  await page.getByTestId('expandFolder-fazhi').click();
}, 600_000);

afterAll(async () => {
  await chromium?.close();
  await api?.close();
  await driver?.close();
  for (const store of Object.values(stores ?? {})) await store.close();
  await server?.stop();
}, 120_000);

async function connect(): Promise<void> {
  await page.goto(`${server.browser}?preselectAuthMethod=NO_AUTH`);
  await page.getByText('You have a working connection').waitFor();
}

const query = (name: string) => saved.find((one) => one.name === name)!;

describe('each saved query', () => {
  it('is there, twelve and more', () => expect(saved.length).toBeGreaterThanOrEqual(12));

  it.each(saved)('$name is answered by the samples, alike on both stores', async ({ text }) => {
    const rows = await stores.neo4j.read<object>(text);
    expect(rows.length).toBeGreaterThan(0);
    expect(await stores.embedded.read(text)).toEqual(rows);
  });

  it.each(saved)('$name: $title', async ({ title, text }) => {
    const { nodes, edges, rows } = await answerOf(driver, text);
    await runSaved(page, title);
    if (Object.keys(nodes).length === 0) {
      await expect.poll(async () => (await cells(page)).length, { timeout: 20_000 }).toBe(rows.length);
      const first = (await cells(page))[0]?.map((cell) => cell.replace(/^"|"$/g, ''));
      expect(first?.slice(0, 3)).toEqual(rows[0]?.slice(0, 3).map(String));
      return;
    }
    await expect.poll(async () => (await shown(page)).edges.length, { timeout: 20_000 }).toBe(edges.length);
    const graph = await shown(page);
    expect(Object.keys(graph.nodes).sort()).toEqual(Object.keys(nodes).sort());
    expect(Object.entries(graph.nodes).filter(([id, caption]) => !isCaption(caption, nodes[id]!))).toEqual([]);
    expect(strangers(graph.edges, edges)).toEqual([]);
  });

  // SCREENSHOT=docs/browser.png npx vitest run tests/browser makes the picture of the docs again.
  const { SCREENSHOT } = process.env;
  if (SCREENSHOT) it('gives a picture', () => photograph(page, query('sichuan-chongqing').title, SCREENSHOT), 180_000);
});

describe('the guide', () => {
  it('plays in a frame, and its queries run', async () => {
    await clear(page);
    await run(page, `:play ${origin}/browser/guide.html`);
    await page.getByText('Every statement of a yearly report').waitFor();
    await page.getByTestId('nextSlide').click();
    const { nodes } = await answerOf(driver, query('adopters').text);
    await page.locator('pre.runnable').filter({ hasText: 'ADOPTED' }).locator('i').click();
    await expect
      .poll(async () => Object.keys((await shown(page)).nodes).length, { timeout: 20_000 })
      .toBe(Object.keys(nodes).length);
  });

  it('opens at the side by its address, and links to where it was served', async () => {
    await page.goto(`${server.browser}?preselectAuthMethod=NO_AUTH&cmd=guide&arg=${origin}/browser/guide.html`);
    await page.getByText('Every statement of a yearly report').waitFor();
    await page.getByText(`:style ${origin}/browser/style.grass`).waitFor();
  });
});

describe('each question of cypher/query', () => {
  const names = statementNames.filter((name) => name.startsWith('query/'));
  // A page that was just loaded is not connected at once.
  beforeAll(connect, 60_000);

  it.each(names)('%s runs in the editor as the file stands, with its parameters', async (name) => {
    await clear(page);
    await run(page, readFileSync(`cypher/${name}.cypher`, 'utf8'));
    const statements = Object.keys(readStatement(name).examples).length + 1;
    await expect.poll(() => outcomes(page), { timeout: 20_000 }).toEqual(Array(statements).fill('success'));
  });
});
