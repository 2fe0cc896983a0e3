import { existsSync, readdirSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { bulkCsv, importCommand } from '../exchange/csv.ts';
import { graphML } from '../exchange/graphml.ts';
import { jsonLines } from '../exchange/jsonl.ts';
import type { Piece } from '../exchange/values.ts';
import { loadOntology } from '../knowledge/ontology.ts';
import { StoreError } from '../store/store.ts';
import { pathOf } from './archive.ts';
import { isFolder, mayWrite, notItself, writeFolder, writeWhole } from './draft.ts';
import { EXIT, UsageError } from './exit.ts';
import { onInterrupt } from './interrupt.ts';
import { storeOption, withStore } from './store.ts';
import { many } from './tally.ts';

interface Options {
  readonly format: 'csv' | 'graphml' | 'jsonl';
  readonly out?: string;
  readonly force?: true;
  readonly arrayDelimiter: string;
  readonly database: string;
  readonly store?: string;
}

/** `fazhi export`: the graph in a form that other programs read. */
export function exportCommand(): Command {
  return new Command('export')
    .description("write the graph as files for Neo4j's bulk import (csv), Gephi (graphml) or any program (jsonl)")
    .addOption(
      new Option('-f, --format <format>', 'csv, graphml or jsonl')
        .choices(['csv', 'graphml', 'jsonl'])
        .makeOptionMandatory(),
    )
    .option('-o, --out <path>', 'a folder for csv, a file for graphml and jsonl; standard output where it is left out')
    .option('--force', 'replace what stands there: the file, or the files of an earlier export in the folder')
    .addOption(
      new Option('--array-delimiter <char>', 'csv: what parts the elements of a list, as a character or as U+001F')
        .argParser(readCharacter)
        .default('\u001f', 'U+001F'),
    )
    .option('--database <name>', 'csv: the database that the printed command imports into', 'neo4j')
    .addOption(storeOption())
    .addHelpText(
      'after',
      `
csv writes a header file and a file of rows for each kind of node and of edge, and prints the command that imports them
into an empty database of a Neo4j that is not running. It holds all that a store holds, so that the database is a store of
this program: the first command that opens it adds constraints and indexes, and \`fazhi hash\` gives the same hash.
graphml and jsonl hold the graph of facts: every node and edge that the hash counts, and no more, in one order, so that the
same graph gives the same bytes. graphml joins lists by " | "; jsonl has the shape of Neo4j's APOC, one object a line.

Examples:
  fazhi export --format csv --out graph.csv
  fazhi export --format graphml --out graph.graphml --store .fazhi/samples
  fazhi export --format jsonl | jq -r 'select(.label == "ADOPTED") | .properties.quote'`,
    )
    .action(async (options: Options) => {
      const done = await (options.format === 'csv' ? toFolder(options) : toFile(options));
      if (!done) process.exitCode = EXIT.interrupted;
    });
}

async function toFile({ format, out, force, store: named }: Options): Promise<boolean> {
  if (out !== undefined && isFolder(out)) throw new UsageError(`${out} is a folder; name a file for ${format}`);
  if (out !== undefined) mayWrite(out, force);
  const interrupt = onInterrupt();
  const ontology = loadOntology(join(readConfig().graph, 'ontology'));
  return withStore(named, false, async (store) => {
    if (out !== undefined) notItself(store, out);
    const pieces = () => (format === 'jsonl' ? jsonLines(store, ontology) : graphML(store, ontology));
    if (out === undefined) return every(pieces(), interrupt, ({ text }) => toOutput(text));
    const done = await writeWhole(out, (file) =>
      every(pieces(), interrupt, async ({ text }) => void (await file.writeFile(text))),
    );
    if (done) console.error(`wrote ${out}`);
    return done;
  });
}

async function toFolder({ out, force, store: named, arrayDelimiter: delimiter, database }: Options): Promise<boolean> {
  if (out === undefined) throw new UsageError('csv is several files: name a folder for them with --out');
  if (out.includes(','))
    throw new UsageError(`${out} has a comma in it, which neo4j-admin takes for the end of a name`);
  if (existsSync(out) && !isFolder(out))
    throw new UsageError(`${out} is a file; csv is several: name a folder for them`);
  if (isFolder(out) && readdirSync(out).length > 0) mayWrite(out, force);
  const interrupt = onInterrupt();
  const ontology = loadOntology(join(readConfig().graph, 'ontology'));
  return withStore(named, false, async (store) => {
    const pieces = bulkCsv(store, { ontology, delimiter, fileId: (id) => pathOf(store, id) });
    const files = await writeFolder(out, isOurs, (draft) => inFolder(draft, pieces, interrupt));
    if (files === null) return false;
    if (files.length === 0) throw new StoreError(`${store.address} holds nothing to export`);
    console.error(`wrote ${many(files.length, 'file')} to ${out}; import them with:`);
    console.log(importCommand(out, files, delimiter, database));
    return true;
  });
}

/** Writes pieces to the files they name. */
async function inFolder(folder: string, pieces: AsyncIterable<Piece>, signal: AbortSignal): Promise<boolean> {
  const files = new Map<string, FileHandle>();
  try {
    const done = await every(pieces, signal, async ({ file, text }) => {
      const handle = files.get(file) ?? (await open(join(folder, file), 'wx'));
      files.set(file, handle);
      await handle.writeFile(text);
    });
    for (const handle of files.values()) await handle.sync();
    return done;
  } finally {
    for (const handle of files.values()) await handle.close();
  }
}

async function every(
  pieces: AsyncIterable<Piece>,
  signal: AbortSignal,
  write: (piece: Piece) => Promise<void>,
): Promise<boolean> {
  for await (const piece of pieces) {
    if (signal.aborted) return false;
    await write(piece);
  }
  return true;
}

/** Waits where whoever reads the output is slower. */
const toOutput = (text: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(text, (problem) => (problem ? reject(problem) : resolve())));

/** The names that an export gives its files. */
const isOurs = (file: string): boolean => /^(nodes|edges)-[\w-]+\.csv$/.test(file);

function readCharacter(given: string): string {
  const code = /^U\+([0-9a-f]{4,6})$/i.exec(given)?.[1];
  const character = code === undefined ? given : String.fromCodePoint(Number.parseInt(code, 16));
  if (character.length === 1 && !/[,"\s]/.test(character)) return character;
  throw new InvalidArgumentError('Write one character, or its code as in U+001F; no comma, quotation mark or space.');
}
