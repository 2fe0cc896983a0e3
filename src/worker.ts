import { workerData } from 'node:worker_threads';
import { openExtractor } from './extract.ts';
import type { Source } from './model/source.ts';

let extract: ReturnType<typeof openExtractor> | undefined;

/**
 * What each thread of `openWorkers` runs: the facts of a source, by the knowledge in the folder that it was given. That is
 * loaded for the first source, so that a mistake in it fails what was asked and not the thread.
 */
export default (source: Source) => {
  extract ??= openExtractor((workerData as { readonly graph: string }).graph);
  return extract(source);
};
