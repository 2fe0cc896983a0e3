import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adopters, ask } from '../../docs/client/client.ts';
import { AdoptersDocument } from '../../docs/client/generated.ts';
import { generated, sdl } from '../../scripts/schema/generate.ts';
import { createServer } from '../../src/api/server.ts';
import type { Store } from '../../src/store/store.ts';
import { knowledge, planted } from './ask.ts';

const text = (path: string) => readFileSync(path, 'utf8');

describe('what is published for clients', () => {
  let store: Store;
  let url: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    store = await planted();
    ({ url, close } = await createServer({ store, ...knowledge, port: 0 }));
  });
  afterAll(async () => {
    await close();
    await store.close();
  });

  it('is the schema as it stands, and the types made from it (`npm run schema` makes both)', async () => {
    expect(sdl() === text('docs/schema.graphql')).toBe(true);
    expect(await generated(text('docs/client/operations.graphql'))).toBe(text('docs/client/generated.ts'));
    const { exports } = JSON.parse(text('package.json')) as { exports: Record<string, string> };
    expect(text(exports['./schema.graphql']!)).toContain('type Query');
  });

  it('asks a running server, with types', async () => {
    const { adoptions } = await ask(url, AdoptersDocument, { practice: '行政执法公示制度', within: '四川省' });
    const { places, adopted, planned, lacking, silent, noReport } = adoptions.coverage;
    expect(adopted + planned + lacking + silent + noReport).toBe(places);
    const found = [];
    for await (const { jurisdiction, firstYear } of adopters(url, '行政执法公示制度'))
      found.push(`${jurisdiction.path.join('/')} ${firstYear}`);
    expect(found).toEqual(['重庆市/荣昌区 2023', '四川省/泸州市 2024']);
  });

  it('tells a refusal in the server’s words', async () => {
    await expect(ask(url, AdoptersDocument, { practice: '河长制' })).rejects.toThrow('no practice "河长制"');
  });
});
