import type { Level } from '../../model/place.ts';
import { keptFor } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { type Held, held } from '../place/held.ts';
import { type Graph, inSpan, LEVELS, type Narrowing, type Scope, scopeOf } from '../scope.ts';
import { type Carriers, carriers } from './forerunners.ts';

/** A place that adopted a practice, and when. */
export interface Adopter {
  /** The place's id without the year that tells former bearers of a code apart. */
  readonly id: string;
  /** Ids of its nodes that say so, the latest first. */
  readonly nodes: readonly string[];
  readonly level: Level | null;
  /** The first year in which a report says so. */
  readonly year: number;
  /** Years after the first adopters. */
  readonly lag: number;
  /** Whether no earlier report is held on it. */
  readonly censored: boolean;
}

/** How many places came to a practice in a year, and how many had it by the end of the year. */
interface Counts {
  readonly new: number;
  readonly cumulative: number;
}

/** What happened in one year. */
export interface DiffusionYear extends Counts {
  readonly year: number;
  /** New ones on which no earlier report is held. */
  readonly censored: number;
  /** Places on which a report of the year is held. */
  readonly reporting: number;
  /** For each rank of which reports are held. */
  readonly byLevel: readonly (Counts & { readonly level: Level | null })[];
}

/** How some practices spread. */
export interface Diffusion {
  /** Earliest first. */
  readonly adopters: Sorted<Adopter>;
  /** The year of the first adopters; null where there is none. */
  readonly firstYear: number | null;
  readonly byYear: readonly DiffusionYear[];
  /** All that adopted it, inside and outside of what was asked about. */
  readonly carriers: Carriers;
}

type Asked = { readonly practices: readonly string[] } & Narrowing;

/** How some practices by their ids spread; null where no place is called `within`. */
export function diffusion(graph: Graph, asked: Asked): Promise<Diffusion | null> {
  return keptFor(graph.store, 'diffusion', asked, () => find(graph, asked));
}

async function find(graph: Graph, { practices, ...narrowing }: Asked): Promise<Diffusion | null> {
  const scope = await scopeOf(graph, narrowing);
  if (!scope) return null;
  const [all, reported] = await Promise.all([carriers(graph, practices), held(graph.store)]);
  const found = [...all.byId.values()].flatMap(({ id, nodes, years }) => {
    const place = scope.places.get(id);
    const year = years.find((one) => inSpan(scope.years, one));
    if (!place || year === undefined) return [];
    return { id, nodes, level: place.level, year, censored: (reported.get(id)?.years[0] ?? year) >= year };
  });
  const firstYear = found.length > 0 ? Math.min(...found.map(({ year }) => year)) : null;
  const adopters = found.map((one): Adopter => ({ ...one, lag: one.year - firstYear! }));
  return {
    adopters: sortedBy(adopters, ({ year, id }) => [year, id]),
    firstYear,
    byYear: byYear(scope, adopters, reported),
    carriers: all,
  };
}

function byYear(scope: Scope, adopters: readonly Adopter[], reported: ReadonlyMap<string, Held>): DiffusionYear[] {
  const reporting = new Map<number, number>();
  const ranks = new Set<Level | null>();
  for (const { id, level } of scope.places.values())
    for (const year of reported.get(id)?.years ?? [])
      if (inSpan(scope.years, year)) {
        reporting.set(year, (reporting.get(year) ?? 0) + 1);
        ranks.add(level);
      }
  const levels = [...LEVELS, null].filter((level) => ranks.has(level));
  const found: DiffusionYear[] = [];
  for (let year = Math.min(...reporting.keys()); year <= Math.max(...reporting.keys()); year++) {
    const by = adopters.filter((one) => one.year <= year);
    found.push({
      ...{ year, ...countsOf(by, year), reporting: reporting.get(year) ?? 0 },
      censored: by.filter((one) => one.year === year && one.censored).length,
      byLevel: levels.map((level) => ({
        level,
        ...countsOf(
          by.filter((one) => one.level === level),
          year,
        ),
      })),
    });
  }
  return found;
}

/** What is told of those that had it by the end of a year. */
const countsOf = (adopters: readonly Adopter[], year: number): Counts => ({
  new: adopters.filter((one) => one.year === year).length,
  cumulative: adopters.length,
});
