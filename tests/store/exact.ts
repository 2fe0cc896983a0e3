import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportFacts } from '../../src/model/fact.ts';
import type { Source } from '../../src/model/source.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { removeReport } from '../../src/store/forget.ts';
import { hashGraph } from '../../src/store/hash.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { type Archived, type BadEdge, type Problem, verify } from '../../src/store/verify.ts';
import { openWriter } from '../../src/store/write.ts';
import { first, lookups, ontology, second, source, third } from './reports.ts';

interface Read {
  readonly source: Source;
  readonly facts: ReportFacts;
}

const all: readonly Read[] = [first, second, third];
const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
].map((order) => order.map((index) => all[index]!));

/** A graph can be told from any other by its hash, and each of its quotes be checked; `open` gives an empty store. */
export function exact(name: string, open: () => Promise<Store>): void {
  describe(`${name} is exact`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const write = (...reports: readonly Read[]) => writeTo(store, reports);
    const hash = async () => (await hashGraph(store, ontology)).hash;

    describe('hashing', () => {
      it.each(orders.map((order) => ({ order, names: order.map(({ source }) => source.name).join(', ') })))(
        'is the same as anywhere after $names',
        async ({ order }) => {
          await write(...order);
          expect(await hashGraph(store, ontology)).toEqual(await elsewhere(...all));
        },
      );

      it('counts every node and edge of the graph once, and no other', async () => {
        await write(...all);
        const { nodes, edges } = await hashGraph(store, ontology);
        const count = async (cypher: string) => (await store.read<{ count: number }>(cypher))[0]!.count;
        expect(nodes).toBe(
          await count('MATCH (node) WHERE NOT (node:File OR node:Layout) RETURN count(node) AS count'),
        );
        expect(edges).toBe(await count("MATCH ()-[edge]->() WHERE type(edge) <> 'GIVES' RETURN count(edge) AS count"));
      });

      it('does not change when the same is read again', async () => {
        await write(...all);
        const before = await hash();
        await write(...all);
        expect(await hash()).toBe(before);
      });

      it('does not tell where files lie, and what knowledge read them', async () => {
        await write(first, { ...third, source: { ...third.source, path: 'elsewhere/b.txt' } });
        const writer = openWriter(store, { ontology, lookups, knowledge: 'another' });
        await writer.write({ ...second.source, path: 'elsewhere/a.txt' }, second.facts);
        expect(await hash()).toBe((await elsewhere(...all)).hash);
      });

      it('is that of the rest after a report is removed', async () => {
        await write(...all);
        await removeReport(store, '500153/2023');
        expect(await hash()).toBe((await elsewhere(second, third)).hash);
      });

      it.each([
        ['an edge is gone', "MATCH (:Practice)<-[fact:PLANS {report: '510502/2024'}]-() DELETE fact"],
        ['an edge bears another value', "MATCH ()-[fact:PLANS {report: '510502/2024'}]->() SET fact.year = 2023"],
        [
          'an edge leads elsewhere',
          'MATCH (a:Report)-[old:REPORTS_ON]->(), (b:Group) DELETE old CREATE (a)-[:OF]->(b)',
        ],
        ['an edge is there twice', "MATCH (a {id: '5105'})-[:PART_OF]->(b {id: '51'}) CREATE (a)-[:PART_OF]->(b)"],
        ['a node bears another value', "MATCH (one:Law) SET one.title = 'x'"],
        ['a node stands alone', "CREATE (:Figure {id: 'x', indicator: 'x', unit: ''})"],
        ['a passage stands in no report', "CREATE (:Passage {id: 'x', text: 'x', start: 0, end: 1})"],
      ])('changes when %s', async (_what, cypher) => {
        await write(...all);
        const before = await hash();
        await store.write((transaction) => transaction.run(cypher));
        expect(await hash()).not.toBe(before);
      });

      it('tells in which types two graphs part', async () => {
        await write(first, second);
        const here = await hashGraph(store, ontology);
        const there = (await elsewhere(...all)).types;
        const parted = there.filter((one, index) => one.hash !== here.types[index]!.hash).map(({ type }) => type);
        expect(parted).toEqual(['Jurisdiction', 'OF', 'PART_OF', 'PLANS', 'Passage', 'REPORTS_ON', 'Report']);
      });
    });

    describe('verifying', () => {
      async function check(archived: (textHash: string) => Promise<Archived>) {
        const problems: Problem[] = [];
        const counts = await verify(store, ontology, archived, (problem) => problems.push(problem));
        const edges = problems.filter((problem): problem is BadEdge => 'quotes' in problem);
        return { counts, edges, texts: problems.filter((problem) => 'problem' in problem) };
      }

      it('finds every quote where it stands', async () => {
        await write(...all);
        const { counts, edges, texts } = await check(whole);
        expect({ counts, edges, texts }).toEqual({
          counts: { reports: 3, edges: 22, failed: 0, texts: 0 },
          edges: [],
          texts: [],
        });
      });

      it('names exactly the edges that lean on a byte which was flipped, wherever that is', async () => {
        await write(...all);
        const leaning = await edgesByBytes(store);
        const bytes = Buffer.from(first.source.text);
        // Another character, a character torn into two or three, and one that is no more.
        const flips = [0x01, 0x40, 0xff];
        for (let at = 0; at < bytes.length; at += name === 'Neo4j' ? 13 : 1) {
          const flipped = Buffer.from(bytes);
          flipped[at]! ^= flips[at % flips.length]!;
          const { edges, texts } = await check((hash) =>
            hash === first.source.textHash
              ? Promise.resolve({ text: flipped.toString('utf8'), changed: true })
              : whole(hash),
          );
          expect({ at, ids: edges.map(({ id }) => id).sort() }).toEqual({ at, ids: leaning(at) });
          expect(texts).toEqual([{ textHash: first.source.textHash, problem: 'changed', report: '500153/2023' }]);
        }
      }, 60_000);

      it('says what stands in the place of a quote', async () => {
        await write(third);
        const text = third.source.text.replace('公示', '公开');
        const { edges } = await check(async () => ({ text, changed: true }));
        expect(edges).toMatchObject([
          {
            report: '510502/2024',
            type: 'PLANS',
            from: ['Jurisdiction', '510502'],
            to: ['Practice', 'System:行政执法公示制度'],
            quotes: [{ quote: '拟建立行政执法公示制度', start: 3, end: 14, stands: '拟建立行政执法公开制度' }],
          },
        ]);
      });

      it('fails every edge of a text that is missing, and names the text once', async () => {
        await write(...all);
        const { counts, edges, texts } = await check(async (hash) =>
          hash === first.source.textHash ? null : whole(hash),
        );
        expect(counts).toEqual({ reports: 3, edges: 22, failed: 14, texts: 1 });
        expect(new Set(edges.map(({ report }) => report))).toEqual(new Set(['500153/2023']));
        expect(texts).toMatchObject([{ problem: 'missing', report: '500153/2023' }]);
      });

      it.each([
        ['says a wrong start', 'SET fact.start = fact.start + 1'],
        ['says a wrong end', 'SET fact.end = fact.end + 1'],
        ['quotes other words', "SET fact.quote = 'x'"],
        ['quotes other words later', "SET fact.quotes = [fact.quote, 'x']"],
        ['says a later quote in a wrong place', 'SET fact.starts = [0, 0]'],
        ['names another text', "SET fact.textHash = 'x'"],
        ['leans on a report that is not there', "SET fact.report = '500153/1999'"],
      ])('names an edge that %s', async (_what, change) => {
        await write(...all);
        const one = "MATCH (:Jurisdiction {id: '500153'})-[fact:ADOPTED]->()";
        await store.write((transaction) => transaction.run(`${one} ${change}`));
        const [{ id } = { id: '' }] = await store.read<{ id: string }>(`${one} RETURN fact.id AS id`);
        expect((await check(whole)).edges.map((edge) => edge.id)).toEqual([id]);
      });

      it('misses the text of a report without a fact, and of one that is kept aside', async () => {
        const bare = { source: source('内江市2024', '无'), facts: { ...third.facts, practices: [] } };
        const lost = source('某地', '某地去年落实学法制度。');
        await write(bare, { source: lost, facts: { ...third.facts, report: { ...third.facts.report, year: null } } });
        const { texts } = await check(async () => null);
        expect(texts).toEqual([
          { textHash: bare.source.textHash, problem: 'missing', report: '510502/2024' },
          { textHash: lost.textHash, problem: 'missing', report: lost.bytesHash },
        ]);
      });
    });
  });
}

const texts = new Map(all.map(({ source }) => [source.textHash, source.text]));

async function whole(hash: string): Promise<Archived> {
  const text = texts.get(hash);
  if (text === undefined || createHash('sha256').update(text).digest('hex') !== hash) return null;
  return { text, changed: false };
}

async function writeTo(store: Store, reports: readonly Read[]): Promise<void> {
  const writer = openWriter(store, { ontology, lookups });
  for (const { source, facts } of reports) await writer.write(source, facts);
}

/** What a new embedded store comes to that holds these reports. */
async function elsewhere(...reports: readonly Read[]) {
  const other = openEmbedded();
  await prepare(other, ontology);
  await writeTo(other, reports);
  const found = await hashGraph(other, ontology);
  await other.close();
  return found;
}

/** The ids of the first report's edges that quote the character which a byte of its text belongs to. */
async function edgesByBytes(store: Store): Promise<(at: number) => string[]> {
  const rows = await store.read<{ id: string; starts: number[]; ends: number[] }>(
    "MATCH ()-[fact]->() WHERE fact.report = '500153/2023' RETURN fact.id AS id, " +
      'coalesce(fact.starts, [fact.start]) AS starts, coalesce(fact.ends, [fact.end]) AS ends',
  );
  const bytes = (end: number) => Buffer.byteLength(first.source.text.slice(0, end));
  return (at) =>
    rows
      .filter(({ starts, ends }) => starts.some((start, i) => bytes(start) <= at && at < bytes(ends[i]!)))
      .map(({ id }) => id)
      .sort();
}
