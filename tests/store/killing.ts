import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import fc from 'fast-check';
import { expect } from 'vitest';
import { openEmbedded } from '../../src/store/embedded.ts';
import { type GraphHash, hashGraph } from '../../src/store/hash.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { known, type Read } from './drawn.ts';
import { ontology } from './reports.ts';

/** A program that writes reports into a store, and tells in a line of JSON of each that is there. */
export interface Victim {
  /** Starts it on all reports; those that the store has already it tells of without writing them. */
  start(): ChildProcess;
  /** What it reads now, by path. */
  reports(): ReadonlyMap<string, Read>;
  /** Lets some of the reports say something else from now on, before it is started anew. */
  change(): Promise<void>;
  /** The store, once nothing else has it open. */
  open(): Promise<Store>;
  /** Takes away all that the store holds. */
  clear(): Promise<void>;
}

/** How often the program is killed, and within how many milliseconds after it has told of the first report. */
export interface Kills {
  readonly kills: number;
  readonly within: number;
  readonly seed: number;
}

/**
 * Kills the program at random moments after the first line it prints, starts it again, and so on. After each kill every report
 * that it told of must be there with its newest text, and the graph must be exactly that of the reports that are there: none by
 * half. At the end it runs undisturbed, and leaves what it would have left had it never been killed. Gives back all it read.
 */
export async function kill(victim: Victim, { kills, within, seed }: Kills): Promise<Iterable<Read>> {
  const delays = fc.sample(fc.integer({ min: 0, max: within }), { seed, numRuns: kills });
  const texts = new Map<string, Read>();
  for (const delay of delays) {
    for (let killed = false; !killed; ) {
      for (const report of victim.reports().values()) texts.set(report.source.textHash, report);
      const { told, by } = await run(victim.start(), delay);
      killed = by === 'SIGKILL';
      await check(victim, texts, told);
      if (!killed) await victim.clear();
    }
    await victim.change();
  }
  const { told, by } = await run(victim.start(), null);
  expect({ by, told: [...told].sort() }).toEqual({ by: null, told: [...victim.reports().keys()].sort() });
  expect(await hashOf(victim)).toEqual(await undisturbed([...victim.reports().values()]));
  for (const report of victim.reports().values()) texts.set(report.source.textHash, report);
  return texts.values();
}

/** Runs the program to its end, or kills it so many milliseconds after it has told of the first report. */
export async function run(child: ChildProcess, delay: number | null) {
  const told = new Set<string>();
  let end: NodeJS.Timeout | undefined;
  const lines = createInterface(child.stdout!);
  lines.on('line', (line) => {
    // The last line may be torn.
    if (line.endsWith('}')) told.add(JSON.parse(line).path);
    if (delay !== null) end ??= setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const [code, by] = await once(child, 'close');
  clearTimeout(end);
  expect(by ?? code).toBe(by === null ? 0 : 'SIGKILL');
  return { told, by };
}

/** Fails unless all that was told of is there, with its newest text, and the graph is exactly that of the reports that are there. */
export async function check(
  victim: Victim,
  texts: ReadonlyMap<string, Read>,
  told: ReadonlySet<string>,
): Promise<void> {
  const store = await victim.open();
  const rows = await store.read<{ textHash: string }>('MATCH (one:Report) RETURN one.textHash AS textHash');
  const there = new Set(rows.map(({ textHash }) => textHash));
  const missing = [...told].filter((path) => !there.has(victim.reports().get(path)!.source.textHash));
  const found = await hashGraph(store, ontology);
  await store.close();
  expect(missing).toEqual([]);
  expect(found).toEqual(await undisturbed([...there].map((textHash) => texts.get(textHash)!)));
}

/** What the graph comes to. */
export async function hashOf(victim: Victim): Promise<GraphHash> {
  const store = await victim.open();
  const found = await hashGraph(store, ontology);
  await store.close();
  return found;
}

/** What a graph comes to that these reports were written to in peace. */
export async function undisturbed(reports: readonly Read[]): Promise<GraphHash> {
  const store = openEmbedded();
  await prepare(store, ontology);
  const writer = openWriter(store, { ontology, lookups: known() });
  for (const { source, facts } of reports) await writer.queue(source, facts, () => undefined);
  await writer.flush();
  const found = await hashGraph(store, ontology);
  await store.close();
  return found;
}
