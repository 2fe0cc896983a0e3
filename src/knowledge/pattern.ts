import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { COOPERATION_KINDS, STATUSES } from '../model/fact.ts';
import { BODY_FORMS } from '../model/mention.ts';
import { KnowledgeError } from './errors.ts';
import { parsePattern, type Sequence, SyntaxProblem } from './syntax.ts';

const PARTS = ['preamble', 'results', 'problems', 'plans'] as const;

const schema = z.strictObject({
  /** Unique within its file; facts name it as `<file>/<name>`. */
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The capture that becomes a mention: practice, cooperation, citation, institution, figure, status. */
  finds: z.string().regex(/^[a-z][a-z-]*$/),
  pattern: z.string().min(1),
  /** Patterns that the mention's own tokens must not wholly be: sets without a name, bare heads. */
  not: z.array(z.string()).default([]),
  /** Values that the mention bears. */
  sets: z
    .strictObject({
      kind: z.enum(COOPERATION_KINDS).optional(),
      status: z.enum(STATUSES).optional(),
      form: z.enum(BODY_FORMS).optional(),
      practice: z.string().optional(),
      inside: z.boolean().optional(),
    })
    .default({}),
  /** In which parts of a report it holds; everywhere when left out. */
  parts: z.array(z.enum(PARTS)).optional(),
  /** Why the pattern is as it is. */
  reason: z.string().optional(),
  /** Sentences it must match, with the text of each mention in order. */
  examples: z
    .record(z.string(), z.array(z.string()).min(1))
    .refine((all) => Object.keys(all).length > 0, 'needs an example'),
  /** Near misses: sentences in which it must find nothing. */
  near: z.array(z.string()).min(1),
});

/** A pattern as its file declares it. */
export interface PatternEntry extends z.infer<typeof schema> {
  /** `systems/named-system` */
  readonly id: string;
  /** Eight hex digits of the hash of all that decides what it finds; those of what stands beside it, such as examples, do not count. */
  readonly version: string;
  readonly file: string;
  /** Where the pattern's text begins in its file. */
  readonly where: { readonly line: number; readonly column: number };
}

/** A pattern read, before the lexicon exists: its words become terms of the lexicon. */
export interface ReadPattern {
  readonly entry: PatternEntry;
  readonly sequence: Sequence;
  readonly not: readonly Sequence[];
}

/** The patterns of `<folder>/order.yaml`'s files, in order; any mistake is a KnowledgeError with file, line and column. */
export function loadPatterns(folder: string): ReadPattern[] {
  const order = read(join(folder, 'order.yaml'), z.array(z.strictObject({ file: z.string(), why: z.string() })));
  return readPatterns(order.value.flatMap(({ file }) => loadFile(join(folder, `${file}.yaml`))));
}

function loadFile(file: string): PatternEntry[] {
  const { value, position } = read(file, z.array(schema));
  const names = new Set<string>();
  return value.map((entry, index) => {
    if (names.has(entry.name))
      throw new KnowledgeError(file, position([index, 'name']), `two patterns are named "${entry.name}"`);
    names.add(entry.name);
    const id = `${basename(file, '.yaml')}/${entry.name}`;
    return { ...entry, id, version: versionOf(entry), file, where: position([index, 'pattern']) };
  });
}

function versionOf({ finds, pattern, not, sets, parts }: z.infer<typeof schema>): string {
  const deciding = JSON.stringify([finds, pattern, not, Object.entries(sets).sort(), parts ?? null]);
  return createHash('sha256').update(deciding).digest('hex').slice(0, 8);
}

/** Reads the text of every pattern; what cannot be read is a KnowledgeError at its line and column. */
function readPatterns(entries: readonly PatternEntry[]): ReadPattern[] {
  return entries.map((entry) => ({
    entry,
    sequence: readSequence(entry, entry.pattern),
    not: entry.not.map((text) => readSequence(entry, text)),
  }));
}

function readSequence(entry: PatternEntry, text: string): Sequence {
  try {
    return parsePattern(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxProblem)) throw cause;
    throw problemIn(entry, cause.at, cause.message);
  }
}

/** A mistake in a pattern's text, at the character of the file where it stands. */
export function problemIn(entry: PatternEntry, at: number, message: string): KnowledgeError {
  const { line, column } = entry.where;
  return new KnowledgeError(
    entry.file,
    { line, column: column + at },
    `pattern "${entry.name}", at character ${at + 1}: ${message}`,
  );
}

/** The class that a literal word of a pattern becomes in the lexicon. */
export const wordClass = (word: string): string => `=${word}`;

/** The literal words of the patterns, each with the class it has in the lexicon. */
export function* wordsOf(patterns: readonly ReadPattern[]): Generator<{ word: string; class: string; source: string }> {
  for (const { entry, sequence, not } of patterns) {
    for (const word of [sequence, ...not].flatMap(wordsIn)) yield { word, class: wordClass(word), source: entry.id };
  }
}

function wordsIn(sequence: Sequence): string[] {
  return sequence.flatMap(({ element }) => {
    if (element.type === 'one') return [...element.words];
    return element.type === 'group' ? element.branches.flatMap(wordsIn) : [];
  });
}

type Position = (path: readonly (string | number)[]) => { line: number; column: number };

function read<T>(file: string, shape: z.ZodType<T>): { value: T; position: Position } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnowledgeError(file, null, 'is missing or cannot be read', { cause });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const position: Position = (path) => {
    const { line, col } = lines.linePos(nearest(document.contents, path));
    return { line, column: col };
  };
  const broken = document.errors[0];
  if (broken) throw new KnowledgeError(file, at(lines, broken.pos[0]), broken.message.split('\n')[0]!);
  const checked = shape.safeParse(document.toJS());
  if (checked.success) return { value: checked.data, position };
  const { issues } = checked.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!;
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const key = issue.code === 'unrecognized_keys' ? issue.keys : [];
  throw new KnowledgeError(file, position([...path, ...key.slice(0, 1)]), `${path.join('.')}: ${issue.message}`);
}

function at(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

/** Offset of the deepest node on the path; of a key where its value was not found. */
function nearest(node: unknown, path: readonly (string | number)[]): number {
  let best = (node as Node | null)?.range?.[0] ?? 0;
  let here: unknown = node;
  for (const step of path) {
    if (isMap(here)) {
      const pair = here.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) break;
      best = ((pair.value as Node | null) ?? (pair.key as Node)).range?.[0] ?? best;
      here = pair.value;
    } else if (isSeq(here) && typeof step === 'number') {
      here = here.items[step];
      best = (here as Node | undefined)?.range?.[0] ?? best;
    } else break;
  }
  return best;
}
