import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadOntology } from '../src/knowledge/ontology.ts';
import { built, graph } from './built.ts';
import { generate } from './generate.ts';
import type { Bench } from './measure.ts';
import { quantile } from './measure.ts';

/** Edges a second that a writer leaves in a store, reports that are new by the batch, as `fazhi ingest` does, each with its quotes, offsets and pattern. */
export const bench: Bench = async ({ reports, store: address }) => {
  const { openStore } = await built<typeof import('../src/store/open.ts')>('store/open');
  const { openWriter } = await built<typeof import('../src/store/write.ts')>('store/write');
  const ontology = loadOntology(join(graph, 'ontology'));
  const { lookups, report } = await generate(reports);
  const store = await openStore(address!, ontology);
  const writer = openWriter(store, { ontology, lookups });
  let edges = 0;
  let facts = 0;
  let seconds = 0;
  const rates: number[] = [];
  for (let number = 0; number < reports; ) {
    const batch = Array.from({ length: Math.min(500, reports - number) }, (_, index) => report(number + index));
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
  }
  const closing = performance.now();
  await store.close();
  seconds += (performance.now() - closing) / 1000;
  const tail = rates.slice(-Math.ceil(rates.length / 4));
  return [
    { what: `${reports} reports into the store`, value: seconds, unit: 's' },
    { what: 'edges, with their provenance', value: edges / seconds, unit: 'edges/s', bar: { least: 10_000 } },
    { what: 'facts', value: facts / seconds, unit: 'facts/s' },
    {
      what: 'rate of the last quarter / of the first 500',
      value: quantile(tail, 0.5) / rates[0]!,
      unit: 'x',
      ratio: true,
    },
    { what: 'peak memory', value: process.resourceUsage().maxRSS / 1000, unit: 'MB' },
    ...(existsSync(address!) ? [{ what: 'size on disk', value: statSync(address!).size / 1e6, unit: 'MB' }] : []),
  ];
};
