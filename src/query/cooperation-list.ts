import type { CooperationKind, Status } from '../model/fact.ts';
import { joined, liesIn, type Region } from './cooperation-regions.ts';
import { type Arrangement, cooperationRows, type Statement } from './cooperation-rows.ts';
import { kept } from './kept.ts';
import type { Sorted } from './page.ts';
import { type Graph, inSpan, type Span } from './scope.ts';

/** What a question about cooperations may be narrowed to. */
export interface Narrowed {
  /** What must be joined; all where there are none. */
  readonly between: readonly Region[];
  readonly within: Region | null;
  /** All where null. */
  readonly kinds: readonly CooperationKind[] | null;
  readonly years: Span;
  /** All where null. */
  readonly statuses: readonly Status[] | null;
}

/** What tells one narrowing, and whatever else is asked for with it, from another. */
export const nameOf = ({ between, within, ...others }: Narrowed): string =>
  JSON.stringify([between.map(({ name }) => name), within?.name ?? null, others]);

/** Whether a statement is of the kinds, years and statuses asked for. */
export const isAsked = ({ kinds, years, statuses }: Narrowed, { year, status, arrangement }: Statement): boolean =>
  inSpan(years, year) &&
  (kinds === null || kinds.includes(arrangement.kind)) &&
  (statuses === null || statuses.includes(status));

/** The arrangements of which reports tell, each by the first statement that is asked for, earliest first. */
export function arrangements(graph: Graph, asked: Narrowed): Promise<Sorted<Statement>> {
  return kept(graph.store, `arrangements ${nameOf(asked)}`, async () => {
    const { between, within } = asked;
    const { all } = joined(between);
    const told = new Set<Arrangement>();
    return (await cooperationRows(graph)).statements.filter(({ row }) => {
      const { arrangement } = row;
      if (told.has(arrangement) || !isAsked(asked, row)) return false;
      if (within && !arrangement.parties.some((party) => liesIn(within, party))) return false;
      if (!all(arrangement.parties)) return false;
      told.add(arrangement);
      return true;
    });
  });
}
