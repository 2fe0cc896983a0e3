import { defineQuery } from './cypher.ts';
import type { Store } from './store.ts';

/** A report as the store has it. */
export interface Stored {
  readonly stamp: string;
  readonly path: string;
  readonly title: string | null;
  readonly year: number;
  readonly published: string | null;
  readonly length: number;
  readonly textHash: string;
  readonly bytesHash: string;
  readonly knowledge: string | null;
}

const byId = defineQuery<{ report: string }, Stored>('write/stored');

/** The report of this id, if the store has it. */
export async function storedReport(store: Store, report: string): Promise<Stored | undefined> {
  return (await byId(store, { report }))[0];
}

interface Known {
  readonly report: string | null;
  readonly knowledge: string | null;
  readonly reason: string | null;
  readonly candidates: readonly string[];
}

const byBytes = defineQuery<{ bytesHash: string }, Known>('write/known');

/** What became of these bytes when they were read with the same knowledge, if they were. */
export async function knownBytes(store: Store, bytesHash: string, knowledge: string | undefined) {
  const found = (await byBytes(store, { bytesHash })).find((one) => one.knowledge === (knowledge ?? null));
  if (!found) return null;
  const { report, reason, candidates } = found;
  return report === null
    ? { status: 'aside' as const, reason: reason!, candidates }
    : { status: 'unchanged' as const, report };
}
