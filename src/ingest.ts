import { join } from 'node:path';
import { openExtractor } from './extract.ts';
import { type Gazetteer, loadGazetteer } from './knowledge/gazetteer.ts';
import { loadReading, type ReadingKnowledge } from './knowledge/reading.ts';
import type { ReportFacts } from './model/fact.ts';
import type { Rejection, Source } from './model/source.ts';
import type { Manifest } from './read/manifest.ts';
import type { Passed } from './read/paths.ts';
import { readSources } from './read/read.ts';

/** A file that could be read, and what it says, worked out when it is asked for. */
export interface Readable {
  readonly source: Source;
  facts(): ReportFacts | Rejection;
}

/** The way from files to facts, with its knowledge; each part of that is loaded when it is first needed. */
export interface Reader {
  readonly gazetteer: Gazetteer;
  readonly reading: ReadingKnowledge;
  /** The files that paths name, one at a time and always in the same order; what cannot be read is a Rejection in its place. */
  read(paths: readonly string[], options?: ReadingOptions): AsyncGenerator<Readable | Rejection>;
}

/** What a crawler knows, how many bytes a file may have, and what folders hold that is no report. */
export interface ReadingOptions {
  readonly manifest?: Manifest;
  readonly limit?: number;
  readonly passed?: Passed;
}

/** A reader that goes by the knowledge in the folder `graph`. */
export function openReader(graph: string): Reader {
  const gazetteer = once(() => loadGazetteer(join(graph, 'gazetteer')));
  const reading = once(() => loadReading(graph));
  const extract = once(() => openExtractor(graph, gazetteer()));
  return {
    get gazetteer() {
      return gazetteer();
    },
    get reading() {
      return reading();
    },
    async *read(paths, options) {
      for await (const source of readSources(paths, { ...options, knowledge: reading() }))
        yield 'reason' in source ? source : { source, facts: () => extract()(source) };
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
