import { type Command, InvalidArgumentError } from 'commander';
import type { Reader, ReadingOptions } from '../ingest.ts';
import type { Rejection } from '../model/source.ts';
import { ManifestError, readManifest } from '../read/manifest.ts';
import { filesOf, type Passed } from '../read/paths.ts';
import { UsageError } from './exit.ts';

/** What the commands that read files are told about them. */
export interface InputOptions {
  readonly manifest?: string;
  readonly maxSize?: number;
  readonly workers?: number;
}

/** How many threads may read. */
const MOST_WORKERS = 64;

/** Gives a command the argument PATH… and the options that say how files are read. */
export function takesInputs(command: Command): Command {
  return command
    .argument('<path...>', 'files, folders with all below them, globs, or - for standard input (.txt .html .docx .pdf)')
    .option(
      '--manifest <file>',
      'a CSV with the columns path, address, title, published, jurisdiction: what a crawler knows',
    )
    .option('--max-size <MB>', 'files larger than this are not read', readSize, 20)
    .option(
      '--workers <n>',
      'threads that read, each with some 200 MB and a second to start: for thousands of files on many cores',
      readWorkers,
      1,
    );
}

/** The options as the reader takes them; a manifest that cannot be used is a mistake in the command line. */
export async function readingOptions(
  { manifest, maxSize = 20, workers = 1 }: InputOptions,
  reader: Reader,
): Promise<ReadingOptions> {
  const limit = Math.round(maxSize * 1_000_000);
  const options = { limit, workers };
  if (manifest === undefined) return options;
  try {
    return { ...options, manifest: await readManifest(manifest, reader.reading.common) };
  } catch (problem) {
    if (problem instanceof ManifestError) throw new UsageError(problem.message, { cause: problem });
    throw problem;
  }
}

/** How many files the paths name. */
export async function countFiles(paths: readonly string[], passed?: Passed): Promise<number> {
  let count = 0;
  for await (const _ of filesOf(paths, passed)) count++;
  return count;
}

/** Whether a file was left out that somebody meant to be read; a folder's other text files are no loss. */
export function isLoss({ code }: Pick<Rejection, 'code'>): boolean {
  return code !== 'other-file';
}

/** One line for a file that was left out: which, why, and the code that scripts can test. */
export function refusal(rejection: Rejection): string {
  const { path, reason, code } = rejection;
  return `${isLoss(rejection) ? 'not read' : 'skipped '}  ${path}: ${reason.replace(/\.$/, '')} [${code}]`;
}

/** A number of megabytes, as an option has it. */
export function readSize(given: string): number {
  const size = Number(given);
  if (size > 0 && size <= 1000) return size;
  throw new InvalidArgumentError('Write a number of megabytes, up to 1000.');
}

function readWorkers(given: string): number {
  const workers = Number(given);
  if (Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${MOST_WORKERS}.`);
}
