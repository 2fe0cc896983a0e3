import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { GRAPH, readBackup } from '../exchange/backup.ts';
import { unreached } from '../read/errors.ts';
import { StoreError } from '../store/store.ts';
import { archiveOf } from './archive.ts';
import { refuseServer } from './backup.ts';
import { draftOf, isFolder, unwritten } from './draft.ts';
import { EXIT, UnusableError, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { storeOption, withStore } from './store.ts';

/** `fazhi restore FILE`: the store that a backup holds. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('make an embedded store, with its texts, of what `fazhi backup` wrote')
    .argument('<file>', 'the backup')
    .option('--force', 'put it in the place of a store that is there; texts that only that one needs stay')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
The whole backup is checked before anything is put in place: of one that is damaged in a single bit, or cut off, nothing
is left. It is written beside the store and put in its place at once; nobody else may have the store open.

Examples:
  fazhi restore graph-2024.tar --store graphs/2024
  fazhi restore graph-2024.tar --force
  fazhi restore samples.tar --store again && fazhi verify --store again`,
    )
    .action(async (file: string, { force, store: named }: { force?: true; store?: string }) => {
      const address = named ?? readConfig().store;
      refuseServer(address, 'restore to a path, then `fazhi copy --from PATH --to ADDRESS`');
      const { fileOf } = await import('../store/embedded.ts');
      const graph = fileOf(address);
      if (existsSync(graph)) {
        if (!force)
          throw new UsageError(`there is a store at ${address} already; name another one, or replace it with --force`);
        // It is in nobody's hands, and what lies beside it is written into it.
        await opens(address, address, '; or move it away, and restore again');
      }
      const interrupt = onInterrupt();
      const draft = draftOf(graph);
      const made = madeFolder(draft);
      let done = false;
      try {
        await unpack(file, draft, interrupt);
        await opens(join(draft, GRAPH), file);
        if (!interrupt.aborted) {
          mkdirSync(dirname(graph), { recursive: true });
          await putTexts(join(draft, 'texts'), archiveOf({ address, kind: 'embedded' }));
          await rename(join(draft, GRAPH), graph);
          done = true;
        }
      } catch (problem) {
        if (!interrupt.aborted) throw unwritten(address, problem);
      } finally {
        rmSync(draft, { recursive: true, force: true });
        if (!done && made) rmSync(made, { recursive: true, force: true });
      }
      if (done) console.log(`restored ${file} to ${address}`);
      else process.exitCode = EXIT.interrupted;
    });
}

/** Fails where a store cannot be opened, with `name` for it. */
async function opens(store: string, name: string, advice = ''): Promise<void> {
  await withStore(store, false, async () => undefined, { half: true }).catch((problem) => {
    if (!(problem instanceof StoreError)) throw problem;
    throw new StoreError(`${problem.message.replaceAll(store, name)}${advice}`, { cause: problem });
  });
}

/** Makes a folder, and says which was the first that had to be made, besides itself. */
function madeFolder(draft: string): string | undefined {
  try {
    const made = mkdirSync(dirname(draft), { recursive: true });
    mkdirSync(draft);
    return made;
  } catch (problem) {
    throw unwritten(dirname(draft), problem);
  }
}

async function unpack(path: string, folder: string, signal: AbortSignal): Promise<void> {
  if (isFolder(path)) throw new UsageError(`${path} is a folder; name a backup`);
  const backup = await open(path, 'r').catch((cause) => {
    throw new UnusableError(`${path} ${unreached(cause) ?? `cannot be read: ${cause.message}`}`, { cause });
  });
  let current: { readonly name: string; readonly handle: FileHandle } | undefined;
  const end = async () => {
    await current?.handle.sync();
    await current?.handle.close();
    current = undefined;
  };
  try {
    await readBackup(path, backup, async (name, bytes) => {
      if (signal.aborted) throw new StoreError('interrupted');
      if (current?.name !== name) {
        await end();
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        current = { name, handle: await open(join(folder, name), 'wx') };
      }
      await current.handle.writeFile(bytes);
    });
  } finally {
    await end();
    await backup.close();
  }
}

/** Texts are named by what they hold: one that is there already is the same, or damaged. */
async function putTexts(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))) {
    const target = join(to, basename(name).slice(0, 2), basename(name));
    mkdirSync(dirname(target), { recursive: true });
    await rename(join(from, name), target);
  }
}
