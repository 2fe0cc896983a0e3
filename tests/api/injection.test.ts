import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import { ontology } from '../store/reports.ts';
import { anyText } from './any-text.ts';

anyText('the embedded store', async () => {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
});

describe('Cypher', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name: name.replaceAll('\\', '/'), text: readFileSync(join('src', name), 'utf8') }));

  /** What a call is given first: all to the comma or bracket that ends it. */
  function firstOf(text: string, begin: number): string {
    let depth = 0;
    for (let at = begin; at < text.length; at++) {
      const sign = text[at]!;
      if (depth === 0 && (sign === ',' || sign === ')')) return text.slice(begin, at).trim();
      if ('([{'.includes(sign)) depth++;
      if (')]}'.includes(sign)) depth--;
    }
    return text.slice(begin);
  }

  const calls = (pattern: RegExp) =>
    sources.flatMap(({ name, text }) =>
      [...text.matchAll(pattern)].map((found) => ({ name, given: firstOf(text, found.index + found[0].length) })),
    );

  it('is given to a store as it stands in a file, never put together', () => {
    const given = calls(/\b(?:store|to|from|transaction|database)\??\.(?:read|run|define|execute\w*)(?:<[^(]*>)?\(/g);
    expect(given.length).toBeGreaterThan(20);
    const fine = /^(statementFor\(|statement$|statement\.text$|cypher$|text$)/;
    expect(given.filter(({ given }) => !fine.test(given))).toEqual([]);
    // Only the command for a user's own statements has the text of one from outside.
    expect(given.filter(({ given }) => given === 'text').map(({ name }) => name)).toEqual(['store/readonly.ts']);
  });

  it('is named by words in the code, with names of types from the ontology only', () => {
    const named = calls(/\bdefineQuery(?:<(?:[^()<>]|<[^<>]*>|=>)*>)?\(/g).filter(
      ({ name }) => name !== 'store/cypher.ts',
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(({ given }) => !/^'[\w/.-]+'$|^`query\/[\w-]+\$\{\w+\}`$/.test(given))).toEqual([]);
    const asking = sources.filter(({ name }) => /^(api|query|ask)\//.test(name));
    expect(asking.filter(({ text }) => text.includes('statementFor(')).map(({ name }) => name)).toEqual([
      'query/stats.ts',
    ]);
    expect(asking.filter(({ text }) => /readonly\.ts|parseStatement/.test(text))).toEqual([]);
  });
});
