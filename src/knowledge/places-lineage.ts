import type { Place } from '../model/place.ts';

/** Answers about units whose name, rank or parent changed over time. */
export interface Lineage {
  /** What bore this code in that year; the newest if no year is given, the nearest if none bore it then. */
  at(code: string, year: number | null): Place | undefined;
  /** What this place was in that year, through its changes: 荣昌区 in 2014 is 荣昌县. Several where it was split or merged. */
  standing(place: Place, year: number): readonly Place[];
}

/** Whether a place bore its name and rank in that year. */
export function stood(place: Place, year: number): boolean {
  return (place.from === null || place.from <= year) && (place.to === null || place.to >= year);
}

/** The code without the year that tells its former bearers apart: `4206@2009` -> `4206`. */
export function bare(code: string): string {
  const at = code.indexOf('@');
  return at === -1 ? code : code.slice(0, at);
}

/** Follows codes and changes; `byCode` knows every place, `bearers` every place of a bare code. */
export function lineage(
  byCode: (code: string) => Place | undefined,
  bearers: (code: string) => readonly Place[],
): Lineage {
  function standing(place: Place, year: number): readonly Place[] {
    const back = place.from !== null && year < place.from;
    const found = new Set<Place>();
    const seen = new Set<Place>();
    const queue = [place];
    for (let place = queue.pop(); place; place = queue.pop()) {
      if (seen.has(place)) continue;
      seen.add(place);
      if (stood(place, year)) found.add(place);
      else for (const code of back ? place.before : place.after) queue.push(byCode(code)!);
    }
    return [...found];
  }
  return {
    standing,
    at(code, year) {
      const all = bearers(bare(code));
      if (year === null || all.length === 0) return byCode(bare(code));
      const then = all.find((place) => stood(place, year));
      if (then) return then;
      const nearest = all.reduce((best, place) => (distance(place, year) < distance(best, year) ? place : best));
      const ancestors = standing(nearest, year).filter((place) => place.level === nearest.level);
      return ancestors.length === 1 ? ancestors[0] : nearest;
    },
  };
}

function distance(place: Place, year: number): number {
  if (place.from !== null && year < place.from) return place.from - year;
  return place.to !== null && year > place.to ? year - place.to : 0;
}
