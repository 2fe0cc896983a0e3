import type { Level, Place } from '../model/place.ts';
import { bare } from './places-lineage.ts';
import { eachRow, wordsOf, yearOf } from './places-table.ts';

/** A unit above the township, and the syllables of its name. */
export interface Unit {
  readonly place: Place;
  /** Separated by spaces. */
  readonly pinyin: string;
}

const LEVELS: ReadonlyMap<number, Level> = new Map([
  [2, 'province'],
  [4, 'prefecture'],
  [6, 'county'],
]);
const NONE: readonly string[] = [];
const COLUMNS = ['code', 'name', 'parent', 'short', 'pinyin', 'from', 'to'];
const CHANGES = ['year', 'kind', 'from', 'fromName', 'to', 'toName', 'source'];

/** Its `before`, `after` and `to` are filled in while the tables are read. */
interface Draft extends Place {
  to: number | null;
  before: readonly string[];
  after: readonly string[];
}

interface DraftUnit extends Unit {
  readonly place: Draft;
}

/** Provinces, prefectures and counties by code: today's (divisions.tsv), abolished ones (former.tsv), and how they changed. */
export function readDivisions(folder: string): Map<string, Unit> {
  const units = new Map<string, DraftUnit>();
  const read = (file: string, columns: readonly string[]) =>
    eachRow(folder, file, columns, (cells, error) => {
      // By index: taking an array apart goes through an iterator, which costs more than the rest of a row.
      const code = cells[0]!;
      const name = cells[1]!;
      const parent = cells[2]!;
      const digits = bare(code);
      const level = LEVELS.get(digits.length);
      if (!level || !Number.isInteger(Number(digits))) {
        throw error('code', `"${code}" is no code of a division; write 2, 4 or 6 digits`);
      }
      const other = units.get(code);
      if (other) throw error('code', `${code} stands twice; it is ${other.place.name} already`);
      if (!name) throw error('name', `${code} has no name`);
      if (!parent !== (level === 'province')) {
        const rule = level === 'province' ? 'nothing is above it' : 'it needs the code of the unit above';
        throw error('parent', `${code} is a ${level}: ${rule}`);
      }
      const place: Draft = {
        code,
        name,
        level,
        parent: parent || null,
        short: wordsOf(cells[3]!),
        from: yearOf(cells[5]!, 'from', error),
        to: yearOf(cells[6] ?? '', 'to', error),
        before: NONE,
        after: NONE,
      };
      units.set(code, { place, pinyin: cells[4]! });
    });
  read('divisions.tsv', COLUMNS.slice(0, -1));
  read('former.tsv', COLUMNS);
  read('divisions-by-hand.tsv', COLUMNS);
  checkParents(folder, units);
  readChanges(folder, 'changes.tsv', units);
  readChanges(folder, 'changes-by-hand.tsv', units, true);
  return units;
}

/** Joins each unit to what it became; a change by hand that is no split also ends a unit of today. */
function readChanges(folder: string, file: string, units: ReadonlyMap<string, DraftUnit>, byHand = false): void {
  eachRow(folder, file, CHANGES, (cells, error) => {
    const from = cells[2]!;
    const to = cells[4]!;
    const old = units.get(from)?.place;
    const next = units.get(to)?.place;
    if (!old) throw error('from', `there is no unit ${from} in the tables of divisions`);
    if (!next) throw error('to', `there is no unit ${to} in the tables of divisions`);
    if (old.name !== cells[3]) throw error('fromName', `${from} is ${old.name}, not ${cells[3]}`);
    if (next.name !== cells[5]) throw error('toName', `${to} is ${next.name}, not ${cells[5]}`);
    const since = yearOf(cells[0]!, 'year', error);
    if (since === null) throw error('year', 'the change has no year');
    if (byHand && cells[1] !== 'split' && old.to === null) old.to = since - 1;
    old.after = old.after.concat(next.code);
    next.before = next.before.concat(old.code);
  });
}

/** A parent may stand anywhere in the three tables, and need not stand today. */
function checkParents(folder: string, units: ReadonlyMap<string, Unit>): void {
  const codes = new Set([...units.keys()].map(bare));
  const lost = [...units.values()].find(({ place }) => place.parent !== null && !codes.has(place.parent))?.place;
  if (!lost) return;
  for (const file of ['divisions.tsv', 'former.tsv', 'divisions-by-hand.tsv']) {
    eachRow(folder, file, file === 'divisions.tsv' ? COLUMNS.slice(0, -1) : COLUMNS, ([code], error) => {
      if (code === lost.code) throw error('parent', `there is no unit ${lost.parent} to be above ${lost.name}`);
    });
  }
}
