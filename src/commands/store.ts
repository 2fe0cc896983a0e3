import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Option } from 'commander';
import { readConfig, root } from '../config.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { type Store, StoreError } from '../store/store.ts';

const USUAL = join(root, '.fazhi', 'graph');
const SAMPLES = join(root, '.fazhi', 'samples');

/** `--store`, with FAZHI_STORE and the checkout's own graph behind it. */
export function storeOption(): Option {
  return new Option(
    '--store <store>',
    'a file for the embedded graph, or a neo4j:// or bolt:// address (also: env FAZHI_STORE)',
  );
}

/**
 * Opens the store that was asked for, gives it to `work` and closes it, whatever happens. Only `create` makes a new one, and
 * only `half` opens one that holds half a copy of another.
 */
export async function withStore<Result>(
  named: string | undefined,
  create: boolean,
  work: (store: Store) => Promise<Result>,
  { half = false } = {},
): Promise<Result> {
  const { graph, store: usual, neo4j } = readConfig();
  // The drivers are slow to load, and not every command needs one.
  const { openStore } = await import('../store/open.ts');
  const store = await openStore(named ?? usual, loadOntology(join(graph, 'ontology')), {
    ...neo4j,
    create,
    half,
  }).catch((problem) => {
    // `npm start` keeps its samples apart.
    const hint = named === undefined && usual === USUAL && !create && !existsSync(usual) && existsSync(SAMPLES);
    if (!hint) throw problem;
    const samples = relative('', SAMPLES);
    throw new StoreError(`${problem.message}; the samples of \`npm start\` are in --store ${samples}`, {
      cause: problem,
    });
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
