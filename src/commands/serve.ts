import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { exampleQueries } from '../api/examples.ts';
import { readConfig } from '../config.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { UnusableError, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { storeOption, withStore } from './store.ts';

/** Milliseconds that questions under way are given when it is to end. */
const PATIENCE = 3000;

/** `fazhi serve`: the GraphQL API with GraphiQL, until Ctrl-C. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('answer GraphQL questions to the graph, with GraphiQL to ask them in a browser; it works offline')
    .option(
      '--port <number>',
      'the port to listen on; 0 takes a free one (also: env FAZHI_PORT; usually 4000)',
      readPort,
    )
    .option('--host <name>', 'the address to listen on; 0.0.0.0 lets other machines ask', 'localhost')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
The embedded store belongs to one process at a time: end \`serve\` before \`ingest\` or \`query\`, or use a Neo4j.

Examples:
  fazhi serve
  fazhi serve --port 8080 --store .fazhi/samples`,
    )
    .action(async (options: { port?: number; host: string; store?: string }) => {
      const port = options.port ?? readConfig().port;
      if (!isPort(port)) throw new UsageError('FAZHI_PORT is no port; write a number from 0 to 65535');
      const interrupt = onInterrupt();
      await withStore(options.store, false, async (store) => {
        const asked = await questions(store);
        const server = await listen({ store, port, host: options.host, questions: asked });
        console.log(`\nGraphiQL and the API: ${server.url}   (Ctrl-C ends it)\n\nQuestions to paste there:`);
        for (const question of asked) console.log(`\n${question}`);
        if (!interrupt.aborted)
          await new Promise((resolve) => interrupt.addEventListener('abort', resolve, { once: true }));
        await Promise.race([server.close(), delay(PATIENCE, undefined, { ref: false })]);
      });
    });
}

async function listen(options: { store: Store; port: number; host: string; questions: readonly string[] }) {
  const { createServer, PortError } = await import('../api/server.ts');
  const ontology = loadOntology(join(readConfig().graph, 'ontology'));
  return createServer({ ...options, ontology }).catch((problem) => {
    throw problem instanceof PortError ? new UnusableError(problem.message, { cause: problem }) : problem;
  });
}

const busiest = defineQuery<Record<string, never>, { place: string }>('query/busiest');

/** The example questions, about a place that the graph can tell something of. */
async function questions(store: Store): Promise<string[]> {
  const [found] = await busiest(store, {});
  return exampleQueries()
    .slice(0, 3)
    .map(({ query }) => {
      const [, named] = /place: "([^"]+)"/.exec(query) ?? [];
      return named && found ? query.replaceAll(named, found.place) : query;
    });
}

function readPort(given: string): number {
  const port = given.trim() === '' ? Number.NaN : Number(given);
  if (isPort(port)) return port;
  throw new InvalidArgumentError('Write a number from 0 to 65535.');
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 0 && port <= 65535;
}
