import { setImmediate } from 'node:timers/promises';
import { defineQuery } from '../../store/cypher.ts';
import { passageId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { paged } from '../page.ts';
import { asRead, renewed } from '../renewed.ts';
import type { ReportRow } from '../reports.ts';
import { textIndex } from './text-index.ts';
import { fold, type Words } from './words.ts';

/** A passage in short. */
export interface PassageRow {
  readonly id: string;
  /** The year its report is about. */
  readonly year: number;
  /** Of its text, in UTF-16 code units. */
  readonly length: number;
}

/** The passages of some reports, the shortest first and then the latest. */
interface Segment {
  readonly reports: readonly ReportRow[];
  /** By report: whether the graph holds it still as it was read. */
  readonly holds: readonly boolean[];
  /** `wanted` tells of each report whether its passages are; all are where it is null. */
  find(words: Words, wanted: readonly boolean[] | null): Generator<PassageRow>;
}

interface Texts {
  readonly report: string;
  readonly starts: readonly number[];
  readonly texts: readonly string[];
}

const textsOf = defineQuery<{ reports: readonly string[] }, Texts>('query/search-texts');

/** Whether one passage comes before another: it is shorter, or else later, or else its id is the lesser. */
function precedes(a: PassageRow, b: PassageRow): boolean {
  if (a.length !== b.length) return a.length < b.length;
  return a.year === b.year ? a.id < b.id : a.year > b.year;
}

/**
 * The passages that hold all words, of some reports (null: of all), in order; what is not taken is not looked for. The first
 * search reads all passages of the store into memory, later ones those of reports that were written since.
 */
export async function passagesHolding(
  store: Store,
  words: Words,
  reports: ReadonlySet<string> | null,
): Promise<Generator<PassageRow>> {
  return merged(
    (await segmentsOf(store)).map(({ reports: own, holds, find }) => {
      if (!reports && holds.every(Boolean)) return find(words, null);
      return find(
        words,
        own.map(({ id }, index) => holds[index]! && (reports?.has(id) ?? true)),
      );
    }),
  );
}

/** Reads what is new into a segment of its own, together with what is left of those that are no larger, so that there are few. */
const segmentsOf = renewed<readonly Segment[]>('passages', [], async (store, before, now) => {
  const missing = new Map(now);
  const segments = before.map((segment) => {
    const holds = segment.reports.map(({ id, stamp }) => now.get(id)?.stamp === stamp && missing.delete(id));
    return { ...segment, holds };
  });
  while (missing.size > 0 && segments.length > 0 && left(segments.at(-1)!).length <= missing.size)
    for (const row of left(segments.pop()!)) missing.set(row.id, row);
  const whole = segments.filter((segment) => left(segment).length > 0);
  return missing.size > 0 ? [...whole, await read(store, [...missing.values()])] : whole;
});

const left = ({ reports, holds }: Segment) => reports.filter((_row, index) => holds[index]);

/** Texts that are gone through before anybody else gets a turn. */
const SLICE = 10_000;

async function read(store: Store, reports: readonly ReportRow[]): Promise<Segment> {
  const numbers = new Map(reports.map(({ id }, index) => [id, index]));
  const byLength: { text: string; report: number; start: number }[][] = [];
  for (const page of paged(reports.map(({ id }) => id)))
    for (const { report, starts, texts } of await textsOf(store, { reports: page }))
      for (const [index, text] of texts.entries())
        (byLength[text.length] ??= []).push({ text, report: numbers.get(report)!, start: starts[index]! });
  const index = textIndex();
  const size = byLength.reduce((sum, { length }) => sum + length, 0);
  const [ofReport, starts, lengths] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  const idOf = (report: number, start: number, length: number) =>
    passageId(reports[report]!.id, [start, start + length]);
  let number = 0;
  for (const [length, rows] of byLength.entries()) {
    const keyed = (rows ?? []).map((row) => {
      const { year } = reports[row.report]!;
      return { row, year, id: idOf(row.report, row.start, length) };
    });
    keyed.sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
    for (const { row } of keyed) {
      index.add(fold(row.text));
      [ofReport[number], starts[number], lengths[number]] = [row.report, row.start, length];
      if (++number % SLICE === 0) await setImmediate();
    }
  }

  function flagsOf(wanted: readonly boolean[]): Uint8Array {
    const flags = new Uint8Array(size);
    for (let number = 0; number < size; number++) if (wanted[ofReport[number]!]) flags[number] = 1;
    return flags;
  }

  return {
    reports: await asRead(store, reports),
    holds: reports.map(() => true),
    *find(words, wanted) {
      for (const found of index.find(words, wanted && flagsOf(wanted))) {
        const [report, length] = [ofReport[found]!, lengths[found]!];
        yield { id: idOf(report, starts[found]!, length), year: reports[report]!.year, length };
      }
    },
  };
}

/** What several lists hold that are each in order, in order. */
function* merged(lists: readonly Generator<PassageRow>[]): Generator<PassageRow> {
  const heads = lists.flatMap((list) => {
    const { value, done } = list.next();
    return done ? [] : [{ list, row: value as PassageRow }];
  });
  while (heads.length > 0) {
    const least = heads.reduce((a, b) => (precedes(b.row, a.row) ? b : a));
    yield least.row;
    const { value, done } = least.list.next();
    if (done) heads.splice(heads.indexOf(least), 1);
    else least.row = value;
  }
}
