import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { copyStore, endCopy } from '../exchange/copy.ts';
import { textsIn } from '../exchange/flow.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { openArchive } from '../read/archive.ts';
import { hashGraph } from '../store/hash.ts';
import { type Store, StoreError } from '../store/store.ts';
import { archiveOf, fileName, pathOf } from './archive.ts';
import { EXIT, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { openProgress, type Progress } from './progress.ts';
import { withStore } from './store.ts';
import { many } from './tally.ts';

interface Lost {
  readonly textHash: string;
  readonly problem: 'missing' | 'changed';
  readonly report: string;
}

/** `fazhi copy --from S --to S`: the whole of one store in another, with the same hash. */
export function copyCommand(): Command {
  return new Command('copy')
    .description('copy a whole store, with its archived texts, into an empty one; the hashes of both are compared')
    .requiredOption('--from <store>', 'the store to copy: a path, or a neo4j:// or bolt:// address')
    .requiredOption('--to <store>', 'a store that is not there yet, or an empty database')
    .option('--json', 'one JSON object, with the hash of each and the texts that were not copied')
    .addHelpText(
      'after',
      `
Nodes, edges, what is kept aside and which files were read are copied, so that reading the same files into the copy reads
nothing twice. A store that holds anything is left as it is. Until the copy is whole, and its hash that of the original,
it is marked, and no other command takes it; the same command begins it again. A text that is missing or has changed is
named and not copied (exit code 1). Both servers, where both are Neo4j, are reached with the same NEO4J_USER and
NEO4J_PASSWORD.

Examples:
  fazhi copy --from .fazhi/graph --to neo4j://localhost:7687
  fazhi copy --from neo4j://localhost:7687 --to graphs/2024
  fazhi copy --from .fazhi/samples --to copy --json | jq .hash`,
    )
    .action(async (options: { from: string; to: string; json?: true }) => {
      const { from, to, json } = options;
      if (from === to || resolve(from) === resolve(to))
        throw new UsageError(`--from and --to are the same store: ${to}`);
      const interrupt = onInterrupt();
      const progress = openProgress();
      try {
        const found = await withStore(from, false, (source) =>
          withStore(to, true, (target) => copy(source, target, progress, interrupt), { half: true }),
        );
        if (found === null) {
          progress.note(`fazhi: interrupted: ${to} holds half a copy; the same command begins it again`);
          process.exitCode = EXIT.interrupted;
          return;
        }
        progress.end();
        console.log(json ? JSON.stringify({ from, to, ...found }) : summary(from, to, found));
        for (const { textHash, problem, report } of found.lost)
          console.error(
            `fazhi: the text ${textHash} of ${report} ${problem === 'missing' ? 'is missing' : 'has changed'}, and was not copied`,
          );
        if (found.lost.length > 0) process.exitCode = EXIT.partly;
      } finally {
        progress.end();
      }
    });
}

async function copy(source: Store, target: Store, progress: Progress, signal: AbortSignal) {
  const ontology = loadOntology(join(readConfig().graph, 'ontology'));
  const fileId = (id: string) => fileName(target, pathOf(source, id));
  let total = 2;
  const step = (done: number, kinds: number, what: string) => {
    total = kinds + 2;
    progress.step(done, total, what);
  };
  await copyStore(source, target, { ontology, fileId, signal, step });
  if (signal.aborted) return null;
  progress.step(total - 2, total, 'texts');
  const lost = await copyTexts(source, target, signal);
  if (signal.aborted) return null;
  progress.step(total - 1, total, 'hashes of both');
  const [before, after] = [await hashGraph(source, ontology), await hashGraph(target, ontology)];
  if (before.hash !== after.hash)
    throw new StoreError(
      `${target.address} came out as ${after.hash}, and ${source.address} is ${before.hash}: was anything written to either meanwhile? ` +
        'The copy stays marked as half of one; copy again',
    );
  await endCopy(target);
  const { nodes, edges, hash } = after;
  return { hash: { from: before.hash, to: hash }, nodes, edges, lost };
}

async function copyTexts(source: Store, target: Store, signal: AbortSignal): Promise<Lost[]> {
  const [from, to] = [openArchive(archiveOf(source)), openArchive(archiveOf(target))];
  const lost: Lost[] = [];
  for await (const { id: report, textHash } of textsIn(source)) {
    if (signal.aborted) break;
    const found = await from.find(textHash);
    if (found && !found.changed) await to.keep(found.text);
    else lost.push({ textHash, problem: found ? 'changed' : 'missing', report });
  }
  return lost;
}

function summary(
  from: string,
  to: string,
  { hash, nodes, edges }: { hash: { from: string; to: string }; nodes: number; edges: number },
): string {
  return [
    `copied ${many(nodes, 'node')} and ${many(edges, 'edge')}; the hashes are equal`,
    `${hash.from}  ${from}`,
    `${hash.to}  ${to}`,
  ].join('\n');
}
