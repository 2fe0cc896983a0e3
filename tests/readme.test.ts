import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../src/api/server.ts';
import { sourcesOf } from '../src/commands/sources.ts';
import { openReader } from '../src/ingest.ts';
import { loadOntology } from '../src/knowledge/ontology.ts';
import { openEmbedded } from '../src/store/embedded.ts';
import { prepare } from '../src/store/schema.ts';
import type { Store } from '../src/store/store.ts';
import { openWriter } from '../src/store/write.ts';

const english = readFileSync('README.md', 'utf8');
const chinese = readFileSync('README.zh-CN.md', 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, code]) => code!);

describe('the README', () => {
  let store: Store;
  let ask: (query: string) => Promise<{ data?: Record<string, unknown>; errors?: unknown }>;
  beforeAll(async () => {
    const ontology = loadOntology('graph/ontology');
    store = openEmbedded();
    await prepare(store, ontology);
    const reader = openReader('graph');
    const writer = openWriter(store, { ontology, lookups: { places: reader.gazetteer, practice: () => undefined } });
    for await (const input of reader.read(['samples'])) {
      const facts = 'source' in input && (await input.facts());
      if (facts && !('code' in facts) && 'source' in input) await writer.write(input.source, facts);
    }
    const api = createApi({ store, ...sourcesOf('graph', reader.gazetteer) });
    ask = async (query) => {
      const answer = await api.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      });
      return answer.json();
    };
  });
  afterAll(() => store.close());

  it.each(blocks(english, 'graphql'))('asks what the samples answer: %s', async (query) => {
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    const [answer] = Object.values(data!) as { readonly totalCount?: number }[];
    expect(answer!.totalCount ?? 3).toBeGreaterThan(2);
    expect(JSON.stringify(answer)).toMatch(/"(quote|name)":"/);
  });

  it('is the same in both languages: examples, commands, headings, tables', () => {
    const shape = (text: string) => ({
      examples: blocks(text, 'graphql'),
      headings: text.match(/^#+ /gm),
      commands: [...text.matchAll(/^\| `(fazhi \w+)/gm)].map(([, command]) => command),
      rows: text.match(/^\|/gm)!.length,
      items: text.match(/^- /gm)!.length,
    });
    expect(shape(chinese)).toEqual(shape(english));
    expect(blocks(english, 'graphql')).toHaveLength(6);
  });

  it('names only files that are there', () => {
    for (const text of [english, chinese]) {
      const paths = [...text.matchAll(/`((?:graph|cypher|src|tests|samples)\/[\w./-]+\.(?:\w+))`/g)].map(
        ([, path]) => path!,
      );
      expect(paths.length).toBeGreaterThan(8);
      expect(paths.filter((path) => !/\/x\.\w+$/.test(path) && !existsSync(path))).toEqual([]);
    }
  });
});
