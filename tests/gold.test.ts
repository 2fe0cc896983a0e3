import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openExtractor } from '../src/extract.ts';
import { loadReading } from '../src/knowledge/reading.ts';
import { readSources } from '../src/read/read.ts';

const shared = '../shared';

/** F1 that a change may not fall below, as measured when the floor was set. */
const floors = {
  'report.jurisdiction': 1,
  'report.year': 1,
  'report.title': 1,
  cooperations: 0.9,
  'cooperation partners': 0.88,
  practices: 0.86,
  'practices+kind': 0.85,
  'practices+status': 0.86,
  citations: 0.95,
  institutions: 0.89,
  figures: 0.94,
};

// Annotated reports are others' words and not part of the project: without them beside the checkout there is nothing to compare with.
describe.skipIf(!existsSync(join(shared, 'gold')))(
  'facts of the annotated reports (skipped where ../shared/gold is absent)',
  () => {
    it('agree with the annotators at least as well as before, and every quote stands where its span says', async () => {
      const extract = openExtractor('graph');
      const out = mkdtempSync(join(tmpdir(), 'fazhi-gold-'));
      for await (const source of readSources([join(shared, 'reports')], { knowledge: loadReading('graph') })) {
        if ('code' in source) throw new Error(`${source.path}: ${source.reason}`);
        const facts = extract(source);
        if ('code' in facts) throw new Error(`${source.path}: ${facts.reason}`);
        for (const fact of [
          ...facts.practices,
          ...facts.citations,
          ...facts.institutions,
          ...facts.cooperations,
          ...facts.figures,
        ]) {
          expect(fact.spans.map(([start, end]) => source.text.slice(start, end))).toEqual(fact.evidence);
          expect(fact.patterns).toHaveLength(fact.evidence.length);
        }
        writeFileSync(join(out, `${source.name}.json`), JSON.stringify(facts));
      }
      const table = execFileSync('node', [join(shared, 'gold/score.mjs'), join(shared, 'gold/reports'), out], {
        encoding: 'utf8',
      });
      const f1 = Object.fromEntries(
        [...table.matchAll(/^([a-z.+ ]*[a-z]) +[\d.]+ +[\d.]+ +([\d.]+) /gm)].map(([, task, value]) => [
          task,
          Number(value),
        ]),
      );
      for (const [task, floor] of Object.entries(floors)) expect(f1[task], task).toBeGreaterThanOrEqual(floor);
    });
  },
);
