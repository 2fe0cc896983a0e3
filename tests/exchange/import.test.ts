import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startNeo4j } from '../../scripts/neo4j/server.ts';
import { hashGraph } from '../../src/store/hash.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { fazhi } from '../commands/fazhi.ts';
import { contents } from '../store/contents.ts';
import { plant } from '../store/plant.ts';
import { factsOf, lookups, ontology, source } from '../store/reports.ts';
import { neo4jAdmin } from './neo4j-admin.ts';

const folder = mkdtempSync(join(tmpdir(), 'fazhi import '));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

/** Texts in which a reader of CSV may lose its way. */
const AWKWARD = [
  '两行\n一行',
  '回车\r换行\r\n制表\t',
  '"引号"、\'单引号\'、“中文引号”',
  '"',
  '""',
  '逗号, 分号; 竖线| 反斜杠\\',
  '反斜杠在后\\',
  '\\"',
  ' 两头有空格 ',
  '',
  '控制\u0000字\u0001符\u000b\u007f',
  '𠮷野家😀',
  ':LABEL',
  '1',
  'null',
];

describe("Neo4j's own bulk import", () => {
  it('makes the same graph of the exported CSV by the printed command', async () => {
    const path = join(folder, 'graph');
    const before = await openStore(path, ontology);
    await plant(before);
    await plantAwkward(before);
    const expected = { hash: await hashGraph(before, ontology), held: await held(before) };
    await before.close();

    const out = join(folder, 'out');
    const exported = fazhi(['export', '--format', 'csv', '--out', out, '--store', path]);
    expect({ code: exported.code, stderr: exported.stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^wrote \d+ files to /),
    });
    const home = join(folder, 'neo4j');
    const { code, said } = await neo4jAdmin(home, exported.stdout);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/IMPORT DONE/) });

    const server = await startNeo4j({ folder: home });
    try {
      const after = await openStore(server.uri, ontology);
      try {
        expect(await hashGraph(after, ontology)).toEqual(expected.hash);
        expect(await held(after)).toEqual(expected.held);
        const files = await after.read<{ id: string }>('MATCH (file:File) RETURN file.id AS id');
        expect(files.map(({ id }) => id)).toContain(join(folder, 'reports', '荣昌区2023.txt'));
      } finally {
        await after.close();
      }
    } finally {
      await server.stop();
    }
  }, 300_000);
});

/** Nodes and edges that bear awkward texts, by themselves and in lists, and reports kept aside. */
async function plantAwkward(store: Store): Promise<void> {
  const rows = AWKWARD.map((text, i) => ({ text, id: `${i} ${text}`, list: [text, ...AWKWARD].slice(0, i + 2) }));
  await store.write(async (transaction) => {
    await transaction.run("UNWIND $rows AS row CREATE (:Law {id: row.id, title: row.text, kind: 'law'})", { rows });
    await transaction.run(
      'UNWIND $rows AS row MATCH (law:Law {id: row.id}), (report:Report {id: "5105/2024"}) ' +
        'CREATE (report)-[:CITES {id: row.id, report: report.id, year: 2024, quote: row.text, start: 0, end: 1, ' +
        "pattern: 'x', passage: 'x', surfaces: row.list, starts: [0, 1], docNumber: row.text}]->(law)",
      { rows },
    );
  });
  const lost = { source: source('某地', '某地去年落实学法制度。'), facts: factsOf(null, 2023) };
  await openWriter(store, { ontology, lookups }).write(lost.source, lost.facts);
}

/** All but the layout, which differs with the kind of store, and where files lie; the import knows no empty list. */
async function held(store: Store) {
  const { nodes, edges } = await contents(store);
  const kept = nodes.filter((node) => !/"_labels":\["(Layout|File)"\]/.test(node));
  return {
    nodes: kept.map((node) => node.replace('"candidates":[],', '')),
    files: nodes.length - kept.length,
    edges: edges.filter((edge) => !edge.includes('"_type":"GIVES"')),
  };
}
