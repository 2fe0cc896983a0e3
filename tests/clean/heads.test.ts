import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Outcome, readHeads, scoreHead } from '../../scripts/heads.ts';

const folder = '../shared/heads';

describe.skipIf(!existsSync(folder))('beginnings of real pages (skipped where ../shared/heads is absent)', () => {
  for (const withAddress of [false, true]) {
    it(`are told right ${withAddress ? 'with' : 'without'} their addresses`, () => {
      const scores = readHeads(folder).map((head) => ({ id: head.id, ...scoreHead(head, withAddress) }));
      const places = (outcome: Outcome) => scores.filter(({ place }) => place === outcome).map(({ id }) => id);
      expect(places('wrong')).toEqual([]);
      expect(places('right').length).toBeGreaterThanOrEqual(58);
      expect(scores.filter(({ year }) => year.right).length).toBeGreaterThanOrEqual(59);
      expect(scores.filter(({ title }) => title.right).length).toBeGreaterThanOrEqual(59);
    });
  }
});
