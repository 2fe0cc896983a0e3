import type { Level } from '../model/place.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';

/** A division code without the year that tells its former bearers apart: 4206@2009 is 4206. */
export const bareId = (id: string): string => id.replace(/@\d+$/, '');

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

interface Row {
  readonly id: string;
  readonly path: string;
  readonly level: Level | null;
  readonly years: readonly number[];
}

const all = defineQuery<Record<string, never>, Row>('query/held');

/** Every place on which a report is held, by id. */
export function held(store: Store): Promise<ReadonlyMap<string, Held>> {
  return kept(store, 'held', async () => {
    const places = new Map<string, Held>();
    for (const { id: node, path, level, years } of await all(store, {})) {
      const id = bareId(node);
      const known = places.get(id);
      const latest = !known || Math.max(...years) > known.years.at(-1)!;
      places.set(id, {
        id,
        nodes: [...(known?.nodes ?? []), node],
        path: latest ? path : known.path,
        level: latest ? level : known.level,
        years: [...new Set([...(known?.years ?? []), ...years])].sort((a, b) => a - b),
      });
    }
    return places;
  });
}
