import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openReader, type Readable, type Reader } from '../ingest.ts';
import { fingerprint } from '../knowledge/fingerprint.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { loadPractices } from '../knowledge/practices.ts';
import type { Rejection, Source } from '../model/source.ts';
import { stats } from '../query/stats.ts';
import { type Archive, openArchive } from '../read/archive.ts';
import { type Store, UnreachableError } from '../store/store.ts';
import { openWriter, type Writer } from '../store/write.ts';
import { archiveOf, fileName, ownedBy, pathOf } from './archive.ts';
import { EXIT, UnusableError } from './exit.ts';
import { countFiles, type InputOptions, readingOptions, takesInputs } from './inputs.ts';
import { onInterrupt } from './interrupt.ts';
import { openProgress } from './progress.ts';
import { storeOption, withStore } from './store.ts';
import { type Outcome, openTally } from './tally.ts';
import { openTurns } from './turns.ts';

/** How many files nothing may have been said of yet, because a report before them waits for others to be written with. */
const OPEN = 64;

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
      const tally = openTally();
      const interrupt = onInterrupt();
      const held = await withStore(options.store, true, async (store) => {
        const passed = ownedBy(store);
        const total = await countFiles(paths, passed);
        const progress = openProgress();
        const writer = writerFor(store, reader, options.manifest);
        const archive = archiveAt(archiveOf(store));
        /** Whole paths of files to be read again, and how the user named files that were kept aside. */
        const again = new Set<string>();
        const named = new Map<string, string>();
        /** Texts that had given way to a report that is gone are read again, unless the run comes to them anyway. */
        async function* inputs() {
          const wanted = async (source: Source) => !(await writer.knows(source));
          yield* reader.read(paths, { ...reading, passed, wanted });
          await writer.flush();
          yield* reader.read(
            [...again].filter(existsSync).map((path) => named.get(path) ?? path),
            { ...reading, workers: 1 },
          );
        }
        const turns = openTurns<{ readonly path: string; readonly became: Outcome }>(({ path, became }) => {
          const { again: freed = [], ...outcome } = { again: [], ...became };
          again.delete(resolve(path));
          for (const other of freed) again.add(other);
          const aside = became.status === 'aside' ? path : 'displaced' in became ? became.displaced?.path : undefined;
          if (aside !== undefined) named.set(resolve(aside), aside);
          for (const line of tally.add(path, outcome)) progress.note(line);
          if (options.json) progress.print(JSON.stringify({ path, ...outcome }));
        });
        let done = 0;
        try {
          for await (const input of inputs()) {
            if (interrupt.aborted) break;
            const path = 'source' in input ? input.source.path : input.path;
            done++;
            progress.step(done, Math.max(done, total), path);
            const told = turns.next();
            await take(input, writer, archive, (became) => told({ path, became }));
            if (turns.open >= OPEN) await writer.flush();
          }
          await writer.flush();
          if (!interrupt.aborted) for (const row of reading.manifest?.unmet() ?? []) progress.note(`note      ${row}`);
        } catch (problem) {
          // What was read before stays read; where it cannot be written either, the first problem is the one to tell of.
          if (!(problem instanceof UnreachableError)) await writer.flush().catch(() => undefined);
          throw problem;
        } finally {
          progress.end();
          await reader.close();
        }
        return options.json ? null : stats(store, loadOntology(join(readConfig().graph, 'ontology')));
      });
      if (held) console.log(tally.summary(held, performance.now() - began));
      if (tally.partly) process.exitCode = EXIT.partly;
      if (interrupt.aborted) process.exitCode = EXIT.interrupted;
    });
}

/** The archive in a folder; where it cannot be written, that is said. */
function archiveAt(folder: string): Pick<Archive, 'keep'> {
  const archive = openArchive(folder);
  return {
    keep: (text) =>
      archive.keep(text).catch((cause) => {
        const why = /ENOSPC|EFBIG|EDQUOT/.test(cause.code)
          ? 'the disk is full; make room'
          : `${cause.message}; mend that`;
        throw new UnusableError(`texts cannot be kept in ${folder}: ${why} and run the same again`, { cause });
      }),
  };
}

/** One report: nothing is worked out where the same bytes were read with the same knowledge before. */
async function take(
  input: Readable | Rejection,
  writer: Writer,
  archive: Pick<Archive, 'keep'>,
  done: (outcome: Outcome) => void,
): Promise<void> {
  if (!('source' in input)) return done({ status: 'rejected', ...input });
  const { source } = input;
  const known = await writer.known(source);
  if (known) {
    // A text that was lost or damaged is archived anew.
    await archive.keep(source.text);
    return done(known);
  }
  const facts = await input.facts();
  if ('code' in facts) return done({ status: 'rejected', ...facts });
  await archive.keep(source.text);
  const { contradictions } = facts.report;
  await writer.queue(source, facts, (written) =>
    done(contradictions.length > 0 ? { ...written, contradictions } : written),
  );
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
    fileOf: (path) => fileName(store, path),
    pathOf: (file) => pathOf(store, file),
    knowledge: fingerprint([graph, program, ...(manifest === undefined ? [] : [manifest])]),
  });
}
