import { join } from 'node:path';
import type { Place } from '../model/place.ts';
import { KnowledgeError } from './errors.ts';
import type { Openings } from './places-openings.ts';
import { readHeaded, wordsOf } from './places-table.ts';

/** Some 43,000 townships, kept as one text; it is gone through when the first is asked for, and a Place is made of those asked for. */
export interface Townships {
  byCode(code: string): Place | undefined;
  /** Those that bear the name, official or short. */
  named(name: string): readonly Place[];
  /** Whether any bears the name. */
  bears(name: string): boolean;
  /** Those right below a unit or zone. */
  below(code: string): readonly Place[];
  /** Notes how each name begins. */
  open(openings: Openings): void;
}

const COLUMNS = ['code', 'name', 'parent', 'short', 'from', 'to'];

/** The names of townships by their hash: chains of numbers, no strings. */
interface Names {
  /** Where each line begins. */
  readonly lines: readonly number[];
  /** Where each name begins, and in which line. */
  readonly starts: readonly number[];
  readonly owners: readonly number[];
  /** The last name of each hash, and the one before each. */
  readonly heads: Int32Array;
  readonly next: readonly number[];
}

/** Reads townships.tsv and townships-by-hand.tsv; `unit` knows the units and zones above them. */
export function readTownships(folder: string, unit: (code: string) => Place | undefined): Townships {
  const [generated, byHand] = ['townships.tsv', 'townships-by-hand.tsv'].map((file) =>
    readHeaded(join(folder, file), COLUMNS),
  ) as [string, string];
  // Joined, the text lies in one piece.
  const text = [generated, ...byHand.split('\n').slice(1), ''].join('\n');
  const lineAt = (start: number) => text.slice(start, text.indexOf('\n', start));

  function error(start: number, cell: number, message: string): KnowledgeError {
    const hand = start > generated.length;
    const line = text.slice(hand ? generated.length + 1 : 0, start).split('\n').length;
    const column = lineAt(start).split('\t').slice(0, cell).join('\t').length + (cell > 0 ? 2 : 1);
    return new KnowledgeError(
      join(folder, hand ? 'townships-by-hand.tsv' : 'townships.tsv'),
      { line, column },
      message,
    );
  }

  const made = new Map<number, Place>();
  const codes = new Map<string, Place>();
  function place(start: number): Place {
    const known = made.get(start);
    if (known) return known;
    const [code, name, above, short, from, to] = lineAt(start).split('\t') as [string, ...(string | undefined)[]];
    if (code.length < 9) throw error(start, 0, `"${code}" is no code of a township; it has 9 digits`);
    if (!name) throw error(start, 1, 'has no name');
    const parent = unit(above || code.slice(0, 6));
    if (!parent) throw error(start, 2, `there is no unit ${above || code.slice(0, 6)} to be above ${name}`);
    const begun = parent.before.length === 1 ? null : parent.from;
    const township: Place = {
      code,
      name,
      level: 'township',
      parent: above || code.slice(0, 6),
      short: wordsOf(short ?? ''),
      from: from ? Number(from) : begun,
      to: to ? Number(to) : parent.to,
      before: [],
      after: [],
    };
    made.set(start, township);
    codes.set(code, township);
    return township;
  }
  for (let at = generated.length + 1; at < text.length; at = text.indexOf('\n', at) + 1) {
    if (text.charAt(at) !== '\n' && text.charAt(at) !== '#') place(at);
  }

  let scanned: Names | undefined;
  const names = () => (scanned ??= scan(text));
  /** The first that is this name, of a chain from `entry` on; -1 where none is. */
  function entryOf(name: string, entry: number): number {
    const { starts, next } = names();
    for (let at = entry; at !== -1; at = next[at]!) {
      const start = starts[at]!;
      if (text.startsWith(name, start) && endsName(text.charCodeAt(start + name.length))) return at;
    }
    return -1;
  }
  let parents: Map<string, number[]> | undefined;
  return {
    byCode(code) {
      if (code.length < 9) return undefined;
      const known = codes.get(code);
      if (known) return known;
      const at = text.indexOf(`\n${code}\t`);
      return at < 0 ? undefined : place(at + 1);
    },
    bears: (name) => entryOf(name, names().heads[hash(name, 0, name.length)]!) !== -1,
    named(name) {
      const { lines, owners, heads, next } = names();
      const found: number[] = [];
      for (let entry = entryOf(name, heads[hash(name, 0, name.length)]!); entry !== -1; ) {
        found.push(owners[entry]!);
        entry = entryOf(name, next[entry]!);
      }
      return found.reverse().map((line) => place(lines[line]!));
    },
    below(code) {
      parents ??= byParent(text, names().lines);
      return (parents.get(code) ?? []).map(place);
    },
    open(openings) {
      for (const start of names().starts) openings.add(text, start, endOf(text, start));
    },
  };
}

const TAB = 9;
const LINE = 10;
const SPACE = 32;

function endsName(char: number): boolean {
  return char === TAB || char === LINE || char === SPACE;
}

function endOf(text: string, start: number): number {
  let end = start;
  while (!endsName(text.charCodeAt(end))) end++;
  return end;
}

function hash(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** One pass over the text, after its head. */
function scan(text: string): Names {
  const [lines, starts, owners, next]: number[][] = [[], [], [], []] as never;
  const heads = new Int32Array(0x10000).fill(-1);
  const add = (start: number): number => {
    const end = endOf(text, start);
    const slot = hash(text, start, end);
    next!.push(heads[slot]!);
    heads[slot] = starts!.length;
    starts!.push(start);
    owners!.push(lines!.length);
    return end;
  };
  for (let line = text.indexOf('\n') + 1; line < text.length; line = text.indexOf('\n', line) + 1) {
    const first = text.charCodeAt(line);
    if (first === LINE || first === 0x23) continue;
    let at = add(text.indexOf('\t', line) + 1);
    if (text.charCodeAt(at) === TAB) {
      const short = text.indexOf('\t', at + 1);
      const end = text.indexOf('\n', at);
      for (at = short; at !== -1 && at < end; ) {
        if (endsName(text.charCodeAt(at + 1))) break;
        at = add(at + 1);
        if (text.charCodeAt(at) !== SPACE) break;
      }
    }
    lines!.push(line);
  }
  return { lines: lines!, starts: starts!, owners: owners!, heads, next: next! };
}

function byParent(text: string, lines: readonly number[]): Map<string, number[]> {
  const below = new Map<string, number[]>();
  for (const line of lines) {
    const [code, , above] = text.slice(line, text.indexOf('\n', line)).split('\t', 3) as [string, string, string?];
    const parent = above || code.slice(0, 6);
    const siblings = below.get(parent);
    if (siblings) siblings.push(line);
    else below.set(parent, [line]);
  }
  return below;
}
