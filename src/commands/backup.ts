import { createReadStream, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Entry, GRAPH, textName, writeBackup } from '../exchange/backup.ts';
import { textsIn } from '../exchange/flow.ts';
import { openArchive } from '../read/archive.ts';
import { type Store, StoreError } from '../store/store.ts';
import { archiveOf } from './archive.ts';
import { draftOf, mayWrite, notItself, writeWhole } from './draft.ts';
import { EXIT, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { storeOption, withStore } from './store.ts';
import { many } from './tally.ts';

/** `fazhi backup FILE`: an embedded store and its texts in one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write an embedded store and the texts that its reports were read in to one file')
    .argument('<file>', 'the file to write')
    .option('--force', 'replace the file where it is there')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
The store is taken as it is at one moment; nobody else may have it open. The file is a tar file with a checksum over all of
it at its end, and it is there whole or not at all. A text that is missing or has changed is named and left out (exit code
1). A Neo4j is backed up with \`neo4j-admin database dump\`, or copied to an embedded store with \`fazhi copy\`.

Examples:
  fazhi backup graph-2024.tar
  fazhi backup samples.tar --store .fazhi/samples --force
  tar -tf graph-2024.tar | head -3`,
    )
    .action(async (file: string, { force, store: named }: { force?: true; store?: string }) => {
      const address = named ?? readConfig().store;
      refuseServer(
        address,
        `back it up with \`neo4j-admin database dump neo4j\`, or \`fazhi copy --from ${address} --to FILE\``,
      );
      mayWrite(file, force);
      const interrupt = onInterrupt();
      const done = await withStore(named, false, (store) => backUp(store, file, interrupt));
      if (done === null) {
        process.exitCode = EXIT.interrupted;
        return;
      }
      console.log(`backed up ${address} with ${many(done.texts, 'text')} to ${file}`);
      for (const line of done.lost) console.error(`fazhi: ${line}, and is not in the backup`);
      if (done.lost.length > 0) process.exitCode = EXIT.partly;
    });
}

/** How many texts a backup holds, and which it should; null where it was interrupted, and nothing is left. */
async function backUp(store: Store, file: string, signal: AbortSignal) {
  notItself(store, file);
  const { saveAs } = await import('../store/embedded.ts');
  const graph = draftOf(file);
  const lost: string[] = [];
  let texts = 0;
  async function* entries(): AsyncGenerator<Entry> {
    try {
      saveAs(store, graph);
    } catch (problem) {
      throw new StoreError((problem as Error).message.replaceAll(graph, file), { cause: problem });
    }
    yield { name: GRAPH, size: statSync(graph).size, data: createReadStream(graph) };
    for await (const text of archived(store, lost)) {
      if (signal.aborted) return;
      texts++;
      yield text;
    }
  }
  try {
    const done = await writeWhole(file, async (handle) => {
      await writeBackup(handle, entries());
      return !signal.aborted;
    });
    return done ? { texts, lost } : null;
  } finally {
    await rm(graph, { force: true }).catch(() => undefined);
  }
}

/** Refuses an address of a server, and says what to do instead. */
export function refuseServer(address: string, instead: string): void {
  if (/^[a-z][a-z0-9+]*:\/\//i.test(address))
    throw new UsageError(`${address} is no embedded store; a Neo4j has its own ways: ${instead}`);
}

async function* archived(store: Store, lost: string[]): AsyncGenerator<Entry> {
  const archive = openArchive(archiveOf(store));
  for await (const { id, textHash } of textsIn(store)) {
    const found = await archive.find(textHash);
    if (!found || found.changed) {
      lost.push(`the text ${textHash} of ${id} ${found ? 'has changed since it was archived' : 'is missing'}`);
      continue;
    }
    const bytes = Buffer.from(found.text);
    yield { name: textName(textHash), size: bytes.length, data: [bytes] };
  }
}
