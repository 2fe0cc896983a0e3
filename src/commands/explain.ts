import { Command, InvalidArgumentError, Option } from 'commander';
import { readConfig } from '../config.ts';
import { type Explanation, explain, type ToldMention, type ToldPattern } from '../explain/explain.ts';
import { type ReadReport, readSentence } from '../explain/reading.ts';
import { openReader, type Reader } from '../ingest.ts';
import type { Part } from '../model/text.ts';
import { resolvePlace } from '../resolve/places.ts';
import { openStages, type Stages } from '../stages.ts';
import { UsageError } from './exit.ts';
import { refusal } from './inputs.ts';
import { table } from './table.ts';

const PARTS: readonly Part[] = ['preamble', 'results', 'problems', 'plans'];

/** What `fazhi explain` was asked with. */
export interface ExplainOptions {
  readonly report?: string;
  readonly at?: number;
  readonly pattern?: string;
  readonly part?: Part;
  readonly place?: string;
  readonly year?: number;
  readonly json?: boolean;
}

/** `fazhi explain SENTENCE`: why the facts of a sentence are what they are. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('what is seen in a sentence: tokens, mentions, what became of each, and why a pattern found nothing')
    .argument('[sentence]', 'a sentence; or name one of a report with --report and --at')
    .option('--report <file>', 'a report that holds the sentence')
    .option('--at <offset>', 'where the sentence stands in that report, in UTF-16 units of the archived text', whole)
    .option('--pattern <id>', 'tell of this pattern, such as practices/headed, even where it found nothing')
    .addOption(new Option('--part <part>', 'read the sentence as one of this part of a report').choices(PARTS))
    .option('--place <name>', 'read a lone sentence as one of a report of this place')
    .option('--year <year>', 'read a lone sentence as one of a report on this year', whole)
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
A lone sentence is read as one of a report's results. Bodies, partners and figures need to know whose report it is, and of
which year: say so with --place and --year, or name the report. Offsets are those of the spans that fazhi extract gives.

Examples:
  fazhi explain "全面推行综合查一次制度。"
  fazhi explain "拟建立涉企检查备案制度。" --part problems --pattern practices/quoted
  fazhi explain --report samples/tongnan-2023.txt --at 400`,
    )
    .action(async (sentence: string | undefined, options: ExplainOptions) => {
      const { graph } = readConfig();
      const reader = openReader(graph);
      const found = await explained(sentence, options, openStages(graph, reader.gazetteer), reader);
      console.log(options.json ? JSON.stringify(found) : described(found));
    });
}

/** Explains a lone sentence or one of a report; what names neither is a UsageError. */
export async function explained(
  text: string | undefined,
  options: ExplainOptions,
  stages: Stages,
  reader: Reader,
): Promise<Explanation> {
  const { report, at } = options;
  // As facts name it, with its version behind it.
  const pattern = options.pattern?.replace(/@[0-9a-f]*$/, '');
  const ids = stages.knowledge.patterns.map(({ entry }) => entry.id);
  if (pattern !== undefined && !ids.includes(pattern))
    throw new UsageError(`--pattern ${pattern} is no pattern of graph/patterns; there are: ${ids.join(', ')}`);
  if (text === undefined ? report === undefined || at === undefined : report !== undefined || at !== undefined)
    throw new UsageError('give either a sentence or both --report FILE and --at OFFSET');
  if (text !== undefined) {
    if (text.trim() === '') throw new UsageError('the sentence is empty; write one in quotation marks');
    const { part = 'results', year = null } = options;
    return explain(stages, readSentence(text, { part, year, place: placeOf(options, reader) }, stages), 0, pattern);
  }
  if (options.place !== undefined || options.year !== undefined)
    throw new UsageError('--place and --year are told by the report itself; leave them out with --report');
  const read = await readReport(report!, stages, reader);
  const index = indexAt(read, at!, report!);
  return explain(stages, options.part ? inPart(read, index, options.part, stages) : read, index, pattern);
}

async function readReport(path: string, stages: Stages, reader: Reader): Promise<ReadReport> {
  for await (const input of reader.read([path])) {
    const found = 'source' in input ? stages.report(input.source) : input;
    if ('code' in found) throw new UsageError(refusal(found));
    return { report: found, sentences: stages.read(found) };
  }
  throw new UsageError(`--report ${path} holds no report`);
}

/** The sentence that holds an offset. */
function indexAt({ report }: ReadReport, at: number, path: string): number {
  const { sentences, source } = report;
  const ends = sentences.map(({ end }) => end);
  const index = ends.findIndex((end) => at < end);
  if (index >= 0 && sentences[index]!.start <= at) return index;
  const next = sentences.at(index);
  const near = next ? `; the nearest sentence stands at ${next.start}–${ends.at(index)}` : '';
  throw new UsageError(
    `no sentence of ${path} stands at ${at}: there is its title, white space or page furniture, or it ends before (at ${source.text.length})${near}`,
  );
}

function inPart(read: ReadReport, index: number, part: Part, stages: Stages): ReadReport {
  const sentences = read.report.sentences.with(index, { ...read.report.sentences[index]!, part });
  const report = { ...read.report, sentences };
  return { report, sentences: stages.read(report) };
}

function placeOf({ place, year }: ExplainOptions, reader: Reader) {
  if (place === undefined) return null;
  const { path, candidates } = resolvePlace(place, reader.gazetteer, { year });
  if (path && candidates.length === 0) return path;
  const choice = candidates.map((candidate) => candidate.join('/')).join(', ');
  throw new UsageError(`--place ${place} names ${choice ? `several places: ${choice}` : 'no place that is known'}`);
}

function described({ text, part, span, place, year, tokens, mentions, pattern }: Explanation): string {
  const setting = [part, place?.join('/') ?? 'place not known', year ?? 'year not known', span.join('–')].join(' · ');
  return [
    text,
    setting,
    '',
    table(tokens.map((token) => ({ token: token.text, classes: token.classes.join(' ') }))),
    '',
    mentions.length > 0 ? table(mentions.map(row)) : 'no mention',
    ...(pattern ? ['', account(pattern)] : []),
  ].join('\n');
}

function row({ kind, text, pattern, sets, captures, outcome, facts, note }: ToldMention) {
  const all = [...Object.entries(sets), ...captures.map(({ name, text }) => [name, text])];
  return {
    mention: kind,
    text,
    pattern,
    captures: all.map(([name, value]) => `${name}=${value}`).join(' '),
    became: facts.length > 0 ? facts.map(named).join('; ') : [WORDS[outcome], note || 'nothing'].join(' '),
  };
}

const WORDS: Readonly<Record<ToldMention['outcome'], string>> = {
  kept: 'kept',
  inside: 'inside',
  'no-status': 'no status:',
  status: 'says it of',
  left: 'left:',
};

/** practices: 行政执法公示制度 System adopted */
function named({ of, ...fact }: ToldMention['facts'][number]): string {
  const values = Object.values(fact).filter((value) => value !== null && value !== '');
  return `${of}: ${values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : value)).join(' ')}`;
}

function account({ id, finds, because, failure }: ToldPattern): string {
  if (finds > 0) return `${id} found ${finds} of these.`;
  if (!failure) return `${id} found nothing: ${because}.`;
  const { element, at, after, stood } = failure;
  const there = stood ? `${stood.text} (${stood.classes.join(' ')})` : 'the end of the sentence';
  const where = after === '' ? 'at' : `after ${after},`;
  return `${id} found nothing. It came farthest ${where} where its character ${at + 1} wants\n  ${element}\nand there stands ${there}.`;
}

function whole(given: string): number {
  if (/^\d+$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a whole number.');
}
