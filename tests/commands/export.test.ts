import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashGraph } from '../../src/store/hash.ts';
import { openStore } from '../../src/store/open.ts';
import { plant } from '../store/plant.ts';
import { ontology } from '../store/reports.ts';
import { fazhi, folderForAll } from './fazhi.ts';

const AWKWARD = '甲 < 乙 & "丙"\r\n丁\u0000\u000b戊\ufffe]]>';

describe('export', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  let size: { nodes: number; edges: number };
  beforeAll(async () => {
    folder = made();
    store = join(folder, 'graph');
    const open = await openStore(store, ontology);
    await plant(open);
    await open.write((transaction) =>
      transaction.run('MATCH (one:Law)<-[fact:CITES]-() SET one.title = $text, fact.surfaces = [$text, $text]', {
        text: AWKWARD,
      }),
    );
    size = await hashGraph(open, ontology);
    await open.close();
  });

  const run = (format: string, ...more: string[]) => fazhi(['export', '--format', format, '--store', store, ...more]);

  it('writes the same JSON Lines to a file and to standard output', () => {
    const { code, stdout } = run('jsonl');
    expect(code).toBe(0);
    const file = join(folder, 'new', 'graph.jsonl');
    expect(run('jsonl', '--out', file)).toMatchObject({ code: 0, stdout: '', stderr: `wrote ${file}\n` });
    expect(readFileSync(file, 'utf8')).toBe(stdout);
    expect(stdout.trimEnd().split('\n')).toHaveLength(size.nodes + size.edges);
    expect(stdout).toContain(JSON.stringify(AWKWARD));
  });

  it('writes GraphML that declares what it holds, and holds every node before the edges between them', () => {
    const { code, stdout } = run('graphml');
    expect(code).toBe(0);
    const { keys, nodes, edges, data } = readGraphML(stdout);
    expect([nodes.size, edges.length]).toEqual([size.nodes, size.edges]);
    expect(edges.flatMap(({ source, target }) => [source, target]).filter((id) => !nodes.has(id))).toEqual([]);
    expect(data.filter(({ key, owner }) => keys.get(key)?.for !== owner)).toEqual([]);
    expect(keys.get('edge.start')).toEqual({ for: 'edge', name: 'start', type: 'long' });
    expect(keys.get('edge.value')).toMatchObject({ type: 'double' });
    expect([...keys.values()].filter(({ name }) => name === 'id' || name === 'stamp')).toEqual([]);
    const given = (key: string) => data.filter((one) => one.key === key).map(({ text }) => text);
    expect(given('edge.label')).toContain('CITES');
    expect(given('node.label')).toContain('行政执法公示制度');
    expect(given('node.labels')).toContain('Practice:System');
    const shown = '甲 < 乙 & "丙"\r\n丁\ufffd\ufffd戊\ufffd]]>';
    expect(given('node.title')).toContain(shown);
    expect(given('edge.surfaces')).toContain(`${shown} | ${shown}`);
  });

  it('writes CSV with a header for each file, and the command that names every file once', () => {
    const out = join(folder, 'csv');
    const { code, stdout } = run('csv', '--out', out, '--database', 'rule-of-law');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^neo4j-admin database import full rule-of-law \\\n/);
    const files = readdirSync(out).sort();
    const named = [...stdout.matchAll(/--(?:nodes|relationships)=(\S+)/g)].flatMap(([, pair]) => pair!.split(','));
    expect(named.sort()).toEqual(files.map((file) => join(out, file)));
    expect(files).toContain('edges-PART_OF-Jurisdiction-Jurisdiction.csv');
    expect(readFileSync(join(out, 'nodes-Practice-System-header.csv'), 'utf8')).toBe(
      'id:ID(Practice),aliases:string[],name:string,:LABEL\n',
    );
    expect(readFileSync(join(out, 'edges-MEASURED-Jurisdiction-Figure-header.csv'), 'utf8')).toMatch(
      /^:START_ID\(Jurisdiction\),:END_ID\(Figure\),end:long,ends:long\[\],.*,value:double,.*,:TYPE\n$/,
    );
    const law = readFileSync(join(out, 'nodes-Law.csv'), 'utf8');
    expect(law).toBe(`"law:行政处罚法","law","甲 < 乙 & ""丙""\r\n丁\u0000\u000b戊\ufffe]]>","Law"\n`);
  });

  it('says so where the character between elements of lists stands in one, and takes another', () => {
    const out = join(folder, 'other');
    const { code, stderr } = run('csv', '--out', out, '--array-delimiter', '甲');
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringMatching(/CITES from 500153\/2023 holds the character U\+7532.*--array-delimiter\n$/),
    });
    expect(existsSync(out)).toBe(false);
    expect(run('csv', '--out', out, '--array-delimiter', 'U+001E').stdout).toContain('--array-delimiter=U+001E');
  });

  it('replaces what is there only where that is asked for, and no file that is not its own', () => {
    const out = join(folder, 'kept');
    mkdirSync(out);
    for (const name of ['notes.txt', 'nodes-Old.csv']) writeFileSync(join(out, name), '要紧');
    const file = join(folder, 'kept.jsonl');
    writeFileSync(file, '要紧');
    for (const [format, path] of [
      ['csv', out],
      ['jsonl', file],
    ] as const) {
      const { code, stderr } = run(format, '--out', path);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `fazhi: ${path} is there already; name another one, or replace it with --force\n`,
      });
    }
    expect([readFileSync(file, 'utf8'), readdirSync(out).sort()]).toEqual(['要紧', ['nodes-Old.csv', 'notes.txt']]);
    expect(run('csv', '--out', out, '--force').code).toBe(0);
    expect(run('jsonl', '--out', file, '--force').code).toBe(0);
    expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('要紧');
    expect(existsSync(join(out, 'nodes-Old.csv'))).toBe(false);
    expect(readFileSync(file, 'utf8')).toMatch(/^\{"type":"node"/);
    expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(run('jsonl', '--out', store, '--force')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`${store} belongs to the store`),
    });
  });

  it.each([
    [['--format', 'xml'], 2, /Allowed choices are csv, graphml, jsonl/],
    [[], 2, /required option '-f, --format <format>'/],
    [['--format', 'csv'], 2, /name a folder for them with --out/],
    [['--format', 'csv', '--out', 'a,b'], 2, /has a comma in it/],
    [['--format', 'csv', '--out', 'README.md'], 2, /README\.md is a file; csv is several/],
    [['--format', 'csv', '--out', 'x', '--array-delimiter', ','], 2, /Write one character/],
    [['--format', 'jsonl', '--out', 'src'], 2, /src is a folder; name a file for jsonl/],
    [['--format', 'jsonl', '--out', 'README.md/x'], 3, /README\.md\/x cannot be made: part of the path is no folder/],
    [['--format', 'jsonl', '--store', 'no-such-store'], 3, /there is no store at no-such-store/],
  ])('takes %j for a mistake, and writes nothing', (args, code, said) => {
    const found = fazhi(['export', '--store', store, ...args]);
    expect({ code: found.code, stdout: found.stdout }).toEqual({ code, stdout: '' });
    expect(found.stderr).toMatch(said);
  });
});

/** What a reader of XML finds; what is no XML is an error. */
function readGraphML(text: string) {
  const keys = new Map<string, { for: string; name: string; type: string }>();
  const nodes = new Set<string>();
  const edges: { source: string; target: string }[] = [];
  const data: { key: string; owner: string; text: string }[] = [];
  let owner = '';
  const parser = new SaxesParser();
  parser.on('error', (problem) => {
    throw problem;
  });
  parser.on('opentag', ({ name, attributes: { id, key, source, target, ...others } }) => {
    if (name === 'key') keys.set(id!, { for: others.for!, name: others['attr.name']!, type: others['attr.type']! });
    if (name === 'node' || name === 'edge') owner = name;
    if (name === 'node') nodes.add(id!);
    if (name === 'edge') edges.push({ source: source!, target: target! });
    if (name === 'data') data.push({ key: key!, owner, text: '' });
  });
  parser.on('text', (words) => {
    if (words.trim() !== '') data.at(-1)!.text += words;
  });
  parser.write(text).close();
  return { keys, nodes, edges, data };
}
