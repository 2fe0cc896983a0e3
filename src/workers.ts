import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { openExtractor } from './extract.ts';
import type { ReportFacts } from './model/fact.ts';
import type { Rejection, Source } from './model/source.ts';

/** Extractors in threads of their own; each loads the knowledge for itself, which takes a second and some 200 MB. */
export interface Workers {
  /** The facts that a source states, or why it is no report. */
  extract(source: Source): Promise<ReportFacts | Rejection>;
  /** Ends the threads; what is still asked for fails. */
  close(): Promise<void>;
}

/** So many threads that read reports by the knowledge in the folder `graph`; they start when the first is asked. */
export function openWorkers(graph: string, count: number): Workers {
  // The program runs compiled, or as it is written.
  const filename = new URL(`./worker${extname(import.meta.url)}`, import.meta.url).href;
  const pool = new Piscina({ filename, workerData: { graph }, minThreads: 0, maxThreads: count, idleTimeout: 60_000 });
  // What concerns a source fails its promise; what a thread still says while it is ended concerns nobody.
  pool.on('error', () => undefined);
  return {
    async extract(source) {
      try {
        return (await pool.run(source)) as ReportFacts | Rejection;
      } catch (problem) {
        // Between threads an error loses its class: a mistake in `graph/` is met again here.
        openExtractor(graph);
        throw problem;
      }
    },
    close: () => pool.destroy(),
  };
}
