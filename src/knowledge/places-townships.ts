import { join } from 'node:path';
import type { Place } from '../model/place.ts';
import { KnowledgeError } from './errors.ts';
import { readLines, wordsOf } from './places-table.ts';

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

const HEAD = 'code\tname\tparent\tshort\tfrom\tto';

/** Reads townships.tsv; `known` tells whether a code of 4 or 6 digits is a unit. */
export function readTownships(folder: string, known: (code: string) => boolean): Townships {
  const file = join(folder, 'townships.tsv');
  const lines = readLines(file);
  if (lines[0] !== HEAD) {
    throw new KnowledgeError(
      file,
      { line: 1, column: 1 },
      `begins with "${lines[0]}", not with the columns ${HEAD.replaceAll('\t', ', ')} (tabs between)`,
    );
  }
  const places = new Array<Place | undefined>(lines.length);
  const parents = new Array<string>(lines.length);
  const names = new Array<string>(lines.length);
  const shorts: string[] = [];
  parents[0] = '';
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i]!;
    const tab = line.indexOf('\t');
    const second = line.indexOf('\t', tab + 1);
    names[i] = line.slice(tab + 1, second === -1 ? undefined : second);
    const third = second === -1 ? -1 : line.indexOf('\t', second + 1);
    parents[i] = (second === -1 ? '' : line.slice(second + 1, third === -1 ? undefined : third)) || line.slice(0, 6);
    if (third !== -1) shorts[i] = line.split('\t', 4)[3]!;
    if (tab < 9)
      throw new KnowledgeError(
        file,
        { line: i + 1, column: 1 },
        `"${line.slice(0, tab)}" is no code of a township; it has 9 digits`,
      );
    if (names[i] === '') throw new KnowledgeError(file, { line: i + 1, column: tab + 2 }, 'has no name');
    if (!known(parents[i]!) && !parents[i]!.includes('-')) {
      throw new KnowledgeError(
        file,
        { line: i + 1, column: second + 2 },
        `there is no unit ${parents[i]} to be above ${names[i]}`,
      );
    }
  }
  let codes: Map<string, number> | undefined;
  function place(i: number, unit: (code: string) => Place | undefined): Place {
    const made = places[i];
    if (made) return made;
    const [code, name, , short, from, to] = lines[i]!.split('\t') as [string, string, ...(string | undefined)[]];
    const parent = unit(parents[i]!);
    if (!parent)
      throw new KnowledgeError(
        file,
        { line: i + 1, column: code.length + name.length + 3 },
        `there is no unit or zone ${parents[i]}`,
      );
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
      for (let i = 1; i < lines.length; i++) {
        add(names[i]!, i);
        if (shorts[i]) for (const short of shorts[i]!.split(' ')) add(short, i);
      }
    },
  };
}
