import type { Gazetteer } from '../../knowledge/gazetteer.ts';
import { grouped } from '../../model/grouped.ts';
import type { Place } from '../../model/place.ts';
import { defineQuery } from '../../store/cypher.ts';
import { bareId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';

/** A jurisdiction as it is told to those who ask. */
export interface Jurisdiction {
  readonly id: string;
  readonly name: string;
  /** Full official names from the province down. */
  readonly path: readonly string[];
  readonly code: string | null;
  readonly level: string | null;
}

/** A jurisdiction's node, as the stores give it. */
export interface JurisdictionNode {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly code?: string | null;
  readonly level?: string | null;
}

/** A node, told. */
export function jurisdiction({ id, name, path, code, level }: JurisdictionNode): Jurisdiction {
  return { id, name, path: path.split('/'), code: code ? bareId(code) : null, level: level ?? null };
}

/** A place of the gazetteer, told; its path as it was in a year, or in its own last one. */
export function placed(gazetteer: Gazetteer, place: Place, year?: number): Jurisdiction {
  const { code, name, level } = place;
  return { id: code, name, path: gazetteer.path(place, year), code: bareId(code), level };
}

/** Every jurisdiction of the graph. */
export interface KnownPlaces {
  /** By id, in the order of ids. */
  readonly byId: ReadonlyMap<string, Jurisdiction>;
  /** Ids of the nodes of each place, by its id without the year that tells former bearers of a code apart. */
  readonly nodes: ReadonlyMap<string, readonly string[]>;
  /** By the full path of what they lie directly in, joined by `/`; empty for provinces. */
  readonly below: ReadonlyMap<string, readonly Jurisdiction[]>;
  /** By id, full path joined by `/`, and official name. */
  readonly named: ReadonlyMap<string, readonly Jurisdiction[]>;
  /** By short form. */
  readonly short: ReadonlyMap<string, readonly Jurisdiction[]>;
}

type Row = JurisdictionNode & { readonly short: readonly string[] | null };
const all = defineQuery<Record<string, never>, Row>('query/jurisdictions');

/** Every jurisdiction of the graph, by what it is looked up by. */
export function knownPlaces(store: Store): Promise<KnownPlaces> {
  return kept(store, 'jurisdictions', async () => {
    const byId = new Map<string, Jurisdiction>();
    const [named, short] = [new Map<string, Jurisdiction[]>(), new Map<string, Jurisdiction[]>()];
    const add = (to: Map<string, Jurisdiction[]>, name: string, place: Jurisdiction) => {
      const others = to.get(name);
      if (others) others.push(place);
      else to.set(name, [place]);
    };
    for (const row of await all(store, {})) {
      const place = jurisdiction(row);
      byId.set(place.id, place);
      for (const name of new Set([row.id, row.path, row.name])) add(named, name, place);
      for (const form of row.short ?? []) add(short, form, place);
    }
    const places = [...byId.values()];
    const below = grouped(places, ({ path }) => path.slice(0, -1).join('/'));
    return { byId, nodes: grouped([...byId.keys()], bareId), below, named, short };
  });
}

/** Rows with the jurisdictions that they name by their ids; without those whose jurisdiction is gone since they were read. */
export async function withPlaces<Row extends { readonly place: string }>(store: Store, rows: readonly Row[]) {
  const { byId } = await knownPlaces(store);
  return rows.flatMap(({ place: id, ...row }) => {
    const place = byId.get(id);
    return place ? [{ ...row, place }] : [];
  });
}

/** Some jurisdictions of the graph by their ids, in their order. */
export async function jurisdictionsById(store: Store, ids: readonly string[]): Promise<Jurisdiction[]> {
  const { byId } = await knownPlaces(store);
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Some places by their ids, in their order: as the gazetteer has them today, or as the graph does where it knows more. */
export async function jurisdictionsOf(
  { store, gazetteer }: { readonly store: Store; readonly gazetteer: Gazetteer },
  ids: readonly string[],
): Promise<Jurisdiction[]> {
  const { byId } = await knownPlaces(store);
  return ids.flatMap((id) => {
    const place = gazetteer.byCode(id);
    return place ? placed(gazetteer, place) : (byId.get(id) ?? []);
  });
}

/** Ids of the jurisdictions that a code, a path joined by `/`, an official name or else a short form means. */
export async function placesNamed(store: Store, name: string): Promise<string[]> {
  const { named, short } = await knownPlaces(store);
  return (named.get(name) ?? short.get(name) ?? []).map(({ id }) => id);
}

/** Ids of all nodes of some places: those that bore their codes before are among them. */
export async function nodesOf(store: Store, ids: readonly string[]): Promise<string[]> {
  const { nodes } = await knownPlaces(store);
  return [...new Set(ids.map(bareId))].flatMap((id) => nodes.get(id) ?? []);
}
