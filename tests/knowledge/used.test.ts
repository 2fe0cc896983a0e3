import fs, { readdirSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const graph = resolve('graph');
const read = new Set<string>();
const { readFileSync } = fs;

/** Opens all that is made of the folder of knowledge, and notes which of its files are read. */
beforeAll(async () => {
  fs.readFileSync = ((...given: Parameters<typeof readFileSync>) => {
    const [file] = given;
    read.add(relative(graph, file instanceof URL ? fileURLToPath(file) : resolve(String(file))));
    return readFileSync(...given);
  }) as typeof readFileSync;
  syncBuiltinESMExports();
  const { openAsker } = await import('../../src/ask/open.ts');
  const { loadGazetteer } = await import('../../src/knowledge/gazetteer.ts');
  const { loadOntology } = await import('../../src/knowledge/ontology.ts');
  const { loadReading } = await import('../../src/knowledge/reading.ts');
  const { openStages } = await import('../../src/stages.ts');
  const { readNaming } = await import('../../scripts/gazetteer/names.ts');
  const { exampleQueries } = await import('../../src/api/examples.ts');
  const gazetteer = loadGazetteer('graph/gazetteer');
  openStages('graph', gazetteer);
  openAsker('graph', gazetteer);
  loadReading('graph');
  loadOntology('graph/ontology');
  // What the script reads that makes the gazetteer, and what the server shows.
  readNaming(new URL(`${pathToFileURL(join(graph, 'gazetteer'))}/`));
  exampleQueries();
});

afterAll(() => {
  fs.readFileSync = readFileSync;
  syncBuiltinESMExports();
});

describe('the folder of knowledge', () => {
  it('holds no file that is read by nothing', () => {
    const files = readdirSync(graph, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
      .map((entry) => relative(graph, join(entry.parentPath, entry.name)));
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !read.has(file))).toEqual([]);
  });
});
