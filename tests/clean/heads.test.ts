import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Outcome, readHeads, scoreHead } from '../../scripts/heads.ts';

/** Beginnings of pages, and how many of them need not be told right: invented ones, and real ones where they lie beside the checkout. */
const folders = [
  { folder: 'tests/clean/heads', unresolved: 0, untold: 0 },
  { folder: '../shared/heads', unresolved: 2, untold: 1 },
].filter(({ folder }) => existsSync(folder));

describe.each(folders)('the pages of $folder', ({ folder, unresolved, untold }) => {
  const heads = readHeads(folder);

  it.each(['without', 'with'])('are told right %s their addresses', (how) => {
    const scores = heads.map((head) => ({ id: head.id, ...scoreHead(head, how === 'with') }));
    const places = (...outcomes: Outcome[]) =>
      scores.filter(({ place }) => outcomes.includes(place)).map(({ id }) => id);
    expect(scores.length).toBeGreaterThanOrEqual(12);
    expect(places('wrong')).toEqual([]);
    expect(places('partial', 'unresolved').length).toBeLessThanOrEqual(unresolved);
    expect(scores.filter(({ year }) => !year.right).length).toBeLessThanOrEqual(untold);
    expect(scores.filter(({ title }) => !title.right).length).toBeLessThanOrEqual(untold);
  });
});
