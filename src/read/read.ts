import { readFile } from 'node:fs/promises';
import { basename, extname, resolve } from 'node:path';
import type { ReadingKnowledge } from '../knowledge/reading.ts';
import type { Given, Rejection, Source } from '../model/source.ts';
import { ReportError, rejectionOf } from './errors.ts';
import { extract } from './extract.ts';
import type { Manifest } from './manifest.ts';
import { type File, filesOf, type Passed } from './paths.ts';
import { hasChinese, plain, sha256 } from './plain.ts';

export interface ReadOptions {
  readonly knowledge: ReadingKnowledge;
  /** Bytes that a file may have; 20 MB where nothing is said. */
  readonly limit?: number;
  readonly manifest?: Manifest;
  /** Entries of folders that are no reports; none where nothing is said. */
  readonly passed?: Passed;
  /** What the path `-` reads; the process's own standard input where nothing is said. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** Bytes that a file may have where nothing is said. */
const LIMIT = 20_000_000;
/** Extensions under which plain text is a report; a folder's other text files (.json, .csv, .md) are something else. */
const TEXT_NAMES = new Set(['', '.txt', '.text', '.htm', '.html', '.shtml', '.docx', '.doc', '.pdf']);

/**
 * Reads files, folders (with all below), globs and `-` (standard input), one at a time and always in the same order. What
 * cannot be read comes as a Rejection in its place, and the others go on.
 */
export async function* readSources(
  inputs: readonly string[],
  { knowledge, limit = LIMIT, manifest, passed, stdin = process.stdin }: ReadOptions,
): AsyncGenerator<Source | Rejection> {
  for await (const file of filesOf(inputs, passed)) {
    if ('reason' in file) yield file;
    else if (file.listed && manifest && resolve(file.path) === resolve(manifest.file)) continue;
    else yield await readSource(file, { knowledge, limit, manifest, stdin });
  }
}

async function readSource(file: File, { knowledge, limit, manifest, stdin }: Settings): Promise<Source | Rejection> {
  const { path, listed } = file;
  const told = manifest?.hintsFor(path);
  return sourceOf(path, async () => {
    const bytes = path === '-' ? await readAll(stdin, limit) : await readWhole(file, limit);
    return sourceFrom({ path, bytes, told }, knowledge, listed);
  });
}

/** Reads bytes as a file of that name would be read. */
export function readGiven(given: Given, knowledge: ReadingKnowledge): Promise<Source | Rejection> {
  return sourceOf(given.path, () => sourceFrom(given, knowledge, false));
}

function sourceOf(path: string, read: () => Promise<Source>): Promise<Source | Rejection> {
  return read().catch((problem) => rejectionOf(path, problem));
}

async function sourceFrom({ path, bytes, told }: Given, knowledge: ReadingKnowledge, listed: boolean): Promise<Source> {
  if (bytes.length === 0) throw new ReportError('empty', 'is empty');
  const { media, charset, text: raw, hints } = await extract(bytes, knowledge);
  if (media === 'text' && listed && !TEXT_NAMES.has(extname(path).toLowerCase())) {
    throw new ReportError(
      'other-file',
      `is plain text named ${extname(path)}; to read it, name the file itself or call it .txt`,
    );
  }
  const text = plain(raw);
  if (text.trim() === '') throw new ReportError('empty', 'holds nothing but white space');
  if (!hasChinese(text)) throw new ReportError('no-text', 'holds no Chinese text');
  return {
    path,
    name: basename(path, extname(path)),
    media,
    charset,
    bytesHash: sha256(bytes),
    textHash: sha256(text),
    text,
    hints: { ...hints, ...told },
  };
}

type Settings = Required<Omit<ReadOptions, 'manifest' | 'passed'>> & { readonly manifest: Manifest | undefined };

async function readWhole({ path, size }: File, limit: number): Promise<Uint8Array> {
  if (size > limit) throw tooLarge(`${size}`, limit);
  return readFile(path);
}

async function readAll(stdin: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    size += chunk.length;
    if (size > limit) throw tooLarge(`at least ${size}`, limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(size: string, limit: number): ReportError {
  return new ReportError(
    'too-large',
    `has ${size} bytes; the limit is ${limit}, so split it or raise the limit with --max-size`,
  );
}
