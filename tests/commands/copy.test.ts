import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { setCopying } from '../../src/store/schema.ts';
import { ontology } from '../store/reports.ts';
import { fazhi, folderForAll } from './fazhi.ts';

describe('copy', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  let to: string;
  beforeAll(() => {
    folder = made();
    store = join(folder, 'graph');
    to = join(folder, 'deep', 'copy');
    fazhi(['ingest', 'samples', '--store', store]);
  });

  const copy = (from: string, to: string, ...more: string[]) => fazhi(['copy', '--from', from, '--to', to, ...more]);

  it('prints the hash of both, which is one, and tells on stderr how far it is', () => {
    const { code, stdout, stderr } = copy(store, to);
    expect(code).toBe(0);
    const [first, ...hashes] = stdout.trimEnd().split('\n');
    expect(first).toMatch(/^copied \d+ nodes and \d+ edges; the hashes are equal$/);
    const hash = fazhi(['hash', '--store', to]).stdout.trimEnd();
    expect(hashes).toEqual([`${hash}  ${store}`, `${hash}  ${to}`]);
    expect(stderr).toMatch(/^\d+\/\d+ nodes: Report$/m);
  });

  it('takes the texts along, and lets nothing be read twice', () => {
    expect(fazhi(['verify', '--store', to]).code).toBe(0);
    const { code, stdout } = fazhi(['ingest', 'samples', '--store', to]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^0 reports read in .*, 17 unchanged,/),
    });
  });

  it('leaves a store as it is that holds a graph', () => {
    const { code, stdout, stderr } = copy(store, to);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^fazhi: .*copy holds a graph already .*; name a new store or an empty database\n$/);
  });

  it('marks half a copy until it is whole: other commands refuse it, the same one begins it again', async () => {
    const half = join(folder, 'half');
    const begun = await openStore(half, ontology);
    await begun.write((transaction) => transaction.run("CREATE (:Law {id: 'x', title: 'x', kind: 'law'})"));
    await setCopying(begun, store);
    await begun.close();
    for (const args of [
      ['hash', '--store', half],
      ['copy', '--from', half, '--to', join(folder, 'none')],
    ]) {
      const { code, stderr } = fazhi(args);
      expect(code).toBe(3);
      expect(stderr).toContain(`half holds half a copy of ${store}; \`fazhi copy --from ${store} --to ${half}\``);
    }
    expect(existsSync(join(folder, 'none'))).toBe(false);
    const { code, stdout } = copy(store, half, '--json');
    const { hash, nodes, lost } = JSON.parse(stdout);
    expect({ code, lost }).toEqual({ code: 0, lost: [] });
    expect(hash.from).toBe(hash.to);
    expect(nodes).toBe(JSON.parse(fazhi(['hash', '--json', '--store', half]).stdout).nodes);
  });

  it('names a text that is missing, and copies the rest', () => {
    const texts = readdirSync(`${to}.texts`, { recursive: true, encoding: 'utf8' });
    const gone = texts.find((name) => name.endsWith('.txt'))!;
    rmSync(join(`${to}.texts`, gone));
    const { code, stdout, stderr } = copy(to, join(folder, 'less'));
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining('the hashes are equal') });
    expect(stderr).toMatch(
      new RegExp(`^fazhi: the text ${gone.slice(3, -4)} of \\S+ is missing, and was not copied$`, 'm'),
    );
  });

  it.each([
    [['copy', '--from', 'a'], 2, /required option '--to <store>'/],
    [['copy', '--from', 'a', '--to', './a'], 2, /--from and --to are the same store: \.\/a/],
    [['copy', '--from', 'no-such-store', '--to', 'none'], 3, /there is no store at no-such-store/],
    [['copy', '--from', 'http://a', '--to', 'none'], 3, /"http:\/\/a" names no store/],
  ])('takes %j for a mistake, and makes nothing', (args, code, said) => {
    const found = fazhi(args);
    expect({ code: found.code, stdout: found.stdout }).toEqual({ code, stdout: '' });
    expect(found.stderr).toMatch(said);
    expect(existsSync('none')).toBe(false);
  });
});
