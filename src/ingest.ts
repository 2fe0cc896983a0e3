import { join } from 'node:path';
import { openExtractor } from './extract.ts';
import { type Gazetteer, loadGazetteer } from './knowledge/gazetteer.ts';
import { loadReading, type ReadingKnowledge } from './knowledge/reading.ts';
import type { ReportFacts } from './model/fact.ts';
import type { Given, Hints, Rejection, Source } from './model/source.ts';
import type { Manifest } from './read/manifest.ts';
import type { Passed } from './read/paths.ts';
import { readGiven, readSources } from './read/read.ts';
import { openWorkers, type Workers } from './workers.ts';

/** A file that could be read, and what it says, worked out when it is asked for. */
export interface Readable {
  readonly source: Source;
  /** What somebody told of it; the hints of its source are that and what it says of itself. */
  readonly told?: Hints | undefined;
  facts(): Promise<ReportFacts | Rejection>;
}

/** The way from files to facts, with its knowledge; each part of that is loaded when it is first needed. */
export interface Reader {
  readonly gazetteer: Gazetteer;
  readonly reading: ReadingKnowledge;
  /** The files that paths name, one at a time and always in the same order; what cannot be read is a Rejection in its place. */
  read(paths: readonly string[], options?: ReadingOptions): AsyncGenerator<Readable | Rejection>;
  /** What bytes hold. */
  given(given: Given): Promise<Readable | Rejection>;
  /** The same, found out by a thread of its own, to which the bytes are given away; what takes it longer than so many milliseconds is not read. */
  givenApart(given: Given, longest?: number): Promise<Readable | Rejection>;
  /** Ends the threads that read; a reader without any needs no end. */
  close(): Promise<void>;
}

/** What a crawler knows, how many bytes a file may have, what folders hold that is no report, and by how many threads it is read. */
export interface ReadingOptions {
  readonly manifest?: Manifest;
  readonly limit?: number;
  readonly passed?: Passed;
  /** How many threads work facts out, ahead of when they are asked for; none besides this one where it is 1 or left out. */
  readonly workers?: number;
  /** Whether a source's facts will be asked for: threads work out no others ahead. */
  wanted?(source: Source): Promise<boolean>;
}

/** A reader that goes by the knowledge in the folder `graph`. */
export function openReader(graph: string): Reader {
  const gazetteer = once(() => loadGazetteer(join(graph, 'gazetteer')));
  const reading = once(() => loadReading(graph));
  const extract = once(() => openExtractor(graph, gazetteer()));
  let crew: Workers | undefined;

  async function* readAlone(paths: readonly string[], options?: ReadingOptions) {
    for await (const source of readSources(paths, { ...options, knowledge: reading() }))
      yield 'reason' in source ? source : { source, facts: async () => extract()(source) };
  }

  /** As many are begun before they are asked for as keep each thread at work. */
  async function* readAhead(paths: readonly string[], workers: number, options: ReadingOptions) {
    crew ??= openWorkers(graph, workers);
    const { extract } = crew;
    const begun: (Readable | Rejection)[] = [];
    for await (const source of readSources(paths, { ...options, knowledge: reading() })) {
      if ('reason' in source) begun.push(source);
      else {
        const facts = once(() => extract(source));
        begun.push({ source, facts });
        // Whoever asks for the facts is told of what went wrong.
        if ((await options.wanted?.(source)) ?? true) facts().catch(() => undefined);
      }
      if (begun.length > AHEAD * workers) yield begun.shift()!;
    }
    yield* begun;
  }

  async function given(given: Given): Promise<Readable | Rejection> {
    const source = await readGiven(given, reading());
    return 'reason' in source ? source : { source, told: given.told, facts: async () => extract()(source) };
  }

  async function givenApart(given: Given, longest = LONGEST): Promise<Readable | Rejection> {
    crew ??= openWorkers(graph, 1);
    const { read, extract } = crew;
    const { path, told } = given;
    const source = await within(longest, path, (giveUp) => read(given, giveUp));
    if ('reason' in source) return source;
    return { source, told, facts: () => within(longest, path, (giveUp) => extract(source, giveUp)) };
  }

  return {
    ...{ given, givenApart },
    get gazetteer() {
      return gazetteer();
    },
    get reading() {
      return reading();
    },
    read: (paths, { workers = 1, ...options } = {}) =>
      workers > 1 ? readAhead(paths, workers, options) : readAlone(paths, options),
    close: async () => crew?.close(),
  };
}

/** How many reports each thread has to work on, or has done before they are asked for. */
const AHEAD = 4;

/** Milliseconds that a thread may work on one report: far more than the longest takes. */
const LONGEST = 300_000;

/** What is found in so many milliseconds, or that it took longer. */
async function within<Found>(
  longest: number,
  path: string,
  work: (giveUp: AbortSignal) => Promise<Found>,
): Promise<Found | Rejection> {
  const giveUp = AbortSignal.timeout(longest);
  try {
    return await work(giveUp);
  } catch (problem) {
    if (!giveUp.aborted) throw problem;
    return { path, code: 'too-long', reason: `took longer than ${longest / 1000} s to read; split it` };
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
