import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fazhi, folderForAll, jsonLines } from './fazhi.ts';

interface Failed {
  readonly report: string;
  readonly type: string;
  readonly quotes: readonly { readonly quote: string; readonly stands: string | null }[];
}

interface Asked {
  readonly id: string;
  readonly textHash: string;
  readonly quote: string;
  readonly start: number;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

describe('exactness on the command line', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  beforeAll(() => {
    folder = made();
    store = join(folder, 'graph');
    fazhi(['ingest', 'samples', '--store', store]);
  });

  const verify = (...more: readonly string[]) => fazhi(['verify', '--store', store, ...more]);
  const hash = (of = store) => fazhi(['hash', '--store', of]);

  it('finds all that the samples say where the graph says it stands', () => {
    const { code, stdout, stderr } = verify();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^all \d{3,} edges of 17 reports hold\n$/);
    const { reports, edges, failed, texts } = JSON.parse(verify('--json').stdout);
    expect({ reports, failed, texts }).toEqual({ reports: 17, failed: 0, texts: 0 });
    expect(edges).toBeGreaterThan(500);
  });

  it('names exactly the edges that lean on one byte of an archived text', () => {
    const own = join(folder, 'edges.cypher');
    writeFileSync(
      own,
      "MATCH (report:Report {id: '500152/2023'}) MATCH ()-[fact]->() WHERE fact.report = report.id " +
        'RETURN fact.id AS id, report.textHash AS textHash, fact.quote AS quote, fact.start AS start, ' +
        'coalesce(fact.starts, [fact.start]) AS starts, coalesce(fact.ends, [fact.end]) AS ends;\n',
    );
    const rows = jsonLines<Asked>(fazhi(['query', own, '--store', store, '--json']).stdout);
    const { textHash, start } = rows.find(({ quote }) => quote.length > 5)!;
    const file = join(`${store}.texts`, textHash.slice(0, 2), `${textHash}.txt`);
    const bytes = readFileSync(file);
    const at = Buffer.byteLength(bytes.toString('utf8').slice(0, start + 2));
    const flipped = Buffer.from(bytes);
    flipped[at]! ^= 0xff;
    writeFileSync(file, flipped);
    const { code, stdout } = verify('--json');
    const shown = verify().stdout;
    writeFileSync(file, bytes);
    expect(code).toBe(1);
    const said = jsonLines<{ id?: string; textHash?: string; problem?: string }>(stdout);
    const leaning = rows
      .filter(({ starts, ends }) => starts.some((from, i) => from <= start + 2 && start + 2 < ends[i]!))
      .map(({ id }) => id);
    expect(said.flatMap(({ id }) => id ?? []).sort()).toEqual(leaning.sort());
    expect(said.filter(({ problem }) => problem)).toEqual([{ textHash, problem: 'changed', report: '500152/2023' }]);
    expect(shown).toContain(`text  ${textHash} of 500152/2023 has changed since it was archived`);
    expect(shown).toMatch(/^edge {2}500152\/2023: \S+ \S+ [A-Z_]+ \S+ \S+: ".+" at \[\d+, \d+\): there stands ".+"$/m);
    expect(verify().code).toBe(0);
  });

  it('names every edge and text where the texts are gone, until they are read again', () => {
    rmSync(`${store}.texts`, { recursive: true });
    const { code, stdout } = verify('--json');
    fazhi(['ingest', 'samples', '--store', store]);
    expect(verify().code).toBe(0);
    const said = jsonLines<Partial<Failed> & { problem?: string; edges?: number; failed?: number }>(stdout);
    const { edges, failed } = said.at(-1)!;
    expect(code).toBe(1);
    expect(failed).toBe(edges);
    expect(said.filter(({ problem }) => problem === 'missing')).toHaveLength(17);
    expect(said.filter(({ quotes }) => quotes?.every(({ stands }) => stands === null))).toHaveLength(failed!);
  });

  it('prints one hash for the same reports, wherever they lie and in whatever order they are read', () => {
    const { code, stdout } = hash();
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^[0-9a-f]{64}\n$/) });
    const elsewhere = join(folder, 'elsewhere', 'texts');
    mkdirSync(elsewhere, { recursive: true });
    cpSync('samples', elsewhere, { recursive: true });
    const files = readdirSync(elsewhere).sort((a, b) => (a.slice(2) < b.slice(2) ? 1 : -1));
    const other = join(folder, 'other');
    fazhi(['ingest', ...files.map((file) => join(elsewhere, file)), '--store', other]);
    expect(hash(other).stdout).toBe(stdout);
    fazhi(['ingest', elsewhere, '--store', other]);
    expect(hash(other).stdout).toBe(stdout);
  });

  it('prints the hash of what remains once a report is removed', () => {
    const files = readdirSync('samples').filter((file) => !file.startsWith('tongnan-2023') && file !== 'README.md');
    const rest = join(folder, 'rest');
    fazhi(['ingest', ...files.map((file) => join('samples', file)), '--store', rest]);
    const less = join(folder, 'less');
    fazhi(['ingest', 'samples', '--store', less]);
    const before = hash(less).stdout;
    fazhi(['remove', '500152/2023', '--store', less]);
    expect(hash(less).stdout).not.toBe(before);
    expect(hash(less).stdout).toBe(hash(rest).stdout);
  });

  it('finds nothing wrong with a store that holds nothing, and says so of one that is not there', () => {
    const empty = join(folder, 'empty');
    writeFileSync(join(folder, 'none.txt'), '');
    fazhi(['ingest', join(folder, 'none.txt'), '--store', empty]);
    expect(fazhi(['verify', '--store', empty])).toMatchObject({ code: 0, stdout: 'all 0 edges of 0 reports hold\n' });
    expect(hash(empty).stdout).toMatch(/^[0-9a-f]{64}\n$/);
    rmSync(empty);
    for (const command of ['verify', 'hash']) {
      const { code, stdout, stderr } = fazhi([command, '--store', empty]);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^fazhi: there is no store at .*`fazhi ingest/);
    }
  });
});
