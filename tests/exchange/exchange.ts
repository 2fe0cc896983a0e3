import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyStore, endCopy } from '../../src/exchange/copy.ts';
import { graphML } from '../../src/exchange/graphml.ts';
import { jsonLines } from '../../src/exchange/jsonl.ts';
import type { Piece } from '../../src/exchange/values.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { hashGraph } from '../../src/store/hash.ts';
import { copyingFrom, prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { contents } from '../store/contents.ts';
import { plant } from '../store/plant.ts';
import { factsOf, first, lookups, ontology, second, source, third } from '../store/reports.ts';
import { comparing } from './comparing.ts';

/** What one store holds can be taken to another and compared with it, whatever kinds they are; `open` gives an empty store. */
export function exchange(name: string, open: () => Promise<Store>): void {
  comparing(name, open);
  describe(`${name} exchanges its graph`, () => {
    let store: Store;
    let other: Store;
    beforeEach(async () => {
      store = await open();
      other = await embedded();
    });
    afterEach(async () => {
      await store.close();
      await other.close();
    });

    describe('copying', () => {
      it.each(['from', 'to'])('%s it leaves nothing out', async (way) => {
        const [from, to] = way === 'from' ? [store, other] : [other, store];
        await plantAll(from);
        await copyStore(from, to, { ontology });
        await endCopy(to);
        expect(await held(to)).toEqual(await held(from));
        expect(await hashGraph(to, ontology)).toEqual(await hashGraph(from, ontology));
        await expect(prepare(to, ontology)).resolves.toBeUndefined();
      });

      it('lets what was read before be known in the copy', async () => {
        await plantAll(other);
        await copyStore(other, store, { ontology, fileId: (id) => `/moved/${id}` });
        await endCopy(store);
        const before = await held(store);
        const fileOf = (path: string) => `/moved/${path}`;
        const writer = openWriter(store, { ontology, lookups, fileOf });
        const told = [];
        for (const { source } of [first, second, third, lost]) told.push(await writer.known(source));
        expect(told.map((one) => one?.status)).toEqual(['unchanged', 'unchanged', 'unchanged', 'aside']);
        expect(await held(store)).toEqual(before);
      });

      it('refuses a store that holds a report, or only one kept aside, and leaves it as it is', async () => {
        await plant(other);
        const writer = openWriter(store, { ontology, lookups });
        await writer.write(lost.source, lost.facts);
        const before = await held(store);
        await expect(copyStore(other, store, { ontology })).rejects.toThrow(
          /holds a graph already .*nothing is copied/,
        );
        expect(await held(store)).toEqual(before);
        expect(await copyingFrom(store)).toBeNull();
        await expect(prepare(store, ontology)).resolves.toBeUndefined();
      });

      it('that was broken off is not taken for a whole one, and begins again', async () => {
        await plantAll(other);
        const broken = new AbortController();
        const step = (done: number) => done === 18 && broken.abort();
        await copyStore(other, store, { ontology, step, signal: broken.signal });
        const half = await hashGraph(store, ontology);
        expect(half.nodes).toBeGreaterThan(0);
        expect(half.edges).toBeLessThan((await hashGraph(other, ontology)).edges);
        await expect(prepare(store, ontology)).rejects.toThrow(
          /half a copy of memory; `fazhi copy --from memory --to /,
        );
        await prepare(store, ontology, { half: true });
        await other.write((transaction) => transaction.run("MATCH (one:Law) SET one.title = '另一部'"));
        await copyStore(other, store, { ontology });
        await expect(prepare(store, ontology)).rejects.toThrow(/half a copy/);
        await endCopy(store);
        await expect(prepare(store, ontology)).resolves.toBeUndefined();
        expect(await held(store)).toEqual(await held(other));
      });

      it('takes along what another version of the ontology knows', async () => {
        await plant(other);
        await other.write((transaction) => transaction.run('MATCH (one:Law) SET one.weight = 2 REMOVE one.kind'));
        await copyStore(other, store, { ontology });
        expect((await hashGraph(store, ontology)).hash).toBe((await hashGraph(other, ontology)).hash);
        await expect(text(graphML(other, ontology))).rejects.toThrow(
          /^Law law:行政处罚法 has the property "weight", which the ontology does not know$/,
        );
      });
    });

    describe('exporting', () => {
      it.each([
        ['JSON Lines', jsonLines],
        ['GraphML', graphML],
      ])('gives the same bytes of %s as any store with the same graph', async (_name, format) => {
        await plant(store);
        await plant(other, [third, second, first]);
        const here = await text(format(store, ontology));
        expect(here).toBe(await text(format(other, ontology)));
        await openWriter(other, { ontology, lookups }).write(lost.source, lost.facts);
        expect(await text(format(other, ontology))).toBe(here);
        await other.write((transaction) => transaction.run("MATCH (one:Law) SET one.title = 'x'"));
        expect(await text(format(other, ontology))).not.toBe(here);
      });

      it('gives each node and edge as one line of JSON', async () => {
        await plant(store);
        const lines = (await text(jsonLines(store, ontology))).trimEnd().split('\n');
        const objects = lines.map((line) => JSON.parse(line));
        const { nodes, edges } = await hashGraph(store, ontology);
        const ids = objects.filter(({ type }) => type === 'node').map(({ id }) => id);
        expect([new Set(ids).size, objects.length - ids.length]).toEqual([nodes, edges]);
        const ends = objects
          .filter(({ type }) => type === 'relationship')
          .flatMap(({ start, end }) => [start.id, end.id]);
        expect(ends.filter((id) => !ids.includes(id))).toEqual([]);
        expect(objects).toContainEqual({
          type: 'node',
          id: 'Practice:System:行政执法公示制度',
          labels: ['Practice', 'System'],
          properties: { aliases: ['执法全公示'], id: 'System:行政执法公示制度', name: '行政执法公示制度' },
        });
      });
    });
  });
}

/** A report that is kept aside, with candidates that are none. */
const lost = { source: source('某地', '某地去年落实学法制度。'), facts: factsOf(null, 2023) };

async function embedded(): Promise<Store> {
  const store = openEmbedded();
  await prepare(store, ontology);
  return store;
}

async function plantAll(store: Store): Promise<void> {
  await plant(store);
  await openWriter(store, { ontology, lookups }).write(lost.source, lost.facts);
}

/** All but the layout, which differs with the kind of store. */
async function held(store: Store) {
  const { nodes, edges } = await contents(store);
  return { nodes: nodes.filter((node) => !node.includes('"_labels":["Layout"]')), edges };
}

async function text(pieces: AsyncIterable<Piece>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece.text;
  return all;
}
