import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { hashGraph } from '../store/hash.ts';
import { storeOption, withStore } from './store.ts';

/** `fazhi hash`: one hash of the whole graph, to compare it with another. */
export function hashCommand(): Command {
  return new Command('hash')
    .description('a hash of the whole graph: the same graph has the same one, in any store and any order of reading')
    .option('--json', 'one JSON object, with the count and hash of each type')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
Every node counts with its labels and properties, every edge with its ends and properties. Where files lie, what program
and knowledge read them, and what is kept aside are no part of the graph, and do not count.

Examples:
  fazhi hash
  fazhi hash --store neo4j://localhost:7687
  fazhi hash --json | jq -c '.types[]'`,
    )
    .action(async (options: { json?: true; store?: string }) => {
      const ontology = loadOntology(join(readConfig().graph, 'ontology'));
      const found = await withStore(options.store, false, (store) => hashGraph(store, ontology));
      console.log(options.json ? JSON.stringify(found) : found.hash);
    });
}
