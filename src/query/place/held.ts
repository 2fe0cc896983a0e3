import { grouped } from '../../model/grouped.ts';
import type { Level } from '../../model/place.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { allReports } from '../reports.ts';
import { knownPlaces } from './jurisdictions.ts';

/** A place on which reports are held. */
export interface Held {
  /** Its id without the year that tells former bearers of a code apart. */
  readonly id: string;
  /** Ids of its nodes: several where it bore another name before. */
  readonly nodes: readonly string[];
  /** Full path joined by `/`, of the node with the latest report. */
  readonly path: string;
  readonly level: Level | null;
  /** Years of which a report is held, in order, each once. */
  readonly years: readonly number[];
}

/** Every place on which a report is held, by id. */
export function held(store: Store): Promise<ReadonlyMap<string, Held>> {
  return kept(store, 'held', async () => {
    const [reports, { byId }] = await Promise.all([allReports(store), knownPlaces(store)]);
    const places = new Map<string, Held>();
    for (const [id, rows] of grouped(
      reports.map(({ row }) => row),
      ({ place }) => place,
    )) {
      const latest = rows.reduce((a, b) => (b.year > a.year ? b : a));
      const years = [...new Set(rows.map(({ year }) => year))].sort((a, b) => a - b);
      const nodes = [...new Set(rows.map(({ node }) => node))].sort();
      // It may be gone since its reports were read.
      const path = byId.get(latest.node)?.path;
      if (path) places.set(id, { id, nodes, path: path.join('/'), level: latest.level, years });
    }
    return places;
  });
}
