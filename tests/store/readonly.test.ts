import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { parameterOf, runReadOnly, StatementError } from '../../src/store/readonly.ts';
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
    '// How many reports of a year\n:param year => 2024;\nMATCH (one:Report {year: $year}) RETURN count(one) AS n;\n';

  it('runs with the parameters given, and with its own examples only where these are asked for', async () => {
    expect(await runReadOnly(store, 'a.cypher', count, { examples: true })).toEqual([{ n: 2 }]);
    expect(await runReadOnly(store, 'a.cypher', count, { parameters: { year: 2023 } })).toEqual([{ n: 1 }]);
    expect(await runReadOnly(store, 'a.cypher', count, { parameters: { year: 2023 }, examples: true })).toEqual([
      { n: 1 },
    ]);
  });

  it.each([
    [
      'a parameter that it does not name',
      count,
      { years: 2023 },
      /^a\.cypher names no parameter \$years; it names: year$/,
    ],
    ['a parameter that is not given', count, {}, /^a\.cypher:3:26 needs a value for \$year: .*--examples/],
    ['broken grammar', '// What\n// why\n\nMATCH (n RETURN n\n', {}, /^a\.cypher:4:10 .*Expected RParen/],
    ['an unknown name', '// 荣昌\nMATCH (one)\n  RETURN "two", two', {}, /^a\.cypher:3:17 .*Undefined variable 'two'/],
    ['an unknown function', 'RETURN foo(1) AS x', {}, /^a\.cypher:1:8 .*Unknown function 'foo'/],
    ['an example that cannot be read', '// :param a => x\nRETURN $a AS a', {}, /^a\.cypher:1 cannot read the example/],
    ['nothing', '// nothing\n', {}, /^a\.cypher holds no statement/],
  ])('tells its author of %s, and where it stands in the file', async (_what, text, parameters, message) => {
    const asked = { parameters, examples: text.includes('=> x') };
    const refused = runReadOnly(store, 'a.cypher', text, asked);
    await expect(refused).rejects.toThrow(StatementError);
    await expect(refused).rejects.toThrow(message);
  });

  it('leaves a failure of the store to the store', async () => {
    const closed = openEmbedded();
    await closed.close();
    await expect(runReadOnly(closed, 'a.cypher', 'RETURN 1 AS one')).rejects.not.toThrow(StatementError);
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
    'MATCH (one:Report) WITH count(one) AS set RETURN set, {start: 1} AS start',
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
