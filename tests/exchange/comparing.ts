import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../src/exchange/diff.ts';
import type { EdgeDifference, NodeDifference } from '../../src/exchange/differences.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { hashGraph } from '../../src/store/hash.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from '../store/plant.ts';
import { first, ontology, second, third } from '../store/reports.ts';

const NONE = { gained: 0, lost: 0, changed: 0 };

/** What one store holds can be compared with what an embedded one does; `open` gives an empty store. */
export function comparing(name: string, open: () => Promise<Store>): void {
  describe(`${name} exchanges its graph: comparing`, () => {
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      store = await open();
      other = openEmbedded();
      await prepare(other, ontology);
    });
    afterEach(async () => {
      await store.close();
      await other.close();
    });

    async function differences(of: Store = other) {
      const told: (NodeDifference | EdgeDifference)[] = [];
      const counts = await compare(store, of, ontology, (one) => told.push(one));
      return { told, counts };
    }
    const change = (cypher: string) => other.write((transaction) => transaction.run(cypher));

    it('tells of nothing where both are the same, in whatever order they were written', async () => {
      await plant(store);
      await plant(other, [third, first, second]);
      const { told, counts } = await differences();
      const { nodes, edges } = await hashGraph(store, ontology);
      expect(told).toEqual([]);
      expect(counts).toEqual({ nodes: NONE, edges: NONE, same: nodes + edges });
    });

    it.each<[string, string, object[]]>([
      [
        'an edge is gone',
        "MATCH (:Practice)<-[fact:PLANS {report: '510502/2024'}]-() DELETE fact",
        [{ change: 'lost', edge: 'PLANS', from: ['Jurisdiction', '510502'], reports: ['510502/2024'] }],
      ],
      [
        'an edge bears another value',
        "MATCH ()-[fact:PLANS {report: '510502/2024'}]->() SET fact.year = 2023",
        [
          {
            change: 'changed',
            edge: 'PLANS',
            to: ['Practice', 'System:行政执法公示制度'],
            changes: [{ name: 'year', before: 2024, after: 2023 }],
            reports: ['510502/2024'],
          },
        ],
      ],
      [
        'an edge is there twice',
        "MATCH (a {id: '5105'})-[:PART_OF]->(b {id: '51'}) CREATE (a)-[:PART_OF]->(b)",
        [
          {
            change: 'gained',
            edge: 'PART_OF',
            from: ['Jurisdiction', '5105'],
            reports: ['500153/2023', '5105/2024'],
          },
        ],
      ],
      [
        'an edge leads elsewhere',
        "MATCH (a:Report {id: '510502/2024'})-[old:REPORTS_ON]->(), (b:Group) DELETE old CREATE (a)-[:OF]->(b)",
        [
          { change: 'gained', edge: 'OF', to: ['Group', '川渝'], reports: ['510502/2024'] },
          { change: 'lost', edge: 'REPORTS_ON', to: ['Jurisdiction', '510502'], reports: ['510502/2024'] },
        ],
      ],
      [
        'a node bears another value',
        "MATCH (one:Law) SET one.title = 'x'",
        [
          {
            change: 'changed',
            node: ['Law', 'law:行政处罚法'],
            changes: [{ name: 'title', before: '行政处罚法', after: 'x' }],
            reports: ['500153/2023'],
          },
        ],
      ],
      [
        'a node bears no value',
        "MATCH (one:Practice {id: 'System:行政执法公示制度'}) REMOVE one.aliases",
        [
          {
            changes: [{ name: 'aliases', before: ['执法全公示'], after: null }],
            reports: ['500153/2023', '5105/2024', '510502/2024'],
          },
        ],
      ],
      [
        'a node bears another label',
        'MATCH (one:System {id: "System:三项制度"}) REMOVE one:System SET one:Mechanism',
        [{ changes: [{ name: 'labels', before: ['Practice', 'System'], after: ['Mechanism', 'Practice'] }] }],
      ],
      [
        'a node stands alone',
        "CREATE (:Figure {id: 'x', indicator: 'x', unit: ''})",
        [{ change: 'gained', node: ['Figure', 'x'], properties: { indicator: 'x', unit: '' }, reports: [] }],
      ],
      [
        'a passage stands in no report',
        "CREATE (:Passage {id: 'x', text: 'x', start: 0, end: 1})",
        [{ change: 'gained', node: ['Passage', 'x'], reports: [] }],
      ],
      ['another knowledge read it', "MATCH (one:Report) SET one.knowledge = 'x', one.stamp = 'y', one.path = 'z'", []],
    ])('tells that %s, and nothing else', async (_what, cypher, expected) => {
      await plant(store);
      await plant(other);
      await change(cypher);
      const { told } = await differences();
      expect(told).toMatchObject(expected);
      expect(told).toHaveLength(expected.length);
      const [here, there] = [await hashGraph(store, ontology), await hashGraph(other, ontology)];
      expect(here.hash === there.hash).toBe(expected.length === 0);
    });

    it('tells of a report that one of them lacks with all that only it says, either way round', async () => {
      await plant(store);
      await plant(other, [first, third]);
      const lacking = await differences();
      expect(new Set(lacking.told.map(({ change }) => change))).toEqual(new Set(['lost']));
      expect(new Set(lacking.told.flatMap(({ reports }) => reports))).toEqual(new Set(['5105/2024']));
      const full = await hashGraph(store, ontology);
      const rest = await hashGraph(other, ontology);
      expect(lacking.counts.nodes.lost).toBe(full.nodes - rest.nodes);
      expect(lacking.counts.edges.lost).toBe(full.edges - rest.edges);
      const back: (NodeDifference | EdgeDifference)[] = [];
      await compare(other, store, ontology, (one) => back.push(one));
      expect(back).toEqual(lacking.told.map((one) => ({ ...one, change: 'gained' })));
    });
  });
}
