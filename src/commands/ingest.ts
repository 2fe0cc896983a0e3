import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openReader, type Reader, type ReadingOptions } from '../ingest.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { stats } from '../query/stats.ts';
import type { Store } from '../store/store.ts';
import { ownedBy } from './archive.ts';
import { editorOf } from './editing.ts';
import { EXIT } from './exit.ts';
import { countFiles, type InputOptions, readingOptions, takesInputs } from './inputs.ts';
import { onInterrupt } from './interrupt.ts';
import { openProgress } from './progress.ts';
import { storeOption, withStore } from './store.ts';
import { openTally, type Tally } from './tally.ts';

/** `fazhi ingest PATH…`: reads reports into the graph; it tells of a report once that is wholly there. */
export function ingestCommand(): Command {
  return takesInputs(new Command('ingest'))
    .description('read reports into the graph; what was read before is not read again')
    .option('--json', 'one JSON object a file on stdout: what became of it')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
A file that has changed takes the place of what it said. If it now is a report of another place or year, the one that
it was before goes, unless a copy of that file is read too. The same bytes give one report: what they are read as last.
A file that is gone takes nothing out: \`fazhi remove\` does. Of two texts of one report (same place, year and issuer) the
later published is kept, then the longer; the other is kept aside and listed. So is a report whose place or year cannot
be told, with its candidates: \`--manifest\` can tell it. Texts are archived in <store>.texts. Ctrl-C finishes the reports
at hand.

Examples:
  fazhi ingest samples
  fazhi ingest reports/2023 'more/*.pdf' --manifest crawl.csv --store graphs/2023
  fazhi ingest reports --json | jq 'select(.status == "aside")'`,
    )
    .action(async (paths: string[], options: InputOptions & { json?: true; store?: string }) => {
      const began = performance.now();
      const reader = openReader(readConfig().graph);
      const reading = await readingOptions(options, reader);
      const interrupt = onInterrupt();
      const { tally, held } = await withStore(options.store, true, async (store) => {
        const tally = await readInto(store, paths, { ...options, reader, reading, interrupt });
        const ontology = loadOntology(join(readConfig().graph, 'ontology'));
        return { tally, held: options.json ? null : await stats(store, ontology) };
      });
      if (held) console.log(tally.summary(held, performance.now() - began));
      if (tally.partly) process.exitCode = EXIT.partly;
      if (interrupt.aborted) process.exitCode = EXIT.interrupted;
    });
}

/** How paths are read into a store; what became of each file is printed where it is wanted as `json`. */
interface Reading {
  readonly reader: Reader;
  readonly reading: ReadingOptions;
  readonly manifest?: string;
  readonly json?: true;
  readonly interrupt: AbortSignal;
}

/** Reads paths into a store, and tells on stderr how far it is and what was left out. */
export async function readInto(store: Store, paths: readonly string[], options: Reading): Promise<Tally> {
  const { reader, reading, manifest, json, interrupt } = options;
  const passed = ownedBy(store);
  const total = await countFiles(paths, passed);
  const tally = openTally();
  const progress = openProgress();
  const run = editorOf(store, reader, manifest).begin();
  let done = 0;
  try {
    await run.take(reader.read(paths, { ...reading, passed, wanted: run.wanted }), {
      begin(path) {
        done++;
        progress.step(done, Math.max(done, total), path);
      },
      tell(path, outcome) {
        for (const line of tally.add(path, outcome)) progress.note(line);
        if (json) progress.print(JSON.stringify({ path, ...outcome }));
      },
      ...{ reading, interrupt },
    });
    if (!interrupt.aborted) for (const row of reading.manifest?.unmet() ?? []) progress.note(`note      ${row}`);
  } finally {
    progress.end();
    await reader.close();
  }
  return tally;
}
