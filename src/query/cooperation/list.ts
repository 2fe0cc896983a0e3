import type { CooperationKind, Status } from '../../model/fact.ts';
import { keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { type Graph, inSpan, type Span } from '../scope.ts';
import { joined, liesIn, type Region } from './regions.ts';
import { type Arrangement, type CooperationRows, cooperationRows, type Statement } from './rows.ts';

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
export const named = ({ between, within, ...others }: Narrowed) => ({
  between: between.map(({ name }) => name),
  within: within?.name,
  ...others,
});

/** Whether a statement is of the kinds, years and statuses asked for. */
export const isAsked = ({ kinds, years, statuses }: Narrowed, { year, status, arrangement }: Statement): boolean =>
  inSpan(years, year) &&
  (kinds === null || kinds.includes(arrangement.kind)) &&
  (statuses === null || statuses.includes(status));

/** The arrangements of which reports tell, each by the first statement that is asked for, earliest first. */
export function arrangements(graph: Graph, asked: Narrowed): Promise<Sorted<Statement>> {
  return keptFor(graph.store, 'arrangements', named(asked), async () => {
    const { between, within } = asked;
    const { all } = joined(between);
    const joining = narrowedTo(asked, await cooperationRows(graph)).filter(
      ({ parties }) => all(parties) && (!within || parties.some((party) => liesIn(within, party))),
    );
    const first = joining.flatMap(({ statements }) => statements.find((one) => isAsked(asked, one)) ?? []);
    return sortedBy(first, ({ year, arrangement }) => [year, arrangement.id]);
  });
}

/** The arrangements, by their ids, among which those must be that join the regions asked for. */
export function narrowedTo({ between, within }: Narrowed, rows: CooperationRows): readonly Arrangement[] {
  // Of three or more regions it is enough that two are joined.
  const needed = [...(between.length > 2 ? [] : between), ...(within ? [within] : [])];
  const touching = needed.map(({ roots }) => new Set([...roots].flatMap((root) => rows.touching.get(root) ?? [])));
  const [least, ...others] = touching.sort((a, b) => a.size - b.size);
  if (!least) return rows.arrangements;
  return [...least].filter((one) => others.every((those) => those.has(one))).sort((a, b) => (a.id < b.id ? -1 : 1));
}
