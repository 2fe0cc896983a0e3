import type { Gazetteer } from '../../knowledge/gazetteer.ts';
import { grouped } from '../../model/grouped.ts';
import { bareId } from '../../store/ids.ts';
import { keptFor } from '../kept.ts';
import { sortedBy } from '../page.ts';
import { held } from '../place/held.ts';
import type { Graph } from '../scope.ts';
import { statementsOn } from './adoptions.ts';
import { STATUSES } from './practices.ts';

/** A place whose reports say that it adopted a practice. */
export interface Carrier {
  /** Its id without the year that tells former bearers of a code apart. */
  readonly id: string;
  /** Ids of its nodes that say so, the latest first. */
  readonly nodes: readonly string[];
  /** The years in which a report says so, in order, each once. */
  readonly years: readonly number[];
  /** Ids of the places it lies in, the nearest first. */
  readonly superiors: readonly string[];
  /** The same for all that lie directly below one superior; null where none is known. */
  readonly side: string | null;
}

/** All that adopted some practices, whatever a question is narrowed to. */
export interface Carriers {
  readonly byId: ReadonlyMap<string, Carrier>;
  /** Those that lie side by side, the earliest first. */
  readonly bySide: ReadonlyMap<string, readonly Carrier[]>;
}

/** What provinces lie directly below. */
const COUNTRY = '';

/** All that adopted some practices by their ids. */
export function carriers(graph: Graph, practices: readonly string[]): Promise<Carriers> {
  return keptFor(graph.store, 'carriers', practices, async () => {
    const [rows, reported] = await Promise.all([statementsOn(graph, practices), held(graph.store)]);
    const adopted = rows.filter(({ edge }) => STATUSES.get(edge) === 'adopted');
    const byId = new Map<string, Carrier>();
    for (const [id, of] of grouped(adopted, ({ place }) => bareId(place))) {
      const years = [...new Set(of.map(({ year }) => year))];
      const nodes = [...new Set(of.map(({ place }) => place).reverse())];
      byId.set(id, { id, nodes, years, ...around(graph.gazetteer, id, reported.get(id)?.path ?? id) });
    }
    const sorted = sortedBy([...byId.values()], ({ id, years }) => [years[0]!, id]).map(({ row }) => row);
    const beside = sorted.filter(({ side }) => side !== null);
    return { byId, bySide: grouped(beside, ({ side }) => side!) };
  });
}

/** Where a place lies: by the gazetteer, or by its path where that does not know it. */
function around(gazetteer: Gazetteer, id: string, path: string): Pick<Carrier, 'superiors' | 'side'> {
  const superiors: string[] = [];
  const place = gazetteer.byCode(id);
  if (place) {
    for (let above = place.parent; above !== null; above = gazetteer.byCode(above)?.parent ?? null)
      superiors.push(bareId(above));
  } else {
    const names = path.split('/');
    for (let length = names.length - 1; length > 0; length--) superiors.push(idOf(gazetteer, names.slice(0, length)));
  }
  return { superiors, side: superiors[0] ?? (place ? COUNTRY : null) };
}

function idOf(gazetteer: Gazetteer, path: readonly string[]): string {
  const place = gazetteer.byPath(path);
  return place ? bareId(place.code) : path.join('/');
}

/** Those above a place that had it in an earlier year, the nearest first. */
export function superiorsBefore({ byId }: Carriers, id: string, year: number): Carrier[] {
  const superiors = byId.get(id)?.superiors ?? [];
  return superiors.flatMap((above) => byId.get(above) ?? []).filter(({ years }) => years[0]! < year);
}

/** Those directly below the same superior that had it in an earlier year, the earliest first. */
export function neighboursBefore({ byId, bySide }: Carriers, id: string, year: number): Carrier[] {
  const side = byId.get(id)?.side;
  const all = side == null ? [] : (bySide.get(side) ?? []);
  return all.filter((one) => one.id !== id && one.years[0]! < year);
}
