import { originOf } from '../store/bound.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';
import { paged } from './page.ts';
import { allReports, type ReportRow } from './reports.ts';

/**
 * Keeps in memory what `renew` makes of a store's reports as they are now, by their ids, from what it made of it last. Those who
 * ask while it is renewed wait for their turn; where that fails, what was made before stays for the next one.
 */
export function renewed<Value>(
  name: string,
  none: Value,
  renew: (store: Store, before: Value, now: ReadonlyMap<string, ReportRow>) => Promise<Value>,
): (store: Store) => Promise<Value> {
  const turns = new WeakMap<Store, Promise<Value>>();
  function next(store: Store): Promise<Value> {
    const before = turns.get(store) ?? Promise.resolve(none);
    const turn = before.then(async (value) => renew(store, value, await reportsById(store)));
    turns.set(
      store,
      turn.catch(() => before),
    );
    return turn;
  }
  return (store) => kept(store, name, () => next(originOf(store)));
}

/**
 * Some reports as they were read: without a stamp where they were written or removed while that was done, so that they are read
 * again when they are met next.
 */
export async function asRead(store: Store, reports: readonly ReportRow[]): Promise<ReportRow[]> {
  const now = await reportsById(store);
  return reports.map((row) => (now.get(row.id)?.stamp === row.stamp ? row : { ...row, stamp: '' }));
}

const reportsById = (store: Store): Promise<ReadonlyMap<string, ReportRow>> =>
  kept(store, 'reports by id', async () => new Map((await allReports(store)).map(({ row }) => [row.id, row])));

/** Something of each report, kept until that report is written anew. */
export function ofEachReport<Row>(
  name: string,
  read: (store: Store, reports: readonly string[]) => Promise<ReadonlyMap<string, Row>>,
): (store: Store) => Promise<ReadonlyMap<string, Row>> {
  interface Read {
    readonly stamps: ReadonlyMap<string, string>;
    readonly rows: ReadonlyMap<string, Row>;
  }
  const none: Read = { stamps: new Map(), rows: new Map() };
  const all = renewed(name, none, async (store, before, now) => {
    const rows = new Map([...before.rows].filter(([report]) => before.stamps.get(report) === now.get(report)?.stamp));
    const missing = [...now.values()].filter(({ id, stamp }) => before.stamps.get(id) !== stamp);
    for (const page of paged(missing.map(({ id }) => id)))
      for (const [report, row] of await read(store, page)) rows.set(report, row);
    const stamps = new Map([...now].map(([report, { stamp }]) => [report, stamp]));
    for (const { id, stamp } of await asRead(store, missing)) stamps.set(id, stamp);
    return { stamps, rows };
  });
  return async (store) => (await all(store)).rows;
}
