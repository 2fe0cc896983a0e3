import { statementFor } from './cypher.ts';
import type { Ref } from './rows.ts';
import type { Store, Transaction } from './store.ts';

/** Takes out a report and all that it says; the nodes at the ends of that stay and are given back. */
export async function forget(transaction: Transaction, report: string): Promise<Ref[]> {
  const ends: Ref[] = [];
  for (const part of ['parties', 'place', 'passages', 'files', 'report'])
    ends.push(...(await transaction.run<Ref>(statementFor(`write/forget-${part}`), { report })));
  return ends;
}

/** A text that was kept aside, by the hashes of its bytes and of its text, and the files that held it. */
export interface Freed {
  readonly id: string;
  readonly textHash: string;
  readonly files: readonly string[];
}

/** Strikes off the texts that were kept aside in favour of a report, and gives them back. */
export function forgetAsides(transaction: Transaction, report: string): Promise<Freed[]> {
  return transaction.run<Freed>(statementFor('write/forget-asides'), { report });
}

/** A node that was taken out, by what it was part of. */
interface Gone {
  readonly above: readonly Ref[];
}

/** Takes out those of the nodes that nothing speaks of any more, then what they were part of, where that holds for it too. */
export async function sweep(transaction: Transaction, nodes: readonly Ref[]): Promise<void> {
  const groups = new Map<string, Set<string>>();
  for (const { type, id } of nodes) groups.set(type, (groups.get(type) ?? new Set()).add(id));
  const above: Ref[] = [];
  for (const [type, ids] of [...groups].sort(([a], [b]) => rank(a) - rank(b)))
    for (const gone of await transaction.run<Gone>(statementFor('write/sweep', { Jurisdiction: type }), {
      ids: [...ids],
    }))
      above.push(...gone.above);
  if (above.length > 0) await sweep(transaction, above);
}

/** Cooperations and institutions hold on to jurisdictions, so these come last. */
const rank = (type: string): number => (type === 'Jurisdiction' || type === 'Group' ? 1 : 0);

/** Removes a report by its id, and the nodes that no other speaks of; says whether there was one. */
export function removeReport(store: Store, report: string): Promise<boolean> {
  return store.write(async (transaction) => {
    const ends = await forget(transaction, report);
    await forgetAsides(transaction, report);
    await sweep(transaction, ends);
    return ends.length > 0;
  });
}
