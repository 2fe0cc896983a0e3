import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import type { Page } from './range.ts';

/** A report that was read and is kept out of the graph, and why. */
export interface AsideReport {
  /** SHA-256 of its bytes. */
  readonly id: string;
  readonly path: string;
  readonly code: 'unresolved' | 'duplicate';
  readonly reason: string;
  readonly title: string | null;
  readonly year: number | null;
  /** Full paths that the text allows, joined by `/`. */
  readonly candidates: readonly string[];
}

const all = defineQuery<Page, { aside: Partial<AsideReport> & Pick<AsideReport, 'id' | 'path' | 'code' | 'reason'> }>(
  'query/asides',
);

/** The reports that are kept aside, by their paths. */
export async function asides(store: Store, page: Page): Promise<AsideReport[]> {
  return (await all(store, page)).map(({ aside }) => {
    const { id, path, code, reason, title = null, year = null, candidates = [] } = aside;
    return { id, path, code, reason, title, year, candidates };
  });
}
