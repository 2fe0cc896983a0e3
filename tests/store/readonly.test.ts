import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { parameterOf, runReadOnly } from '../../src/store/readonly.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from './plant.ts';
import { ontology } from './reports.ts';

let store: Store;
beforeAll(async () => {
  store = openEmbedded();
  await prepare(store, ontology);
  await plant(store);
});
afterAll(() => store.close());

describe('a statement from a file', () => {
  const count =
    '// How many reports of a year\n// :param year => 2024\nMATCH (one:Report {year: $year}) RETURN count(one) AS n;\n';

  it('runs with the parameters given, and with its own examples for the others', async () => {
    expect(await runReadOnly(store, 'a.cypher', count)).toEqual([{ n: 2 }]);
    expect(await runReadOnly(store, 'a.cypher', count, { year: 2023 })).toEqual([{ n: 1 }]);
  });

  it.each([
    ["CREATE (:Report {id: 'x'})", /^a\.cypher:1:1 CREATE writes/],
    ['MATCH (one)\n  DETACH DELETE one', /^a\.cypher:2:3 DETACH writes/],
    ['MATCH (one) /* why */ set one.x = 1', /^a\.cypher:1:23 SET writes/],
    ["MERGE (:Report {id: 'x'})", /MERGE writes/],
    ['MATCH (one) REMOVE one.x', /REMOVE writes/],
    ['DROP INDEX x', /DROP writes/],
    ['MATCH (one) FOREACH (x IN [1] | CREATE ())', /FOREACH writes/],
    ["LOAD CSV FROM 'x' AS row RETURN row", /LOAD writes/],
    ['CALL { CREATE (:Report) } RETURN 1 AS one', /CREATE writes/],
    ['MATCH (one) RETURN one; MATCH (two) RETURN two', /^a\.cypher:1:25 begins a second statement/],
  ])('is refused where it writes: %s', async (statement, message) => {
    await expect(runReadOnly(store, 'a.cypher', statement)).rejects.toThrow(message);
  });

  it.each([
    "RETURN 'CREATE (n)' AS set_",
    'RETURN "a \\" DELETE" AS text // MERGE',
    'MATCH (one:Report) RETURN one.`set` AS value, one.year AS `DELETE` LIMIT 1',
    'MATCH (one:Report) RETURN count(one) AS created, 1 AS offset;',
  ])('is no write for its words alone: %s', async (statement) => {
    expect(await runReadOnly(store, 'a.cypher', statement)).toHaveLength(1);
  });
});

describe('a parameter on the command line', () => {
  it.each([
    ['year=2023', 'year', 2023],
    ['name=荣昌区', 'name', '荣昌区'],
    ['places=["500153"]', 'places', ['500153']],
    ['code="500153"', 'code', '500153'],
    ['text=a=b', 'text', 'a=b'],
  ])('%s', (given, name, value) => {
    expect(parameterOf(given)).toEqual([name, value]);
  });

  it('says what is wrong with one that is none', () => {
    expect(() => parameterOf('year')).toThrow('--param year is no name=value');
  });
});
