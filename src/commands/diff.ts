import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Compared, compare } from '../exchange/diff.ts';
import type { Changed, EdgeDifference, NodeDifference } from '../exchange/differences.ts';
import { openReader } from '../ingest.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import type { Store } from '../store/store.ts';
import { isFolder } from './draft.ts';
import { EXIT, UsageError } from './exit.ts';
import { readInto } from './ingest.ts';
import { readingOptions, readSize } from './inputs.ts';
import { onInterrupt } from './interrupt.ts';
import { withStore } from './store.ts';
import { many } from './tally.ts';

/** What a folder's reports are read with. */
interface Options {
  readonly json?: true;
  readonly manifest?: string;
  readonly maxSize?: number;
}

interface Asked extends Options {
  readonly interrupt: AbortSignal;
}

const SIGNS = { gained: '+', lost: '-', changed: '~' } as const;
/** Reports that a line names. */
const NAMED = 3;

/** `fazhi diff A B`: what one graph has that another has not. */
export function diffCommand(): Command {
  return new Command('diff')
    .description('each node and edge that B has and A has not (+), the other way round (-), or otherwise (~)')
    .argument('<a>', 'a store, or a folder of reports')
    .argument('<b>', 'a store, or a folder of reports')
    .option('--json', 'one JSON object a line for each difference, and one with the counts at the end')
    .option('--manifest <file>', "what a crawler knows of a folder's reports, as `fazhi ingest` takes it")
    .option('--max-size <MB>', 'files of a folder larger than this are not read', readSize)
    .addHelpText(
      'after',
      `
A folder stands for what its reports give: they are read into a store of their own, which goes afterwards. A folder that
holds a graph.grafeo is a store. Each difference is told with the reports that say it, or that say something of the node.
What the hash leaves out is not compared: where files lie, what knowledge read them, what is kept aside.
Exit code 0 where both are equal, 1 where they differ or a file of a folder could not be read.

Examples:
  fazhi diff graphs/2023 graphs/2024
  fazhi diff .fazhi/graph neo4j://localhost:7687
  fazhi diff .fazhi/samples samples
  fazhi diff old new --json | jq -r 'select(.reports) | .reports[]' | sort | uniq -c`,
    )
    .action(async (a: string, b: string, options: Options) => {
      if (a === b || resolve(a) === resolve(b)) throw new UsageError(`both are the same: ${a}`);
      const interrupt = onInterrupt();
      const ontology = loadOntology(join(readConfig().graph, 'ontology'));
      const tell = (one: NodeDifference | EdgeDifference) =>
        console.log(options.json ? JSON.stringify(one) : line(one));
      const asked = { ...options, interrupt };
      const graph = (named: string, work: (store: Store) => Promise<Compared>) => withGraph(named, asked, work);
      // A store that cannot be opened is told of before a folder is read.
      const found = await (isReports(a)
        ? graph(b, (after) => graph(a, (before) => compare(before, after, ontology, tell, interrupt)))
        : graph(a, (before) => graph(b, (after) => compare(before, after, ontology, tell, interrupt)))
      ).catch((problem) => {
        if (interrupt.aborted) return null;
        throw problem;
      });
      if (interrupt.aborted || found === null) {
        process.exitCode = EXIT.interrupted;
        return;
      }
      console.log(options.json ? JSON.stringify(found) : summary(found));
      if (differ(found)) process.exitCode = EXIT.partly;
    });
}

const isReports = (named: string): boolean => isFolder(named) && !existsSync(join(named, 'graph.grafeo'));

/** The store that is meant: that of a folder of reports is made for the while. */
async function withGraph<Result>(
  named: string,
  options: Asked,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  if (!isReports(named)) return withStore(named, false, work);
  const folder = mkdtempSync(join(tmpdir(), 'fazhi-diff-'));
  try {
    const { json: _json, interrupt, ...told } = options;
    const reader = openReader(readConfig().graph);
    const reading = await readingOptions(told, reader);
    return await withStore(join(folder, 'graph'), true, async (store) => {
      const { partly } = await readInto(store, [named], { ...told, reader, reading, interrupt });
      interrupt.throwIfAborted();
      if (partly) process.exitCode = EXIT.partly;
      return work(store);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const differ = ({ nodes, edges }: Compared): boolean =>
  [...Object.values(nodes), ...Object.values(edges)].some((count) => count > 0);

function line(one: NodeDifference | EdgeDifference): string {
  const { change, reports } = one;
  const said = change === 'changed' ? `: ${one.changes!.map(changed).join(', ')}` : quote(one.properties?.quote);
  if ('node' in one) return `${SIGNS[change]} node  ${one.node.join(' ')}${said}${by(reports)}`;
  return `${SIGNS[change]} edge  ${one.from.join(' ')} ${one.edge} ${one.to.join(' ')}${said}${by(reports)}`;
}

const quote = (text: unknown): string => (typeof text === 'string' ? `: ${JSON.stringify(text)}` : '');

const changed = ({ name, before, after }: Changed): string =>
  `${name} ${JSON.stringify(before)} -> ${JSON.stringify(after)}`;

function by(reports: readonly string[]): string {
  if (reports.length === 0) return '';
  const more = reports.length > NAMED ? ` and ${reports.length - NAMED} more` : '';
  return `  [${reports.slice(0, NAMED).join(', ')}${more}]`;
}

function summary(found: Compared): string {
  const { nodes, edges, same } = found;
  if (!differ(found)) return `equal: all ${same} nodes and edges are the same`;
  const counted = ({ gained, lost, changed }: Compared['nodes'], what: string) =>
    `${many(gained, what)} gained, ${lost} lost, ${changed} changed`;
  return `${counted(nodes, 'node')}; ${counted(edges, 'edge')}; ${same} are the same`;
}
