import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Level, Place } from '../model/place.ts';
import { bareId } from '../store/ids.ts';
import type { Store } from '../store/store.ts';
import { keptFor } from './kept.ts';
import { held } from './place/held.ts';
import { placesNamed } from './place/jurisdictions.ts';

/** What questions are answered from: the graph, and the places that there are. */
export interface Graph {
  readonly store: Store;
  readonly gazetteer: Gazetteer;
}

/** Years from and to, both included; null where there is no limit. */
export type Span = {
  readonly from: number | null;
  readonly to: number | null;
};

/** What a question may be narrowed to. */
export interface Narrowing {
  /** A place and all below it: a code, a path, a name or a short form. */
  readonly within?: string | null;
  readonly level?: Level | null;
  readonly years?: Partial<Span> | null;
}

/** A place that was asked about: its id without the year that tells former bearers of a code apart, and its rank. */
export interface ScopePlace {
  readonly id: string;
  readonly level: Level | null;
}

/** All the places that a question is about. */
export interface Scope {
  /** By id. */
  readonly places: ReadonlyMap<string, ScopePlace>;
  /** How many places there are of each rank. */
  readonly ranks: ReadonlyMap<Level | null, number>;
  readonly years: Span;
}

/** Ranks from the highest. */
export const LEVELS: readonly Level[] = ['province', 'prefecture', 'county', 'township', 'zone'];

/** Whether a year lies in the span. */
export const inSpan = ({ from, to }: Span, year: number): boolean =>
  (from === null || year >= from) && (to === null || year <= to);

/** Years as they were asked for. */
export const spanOf = (years: Partial<Span> | null | undefined): Span => ({
  from: years?.from ?? null,
  to: years?.to ?? null,
});

/**
 * The places that a question is about: those of the gazetteer that stood in the last of its years (today's where it names
 * none), and those on which the graph holds a report of its years. A name that neither knows gives null.
 */
export async function scopeOf(graph: Graph, { within, level, years }: Narrowing): Promise<Scope | null> {
  const span = spanOf(years);
  return keptFor(graph.store, 'scope', [within ?? null, level ?? null, span], async () => {
    const roots = within == null ? null : await rootsOf(graph, within);
    if (roots?.length === 0) return null;
    const places = new Map<string, ScopePlace>();
    for (const place of standing(graph.gazetteer, roots, span))
      if (level == null || place.level === level) places.set(place.code, { id: place.code, level: place.level });
    for (const [id, { path, level: rank, years: reported }] of await held(graph.store)) {
      if (places.has(id) || (level != null && rank !== level)) continue;
      if (!reported.some((year) => inSpan(span, year))) continue;
      if (roots === null || roots.some((root) => liesIn(graph, root, id, path))) places.set(id, { id, level: rank });
    }
    const ranks = new Map<Level | null, number>();
    for (const { level: rank } of places.values()) ranks.set(rank, (ranks.get(rank) ?? 0) + 1);
    return { places, ranks, years: span };
  });
}

/** A place to begin at: known to the gazetteer by its code, or to the graph alone by its path. */
interface Root {
  readonly id: string;
  readonly path: string;
}

async function rootsOf({ store, gazetteer }: Graph, name: string): Promise<Root[]> {
  const roots = new Map<string, Root>();
  for (const place of placesCalled(gazetteer, name)) {
    const id = bareId(place.code);
    roots.set(id, { id, path: gazetteer.path(place).join('/') });
  }
  const known = await held(store);
  for (const found of await placesNamed(store, name)) {
    const id = bareId(found);
    if (!roots.has(id)) roots.set(id, { id, path: known.get(id)?.path ?? found });
  }
  return [...roots.values()];
}

/** The places that a code, a path joined by `/`, an official name or a short form means; former names only where no place of today bears it. */
export function placesCalled(gazetteer: Gazetteer, name: string): readonly Place[] {
  const coded = gazetteer.byCode(name);
  if (coded) return [coded];
  const path = name.split('/');
  const placed = path.length > 1 ? gazetteer.byPath(path) : undefined;
  if (placed) return [placed];
  const all = gazetteer.named(name);
  const today = all.filter(({ to }) => to === null);
  const called = today.length > 0 ? today : all;
  const official = called.filter((place) => place.name === name);
  return official.length > 0 ? official : called;
}

/** Tells of a place, by id and path, whether it is one that a name means or lies below one; null where no place is called so. */
export async function insideOf(graph: Graph, within: string): Promise<((id: string, path: string) => boolean) | null> {
  const roots = await rootsOf(graph, within);
  return roots.length === 0 ? null : (id, path) => roots.some((root) => liesIn(graph, root, bareId(id), path));
}

function liesIn({ gazetteer }: Graph, root: Root, id: string, path: string): boolean {
  if (root.id === id || path.startsWith(`${root.path}/`)) return true;
  const place = gazetteer.byCode(id);
  return place !== undefined && gazetteer.isWithin(place, root.id);
}

/** Every place at or below the roots that stood in the last of the years, or stands today where none is named. */
function standing(gazetteer: Gazetteer, roots: readonly Root[] | null, { from, to }: Span): Place[] {
  const year = to ?? from ?? undefined;
  const found: Place[] = [];
  const below = (code: string) => {
    for (const place of gazetteer.children(code, year)) {
      found.push(place);
      below(place.code);
    }
  };
  const tops = roots
    ? roots.flatMap(({ id }) => gazetteer.byCode(id) ?? [])
    : gazetteer.divisions().filter(({ level }) => level === 'province');
  for (const top of tops) {
    if (year === undefined ? top.to === null || roots !== null : stoodIn(top, year)) found.push(top);
    below(top.code);
  }
  return found;
}

const stoodIn = ({ from, to }: Place, year: number) => (from === null || from <= year) && (to === null || to >= year);
