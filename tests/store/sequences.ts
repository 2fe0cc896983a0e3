import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { removeReport } from '../../src/store/forget.ts';
import { hashGraph } from '../../src/store/hash.ts';
import { identify } from '../../src/store/report.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter, type Written } from '../../src/store/write.ts';
import { type Drawn, drawn, type Read, reportOf } from './drawn.ts';
import { lookups, ontology } from './reports.ts';

/** What happens to the store, one after another. */
type Step =
  /** Files come to hold what was drawn, and are read: one by one, or so that they may wait for one another. */
  | { readonly do: 'read'; readonly together: boolean; readonly files: readonly (readonly [file: number, Drawn])[] }
  /** A file comes to hold the bytes of another, and is read. */
  | { readonly do: 'copy'; readonly from: number; readonly to: number }
  /** The bytes of a file are read anew, with other knowledge: as what was drawn. */
  | { readonly do: 'learn'; readonly file: number; readonly as: Drawn }
  /** The report that a file gives is removed. */
  | { readonly do: 'remove'; readonly file: number };

const FILES = 5;
const file = fc.nat(FILES - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      together: fc.boolean(),
      files: fc.array(fc.tuple(file, drawn()), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const), from: file, to: file }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('learn' as const), file, as: drawn() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), file }) },
);

/** What each file holds that was read and whose report was not removed since: what remains. */
type Held = Map<string, Read>;

const nameOf = (number: number) => `${'abcde'[number]}.txt`;
const idOf = ({ source, facts }: Read) => identify(source, facts, ontology, lookups)?.id ?? null;

/**
 * What remains after any steps is what was last read from each file, less what was removed; `open` gives an empty store.
 * A report that is removed takes all texts of it with it, also those that had given way to another.
 */
export function sequences(name: string, open: () => Promise<Store>, { runs }: { readonly runs: number }): void {
  describe(`${name} after any steps`, () => {
    it('holds the graph of what remains, as if nothing else had ever been read', async () => {
      const property = fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        async (steps, turn) => {
          const store = await open();
          const held: Held = new Map();
          for (const one of steps) await take(store, held, one);
          const found = await graphOf(store);
          await store.close();
          const fresh = await open();
          const rest = [...held.values()].sort((a, b) => (a.source.path < b.source.path ? -1 : 1));
          rest.unshift(...rest.splice(turn % Math.max(1, rest.length)));
          await read(fresh, held, rest, turn % 2 === 0);
          const expected = await graphOf(fresh);
          await fresh.close();
          expect(found).toEqual(expected);
          expect(found.texts).toEqual(preferred(held));
        },
      );
      await fc.assert(property, { numRuns: runs, seed: Number(process.env.FAZHI_SEED || 5) });
    }, 600_000);
  });
}

async function take(store: Store, held: Held, one: Step): Promise<void> {
  if (one.do === 'read') {
    const reports = one.files.map(([number, drawn]) => reportOf(drawn, nameOf(number)));
    await read(store, held, reports, one.together);
  }
  if (one.do === 'copy') {
    const from = held.get(nameOf(one.from));
    const path = nameOf(one.to);
    if (from) await read(store, held, [{ ...from, source: { ...from.source, path } }], true);
  }
  if (one.do === 'learn') {
    const before = held.get(nameOf(one.file));
    if (!before) return;
    // Other facts of the same bytes, so they quote another text: no matter, since nothing here looks quotes up.
    const { facts } = reportOf(one.as, before.source.path);
    for (const [path, { source }] of held)
      if (source.bytesHash === before.source.bytesHash) held.set(path, { source, facts });
    const freed: Written[] = [await openWriter(store, { ontology, lookups }).write(before.source, facts)];
    await readFreed(store, held, freed);
  }
  if (one.do === 'remove') {
    const report = held.get(nameOf(one.file));
    const id = report && idOf(report);
    if (!id) return;
    expect(await removeReport(store, id)).toBe(true);
    for (const [path, other] of held) if (idOf(other) === id) held.delete(path);
  }
}

/** Reads files as `fazhi ingest` does: what gave way to a report that is gone is read again at the end. */
async function read(store: Store, held: Held, reports: readonly Read[], together: boolean): Promise<void> {
  const told: Written[] = [];
  const writer = openWriter(store, { ontology, lookups });
  for (const report of reports) {
    held.set(report.source.path, report);
    const known = await writer.known(report.source);
    if (known) told.push(known);
    else if (together) await writer.queue(report.source, report.facts, (written) => told.push(written));
    else told.push(await writer.write(report.source, report.facts));
  }
  await writer.flush();
  await readFreed(store, held, told);
}

async function readFreed(store: Store, held: Held, told: readonly Written[]): Promise<void> {
  const again = new Set(told.flatMap((one) => one.again ?? []).map(({ path }) => path));
  const reports = [...again].flatMap((path) => held.get(path) ?? []);
  if (reports.length > 0) await read(store, held, reports, true);
}

/** The hash of the graph, what each file gives, and which text each report has. */
async function graphOf(store: Store) {
  const { hash } = await hashGraph(store, ontology);
  const gives = await store.read<{ file: string; labels: string[]; id: string }>(
    'MATCH (file:File)-[:GIVES]->(one) RETURN file.id AS file, labels(one) AS labels, one.id AS id',
  );
  const texts = await store.read<{ id: string; textHash: string }>(
    'MATCH (one:Report) RETURN one.id AS id, one.textHash AS textHash',
  );
  const files = gives.map(({ file, labels, id }) => `${file} ${labels} ${id}`).sort();
  return { hash, files, texts: Object.fromEntries(texts.map(({ id, textHash }) => [id, textHash]).sort()) };
}

/** Of all texts of each report the later published, then the longer, then that of the greater hash. */
function preferred(held: Held): Record<string, string> {
  const rank = ({ source: { text, textHash }, facts }: Read) =>
    `${facts.report.published ?? ''} ${`${text.length}`.padStart(9, '0')} ${textHash}`;
  const best = new Map<string, Read>();
  for (const report of held.values()) {
    const id = idOf(report);
    const other = id && best.get(id);
    if (id && (!other || rank(report) > rank(other))) best.set(id, report);
  }
  return Object.fromEntries([...best].map(([id, { source }]) => [id, source.textHash]).sort());
}
