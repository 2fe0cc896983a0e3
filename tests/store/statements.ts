import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CYPHER, readStatement } from '../../src/store/cypher.ts';
import type { Store } from '../../src/store/store.ts';
import { plant } from './plant.ts';

/** The statements of `cypher/` by name: `query/adoptions`. */
export const statementNames: readonly string[] = readdirSync(CYPHER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.cypher'))
  .map((name) => name.slice(0, -'.cypher'.length).replaceAll('\\', '/'))
  .sort();

/** Every statement runs on a store with its own example parameters. */
export function statements(name: string, open: () => Promise<Store>): void {
  describe(`${name} runs every statement with its own examples`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await plant(store);
    });
    afterAll(() => store.close());

    const other = name === 'Neo4j' ? '.embedded' : '.neo4j';
    const meant = statementNames.filter((one) => !one.endsWith(other));
    it.each(meant)('%s', async (one) => {
      const { text, examples } = readStatement(one);
      if (/^(CREATE|DROP) /.test(text)) return expect(store.define(text)).resolves.toBeUndefined();
      if (one.startsWith('query/')) return expect(store.read(text, examples)).resolves.toBeInstanceOf(Array);
      const undone = store.write(async (transaction) => {
        await transaction.run(text, examples);
        throw new RangeError('undo');
      });
      return expect(undone).rejects.toThrow('undo');
    });
  });
}
