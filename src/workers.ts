import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { openExtractor } from './extract.ts';
import type { ReportFacts } from './model/fact.ts';
import type { Given, Rejection, Source } from './model/source.ts';

/** Extractors in threads of their own; each loads the knowledge for itself, which takes a second and some 200 MB. */
export interface Workers {
  /** What bytes hold, which are given away and no longer of use here. It fails once `giveUp` aborts, and so does `extract`. */
  read(given: Given, giveUp: AbortSignal): Promise<Source | Rejection>;
  /** The facts that a source states, or why it is no report. */
  extract(source: Source, giveUp?: AbortSignal): Promise<ReportFacts | Rejection>;
  /** Ends the threads; what is still asked for fails. */
  close(): Promise<void>;
}

/** So many threads that read reports by the knowledge in the folder `graph`; they start when the first is asked. */
export function openWorkers(graph: string, count: number): Workers {
  // The program runs compiled, or as it is written.
  const file = extname(import.meta.url) === '.js' ? './worker.js' : '../scripts/worker.mjs';
  const filename = new URL(file, import.meta.url).href;
  const pool = new Piscina({ filename, workerData: { graph }, minThreads: 0, maxThreads: count, idleTimeout: 60_000 });
  // What concerns a source fails its promise; what a thread still says while it is ended concerns nobody.
  pool.on('error', () => undefined);
  return {
    read: (given, signal) =>
      pool.run(given, { name: 'read', transferList: [given.bytes.buffer as ArrayBuffer], signal }),
    async extract(source, giveUp) {
      try {
        return (await pool.run(source, giveUp && { signal: giveUp })) as ReportFacts | Rejection;
      } catch (problem) {
        if (giveUp?.aborted) throw problem;
        // Between threads an error loses its class: a mistake in `graph/` is met again here.
        openExtractor(graph);
        throw problem;
      }
    },
    close: () => pool.destroy(),
  };
}
