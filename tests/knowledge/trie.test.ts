import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie } from '../../src/knowledge/trie.ts';

describe('trie', () => {
  it('finds the longest term and every term that begins at a place', () => {
    const trie = buildTrie(['荣昌', '荣昌区', '区', '荣昌区人民政府']);
    const found: number[] = [];
    expect(trie.longest('在荣昌区司法局', 1)).toBe(1);
    expect(trie.all('荣昌区人民政府', 0, found)).toBe(3);
    expect(found.slice(0, 3)).toEqual([0, 1, 3]);
    expect(trie.longest('泸州', 0)).toBe(-1);
  });

  it('agrees with a plain search on any terms and text', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '𠮷', 'a'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 12 }), word, (terms, text) => {
        const trie = buildTrie(terms);
        for (let at = 0; at < text.length; at++) {
          const hits = terms.filter((term) => text.startsWith(term, at)).sort((a, b) => b.length - a.length);
          const id = trie.longest(text, at);
          expect(id === -1 ? undefined : terms[id]).toBe(hits[0]);
          expect(trie.all(text, at, [])).toBe(hits.length);
          for (let end = at; end <= text.length; end++)
            expect(trie.whole(text, at, end)).toBe(terms.indexOf(text.slice(at, end)));
        }
      }),
    );
  });
});
