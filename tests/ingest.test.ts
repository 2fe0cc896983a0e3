import { describe, expect, it } from 'vitest';
import { openReader } from '../src/ingest.ts';

describe('a reader', () => {
  const reader = openReader('graph');

  it('gives sources and rejections in the order of the paths', async () => {
    const paths = ['samples/tongnan-2023.txt', 'samples/none.txt', 'samples/anju-2023.txt'];
    const found: unknown[] = [];
    for await (const input of reader.read(paths)) found.push('source' in input ? input.source.path : input);
    expect(found).toEqual([paths[0], { path: paths[1], code: 'not-found', reason: expect.any(String) }, paths[2]]);
  });

  it('gives the same facts each time, whatever was read before', async () => {
    const facts = async (paths: string[]) => {
      let last: unknown;
      for await (const input of reader.read(paths)) if ('source' in input) last = await input.facts();
      return last;
    };
    const alone = await facts(['samples/tongnan-2023.txt']);
    expect(await facts(['samples/anju-2023.txt', 'samples/doumen-2023.txt', 'samples/tongnan-2023.txt'])).toEqual(
      alone,
    );
  });

  it('says of a text of another genre that it is no report, when its facts are asked for', async () => {
    for await (const input of reader.read(['graph/head/genre.txt']))
      expect('source' in input && (await input.facts())).toMatchObject({
        code: 'not-a-report',
        path: 'graph/head/genre.txt',
      });
  });
});
