import { describe, expect, it } from 'vitest';
import { knowledge, mentionsOf } from './knowledge/match-knowledge.ts';

// Every pattern of graph/patterns carries its own examples and near misses; they are the tests.
describe.each(knowledge.patterns.map(({ entry }) => entry))('pattern $id', (entry) => {
  const found = (sentence: string) =>
    mentionsOf(sentence, entry.parts?.[0])
      .filter(({ pattern }) => pattern === entry.id)
      .map(({ text }) => text);

  it.each(Object.entries(entry.examples))('finds in %s', (sentence, expected) => {
    expect(found(sentence)).toEqual(expected);
  });

  it.each(entry.near)('finds nothing in %s', (sentence) => {
    expect(found(sentence)).toEqual([]);
  });
});
