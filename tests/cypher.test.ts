import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CYPHER, parseStatement, readStatement, statementFor } from '../src/store/cypher.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { prepare } from '../src/store/schema.ts';
import { StoreError } from '../src/store/store.ts';
import { ontology } from './store/reports.ts';
import { statementNames, statements } from './store/statements.ts';

describe('each file of cypher/', () => {
  it.each(statementNames)(
    '%s has a title, one statement, and an example of exactly the parameters it takes',
    (name) => {
      const { title, text, examples } = readStatement(name);
      expect(title).not.toBe('');
      expect(text).not.toContain(';');
      expect(readFileSync(`${CYPHER}${name}.cypher`, 'utf8').trimEnd().endsWith(';')).toBe(true);
      const taken = new Set([...text.matchAll(/\$(\w+)/g)].map(([, parameter]) => parameter));
      expect(Object.keys(examples).sort()).toEqual([...taken].sort());
    },
  );
});

describe('sweeping', () => {
  it('knows every edge by which a node that only reports speak of may speak itself', () => {
    const { text } = readStatement('write/sweep');
    const [, named] = /\(node\)-\[:([A-Z_|]+)\]->\(\) \}/.exec(text)!;
    const own = new Set(['Report', 'Passage', 'File', 'Aside']);
    const speaking = [...ontology.edges.values()].filter(
      ({ stated, from }) => stated && !from.every((type) => own.has(type)),
    );
    expect(named!.split('|').sort()).toEqual(speaking.map(({ name }) => name).sort());
  });
});

statements('the embedded store', async () => {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
});

describe('reading a statement', () => {
  it('takes text, numbers, null, lists and maps as examples', () => {
    const map = "// A title\n:param a => head([{x: ['y'], z: []}]);\nRETURN $a;";
    expect(parseStatement('a.cypher', map).examples).toEqual({ a: { x: ['y'], z: [] } });
    const source =
      "// A title\n:param a => 'x';\n// :param b => [1, null]\n:param c => [{id: 'y', `5`: true}];\nRETURN $a;\n";
    expect(parseStatement('a.cypher', source)).toEqual({
      file: 'a.cypher',
      title: 'A title',
      examples: { a: 'x', b: [1, null], c: [{ id: 'y', 5: true }] },
      text: 'RETURN $a',
    });
  });

  it('says where an example cannot be read', () => {
    expect(() => parseStatement('a.cypher', '// A title\n:param a => x;\nRETURN $a;')).toThrow(/^a\.cypher:2 /);
  });

  it('puts other names in the place of those it is written for, whole words only', () => {
    expect(statementFor('write/link', { PART_OF: 'OF', Practice: 'Report' })).toContain('[edge:OF]->(to)');
  });

  it('says which statement is missing', () => {
    expect(() => readStatement('query/nothing')).toThrow(StoreError);
  });
});
