import { statementFor } from './cypher.ts';
import { give } from './files.ts';
import { insert } from './insert.ts';
import type { Rows } from './rows.ts';
import { type Store, UnreachableError } from './store.ts';

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
 * Writes reports that touch one another nowhere in one transaction, and gives back which: none where one is refused, and never
 * one that takes the place of anything in the store or gives way to it. The others are to be written alone.
 */
export function writeTogether<Report extends Marks & { readonly rows: Rows }>(
  store: Store,
  reports: readonly Report[],
): Promise<readonly Report[]> {
  const written = store.write(async (transaction) => {
    const rows = await transaction.run<{ trace: string }>(statementFor('write/traces'), {
      ids: reports.map(({ id }) => id),
      hashes: reports.map(({ bytesHash }) => bytesHash),
      files: reports.flatMap(({ file }) => file ?? []),
    });
    const traces = new Set(rows.map(({ trace }) => trace));
    const isNew = ({ id, bytesHash, file }: Marks) => ![id, bytesHash, file].some((mark) => traces.has(mark ?? ''));
    const fresh = reports.filter(isNew);
    await insert(
      transaction,
      fresh.map(({ rows }) => rows),
    );
    const given = fresh.flatMap(({ id, file }) => (file === null ? [] : [{ id, file }]));
    await give(transaction, 'Report', given);
    return fresh;
  });
  return written.catch((problem) => {
    if (problem instanceof UnreachableError) throw problem;
    return [];
  });
}
