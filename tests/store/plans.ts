import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStatement } from '../../src/store/cypher.ts';
import type { Store } from '../../src/store/store.ts';
import type { TestServer } from './neo4j-server.ts';
import { plant } from './plant.ts';
import { statementNames } from './statements.ts';

/** What goes over the whole graph, or pairs all of one with all of another. */
const NEVER = /AllNodesScan|AllRelationshipsScan|CartesianProduct/;
/** What goes over all nodes of a label, or all edges of a type. */
const SCAN = /NodeByLabelScan|RelationshipTypeScan/;

/** Questions that go over all of one kind, by what they ask: lists, counts by year, and names by a part of them. */
const WHOLE_KIND = new Set(
  ['asides', 'indicators', 'institutions-of-none', 'jurisdictions', 'laws', 'practice-parts', 'practices', 'years'].map(
    (name) => `query/${name}`,
  ),
);

/** Neo4j looks every question up by an index. */
export function plans(server: () => TestServer, open: () => Promise<Store>): void {
  describe('Neo4j plans to answer from an index', () => {
    let driver: Driver;
    beforeAll(async () => {
      const store = await open();
      await plant(store);
      await store.close();
      const { uri, login } = server();
      driver = neo4j.driver(uri, login.password ? neo4j.auth.basic(login.user ?? 'neo4j', login.password) : undefined);
      // Plans go by counts that Neo4j takes in its own time: so that they are the same each time, it takes them now.
      await driver.executeQuery('CALL db.prepareForReplanning(60)');
    });
    afterAll(() => driver?.close());

    it.each(statementNames.filter((name) => /^(query|browser\/favorites)\//.test(name)))('%s', async (name) => {
      const { text, examples } = readStatement(name);
      const { summary } = await driver.executeQuery(`EXPLAIN ${text}`, examples);
      const steps = operators(summary.plan as Plan);
      expect(steps.filter((step) => NEVER.test(step))).toEqual([]);
      expect(steps.some((step) => SCAN.test(step))).toBe(WHOLE_KIND.has(name));
    });
  });
}

const operators = ({ operatorType, children }: Plan): string[] => [operatorType, ...children.flatMap(operators)];
