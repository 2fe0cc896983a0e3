import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fingerprint, reading } from '../../src/knowledge/fingerprint.ts';

const graph = mkdtempSync(join(tmpdir(), 'fazhi-graph-'));
afterAll(() => rmSync(graph, { recursive: true }));

it('tells of a change in what reports are read with, and of none in what questions are asked with', () => {
  for (const name of ['patterns', 'questions', 'examples']) {
    mkdirSync(join(graph, name));
    writeFileSync(join(graph, name, 'a.txt'), 'before');
  }
  const before = fingerprint(reading(graph));
  for (const name of ['questions', 'examples']) writeFileSync(join(graph, name, 'a.txt'), 'after');
  expect(fingerprint(reading(graph))).toBe(before);
  writeFileSync(join(graph, 'patterns', 'a.txt'), 'after');
  expect(fingerprint(reading(graph))).not.toBe(before);
});
