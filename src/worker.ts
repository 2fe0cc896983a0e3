import { workerData } from 'node:worker_threads';
import { openExtractor } from './extract.ts';
import { loadReading, type ReadingKnowledge } from './knowledge/reading.ts';
import type { Given, Source } from './model/source.ts';
import { readGiven } from './read/read.ts';

const { graph } = workerData as { readonly graph: string };
let extract: ReturnType<typeof openExtractor> | undefined;
let reading: ReadingKnowledge | undefined;

/**
 * What each thread of `openWorkers` runs: the facts of a source, by the knowledge in the folder that it was given. That is
 * loaded for the first source, so that a mistake in it fails what was asked and not the thread.
 */
export default (source: Source) => {
  extract ??= openExtractor(graph);
  return extract(source);
};

/** The same threads read bytes, so that a large page or PDF holds nothing else up. */
export const read = (given: Given) => {
  reading ??= loadReading(graph);
  return readGiven(given, reading);
};
