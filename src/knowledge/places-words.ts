import { join } from 'node:path';
import { KnowledgeError } from './errors.ts';
import { readTable, readWords, wordsOf } from './places-table.ts';

const ROLES = [
  'follower',
  'leader',
  'not-after',
  'separator',
  'punctuation',
  'glue',
  'town-suffix',
  'town-office',
  'not-town-start',
  'name-prefix',
  'about',
  'single',
] as const;

/** What a word of context.tsv tells of the name of a place beside it. */
export type Role = (typeof ROLES)[number];

/** A generic name of a functional zone: 高新区 means 高新, 高新技术产业开发区 too, and is its full form. */
export interface ZoneWord {
  readonly word: string;
  readonly meaning: string;
  readonly full: boolean;
}

/** Words that tell whether a name is meant as a place. */
export interface PlaceWords {
  /** Names and short forms that are ordinary words too: 和平, 合作, 新建. */
  readonly ordinary: ReadonlySet<string>;
  /** Words that hold a name or share a character with it, and are no place: 和田玉, 市场. */
  readonly longer: readonly string[];
  /** Words that are read as usual although they begin like one of `longer`: 市民政. */
  readonly spared: ReadonlySet<string>;
  /** Frequent words of two characters: a name between the middles of two of them is no name. */
  readonly common: ReadonlySet<string>;
  readonly context: Readonly<Record<Role, ReadonlySet<string>>>;
  readonly zones: readonly ZoneWord[];
  /** Peoples as the names of autonomous units and townships have them: 回族. */
  readonly peoples: ReadonlySet<string>;
  /** Traditional characters of names, with the simplified ones. */
  readonly simplified: ReadonlyMap<string, string>;
  /** A 1 at each UTF-16 code unit that is such a character. */
  readonly traditional: Uint8Array;
}

/** Reads the word lists of `graph/gazetteer`. */
export function readPlaceWords(folder: string): PlaceWords {
  const context = Object.fromEntries(ROLES.map((role) => [role, new Set<string>()])) as Record<Role, Set<string>>;
  for (const row of readTable(folder, 'context.tsv', ['role', 'words'])) {
    const words = context[row.role as Role];
    if (!words) throw row.error('role', `there is no role "${row.role}"; there are: ${ROLES.join(', ')}`);
    for (const word of wordsOf(row.words)) words.add(word);
  }
  for (const role of ROLES) {
    if (context[role].size === 0)
      throw new KnowledgeError(join(folder, 'context.tsv'), null, `has no word for ${role}`);
  }
  const longer = [...readWords(folder, 'longer-words.txt')];
  const simplified = new Map<string, string>();
  const traditional = new Uint8Array(0x10000);
  for (const row of readTable(folder, 'traditional.tsv', ['simplified', 'traditional'])) {
    for (const char of wordsOf(row.traditional)) {
      simplified.set(char, row.simplified);
      traditional[char.charCodeAt(0)] = 1;
    }
  }
  return {
    ordinary: readWords(folder, 'ordinary-words.txt'),
    longer: longer.filter((word) => !word.startsWith('-')),
    spared: new Set(longer.filter((word) => word.startsWith('-')).map((word) => word.slice(1))),
    common: readWords(folder, 'common-words.txt'),
    context,
    zones: readTable(folder, 'zone-words.tsv', ['word', 'meaning', 'full']).map((row) => ({
      word: row.word,
      meaning: row.meaning,
      full: row.full === 'yes',
    })),
    peoples: readWords(folder, 'peoples.txt'),
    simplified,
    traditional,
  };
}
