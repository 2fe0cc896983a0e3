import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reader } from '../ingest.ts';
import { fingerprint, reading } from '../knowledge/fingerprint.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { loadPractices } from '../knowledge/practices.ts';
import type { Hints, Source } from '../model/source.ts';
import type { Archive } from '../read/archive.ts';
import type { Store } from '../store/store.ts';
import { openWriter, type Writer } from '../store/write.ts';
import { type Inputs, type Taking, take } from './take.ts';

/** What an editor writes to, and what it goes by. */
export interface EditorOptions {
  readonly store: Store;
  readonly reader: Reader;
  /** The folder of knowledge. */
  readonly graph: string;
  /** The manifest that the reader goes by, if any. */
  readonly manifest?: string | undefined;
  /** Where texts are kept. */
  readonly archive: Pick<Archive, 'keep' | 'read'>;
  /** The one name of the file that a path means, wherever the user stands, and the path of a file by that name. */
  readonly fileOf: (path: string) => string;
  readonly pathOf: (file: string) => string;
}

/** Takes reports into a store. */
export interface Editor {
  /** One run: what it tells of each input is told with regard to what it has told before. */
  begin(): Run;
}

/** Some inputs that are taken in together. */
export interface Run {
  /** Whether a source's facts will be asked for: not where the same bytes were read with the same knowledge before. */
  wanted(source: Source): Promise<boolean>;
  /** Takes inputs in, one after another; see `take`. */
  take(inputs: Inputs, taking: Taking): Promise<void>;
}

/** An editor of a store; it loads what is known of practices, and takes the fingerprint of the whole knowledge. */
export function openEditor(options: EditorOptions): Editor {
  const { store, reader, graph, manifest, archive, fileOf, pathOf } = options;
  const practices = loadPractices(graph);
  const ontology = loadOntology(join(graph, 'ontology'));
  const program = fileURLToPath(new URL('..', import.meta.url));
  const knowledge = fingerprint([...reading(graph), program, ...(manifest === undefined ? [] : [manifest])]);
  const lookups = {
    // Where every file is known already, the gazetteer is never asked, nor loaded.
    places: { byPath: (path: readonly string[], year?: number) => reader.gazetteer.byPath(path, year) },
    practice: (name: string) => practices.get(name),
  };

  return {
    begin() {
      const writers = new Map<string, Writer>();
      /** What is told of a text decides with the knowledge what is read from it. */
      const writerFor = (told?: Hints): Writer => {
        const key = hintsKey(told);
        const writer =
          writers.get(key) ?? openWriter(store, { ontology, lookups, fileOf, pathOf, knowledge: knowledge + key });
        writers.set(key, writer);
        return writer;
      };
      return {
        wanted: async (source) => !(await writerFor().knows(source)),
        take: (inputs, taking) => take(inputs, taking, { reader, archive, writerFor, writers: () => writers.values() }),
      };
    },
  };
}

/** Equal for equal hints; empty where there are none. */
function hintsKey(told: Hints = {}): string {
  const said = Object.entries(told).sort(([a], [b]) => (a < b ? -1 : 1));
  if (said.length === 0) return '';
  return `+${createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)}`;
}
