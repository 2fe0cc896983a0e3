/** What a list is sorted by: the first part before the second, texts by code unit, numbers by size. */
export type Key = readonly (string | number)[];

/** How much of a list is wanted: `first` rows that come after the one with this key. */
export interface Paging {
  readonly first: number;
  readonly after: Key | null;
}

/** A part of a sorted list, and where it stands in the whole. */
export interface Page<Row> {
  readonly rows: readonly { readonly key: Key; readonly row: Row }[];
  readonly total: number;
  readonly before: boolean;
  readonly more: boolean;
}

/** Less than 0 where `a` comes first. */
export function compareKeys(a: Key, b: Key): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [one, other] = [a[i]!, b[i]!];
    if (one !== other) return one < other ? -1 : 1;
  }
  return a.length - b.length;
}

/** The rows by their keys, and each with its own. */
export function sortedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Sorted<Row> {
  return rows.map((row) => ({ key: keyOf(row), row })).sort((a, b) => compareKeys(a.key, b.key));
}

/** Rows in the order of their keys. */
export type Sorted<Row> = readonly { readonly key: Key; readonly row: Row }[];

/** One page of rows that are sorted by key; the row that `after` names need not be there any more. */
export function pageOf<Row>(sorted: Sorted<Row>, { first, after }: Paging): Page<Row> {
  let [low, high] = [0, sorted.length];
  while (after !== null && low < high) {
    const middle = (low + high) >> 1;
    if (compareKeys(sorted[middle]!.key, after) <= 0) low = middle + 1;
    else high = middle;
  }
  const begin = after === null ? 0 : low;
  const rows = sorted.slice(begin, begin + first);
  return { rows, total: sorted.length, before: begin > 0, more: begin + rows.length < sorted.length };
}

/** How much is asked for at once where all of a kind is read. */
const PIECE = 200;

/** Some things in pieces. */
export function* paged<Item>(items: readonly Item[], size = PIECE): Generator<readonly Item[]> {
  for (let begin = 0; begin < items.length; begin += size) yield items.slice(begin, begin + size);
}
