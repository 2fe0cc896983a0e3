import { type Claim, give, release } from './files.ts';
import { type Freed, sweep } from './forget.ts';
import type { Ref } from './rows.ts';
import type { Transaction } from './store.ts';

/** Adds the files of texts that are no longer aside to those that are to be read again. */
export function noteFiles(freed: Set<string>, texts: readonly Freed[]): void {
  for (const file of texts.flatMap(({ files }) => files)) freed.add(file);
}

/**
 * Lets bytes and their file stand for `target` alone, written by `work`, which gives back what perhaps nothing speaks of any
 * more. Files that are to be read again are added to `freed`.
 */
export async function stand(
  transaction: Transaction,
  claim: Claim,
  target: Ref,
  freed: Set<string>,
  work?: (files: readonly string[]) => Promise<readonly Ref[]>,
): Promise<void> {
  const released = await release(transaction, claim, target);
  const { files } = released;
  noteFiles(freed, released.freed);
  const ends = (await work?.(files)) ?? [];
  // A text that had given way to what the file held before is no longer aside: it is to be read again from this file too.
  if (!work && released.freed.some(({ id }) => id === target.id)) noteFiles(freed, [{ id: target.id, files }]);
  else
    await give(
      transaction,
      target.type,
      files.map((file) => ({ id: target.id, file })),
    );
  await sweep(transaction, [...released.ends, ...ends]);
}
