import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadOntology } from '../src/knowledge/ontology.ts';
import type { Store } from '../src/store/store.ts';
import type { Writer } from '../src/store/write.ts';
import { built, graph } from './built.ts';
import { type Country, generate } from './generate.ts';
import type { Bench, Measure } from './measure.ts';
import { quantile } from './measure.ts';

/** Edges a second that a store of each kind takes at least. */
const LEAST = { embedded: 10_000, neo4j: 6_000 };
/** Reports after which a change of one is measured first; what one costs does not grow with those beside it. */
const FEW = 1000;
const CHANGES = 30;
const GROWTH = 2;

/**
 * Edges a second that a writer leaves in a store, reports that are new by the batch, as `fazhi ingest` does, each with its
 * quotes, offsets and pattern; and what it costs to change one report among few and among all.
 */
export const bench: Bench = async ({ reports, store: address }) => {
  const { openStore } = await built<typeof import('../src/store/open.ts')>('store/open');
  const { openWriter } = await built<typeof import('../src/store/write.ts')>('store/write');
  const ontology = loadOntology(join(graph, 'ontology'));
  const country = await generate(reports);
  const store = await openStore(address!, ontology);
  const options = { ontology, lookups: country.lookups };
  const writer = openWriter(store, options);
  let edges = 0;
  let facts = 0;
  let seconds = 0;
  let among: Changes | undefined;
  const rates: number[] = [];
  for (let number = 0; number < reports; ) {
    const batch = Array.from({ length: Math.min(500, reports - number) }, (_, index) => country.report(number + index));
    number += batch.length;
    const began = performance.now();
    let written = 0;
    for (const { source, facts: said } of batch) {
      await writer.queue(source, said, (outcome) => {
        if (outcome.status !== 'written') throw new Error(`${source.path} was not written but ${outcome.status}`);
        written += outcome.edges;
      });
      facts += [said.practices, said.citations, said.institutions, said.figures, said.cooperations].flat().length;
    }
    await writer.flush();
    const passed = (performance.now() - began) / 1000;
    rates.push(written / passed);
    edges += written;
    seconds += passed;
    if (number >= FEW) among ??= await changes(store, openWriter(store, options), country, number);
  }
  const changed = await changes(store, openWriter(store, options), country, reports);
  const closing = performance.now();
  await store.close();
  seconds += (performance.now() - closing) / 1000;
  const tail = rates.slice(-Math.ceil(rates.length / 4));
  return [
    { what: `${reports} reports into the store`, value: seconds, unit: 's' },
    {
      what: 'edges, with their provenance',
      value: edges / seconds,
      unit: 'edges/s',
      bar: { least: LEAST[store.kind] },
    },
    { what: 'facts', value: facts / seconds, unit: 'facts/s' },
    {
      what: 'rate of the last quarter / of the first 500',
      value: quantile(tail, 0.5) / rates[0]!,
      unit: 'x',
      ratio: true,
    },
    ...(['replace', 'remove'] as const).flatMap((change): Measure[] => [
      { what: `to ${change} one of ${reports} reports, p50`, value: changed[change], unit: 'ms' },
      ...(among
        ? [
            {
              what: `… / one of ${FEW}`,
              value: changed[change] / among[change],
              unit: 'x',
              bar: { most: GROWTH },
              ratio: true,
            },
          ]
        : []),
    ]),
    { what: 'peak memory of the program', value: process.resourceUsage().maxRSS / 1000, unit: 'MB' },
    ...(existsSync(address!) ? [{ what: 'size on disk', value: statSync(address!).size / 1e6, unit: 'MB' }] : []),
  ];
};

/** Milliseconds, the median of several. */
interface Changes {
  readonly replace: number;
  readonly remove: number;
}

/** What it costs a new run to change one of the first `count` reports; the graph is afterwards what it was. */
async function changes(store: Store, writer: Writer, { report }: Country, count: number): Promise<Changes> {
  const { removeReport } = await built<typeof import('../src/store/forget.ts')>('store/forget');
  const times = { replace: [] as number[], remove: [] as number[] };
  const timed = async (of: number[], work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    of.push(performance.now() - began);
  };
  for (let turn = 0; turn < CHANGES; turn++) {
    const number = Math.floor(((turn + 0.5) * count) / CHANGES);
    const other = report(number, 1);
    let id = '';
    await timed(times.replace, async () => {
      const outcome = await writer.write(other.source, other.facts);
      if (outcome.status === 'aside') throw new Error(`${other.source.path} was kept aside`);
      id = outcome.report;
    });
    await timed(times.remove, () => removeReport(store, id));
    const before = report(number);
    await writer.write(before.source, before.facts);
  }
  return { replace: quantile(times.replace, 0.5), remove: quantile(times.remove, 0.5) };
}
