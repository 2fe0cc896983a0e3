import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
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

  describe('of bytes', () => {
    const report = () => ({ path: 'upload://潼南', bytes: new Uint8Array(readFileSync('samples/tongnan-2023.txt')) });
    const page = () => ({ path: 'upload://涧西', bytes: new Uint8Array(readFileSync('samples/jianxi-2024.html')) });
    const told = { published: '2024-03-01' };
    afterAll(() => reader.close());

    it('reads by a thread of its own what it reads here, as it would read a file of that name', async () => {
      for (const given of [report, page]) {
        const here = await reader.given({ ...given(), told });
        const apart = await reader.givenApart({ ...given(), told });
        if (!('source' in here && 'source' in apart)) throw new Error('both can be read');
        expect(here.source).toMatchObject({ path: given().path, hints: told });
        expect(apart.source).toEqual(here.source);
        expect(await apart.facts()).toEqual(await here.facts());
        expect(apart.told).toEqual(told);
      }
    });

    it('says why bytes cannot be read, or that they took too long', async () => {
      expect(await reader.givenApart({ path: 'a', bytes: new Uint8Array() })).toMatchObject({ code: 'empty' });
      const long = { path: 'b', bytes: new TextEncoder().encode('法治'.repeat(3_000_000)) };
      expect(await reader.givenApart(long, 1)).toEqual({
        ...{ path: 'b', code: 'too-long', reason: 'took longer than 0.001 s to read; split it' },
      });
      expect(await reader.givenApart(report())).toHaveProperty('source');
    });
  });
});
