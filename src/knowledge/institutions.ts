import { join } from 'node:path';
import type { InstitutionType } from '../model/fact.ts';
import type { Level } from '../model/place.ts';
import { KnowledgeError } from './errors.ts';
import { readTable, several } from './tables.ts';

/** A name that the reporting place completes: 区政府 is {place}人民政府 of the place at county level. */
export interface ShortBody {
  /** One name, or several where the text names bodies in one breath: 县人大及其常委会. */
  readonly full: readonly string[];
  readonly type: InstitutionType;
  /** Whose body it is: the reporting place or its superior at this level; `city` the nearest that is a city, `self` the reporting place. */
  readonly level: Exclude<Level, 'zone'> | 'city' | 'self';
  /** How the place's name must end; empty where it does not matter. */
  readonly ends: readonly string[];
  /** Counts only in a township's or a department's report. */
  readonly only: 'township' | 'department' | null;
  /** Written without a level: one body only where a pattern says so. */
  readonly bare: boolean;
}

const TYPES: readonly InstitutionType[] = [
  'party',
  'government',
  'department',
  'congress',
  'court',
  'procuratorate',
  'police',
  'judicial-office',
  'enforcement',
  'mediation',
  'legal-service',
  'enterprise',
  'other',
];
const ONLY = ['township', 'department'] as const;
const LEVELS: readonly ShortBody['level'][] = ['province', 'prefecture', 'county', 'township', 'city', 'self'];

/** The rows of `short.tsv` by short name, in the order of the file: the first that fits the reporting place holds. */
export function loadShortBodies(folder: string): ReadonlyMap<string, readonly ShortBody[]> {
  const file = join(folder, 'short.tsv');
  const bodies = new Map<string, ShortBody[]>();
  for (const row of readTable(file, ['short', 'full', 'type', 'level', 'ends', 'note'])) {
    const body = {
      full: several(row.full),
      type: oneOf(file, row.line, row.type, TYPES),
      level: oneOf(file, row.line, row.level, LEVELS),
      ends: row.ends === '' ? [] : row.ends.split('|'),
      only: ONLY.find((name) => row.note.startsWith(`${name}-only`)) ?? null,
      bare: row.note.startsWith('bare'),
    };
    bodies.set(row.short, [...(bodies.get(row.short) ?? []), body]);
  }
  return bodies;
}

/** What an organisation is whose name ends so, and the head written out where the official name differs. */
export interface BodyHead {
  readonly type: InstitutionType;
  readonly full: string;
  /** A name of its own, that of a body of the whole country. */
  readonly national: boolean;
}

/** The heads of `kinds.tsv`. */
export function loadBodyHeads(folder: string): ReadonlyMap<string, BodyHead> {
  const file = join(folder, 'kinds.tsv');
  const rows = readTable(file, ['head', 'type', 'level', 'full', 'note']);
  return new Map(
    rows.map((row) => [
      row.head,
      { type: oneOf(file, row.line, row.type, TYPES), full: row.full || row.head, national: row.level === 'national' },
    ]),
  );
}

function oneOf<T extends string>(file: string, line: number, found: string, possible: readonly T[]): T {
  const known = possible.find((name) => name === found);
  if (known) return known;
  throw new KnowledgeError(file, { line, column: 1 }, `unknown "${found}"; there are: ${possible.join(', ')}`);
}
