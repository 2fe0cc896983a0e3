import { statementFor } from './cypher.ts';
import { give } from './files.ts';
import { insert } from './insert.ts';
import type { Rows } from './rows.ts';
import type { Store } from './store.ts';

/** All that tells a report from others: its id, its bytes, and the file they stand in, if any. */
export interface Marks {
  readonly id: string;
  readonly bytesHash: string;
  readonly file: string | null;
}

/** Whether two reports are the same one, or the same bytes, or come from one file: then they cannot be written together. */
export function touches(a: Marks, b: Marks): boolean {
  return a.id === b.id || a.bytesHash === b.bytesHash || (a.file !== null && a.file === b.file);
}

/**
 * Writes reports that touch one another nowhere in one transaction. False, and nothing is written, where the store holds
 * anything that one of them takes the place of or gives way to, or where one is refused: then each is to be written alone.
 */
export function writeTogether(store: Store, reports: readonly (Marks & { readonly rows: Rows })[]): Promise<boolean> {
  const written = store.write(async (transaction) => {
    const traces = await transaction.run(statementFor('write/traces'), {
      ids: reports.map(({ id }) => id),
      hashes: reports.map(({ bytesHash }) => bytesHash),
      files: reports.flatMap(({ file }) => file ?? []),
    });
    if (traces.length > 0) return false;
    await insert(
      transaction,
      reports.map(({ rows }) => rows),
    );
    const given = reports.flatMap(({ id, file }) => (file === null ? [] : [{ id, file }]));
    await give(transaction, 'Report', given);
    return true;
  });
  return written.catch(() => false);
}
