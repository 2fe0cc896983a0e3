import { grouped } from '../../model/grouped.ts';
import { defineQuery } from '../../store/cypher.ts';
import { bareId, reportStating } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { kept, keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { allReports } from '../reports.ts';
import { type Graph, inSpan, type Narrowing, scopeOf, spanOf } from '../scope.ts';

/** One place's value of an indicator in one year and unit. */
export interface Value {
  /** Of the statement. */
  readonly id: string;
  /** The place's id without the year that tells former bearers of a code apart. */
  readonly place: string;
  /** Id of its node that reports it. */
  readonly node: string;
  readonly unit: string;
  readonly year: number;
  readonly value: number;
}

/** A value among those of its year and unit that were asked for. */
export interface Ranked extends Value {
  /** 1 is the highest; equal values share one. */
  readonly rank: number;
  readonly of: number;
  /** Since the same place's value of the year before, whether that was asked for or not; null where there is none. */
  readonly change: number | null;
}

/** The values of one year. */
export interface YearOfValues {
  readonly year: number;
  readonly count: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** What places report of an indicator in one unit. */
export interface Values {
  readonly unit: string;
  /** All units that the indicator is reported in, those of most values first. */
  readonly units: readonly string[];
  /** By year, and then from the highest. */
  readonly values: Sorted<Ranked>;
  readonly byYear: readonly YearOfValues[];
}

type Asked = { readonly indicator: string; readonly unit: string | null } & Narrowing;

/** What places report of an indicator by its name, in one unit (the commonest where it is null); null where no place is called `within`. */
export function values(graph: Graph, asked: Asked): Promise<Values | null> {
  return keptFor(graph.store, 'values', asked, () => find(graph, asked));
}

async function find(graph: Graph, { indicator, unit, years, ...where }: Asked): Promise<Values | null> {
  const [all, scope] = await Promise.all([valuesOf(graph.store, indicator), scopeOf(graph, where)]);
  if (!scope) return null;
  const span = spanOf(years);
  const wanted = all.filter(({ place, year }) => inSpan(span, year) && scope.places.has(place));
  const units = commonest(wanted, all);
  const chosen = unit ?? units[0] ?? '';
  const before = new Map(
    all.filter((one) => one.unit === chosen).map((one) => [`${one.place} ${one.year}`, one.value]),
  );
  const ranked: Ranked[] = [];
  const byYear: YearOfValues[] = [];
  const inUnit = sortedBy(
    wanted.filter((one) => one.unit === chosen),
    keyOf,
  ).map(({ row }) => row);
  for (const of of grouped(inUnit, ({ year }) => `${year}`).values()) {
    byYear.push(summary(of));
    let rank = 1;
    for (const [index, one] of of.entries()) {
      if (one.value !== of[rank - 1]!.value) rank = index + 1;
      const last = before.get(`${one.place} ${one.year - 1}`);
      ranked.push({ ...one, rank, of: of.length, change: last === undefined ? null : difference(one.value, last) });
    }
  }
  return { unit: chosen, units, values: sortedBy(ranked, keyOf), byYear };
}

const keyOf = ({ year, value, place }: Value) => [year, -value, place];

/** All values in one unit: the same place of each list is of one. */
interface Columns {
  readonly unit: string;
  readonly ids: readonly string[];
  readonly places: readonly string[];
  readonly years: readonly number[];
  readonly values: readonly number[];
  readonly starts: readonly number[];
}
const inShort = defineQuery<{ indicator: string }, Columns>('query/figures');

/** In the order of their ids. */
const rowsOf = ({ unit, ids, places, years, values, starts }: Columns) =>
  sortedBy(
    ids.map((id, at) => ({
      ...{ id, unit, place: places[at]!, year: years[at]!, value: values[at]! },
      ...{ report: reportStating(id), start: starts[at]! },
    })),
    ({ id }) => [id],
  ).map(({ row }) => row);

/** One value for each place, year and unit. */
function valuesOf(store: Store, indicator: string): Promise<readonly Value[]> {
  return keptFor(store, 'values of', indicator, async () => {
    const rows = (await inShort(store, { indicator })).flatMap(rowsOf);
    const last = await lastSaid(store, rows, ({ place, year, unit }) => JSON.stringify([bareId(place), year, unit]));
    return last.map(({ id, place, unit, year, value }) => ({
      id,
      place: bareId(place),
      node: place,
      unit,
      year,
      value,
    }));
  });
}

/** Which report says something, by its id, and where in its text. */
export interface Said {
  readonly report: string;
  readonly start: number;
}

/**
 * Of what is said of the same thing, what the report about the latest year says, and in it what stands last; the
 * government's own report goes before those of its departments.
 */
export async function lastSaid<Row extends Said>(
  store: Store,
  rows: readonly Row[],
  same: (row: Row) => string,
): Promise<Row[]> {
  const years = await reportYears(store);
  const order = ({ report, start }: Row) => [years.get(report)!, -report.length, start];
  return [...grouped(rows, same).values()].map((said) => sortedBy(said, order).at(-1)!.row);
}

const reportYears = (store: Store): Promise<ReadonlyMap<string, number>> =>
  kept(store, 'report years', async () => new Map((await allReports(store)).map(({ row }) => [row.id, row.year])));

/** All units, those of most of the wanted values first. */
function commonest(wanted: readonly Value[], all: readonly Value[]): string[] {
  const count = (values: readonly Value[]) => grouped(values, ({ unit }) => unit);
  const [among, whole] = [count(wanted), count(all)];
  const key = (unit: string) => [-(among.get(unit)?.length ?? 0), -whole.get(unit)!.length, unit];
  return sortedBy([...whole.keys()], key).map(({ row }) => row);
}

/** Of the values of one year, from the highest. */
function summary(values: readonly Value[]): YearOfValues {
  const [count, half] = [values.length, values.length >> 1];
  const middle = count % 2 === 1 ? [values[half]!] : [values[half - 1]!, values[half]!];
  return {
    year: values[0]!.year,
    count,
    median: exact(middle.reduce((sum, { value }) => sum + value / middle.length, 0)),
    lowest: values.at(-1)!.value,
    highest: values[0]!.value,
  };
}

const difference = (value: number, before: number) => exact(value - before);

/** Without the rest that binary fractions leave: 87.5 - 86.2 is 1.3. */
const exact = (value: number) => Number(value.toPrecision(12));
