import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readConfig, root } from '../config.ts';
import { openReader, type Readable, type Reader } from '../ingest.ts';
import { fingerprint } from '../knowledge/fingerprint.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { loadPractices } from '../knowledge/practices.ts';
import type { Rejection } from '../model/source.ts';
import { type Stats, stats } from '../query/stats.ts';
import { type Archive, openArchive } from '../read/archive.ts';
import type { Store } from '../store/store.ts';
import { openWriter, type Writer, type Written } from '../store/write.ts';
import { EXIT } from './exit.ts';
import { countFiles, type InputOptions, isLoss, readingOptions, refusal, takesInputs } from './inputs.ts';
import { onInterrupt } from './interrupt.ts';
import { openProgress } from './progress.ts';
import { storeOption, withStore } from './store.ts';

type Outcome =
  | (Written & { readonly contradictions?: readonly string[] })
  | (Rejection & { readonly status: 'rejected' });

/** `fazhi ingest PATH…`: reads reports into the graph, each in one transaction. */
export function ingestCommand(): Command {
  return takesInputs(new Command('ingest'))
    .description('read reports into the graph; what was read before is not read again')
    .option('--json', 'one JSON object a file on stdout: what became of it')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
A report that was read before and has changed takes the place of what it said. One whose place or year cannot be told is
kept aside with its candidates: \`--manifest\` can tell it. Ctrl-C finishes the report at hand.

Examples:
  fazhi ingest samples
  fazhi ingest reports/2023 'more/*.pdf' --manifest crawl.csv --store graphs/2023
  fazhi ingest reports --json | jq 'select(.status == "aside")'`,
    )
    .action(async (paths: string[], options: InputOptions & { json?: true; store?: string }) => {
      const began = performance.now();
      const reader = openReader(readConfig().graph);
      const reading = await readingOptions(options, reader);
      const total = await countFiles(paths);
      const counts = { written: 0, replaced: 0, unchanged: 0, aside: 0, rejected: 0, skipped: 0 };
      const progress = openProgress();
      const interrupt = onInterrupt();
      const held = await withStore(options.store, true, async (store) => {
        const writer = writerFor(store, reader, options.manifest);
        const archive = openArchive(archiveOf(store));
        let done = 0;
        try {
          for await (const input of reader.read(paths, reading)) {
            if (interrupt.aborted) break;
            const path = 'source' in input ? input.source.path : input.path;
            progress.step(++done, total, path);
            const outcome = await take(input, writer, archive);
            counts[outcome.status === 'rejected' && !isLoss(outcome) ? 'skipped' : outcome.status]++;
            for (const line of linesOf(path, outcome)) progress.note(line);
            if (options.json) console.log(JSON.stringify({ path, ...outcome }));
          }
        } finally {
          progress.end();
        }
        return options.json ? null : stats(store, loadOntology(join(readConfig().graph, 'ontology')));
      });
      if (held) console.log(summary(counts, held, performance.now() - began));
      if (counts.rejected + counts.aside > 0) process.exitCode = EXIT.partly;
      if (interrupt.aborted) process.exitCode = EXIT.interrupted;
    });
}

/** One report: nothing is worked out where the same bytes were read with the same knowledge before. */
async function take(input: Readable | Rejection, writer: Writer, archive: Archive): Promise<Outcome> {
  if (!('source' in input)) return { status: 'rejected', ...input };
  const { source } = input;
  const known = await writer.known(source.bytesHash);
  if (known) return known;
  const facts = input.facts();
  if ('code' in facts) return { status: 'rejected', ...facts };
  await archive.keep(source.text);
  const written = await writer.write(source, facts);
  const { contradictions } = facts.report;
  return contradictions.length > 0 ? { ...written, contradictions } : written;
}

function writerFor(store: Store, reader: Reader, manifest: string | undefined): Writer {
  const { graph } = readConfig();
  const practices = loadPractices(graph);
  const program = fileURLToPath(new URL('..', import.meta.url));
  return openWriter(store, {
    ontology: loadOntology(join(graph, 'ontology')),
    lookups: {
      // Where every file is known already, the gazetteer is never asked, nor loaded.
      places: { byPath: (path, year) => reader.gazetteer.byPath(path, year) },
      practice: (kind, name) => {
        const known = practices.get(name);
        return known?.kind === kind ? known : undefined;
      },
    },
    knowledge: fingerprint([graph, program, ...(manifest === undefined ? [] : [manifest])]),
  });
}

/** Texts are kept beside an embedded store, or in the checkout for a server. */
function archiveOf({ address, kind }: Store): string {
  return kind === 'embedded' ? join(dirname(resolve(address)), 'texts') : join(root, '.fazhi', 'texts');
}

function linesOf(path: string, outcome: Outcome): string[] {
  if (outcome.status === 'rejected') return [refusal(outcome)];
  const contradictions = 'contradictions' in outcome ? (outcome.contradictions ?? []) : [];
  const notes = contradictions.map((contradiction) => `note      ${path}: ${contradiction}`);
  if (outcome.status !== 'aside') return notes;
  const candidates = outcome.candidates.length > 0 ? `; candidates: ${outcome.candidates.join(', ')}` : '';
  return [...notes, `aside     ${path}: ${outcome.reason}${candidates}`];
}

function summary(counts: Readonly<Record<string, number>>, held: Stats, milliseconds: number): string {
  const { written = 0, replaced = 0, unchanged = 0, aside = 0, rejected = 0 } = counts;
  const done = [
    `${written + replaced} reports read in ${(milliseconds / 1000).toFixed(1)} s`,
    ...(replaced ? [`${replaced} of them in place of what they said before`] : []),
    `${unchanged} unchanged`,
    `${aside} kept aside`,
    `${rejected} not read`,
  ].join(', ');
  return `${done}\nthe graph holds ${held.reports} reports, ${held.nodes} nodes, ${held.edges} edges`;
}
