import { Command, InvalidArgumentError, Option } from 'commander';
import type { Logger } from 'pino';
import { exampleQueries } from '../api/examples.ts';
import type { LogLevel } from '../api/server/logging.ts';
import type { Settings } from '../api/server/settings.ts';
import { readConfig } from '../config.ts';
import { openReader, type Reader } from '../ingest.ts';
import { warm } from '../query/warm.ts';
import { openArchive } from '../read/archive.ts';
import type { Store } from '../store/store.ts';
import { archiveOf } from './archive.ts';
import { UnusableError, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { sourcesOf } from './sources.ts';
import { storeOption, withStore } from './store.ts';

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
    .addOption(
      new Option(
        '--log <level>',
        'how much is told on stderr, in JSON lines (also: env FAZHI_LOG; usually info, on a terminal warn)',
      ).choices(['debug', 'info', 'warn', 'error', 'silent']),
    )
    .addHelpText(
      'after',
      `
The embedded store belongs to one process at a time: end \`serve\` before \`ingest\` or \`query\`, or use a Neo4j.
Reports can be sent to the server meanwhile, by whoever has a key: the mutation \`ingest\`.
Who may ask and change, limits, and what is logged: environment variables, all in docs/serving.md.

Examples:
  fazhi serve
  fazhi serve --port 8080 --store .fazhi/samples`,
    )
    .action(async (options: { port?: number; host: string; store?: string; log?: LogLevel }) => {
      const port = options.port ?? readConfig().port;
      if (!isPort(port)) throw new UsageError('FAZHI_PORT is no port; write a number from 0 to 65535');
      const guarded = await guards(options.log);
      const interrupt = onInterrupt();
      await withStore(options.store, false, async (store) => {
        const asked = exampleQueries().map(({ query }) => query);
        const reader = openReader(readConfig().graph);
        const server = await listen({ store, reader, port, host: options.host, questions: asked, ...guarded });
        const what = guarded.settings.graphiql ? 'GraphiQL and the API' : 'The API';
        console.log(`\n${what}: ${server.url}   (Ctrl-C ends it)\n\nQuestions to paste there:`);
        for (const question of asked) console.log(`\n${question}`);
        if (!interrupt.aborted)
          await new Promise((resolve) => interrupt.addEventListener('abort', resolve, { once: true }));
        await server.close();
        await reader.close();
      });
    });
}

interface Guards {
  readonly settings: Settings;
  readonly log: Logger;
}

/** How the server guards itself and what it tells of, by the environment. */
async function guards(level: LogLevel | undefined): Promise<Guards> {
  const { readSettings, unknownSettings } = await import('../api/server/settings.ts');
  const { logTo } = await import('../api/server/logging.ts');
  for (const name of unknownSettings(process.env, ['FAZHI_STORE', 'FAZHI_PORT']))
    console.error(`fazhi: ${name} is no setting and changes nothing; docs/serving.md has them all`);
  const settings = await told(async () => readSettings());
  return { settings, log: logTo(level ?? settings.log ?? (process.stderr.isTTY ? 'warn' : 'info')) };
}

interface Served extends Guards {
  readonly store: Store;
  readonly reader: Reader;
  readonly port: number;
  readonly host: string;
  readonly questions: readonly string[];
}

async function listen({ reader, ...options }: Served) {
  const { createServer } = await import('../api/server.ts');
  const { openChanges } = await import('../api/ingestion.ts');
  const { editingOf } = await import('./editing.ts');
  const { graph } = readConfig();
  const { find } = openArchive(archiveOf(options.store));
  const onError = (err: unknown) => options.log.error({ err }, 'a change failed');
  const knowledge = {
    ...sourcesOf(graph, reader.gazetteer),
    textOf: async (hash: string) => {
      const found = await find(hash);
      return found && !found.changed ? found.text : null;
    },
    changes: openChanges(editingOf(options.store, reader, { onError }), onError),
  };
  const listening = await told(() => createServer({ ...options, ...knowledge }));
  // Whoever asks before it is done waits for the same.
  warm({ ...knowledge, store: options.store }).catch(() => undefined);
  return listening;
}

/** What is done, its failures told as this program's. */
async function told<Done>(work: () => Promise<Done>): Promise<Done> {
  const { SettingsError } = await import('../api/server/settings.ts');
  const { PortError } = await import('../api/server/listen.ts');
  return work().catch((problem) => {
    if (problem instanceof SettingsError) throw new UsageError(problem.message, { cause: problem });
    throw problem instanceof PortError ? new UnusableError(problem.message, { cause: problem }) : problem;
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
