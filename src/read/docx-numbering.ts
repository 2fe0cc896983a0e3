import type { NumberFormat } from '../knowledge/list-numbers.ts';
import { readXml } from './xml.ts';

/** How one level of a list is numbered: `（%2）` with chineseCounting. */
export interface Level {
  start: number;
  format: string;
  text: string;
  /** What stands between number and text: tab, space or nothing. */
  gap: string;
  /** Count up to this level's parent only; null counts on from the nearest level above. */
  restart: number | null;
  legal: boolean;
  /** The paragraph style that this level belongs to. */
  style: string | null;
}

/** A list as word/numbering.xml defines it. */
interface AbstractList {
  readonly levels: Map<number, Level>;
  /** The numbering style that this list stands for, and the one that it borrows its levels from. */
  names: string | null;
  borrows: string | null;
}

/** A use of a list, with what it starts or words differently. */
interface ListUse {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

/** The lists of a document. */
export interface Numbering {
  readonly lists: ReadonlyMap<string, AbstractList>;
  readonly uses: ReadonlyMap<string, ListUse>;
}

/** Reads word/numbering.xml. */
export function readNumbering(xml: Uint8Array | undefined): Numbering {
  const lists = new Map<string, AbstractList>();
  const uses = new Map<string, ListUse>();
  if (!xml) return { lists, uses };
  let list: AbstractList | null = null;
  let use: ListUse | null = null;
  let level: Level | null = null;
  let overridden = 0;
  readXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? '';
      if (name === 'abstractNum') {
        list = { levels: new Map(), names: null, borrows: null };
        use = null;
        lists.set(attribute('abstractNumId') ?? '', list);
      } else if (name === 'num') {
        use = { abstract: '', starts: new Map(), levels: new Map() };
        list = null;
        uses.set(attribute('numId') ?? '', use);
      } else if (name === 'lvlOverride') overridden = Number(attribute('ilvl'));
      else if (name === 'abstractNumId' && use) use.abstract = value;
      else if (name === 'startOverride') use?.starts.set(overridden, Number(value));
      else if (name === 'styleLink' && list) list.names = value;
      else if (name === 'numStyleLink' && list) list.borrows = value;
      else if (name === 'lvl') {
        level = { start: 0, format: 'decimal', text: '', gap: 'tab', restart: null, legal: false, style: null };
        (use ?? list)?.levels.set(Number(attribute('ilvl')), level);
      } else if (level) setLevel(level, name, value, attribute);
    },
    close(name) {
      if (name === 'lvl') level = null;
    },
  });
  return { lists, uses };
}

function setLevel(level: Level, name: string, value: string, attribute: (name: string) => string | undefined): void {
  if (name === 'start') level.start = Number(value);
  else if (name === 'numFmt') level.format = value;
  else if (name === 'lvlText') level.text = value;
  else if (name === 'suff') level.gap = value;
  else if (name === 'lvlRestart') level.restart = Number(value);
  else if (name === 'isLgl') level.legal = attribute('val') !== '0' && value !== 'false';
  else if (name === 'pStyle') level.style = value;
}

/** Counts the numbered paragraphs of a document in their order. */
export interface Counter {
  /** The number before a paragraph of list `use` at `level` (from 0), with what follows it: `（三）`, `1. `. */
  next(use: string, level: number): string;
  /** The level of list `use` that belongs to a paragraph style, 0 where none does. */
  levelOf(use: string, style: string): number;
}

/** A counter that starts before the first paragraph. */
export function openCounter(numbering: Numbering, numerals: ReadonlyMap<string, NumberFormat>): Counter {
  const counts = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();

  const find = (use: string) => {
    const used = numbering.uses.get(use);
    const own = used && numbering.lists.get(used.abstract);
    if (!used || !own) return null;
    const lender = own.borrows && [...numbering.lists].find(([, list]) => list.names === own.borrows);
    const [id, list] = lender || ([used.abstract, own] as const);
    const level = (index: number) => used.levels.get(index) ?? list.levels.get(index);
    return { used, id, list, level };
  };

  return {
    levelOf(use, style) {
      const found = find(use);
      for (const [index, level] of found?.list.levels ?? []) if (level.style === style) return index;
      return 0;
    },
    next(use, index) {
      const found = find(use);
      const level = found?.level(index);
      if (!found || !level) return '';
      const count = counts.get(found.id) ?? [];
      counts.set(found.id, count);
      const start = found.used.starts.get(index);
      if (start !== undefined && !started.has(`${use} ${index}`)) count[index] = undefined;
      started.add(`${use} ${index}`);
      count[index] = (count[index] ?? (start ?? level.start) - 1) + 1;
      for (let below = index + 1; below < 9; below++) {
        const restart = found.level(below)?.restart ?? null;
        if (restart === null || (restart > 0 && index < restart)) count[below] = undefined;
      }
      if (level.format === 'none' && level.text === '') return '';
      if (level.format === 'bullet') return '';
      const written = level.text.replace(/%([1-9])/g, (_, digit) => {
        const other = found.level(Number(digit) - 1);
        if (!other || other.format === 'none') return '';
        const value = count[Number(digit) - 1] ?? other.start;
        const format = numerals.get(level.legal ? 'decimal' : other.format);
        return format ? format.write(value) : String(value);
      });
      return written + (level.gap !== 'nothing' && /[.\p{L}\p{Nd}]$/u.test(written) ? ' ' : '');
    },
  };
}
