import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable, Reader, ReadingOptions } from '../ingest.ts';
import { type Hints, isUpload, type Rejection } from '../model/source.ts';
import type { Archive } from '../read/archive.ts';
import { UnreachableError } from '../store/store.ts';
import type { Again, Outcome, Writer } from '../store/write.ts';
import { openTurns } from './turns.ts';

/** What is to be taken in: files that could be read, and those that could not. */
export type Inputs = AsyncIterable<Readable | Rejection>;

/** How inputs are taken in. */
export interface Taking {
  /** Told what became of each input, in their order, once it is in the store; and of a text that was read again, after all. */
  tell(path: string, outcome: Outcome): void;
  /** How many may not have been told of yet, because one before them waits for others to be written with; 1: each is told of at once. */
  readonly together?: number;
  /** Told of each that its turn has come. */
  begin?(path: string): void;
  /** How files are read again. */
  readonly reading?: ReadingOptions;
  /** Once it aborts no other is taken in. */
  readonly interrupt?: AbortSignal;
}

/** What takes inputs in. */
interface Means {
  readonly reader: Reader;
  readonly archive: Pick<Archive, 'keep' | 'read'>;
  /** The writer for what such is told of. */
  writerFor(told?: Hints): Writer;
  /** All writers that were asked for. */
  writers(): Iterable<Writer>;
}

/** Enough for as many reports to share a transaction as the writer lets. */
const TOGETHER = 64;

/**
 * Takes inputs in, one after another: each is read, its text archived, and what it says written. Nothing is worked out where the
 * same bytes were read with the same knowledge before. Texts that had given way to a report that is gone are read again at the
 * end, from their files, or from the archive where they were uploaded. What cannot be read is told of and keeps nothing else out;
 * a failure of the store or the archive ends it, and what was told until then is stored.
 */
export async function take(inputs: Inputs, taking: Taking, means: Means): Promise<void> {
  const { tell, together = TOGETHER, interrupt } = taking;
  const again = new Map<string, Again>();
  /** How the user named files that were kept aside. */
  const named = new Map<string, string>();
  const turns = openTurns<{ readonly path: string; readonly outcome: Outcome }>(({ path, outcome }) => {
    const { again: freed = [], ...told } = { again: [], ...outcome };
    again.delete(keyOf(path));
    for (const one of freed) again.set(keyOf(one.path), one);
    const aside = told.status === 'aside' ? path : 'displaced' in told ? told.displaced?.path : undefined;
    if (aside !== undefined) named.set(keyOf(aside), aside);
    tell(path, told);
  });
  const flush = async () => {
    for (const writer of means.writers()) await writer.flush();
  };
  async function takeAll(some: Inputs) {
    for await (const input of some) {
      if (interrupt?.aborted) break;
      const path = 'source' in input ? input.source.path : input.path;
      taking.begin?.(path);
      const told = turns.next();
      await takeOne(input, means, (outcome) => told({ path, outcome }));
      if (turns.open >= together) await flush();
    }
    await flush();
  }
  try {
    await takeAll(inputs);
    if (!interrupt?.aborted) await takeAll(readAgain([...again.values()], named, taking, means));
  } catch (problem) {
    // What was read before stays read; where it cannot be written either, the first problem is the one to tell of.
    if (!(problem instanceof UnreachableError)) await flush().catch(() => undefined);
    throw problem;
  }
}

async function takeOne(
  input: Readable | Rejection,
  { writerFor, archive }: Means,
  done: (outcome: Outcome) => void,
): Promise<void> {
  if (!('source' in input)) return done({ status: 'rejected', ...input });
  const { source, told } = input;
  const writer = writerFor(told);
  const known = await writer.known(source);
  if (known) {
    // A text that was lost or damaged is archived anew.
    await archive.keep(source.text);
    return done(known);
  }
  const facts = await input.facts();
  if ('code' in facts) return done({ status: 'rejected', ...facts });
  await archive.keep(source.text);
  const { contradictions } = facts.report;
  await writer.queue(source, facts, (written) =>
    done(contradictions.length > 0 ? { ...written, contradictions } : written),
  );
}

/** The texts from their files, those that are still there; what was uploaded from the archive, without what was told of it. */
async function* readAgain(
  texts: readonly Again[],
  named: ReadonlyMap<string, string>,
  { reading }: Taking,
  { reader, archive }: Means,
): AsyncGenerator<Readable | Rejection> {
  const files = texts.filter(({ path }) => !isUpload(path) && existsSync(path));
  const paths = files.map(({ path }) => named.get(keyOf(path)) ?? path);
  yield* reader.read(paths, { ...reading, workers: 1 });
  for (const { path, textHash } of texts.filter(({ path }) => isUpload(path))) {
    const found = await archive.read(textHash).catch((problem: Error) => problem);
    if (typeof found === 'string') yield await reader.given({ path, bytes: new TextEncoder().encode(found) });
    else yield { path, code: 'not-found', reason: found.message };
  }
}

/** Whole, so that it is the same wherever the user stands. */
const keyOf = (path: string): string => (isUpload(path) ? path : resolve(path));
