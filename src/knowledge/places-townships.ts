import { join } from 'node:path';
import type { Place } from '../model/place.ts';
import { KnowledgeError } from './errors.ts';
import { readHeaded, wordsOf } from './places-table.ts';

/** Some 43,000 townships, kept as lines of text; a Place is made when one is asked for. */
export interface Townships {
  byCode(code: string, unit: (code: string) => Place | undefined): Place | undefined;
  /** The township of that line. */
  place(line: number, unit: (code: string) => Place | undefined): Place;
  /** Every name, official and short, with its line. */
  eachName(add: (name: string, line: number) => void): void;
  /** The codes of their parents, by line. */
  parents(): readonly string[];
}

const COLUMNS = ['code', 'name', 'parent', 'short', 'from', 'to'];

/** Reads townships.tsv; `known` tells whether a code of 4 or 6 digits is a unit. */
export function readTownships(folder: string, known: (code: string) => boolean): Townships {
  const lines = readHeaded(join(folder, 'townships.tsv'), COLUMNS);
  const generated = lines.length;
  lines.push(...readHeaded(join(folder, 'townships-by-hand.tsv'), COLUMNS).slice(1));
  const error = (i: number, column: number, message: string) => {
    const [file, line] = i < generated ? ['townships.tsv', i + 1] : ['townships-by-hand.tsv', i - generated + 2];
    return new KnowledgeError(join(folder, file as string), { line: line as number, column }, message);
  };
  const places = new Array<Place | undefined>(lines.length);
  const parents = new Array<string>(lines.length).fill('');
  const names = new Array<string>(lines.length).fill('');
  const shorts = new Map<number, string>();
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.startsWith('#')) continue;
    const tab = line.indexOf('\t');
    const second = line.indexOf('\t', tab + 1);
    const third = second === -1 ? -1 : line.indexOf('\t', second + 1);
    names[i] = line.slice(tab + 1, second === -1 ? undefined : second);
    parents[i] = (second === -1 ? '' : line.slice(second + 1, third === -1 ? undefined : third)) || line.slice(0, 6);
    if (third !== -1) shorts.set(i, line.split('\t', 4)[3]!);
    if (tab < 9) throw error(i, 1, `"${line.slice(0, Math.max(tab, 0))}" is no code of a township; it has 9 digits`);
    if (names[i] === '') throw error(i, tab + 2, 'has no name');
    if (!known(parents[i]!) && !parents[i]!.includes('-')) {
      throw error(i, second + 2, `there is no unit ${parents[i]} to be above ${names[i]}`);
    }
  }
  let codes: Map<string, number> | undefined;
  function place(i: number, unit: (code: string) => Place | undefined): Place {
    const made = places[i];
    if (made) return made;
    const [code, name, , short, from, to] = lines[i]!.split('\t') as [string, string, ...(string | undefined)[]];
    const parent = unit(parents[i]!);
    if (!parent) throw error(i, code.length + name.length + 3, `there is no unit or zone ${parents[i]}`);
    const begun = parent.before.length === 1 ? null : parent.from;
    const township: Place = {
      code,
      name,
      level: 'township',
      parent: parents[i]!,
      short: wordsOf(short ?? ''),
      from: from ? Number(from) : begun,
      to: to ? Number(to) : parent.to,
      before: [],
      after: [],
    };
    places[i] = township;
    return township;
  }
  return {
    place,
    parents: () => parents,
    byCode(code, unit) {
      codes ??= new Map(lines.map((line, i) => [line.slice(0, line.indexOf('\t')), i]));
      const line = code.length < 9 ? undefined : codes.get(code);
      return line === undefined || line === 0 ? undefined : place(line, unit);
    },
    eachName(add) {
      for (let i = 1; i < lines.length; i++) if (names[i] !== '') add(names[i]!, i);
      for (const [i, short] of shorts) for (const name of wordsOf(short)) add(name, i);
    },
  };
}
