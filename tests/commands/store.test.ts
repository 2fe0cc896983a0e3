import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fazhi, folderForAll, jsonLines, start } from './fazhi.ts';

interface Outcome {
  readonly path: string;
  readonly status: string;
  readonly report?: string;
  readonly code?: string;
  readonly candidates?: readonly string[];
}

const town = (year: number) =>
  `永乐镇${year}年法治政府建设工作报告\n\n${year}年，我镇推进依法行政，落实行政执法三项制度，开展普法宣传。现将法治政府建设情况报告如下：\n\n一、工作情况\n\n聘请法律顾问1名，调解纠纷12件。\n`;

describe('the graph on the command line', () => {
  const made = folderForAll();
  let folder: string;
  let store: string;
  let first: ReturnType<typeof fazhi>;
  beforeAll(() => {
    folder = made();
    store = join(folder, 'graph');
    first = fazhi(['ingest', 'samples', '--store', store, '--json']);
  });

  it('takes every sample in, and tells on stderr in plain lines how far it is', () => {
    const outcomes = jsonLines<Outcome>(first.stdout);
    expect(first.code).toBe(0);
    expect(outcomes.filter(({ status }) => status === 'written')).toHaveLength(17);
    expect(outcomes.find(({ path }) => path.endsWith('README.md'))).toMatchObject({
      status: 'rejected',
      code: 'other-file',
    });
    expect(first.stderr).toContain('18/18 samples/tongnan-2023.txt\n');
    expect(first.stderr).not.toContain('\u001b');
  });

  it('reads nothing twice', () => {
    const { code, stdout } = fazhi(['ingest', 'samples', '--store', store]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^0 reports read in [\d.]+ s, 17 unchanged, 0 kept aside, 0 not read\nthe graph holds 17 reports, \d+ nodes, \d+ edges\n$/,
    );
  });

  it('counts what the store holds, and lists the reports', () => {
    const { stdout } = fazhi(['stats', '--json'], { env: { FAZHI_STORE: store } });
    const { reports, nodes, edges, held } = JSON.parse(stdout);
    expect(reports).toBe(17);
    expect(Math.min(nodes, edges)).toBeGreaterThan(500);
    expect(held.map(({ id }: { id: string }) => id)).toContain('500152/2023');
    expect(fazhi(['stats', '--store', store]).stdout).toContain('重庆市/潼南区');
  });

  it('answers a query of cypher/ and one of one’s own, as a table or as JSON', () => {
    const own = join(folder, 'own.cypher');
    writeFileSync(own, ':param year => 2021;\nMATCH (r:Report {year: $year}) RETURN r.id AS id, r.title AS title;\n');
    expect(fazhi(['query', own, '--examples', '--store', store]).stdout).toBe(
      'id           title\n230281/2021  讷河市2021年法治政府建设情况报告\n',
    );
    const other = fazhi(['query', own, '--store', store, '--json', '--param', 'year=2024']);
    expect(jsonLines(other.stdout)).toEqual([{ id: '410305/2024', title: '洛阳市涧西区2024年法治政府建设年度报告' }]);
    const listed = fazhi(['query', 'cypher/query/years.cypher', '--store', store, '--json']);
    expect(jsonLines(listed.stdout)).toContainEqual({ year: 2022, reports: 4 });
  });

  it('shows nodes and edges in a short form, in rows that fit a screen', () => {
    const own = join(folder, 'nodes.cypher');
    const way = "(place:Jurisdiction {id: '500152'})-[fact:ADOPTED]->(practice:Practice {id: 'Mechanism:综合查一次'})";
    writeFileSync(own, `MATCH ${way} RETURN fact, place, practice`);
    const { stdout } = fazhi(['query', own, '--store', store]);
    expect(stdout).toContain('[ADOPTED 2023 500152/2023]  (Jurisdiction 500152 潼南区)  (Mechanism:综合查一次)');
  });

  it('answers nothing where a parameter is not one of the statement’s', () => {
    const asked = ['query', 'cypher/query/practice-facts.cypher', '--store', store, '--param', 'practice=综合查一次'];
    const { code, stdout, stderr } = fazhi(asked);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('names no parameter $practice; it names: places, practices');
  });

  it.each([
    ['query', 'cypher/query/years.cypher'],
    ['ingest', 'samples/tongnan-2023.txt'],
  ])('says of %s where --store is none, without a stack', (...args) => {
    for (const address of ['', 'http://x', 'neo4j://']) {
      const { code, stderr } = fazhi([...args, '--store', address]);
      expect(code).toBe(3);
      expect(stderr).toMatch(/^fazhi: .*neo4j:\/\/.*\n$/);
    }
  });

  it.each([
    ['writes', 'MATCH (r:Report) SET r.year = 1 RETURN r', ':1:18 SET writes'],
    ['is no Cypher', '// a\n// b\nMATCH (r:Report RETURN r', ':3:17 '],
  ])('refuses a query that %s', (_, text, words) => {
    const file = join(folder, 'bad.cypher');
    writeFileSync(file, text);
    const refused = fazhi(['query', file, '--store', store]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain(`fazhi: ${file}${words}`);
  });

  it('removes a report with what only it says, and says so of one that is not there', () => {
    const { code, stdout, stderr } = fazhi(['remove', '230281/2021', '999999/2021', '--store', store]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'removed 230281/2021\n' });
    expect(stderr).toContain('the store holds no report 999999/2021');
    expect(JSON.parse(fazhi(['stats', '--json', '--store', store]).stdout).reports).toBe(16);
    const again = fazhi(['ingest', 'samples/nehe-2021.txt', '--store', store, '--json']);
    expect(jsonLines<Outcome>(again.stdout)[0]).toMatchObject({ status: 'written', report: '230281/2021' });
  });

  it('keeps a report aside whose place is not certain, and lists it with its candidates', () => {
    const file = join(folder, 'town.txt');
    writeFileSync(file, town(2021));
    const { code, stdout, stderr } = fazhi(['ingest', file, '--store', store]);
    expect(code).toBe(1);
    expect(stdout).toContain('1 kept aside');
    expect(stderr).toMatch(/^aside {5}.*town\.txt: .*candidates: .*重庆市\/奉节县\/永乐镇/m);
    expect(fazhi(['stats', '--store', store]).stdout).toMatch(/town\.txt .*重庆市\/奉节县\/永乐镇/);
  });

  it('serves questions to the graph until it is interrupted, and holds the store meanwhile', async () => {
    const server = start(['serve', '--port', '0', '--store', store]);
    const [, url] = await server.said(/API: (http:\S+)/);
    await server.said(/coverage \{ places/);
    const answer = await fetch(url!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query:
          '{ adoptions(practice: "综合查一次", within: "重庆市") { nodes { firstYear facts { evidence { quote } } } } }',
      }),
    });
    const quoted = { evidence: [{ quote: expect.stringContaining('综合查一次') }] };
    expect(await answer.json()).toMatchObject({
      data: { adoptions: { nodes: [{ firstYear: 2023, facts: [quoted] }] } },
    });

    const other = fazhi(['stats', '--store', store]);
    expect(other.code).toBe(3);
    expect(other.stderr).toContain(`${store} is in use by another process`);
    const busy = fazhi(['serve', '--port', new URL(url!).port, '--store', join(folder, 'second')]);
    expect(busy.code).toBe(3);
    server.interrupt();
    expect(await server.ended).toBe(0);
  });

  it('leaves a whole store when it is interrupted', async () => {
    const many = join(folder, 'many');
    const half = join(folder, 'half');
    mkdirSync(many);
    for (let year = 2012; year <= 2025; year++) writeFileSync(join(many, `${year}.txt`), `奉节县${town(year)}`);
    const run = start(['ingest', many, '--store', half]);
    await run.said(/^2\/14 /m);
    run.interrupt();
    expect(await run.ended).toBe(130);
    const { reports } = JSON.parse(fazhi(['stats', '--json', '--store', half]).stdout);
    expect(reports).toBeGreaterThanOrEqual(1);
    expect(reports).toBeLessThan(14);
    expect(fazhi(['ingest', many, '--store', half]).stdout).toContain(`${14 - reports} report`);
    rmSync(many, { recursive: true });
  });

  it('decides between two texts of one report alike in each run and each order, and counts and notes it', () => {
    const [short, long] = ['a.txt', 'b.txt'].map((name) => join(folder, name)) as [string, string];
    writeFileSync(short, `奉节县${town(2019)}`);
    writeFileSync(long, `奉节县${town(2019)}\n二、下一步打算\n\n建立联席会议制度。\n`);
    const into = join(folder, 'twice');
    const run = (...paths: string[]) => fazhi(['ingest', ...paths, '--store', into]);
    const gaveWay = `aside     ${short}: another text of the report 500236131/2019; ${long} was kept`;
    for (const [paths, read] of [
      [[short, long], '1 report read'],
      [[short, long], '0 reports read'],
      [[long, short], '0 reports read'],
    ] as const) {
      const { code, stdout, stderr } = run(...paths);
      expect(code).toBe(1);
      expect(stdout).toMatch(
        new RegExp(`^${read} in [\\d.]+ s, \\d unchanged, 1 kept aside, 0 not read\nthe graph holds 1 report,`),
      );
      expect(stderr.split(gaveWay)).toHaveLength(2);
    }
    writeFileSync(long, `奉节县${town(2018)}`);
    const changed = run(short, long);
    expect(changed.code).toBe(0);
    expect(changed.stdout).toMatch(
      /^2 reports read in [\d.]+ s, 0 unchanged, 0 kept aside.*\nthe graph holds 2 reports/,
    );
  });

  it('moves a report with what a corrected manifest says, and out of the graph where nothing tells its place', () => {
    const file = join(folder, 'moved.txt');
    const into = join(folder, 'moving');
    writeFileSync(file, town(2017));
    const places = ['重庆市/奉节县/永乐镇', '陕西省/汉中市/镇巴县/永乐镇'];
    const held = () =>
      JSON.parse(fazhi(['stats', '--json', '--store', into]).stdout).held.map(
        ({ jurisdiction }: { jurisdiction: { path: string[] } }) => jurisdiction.path.join('/'),
      );
    for (const place of places) {
      const manifest = join(folder, 'moved.csv');
      writeFileSync(manifest, `path,jurisdiction\nmoved.txt,${place}\n`);
      expect(fazhi(['ingest', file, '--manifest', manifest, '--store', into]).code).toBe(0);
      expect(held()).toEqual([place]);
    }
    expect(fazhi(['ingest', file, '--store', into]).code).toBe(1);
    expect(held()).toEqual([]);
  });

  it('keeps a store’s texts to itself, and reads neither store nor texts as reports', () => {
    const own = join(folder, 'own');
    mkdirSync(own);
    writeFileSync(join(own, 'one.txt'), `奉节县${town(2016)}`);
    const into = join(own, 'graph');
    for (const read of ['1 report read', '0 reports read']) {
      const { code, stdout, stderr } = fazhi(['ingest', own, '--store', into]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: `1/1 ${join(own, 'one.txt')}\n` });
      expect(stdout).toContain(read);
    }
    expect(readdirSync(own).sort()).toEqual(['graph', 'graph.texts', 'one.txt']);
  });

  it('says which command makes a store where there is none, and makes none itself', () => {
    const nowhere = join(folder, 'nowhere');
    const { code, stderr } = fazhi(['stats', '--store', nowhere]);
    expect(code).toBe(3);
    expect(stderr).toContain(`there is no store at ${nowhere}; \`fazhi ingest --store ${nowhere} …\` makes one`);
  });
});
