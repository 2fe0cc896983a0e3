import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadReading } from '../../src/knowledge/reading.ts';
import { extract } from '../../src/read/extract.ts';

it('leaves the functions of the language as they are when it reads a PDF', async () => {
  const before = [Array.prototype.push, JSON.parse, JSON.stringify];
  const { media, text } = await extract(readFileSync('samples/taicang-2023.pdf'), loadReading('graph'));
  expect({ media, long: text.length > 500 }).toEqual({ media: 'pdf', long: true });
  expect([Array.prototype.push, JSON.parse, JSON.stringify]).toEqual(before);
  expect(Object.keys(Array.prototype)).toEqual([]);
});
