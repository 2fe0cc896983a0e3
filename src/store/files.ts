import { statementFor } from './cypher.ts';
import { type Freed, forget, forgetAsides } from './forget.ts';
import type { Ref } from './rows.ts';
import type { Transaction } from './store.ts';

/** Bytes, and the file they stand in; null where they came from no file. */
export interface Claim {
  readonly file: string | null;
  readonly bytesHash: string;
}

/** What is left when a file and its bytes have come to stand for something else. */
export interface Released {
  /** Nodes that perhaps nothing speaks of any more. */
  readonly ends: readonly Ref[];
  /** Texts that had given way to a report that is gone: they are to be read again. */
  readonly freed: readonly Freed[];
  /** The files that hold these bytes. */
  readonly files: readonly string[];
}

/**
 * Takes out what the bytes were read as before, and what the file stood for before unless another file gives that too;
 * `target` alone stays. Who calls this writes the target and then says with `give` which files it comes from.
 */
export async function release(transaction: Transaction, { file, bytesHash }: Claim, target: Ref): Promise<Released> {
  const files = new Set(file === null ? [] : [file]);
  const gone: Ref[] = [];
  const run = <Row>(name: string, parameters: Record<string, unknown>) =>
    transaction.run<Row>(statementFor(`write/${name}`), parameters);
  const isTarget = ({ type, id }: Ref) => type === target.type && id === target.id;

  for (const same of await run<Ref>('same-bytes', { bytesHash })) {
    for (const copy of await filesOf(transaction, same)) files.add(copy);
    if (!isTarget(same)) gone.push(same);
  }
  if (file !== null) {
    const given = await run<Ref>('given-by', { file });
    if (given.length > 0) await run('drop-file', { file });
    for (const one of given)
      if (!isTarget(one) && !gone.some(({ id }) => id === one.id) && (await filesOf(transaction, one)).length === 0)
        gone.push(one);
  }
  const ends: Ref[] = [];
  const freed: Freed[] = [];
  for (const { type, id } of gone) {
    if (type === 'Aside') {
      await transaction.run(statementFor('write/forget-files', { Report: type }), { report: id });
      await run('drop-aside', { bytesHash: id });
    } else {
      ends.push(...(await forget(transaction, id)));
      freed.push(...(await forgetAsides(transaction, id)));
    }
  }
  return { ends, freed, files: [...files] };
}

/** Ids of the files that give a report or one kept aside. */
export async function filesOf(transaction: Transaction, { type, id }: Ref): Promise<string[]> {
  const rows = await transaction.run<{ file: string }>(statementFor('write/files-of', { Report: type }), { id });
  return rows.map(({ file }) => file);
}

/** Writes down which files give which reports, or which of those kept aside. */
export async function give(
  transaction: Transaction,
  type: string,
  rows: readonly { readonly id: string; readonly file: string }[],
): Promise<void> {
  if (rows.length > 0) await transaction.run(statementFor('write/give', { Report: type }), { rows });
}
