import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError } from 'commander';
import { startNeo4j } from '../scripts/neo4j/server.ts';
import { flags } from './built.ts';
import { type Measure, type Options, reaches, tableOf } from './measure.ts';

/** The benches in the order they run; each is a file of this folder. The last ones run on a generated graph, in each store. */
const BENCHES = ['way', 'start', 'length', 'folder', 'store', 'questions', 'load'];
const ON_STORES: ReadonlySet<string> = new Set(['store', 'questions', 'load']);

interface Asked {
  readonly quick?: true;
  readonly reports?: number;
  readonly store?: string;
  readonly minutes?: number;
  readonly texts?: string;
  readonly json?: true;
}

const program = new Command('bench')
  .description('how fast the program is here; what counts are the ratios and whether the bars are reached')
  .argument('[benches...]', `which to run, of ${BENCHES.join(', ')}; all where none is named`, benchNamed)
  .option('--quick', 'a tenth of everything, to see that it runs')
  .option('--reports <number>', 'reports in the generated graph; usually 20000', positive)
  .option(
    '--store <store>',
    'where that graph is made, a new file or the address of an empty Neo4j; usually a temporary file and a Neo4j of its own',
  )
  .option('--minutes <number>', 'how long memory is watched under load as well; usually not', positive)
  .option('--texts <path>', 'reports to read in place of the samples')
  .option('--json', 'one JSON object')
  .action(run);
await program.parseAsync();

async function run(named: readonly string[], asked: Asked): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-bench-'));
  const { quick, texts, minutes } = asked;
  const options: Options = {
    bytes: quick ? 1e6 : 1e7,
    lengths: quick ? [1e4, 1e5, 1e6] : [1e4, 1e5, 1e6, 1e7],
    files: quick ? 200 : 2000,
    reports: asked.reports ?? (quick ? 1000 : 20_000),
    ...(texts !== undefined && { texts }),
    ...(minutes !== undefined && { minutes }),
  };
  const onStore = named.some((name) => ON_STORES.has(name));
  const wanted = onStore && !asked.store ? new Set([...named, 'store']) : new Set(named);
  const measures: Measure[] = [];
  const run = async (title: string, name: string, more: Partial<Options> = {}) => {
    if (wanted.size > 0 && !wanted.has(name)) return;
    const found = await measured(name, { ...options, ...more });
    measures.push(
      ...found.map((measure) => ({ ...measure, what: title === name ? measure.what : `${title}: ${measure.what}` })),
    );
    if (!asked.json) console.log(`${title}\n${tableOf(found)}\n`);
  };
  try {
    for (const name of BENCHES) if (!ON_STORES.has(name)) await run(name, name);
    const stores = [...ON_STORES].some((name) => wanted.size === 0 || wanted.has(name)) ? storesFor(asked, folder) : [];
    for await (const { title, store } of stores)
      for (const name of ON_STORES) await run(`${name} (${title})`, name, { store });
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (asked.json) console.log(JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, options, measures }));
  else console.log(summary(measures));
}

/** The stores to run on, one after another: that which is named, or an embedded one and a Neo4j, each for as long as it is used. */
async function* storesFor({ store }: Asked, folder: string): AsyncGenerator<{ title: string; store: string }> {
  if (store !== undefined) return yield { title: store, store };
  yield { title: 'embedded', store: join(folder, 'graph.grafeo') };
  const server = await startNeo4j();
  try {
    yield { title: 'Neo4j', store: server.uri };
  } finally {
    await server.stop();
  }
}

/** What holds on any machine, and how many bars were reached on this one. */
function summary(measures: readonly Measure[]): string {
  const ratios = measures.filter(({ ratio }) => ratio);
  const bars = measures.filter(({ bar }) => bar);
  const missed = bars.filter((measure) => !reaches(measure));
  return [
    ...(ratios.length > 0 ? [`ratios, the same on any machine\n${tableOf(ratios)}\n`] : []),
    `node ${process.version}, ${cpus()[0]?.model}: ${bars.length - missed.length} of ${bars.length} bars reached`,
    ...missed.map(({ what }) => `missed: ${what}`),
  ].join('\n');
}

/** One bench in a process of its own, so that none finds another's memory or warm code. */
function measured(name: string, options: Options): Promise<Measure[]> {
  return new Promise((resolve, reject) => {
    const file = fileURLToPath(new URL('child.ts', import.meta.url));
    const child = fork(file, [name, JSON.stringify(options)], {
      execArgv: [...process.execArgv, ...flags(), '--expose-gc'],
    });
    let found: Measure[] | undefined;
    child.once('message', (message) => {
      found = message as Measure[];
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0 && found) resolve(found);
      else reject(new Error(`the bench "${name}" ended with code ${code} and no figures`));
    });
  });
}

function benchNamed(name: string, before: readonly string[] = []): string[] {
  if (BENCHES.includes(name)) return [...before, name];
  throw new InvalidArgumentError(`there is no bench "${name}"; there are: ${BENCHES.join(', ')}`);
}

function positive(given: string): number {
  const number = Number(given);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('Write a whole number above 0.');
}
