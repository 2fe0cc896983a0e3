import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';
import { loadNumerals, type NumberFormat } from './list-numbers.ts';
import { readTable, readWords } from './tables.ts';

const KEYS = ['title', 'published', 'address', 'heading'] as const;

/** What reading files goes by: frequent characters, how government pages are built, and how lists are numbered. */
export interface ReadingKnowledge {
  /** The most frequent characters, simplified and traditional. */
  readonly common: ReadonlySet<string>;
  /** CSS selectors of the element that holds an article, the surest first. */
  readonly containers: readonly string[];
  /** CSS selectors of what a page says of itself; `heading` is the element that shows its title. */
  readonly metadata: Readonly<Record<(typeof KEYS)[number], readonly string[]>>;
  /** By Word's name of the format or by CSS's: chineseCounting, cjk-ideographic. */
  readonly numerals: ReadonlyMap<string, NumberFormat>;
}

/** Reads `graph/script` and the page tables of `graph/chrome`; any mistake is a KnowledgeError that says where. */
export function loadReading(folder: string): ReadingKnowledge {
  const file = join(folder, 'chrome', 'metadata.tsv');
  const rows = readTable(file, ['key', 'selector']);
  for (const { line, key } of rows) {
    if (KEYS.some((known) => known === key)) continue;
    throw new KnowledgeError(file, { line, column: 1 }, `unknown key "${key}"; there are: ${KEYS.join(', ')}`);
  }
  const selectors = (key: string) => rows.filter((row) => row.key === key).map((row) => row.selector);
  return {
    common: new Set(readWords(join(folder, 'script', 'common.txt')).flatMap(({ word }) => [...word])),
    containers: readSelectors(join(folder, 'chrome', 'containers.txt')),
    metadata: {
      title: selectors('title'),
      published: selectors('published'),
      address: selectors('address'),
      heading: selectors('heading'),
    },
    numerals: loadNumerals(join(folder, 'script', 'numerals.tsv')),
  };
}

/** One selector a line; a comment is `# ` at the start, for `#zoom` is a selector. */
function readSelectors(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !/^#(\s|$)/.test(line));
  } catch (cause) {
    throw new KnowledgeError(file, null, 'is missing or cannot be read', { cause });
  }
}
