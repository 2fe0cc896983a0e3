import type { Source } from '../model/source.ts';
import { defineQuery } from './cypher.ts';
import { filesOf } from './files.ts';
import type { Store } from './store.ts';

type Reads = Pick<Store, 'read'>;

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
export async function storedReport(store: Reads, report: string): Promise<Stored | undefined> {
  return (await byId(store, { report }))[0];
}

interface Known {
  readonly report: string | null;
  readonly knowledge: string | null;
  readonly reason: string | null;
  readonly candidates: readonly string[];
}

const byBytes = defineQuery<{ bytesHash: string }, Known>('write/known');

/**
 * What became of these bytes when they were read with the same knowledge, if they were, and the files they stood in. A copy
 * of what was kept aside is read anew where something is known of it: that may tell its place.
 */
export async function knownBytes(
  store: Reads,
  { bytesHash, hints }: Pick<Source, 'bytesHash' | 'hints'>,
  file: string | null,
  knowledge: string | undefined,
) {
  const found = (await byBytes(store, { bytesHash })).find((one) => one.knowledge === (knowledge ?? null));
  if (!found) return null;
  const { report, reason, candidates } = found;
  const target = report === null ? { type: 'Aside', id: bytesHash } : { type: 'Report', id: report };
  const files = await filesOf({ run: store.read }, target);
  if (report !== null) return { target, files, outcome: { status: 'unchanged' as const, report } };
  const hinted = Object.keys(hints).length > 0 && !files.includes(file ?? '');
  return hinted ? null : { target, files, outcome: { status: 'aside' as const, reason: reason!, candidates } };
}
