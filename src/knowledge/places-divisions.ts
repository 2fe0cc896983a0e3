import type { Level, Place } from '../model/place.ts';
import { bare } from './places-lineage.ts';
import { readTable, wordsOf, yearOf } from './places-table.ts';

/** A unit above the township, and the syllables of its name. */
export interface Unit {
  readonly place: Place;
  readonly pinyin: readonly string[];
}

const LEVELS: Readonly<Record<number, Level>> = { 2: 'province', 4: 'prefecture', 6: 'county' };

/** Provinces, prefectures and counties by code: today's (divisions.tsv), abolished ones (former.tsv), and how they changed. */
export function readDivisions(folder: string): Map<string, Unit> {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  const units = new Map<string, Unit>();
  const codes = new Set<string>();
  const current = readTable(folder, 'divisions.tsv', ['code', 'name', 'parent', 'short', 'pinyin', 'from']);
  const former = readTable(folder, 'former.tsv', ['code', 'name', 'parent', 'short', 'pinyin', 'from', 'to']);
  const rows = [...current.map((row) => ({ row, to: null })), ...former.map((row) => ({ row, to: yearOf(row, 'to') }))];
  for (const { row, to } of rows) {
    const code = bare(row.code);
    const level = LEVELS[code.length];
    if (!level || !/^\d+$/.test(code))
      throw row.error('code', `"${row.code}" is no code of a division; write 2, 4 or 6 digits`);
    if (units.has(row.code))
      throw row.error('code', `${row.code} stands twice; it is ${units.get(row.code)!.place.name} already`);
    if (row.name === '') throw row.error('name', `${row.code} has no name`);
    if ((row.parent === '') !== (level === 'province'))
      throw row.error(
        'parent',
        `${row.code} is a ${level}: ${level === 'province' ? 'nothing is above it' : 'it needs the code of the unit above'}`,
      );
    before.set(row.code, []);
    after.set(row.code, []);
    codes.add(code);
    units.set(row.code, {
      pinyin: wordsOf(row.pinyin),
      place: {
        code: row.code,
        name: row.name,
        level,
        parent: row.parent || null,
        short: wordsOf(row.short),
        from: yearOf(row, 'from'),
        to,
        before: before.get(row.code)!,
        after: after.get(row.code)!,
      },
    });
  }
  for (const { row } of rows) {
    if (row.parent !== '' && !codes.has(row.parent))
      throw row.error('parent', `there is no unit ${row.parent} to be above ${row.name}`);
  }
  for (const file of ['changes.tsv', 'changes-by-hand.tsv']) {
    for (const row of readTable(folder, file, ['year', 'kind', 'from', 'fromName', 'to', 'toName', 'source'])) {
      for (const side of ['from', 'to'] as const) {
        const name = units.get(row[side])?.place.name;
        if (name === undefined) throw row.error(side, `there is no unit ${row[side]} in divisions.tsv or former.tsv`);
        if (name !== row[`${side}Name`])
          throw row.error(`${side}Name`, `${row[side]} is ${name}, not ${row[`${side}Name`]}`);
      }
      after.get(row.from)!.push(row.to);
      before.get(row.to)!.push(row.from);
    }
  }
  return units;
}
