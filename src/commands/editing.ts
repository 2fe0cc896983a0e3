import type { Editing } from '../api/ingestion.ts';
import { readConfig } from '../config.ts';
import { type Editor, openEditor } from '../edit/editor.ts';
import type { Readable, Reader } from '../ingest.ts';
import type { Given, Rejection } from '../model/source.ts';
import { type Archive, openArchive } from '../read/archive.ts';
import { removeReport } from '../store/forget.ts';
import type { Store } from '../store/store.ts';
import { archiveOf, fileName, pathOf } from './archive.ts';
import { UnusableError } from './exit.ts';

/** What takes reports into a store, as this program's commands do. */
export function editorOf(store: Store, reader: Reader, manifest?: string): Editor {
  return openEditor({
    ...{ store, reader, manifest },
    graph: readConfig().graph,
    archive: archiveAt(archiveOf(store)),
    fileOf: (path) => fileName(store, path),
    pathOf: (file) => pathOf(store, file),
  });
}

const MISTAKE =
  "was not read, through a mistake of this program that the server's log tells; please report it. The others were not kept out";

/** How the API changes a store. */
export interface EditingOptions {
  /** Whether reports are read by a thread of their own, so that questions are answered meanwhile; true where it is left out. */
  readonly apart?: boolean;
  /** Told of mistakes in reading. */
  readonly onError?: (problem: unknown) => void;
}

/** What carries the API's changes out: each report is written, and told of, before the next is read. */
export function editingOf(store: Store, reader: Reader, options: EditingOptions = {}): Editing {
  const { apart = true, onError = console.error } = options;
  const editor = editorOf(store, reader);
  async function* readAll(given: AsyncIterable<Given>): AsyncGenerator<Readable | Rejection> {
    for await (const one of given) {
      const mistake = (problem: unknown): Rejection => {
        onError(problem);
        return { path: one.path, code: 'mistake', reason: MISTAKE };
      };
      const input = await (apart ? reader.givenApart(one) : reader.given(one)).catch(mistake);
      yield 'source' in input ? { ...input, facts: () => input.facts().catch(mistake) } : input;
    }
  }
  return {
    ingest: (given, tell) => editor.begin().take(readAll(given), { tell, together: 1 }),
    remove: (report) => removeReport(store, report),
  };
}

/** The archive in a folder; where it cannot be written, that is said. */
function archiveAt(folder: string): Pick<Archive, 'keep' | 'read'> {
  const archive = openArchive(folder);
  return {
    read: archive.read,
    keep: (text) =>
      archive.keep(text).catch((cause) => {
        const why = /ENOSPC|EFBIG|EDQUOT/.test(cause.code)
          ? 'the disk is full; make room'
          : `${cause.message}; mend that`;
        throw new UnusableError(`texts cannot be kept in ${folder}: ${why} and run the same again`, { cause });
      }),
  };
}
