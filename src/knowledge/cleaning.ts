import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';

const lists = {
  chrome: ['breadcrumbs', 'clock', 'footer', 'furniture', 'labels', 'title-labels'],
  head: [
    'about',
    'announcing',
    'bodies',
    'columns',
    'endings',
    'genre',
    'not-names',
    'openings',
    'published',
    'subjects',
    'year-context',
  ],
  sections: ['joints', 'lacking', 'mending', 'planning', 'plans', 'problems', 'results', 'wanting', 'will'],
} as const;
const tables = {
  calendar: { folder: 'head', keys: ['year', 'month', 'day', 'spans', 'now', 'zero', 'ten', 'digits'] },
  party: { folder: 'head', keys: ['prefix', 'body'] },
  self: {
    folder: 'head',
    keys: [
      'own',
      'whole',
      'notwhole',
      'longer',
      'many',
      'acting',
      'government',
      'leaders',
      'leading',
      'partners',
      'joined',
      'nameless',
      'party',
      'brands',
    ],
  },
  units: { folder: 'head', keys: ['township', 'county', 'prefecture', 'province'] },
  numbering: { folder: 'sections', keys: ['digits', 'ten', 'listing', 'ordinal', 'chapter', 'clause'] },
} as const;

type Lists<Area extends keyof typeof lists> = Readonly<Record<(typeof lists)[Area][number], readonly string[]>>;
type Table<Name extends keyof typeof tables> = Readonly<
  Record<(typeof tables)[Name]['keys'][number], readonly string[]>
>;

/** The words that cleaning and segmenting go by: the lists of `graph/chrome`, `graph/head` and `graph/sections`. */
export interface Cleaning {
  readonly chrome: Lists<'chrome'>;
  readonly head: Lists<'head'>;
  readonly sections: Lists<'sections'>;
  readonly calendar: Table<'calendar'>;
  readonly party: Table<'party'>;
  readonly self: Table<'self'>;
  readonly units: Table<'units'>;
  readonly numbering: Table<'numbering'>;
}

/** Reads the word lists below `folder` (`graph`); a KnowledgeError names the line that is wrong. */
export function loadCleaning(folder: string): Cleaning {
  const area = <Area extends keyof typeof lists>(name: Area): Lists<Area> =>
    Object.fromEntries(lists[name].map((list) => [list, readList(join(folder, name, `${list}.txt`))])) as Lists<Area>;
  const table = <Name extends keyof typeof tables>(name: Name): Table<Name> =>
    readTable(join(folder, tables[name].folder, `${name}.tsv`), tables[name].keys) as Table<Name>;
  return {
    chrome: area('chrome'),
    head: area('head'),
    sections: area('sections'),
    calendar: table('calendar'),
    party: table('party'),
    self: table('self'),
    units: table('units'),
    numbering: table('numbering'),
  };
}

function readList(file: string): readonly string[] {
  const seen = new Map<string, number>();
  for (const { line, text } of readLines(file)) {
    const tab = text.indexOf('\t');
    if (tab >= 0) throw new KnowledgeError(file, { line, column: tab + 1 }, 'a tab; write one word a line');
    const first = seen.get(text);
    if (first) throw new KnowledgeError(file, { line, column: 1 }, `"${text}" stands in line ${first} already`);
    seen.set(text, line);
  }
  if (seen.size === 0) throw new KnowledgeError(file, null, 'holds no word; write one a line');
  return [...seen.keys()];
}

function readTable(file: string, keys: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const rows = new Map<string, readonly string[]>();
  for (const { line, text } of readLines(file)) {
    const [key = '', rest = ''] = text.split('\t');
    if (!keys.includes(key)) {
      throw new KnowledgeError(file, { line, column: 1 }, `no key "${key}"; there are: ${keys.join(', ')}`);
    }
    if (rows.has(key)) throw new KnowledgeError(file, { line, column: 1 }, `the key "${key}" stands twice`);
    const words = rest.split(' ').filter(Boolean);
    if (words.length === 0) {
      throw new KnowledgeError(file, { line, column: key.length + 1 }, `"${key}" has no words; write them after a tab`);
    }
    rows.set(key, words);
  }
  const missing = keys.find((key) => !rows.has(key));
  if (missing) throw new KnowledgeError(file, null, `the key "${missing}" is missing`);
  return Object.fromEntries(rows);
}

function readLines(file: string): { line: number; text: string }[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new KnowledgeError(file, null, 'cannot be read; it is one of the word lists of cleaning', { cause });
  }
  return content
    .split('\n')
    .map((raw, index) => {
      const text = raw.replace(/\r$/, '');
      if (text !== text.trim()) {
        const column = text.startsWith(text.trim()) ? text.trimEnd().length + 1 : 1;
        throw new KnowledgeError(file, { line: index + 1, column }, 'white space at the edge of the line; remove it');
      }
      return { line: index + 1, text };
    })
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
}
