import { type Claim, give, release } from './files.ts';
import { type Freed, sweep } from './forget.ts';
import type { Ref } from './rows.ts';
import type { Transaction } from './store.ts';

/** Files that are to be read again, each with the hash of its text. */
export type ToRead = Map<string, string>;

/** Adds the files of texts that are no longer aside to those that are to be read again. */
export function noteFiles(freed: ToRead, texts: readonly Omit<Freed, 'id'>[]): void {
  for (const { files, textHash } of texts) for (const file of files) freed.set(file, textHash);
}

/**
 * Lets bytes and their file stand for `target` alone, written by `work`, which gives back what perhaps nothing speaks of any
 * more. Files that are to be read again are added to `freed`.
 */
export async function stand(
  transaction: Transaction,
  claim: Claim,
  target: Ref,
  freed: ToRead,
  work?: (files: readonly string[]) => Promise<readonly Ref[]>,
): Promise<void> {
  const released = await release(transaction, claim, target);
  const { files } = released;
  noteFiles(freed, released.freed);
  const ends = (await work?.(files)) ?? [];
  // A text that had given way to what the file held before is no longer aside: it is to be read again from this file too.
  const same = work ? undefined : released.freed.find(({ id }) => id === target.id);
  if (same) noteFiles(freed, [{ ...same, files }]);
  else
    await give(
      transaction,
      target.type,
      files.map((file) => ({ id: target.id, file })),
    );
  await sweep(transaction, [...released.ends, ...ends]);
}
