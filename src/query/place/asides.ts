import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';

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

const all = defineQuery<
  Record<string, never>,
  { aside: Partial<AsideReport> & Pick<AsideReport, 'id' | 'path' | 'code' | 'reason'> }
>('query/asides');

/** The reports that are kept aside, by their paths. */
export function asides(store: Store): Promise<Sorted<AsideReport>> {
  return kept(store, 'asides', async () => {
    const told = (await all(store, {})).map(({ aside }): AsideReport => {
      const { id, path, code, reason, title = null, year = null, candidates = [] } = aside;
      return { id, path, code, reason, title, year, candidates };
    });
    return sortedBy(told, ({ path, id }) => [path, id]);
  });
}
