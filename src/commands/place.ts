import { join } from 'node:path';
import { Command } from 'commander';
import { readConfig } from '../config.ts';
import { type Gazetteer, loadGazetteer } from '../knowledge/gazetteer.ts';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';
import { type PlaceAnswer, resolvePlace } from '../resolve/places.ts';
import { EXIT, UsageError } from './exit.ts';

/** What `fazhi place` was asked with, as it stands on the command line. */
export interface PlaceCommandOptions {
  readonly year?: string | number | undefined;
  /** A place that holds those sought: 重庆市, 内江, 四川省/内江市. */
  readonly within?: string | undefined;
  readonly json?: boolean | undefined;
}

/** `fazhi place NAME…`: what place a name, a title or an address speaks of. */
export function placeCommand(): Command {
  return new Command('place')
    .description('the place that a name, a title or an address speaks of: path, code, level, and its names over time')
    .argument('<name...>', 'texts that name a place each')
    .option('--year <year>', 'the year the text is about: places are renamed and merged')
    .option('--within <place>', 'a place that holds those sought')
    .option('--json', 'one JSON object a name: text, path, code, level, candidates')
    .addHelpText(
      'after',
      `
Where a name is ambiguous, the candidates are given and none is chosen; the exit code then is 1.

Examples:
  fazhi place 荣昌 合川市
  fazhi place 永乐镇 --within 重庆市
  fazhi place 荣昌县 --year 2014 --json`,
    )
    .action((names: string[], options: PlaceCommandOptions) => {
      const gazetteer = loadGazetteer(join(readConfig().graph, 'gazetteer'));
      if (place(names, options, gazetteer, console.log) > 0) process.exitCode = EXIT.partly;
    });
}

/** Writes what place each text names, one line or paragraph a text; how many could not be told. */
export function place(
  texts: readonly string[],
  options: PlaceCommandOptions,
  gazetteer: Gazetteer,
  out: (line: string) => void,
): number {
  const year = yearOf(options.year);
  const within = options.within === undefined ? undefined : holderOf(options.within, gazetteer, year);
  let untold = 0;
  for (const text of texts) {
    const answer = resolvePlace(text, gazetteer, { year, within });
    if (answer.path === null || answer.candidates.length > 0) untold++;
    out(options.json ? json(answer) : describe(answer, gazetteer));
  }
  return untold;
}

function json({ text, path, code, level, candidates }: PlaceAnswer): string {
  return JSON.stringify({ text, path, code, level, candidates });
}

/** 荣昌区  重庆市/荣昌区  500153  county, and below what it was called and what else it may be. */
function describe({ text, path, code, level, candidates, place }: PlaceAnswer, gazetteer: Gazetteer): string {
  const lines = [
    path
      ? [text, path.join('/'), code, level].join('\t')
      : `${text}\t${candidates.length > 0 ? 'ambiguous' : 'no place'}`,
  ];
  if (path && !place) lines.push('  only this much is certain');
  if (place) {
    for (const code of place.before) lines.push(`  before: ${named(gazetteer.byCode(code)!, gazetteer)}`);
    if (place.from !== null || place.to !== null) lines.push(`  so called: ${place.from ?? ''}–${place.to ?? ''}`);
    for (const code of place.after) lines.push(`  after: ${named(gazetteer.byCode(code)!, gazetteer)}`);
  }
  for (const candidate of candidates) lines.push(`  may be: ${candidate.join('/')}`);
  return lines.join('\n');
}

function named(place: Place, gazetteer: Gazetteer): string {
  const years = [place.from, place.to].map((year) => year ?? '');
  return `${gazetteer.path(place).join('/')} ${place.code} ${years.join('–')}`.trimEnd();
}

function yearOf(year: string | number | undefined): number | undefined {
  if (year === undefined) return undefined;
  const value = Number(year);
  if (Number.isInteger(value) && value >= 1949 && value <= 2100) return value;
  throw new UsageError(`--year ${year} is no year between 1949 and 2100; write four digits`);
}

function holderOf(text: string, gazetteer: Gazetteer, year: number | undefined): Path {
  const { path, place, candidates } = resolvePlace(text, gazetteer, { year });
  if (path && place) return path;
  const choice = candidates.map((candidate) => candidate.join('/')).join(', ');
  throw new UsageError(
    `--within ${text} names ${choice ? `several places: ${choice}; write one of them` : 'no place that is known'}`,
  );
}
