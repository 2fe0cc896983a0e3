import { hash } from 'node:crypto';
import type { Path } from '../model/fact.ts';
import type { Place } from '../model/place.ts';

/** What tells the division that a full path names; a gazetteer does. */
export interface Places {
  byPath(path: Path, year?: number): Place | undefined;
}

/** Division code of a path in a year, or the path itself where no code is known. */
export function jurisdictionId(path: Path, year: number, places: Places): string {
  return places.byPath(path, year)?.code ?? path.join('/');
}

/** A division code without the year that tells its former bearers apart: 4206@2009 is 4206. */
export const bareId = (id: string): string => id.replace(/@\d+$/, '');

/** `500153/2023`; with the issuer at its end where that is not the government itself. */
export function reportId(place: string, year: number, issuer: string | null, governments: readonly string[]): string {
  const own = issuer === null || governments.some((ending) => issuer.endsWith(ending));
  return own ? `${place}/${year}` : `${place}/${year}/${issuer}`;
}

/** `500153/2023#1200-1238` */
export const passageId = (report: string, [start, end]: readonly [number, number]): string =>
  `${report}#${start}-${end}`;

/** `System:三项制度`, `law:民法典` */
export const kindId = (kind: string, name: string): string => `${kind}:${name}`;

/** `government:500153:荣昌区人民政府`; `-` where the organisation has no place. */
export const institutionId = (type: string, place: string | null, name: string): string =>
  `${type}:${place ?? '-'}:${name}`;

/** `agreement:警务合作协议:500153+510500`, whoever of the parties reports it. */
export const cooperationId = (kind: string, name: string, parties: readonly string[]): string =>
  `${kind}:${name}:${[...new Set(parties)].sort().join('+')}`;

/** `行政应诉案件数/件` */
export const figureId = (indicator: string, unit: string): string => `${indicator}/${unit}`;

/** One statement of a report, by all that makes it the same: its type, its ends and what else tells it from others. */
export function edgeId(report: string, ...parts: readonly (string | number)[]): string {
  return `${report}#${hash('sha256', JSON.stringify(parts)).slice(0, 16)}`;
}

/** The report that makes a statement, by the statement's id. */
export const reportStating = (edge: string): string => edge.slice(0, edge.lastIndexOf('#'));
