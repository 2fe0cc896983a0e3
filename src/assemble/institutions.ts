import type { BodyHead, ShortBody } from '../knowledge/institutions.ts';
import type { Institution, Path } from '../model/fact.ts';
import type { Level } from '../model/place.ts';

/** The reporting place and its superiors, from the province down. */
export type Lineage = readonly { readonly name: string; readonly level: Level; readonly path: Path }[];

/**
 * The body that a short name means in the report of this place: 区政府 in 荣昌区's is 荣昌区人民政府.
 * null where no place of the lineage fits: then it is a kind of body, not one.
 */
export function completeBody(
  bodies: readonly ShortBody[],
  lineage: Lineage,
): Pick<Institution, 'name' | 'type' | 'jurisdiction'> | null {
  const own = lineage.at(-1);
  if (!own) return null;
  for (const { full, type, level, ends, townshipOnly } of bodies) {
    if (townshipOnly && own.level !== 'township') continue;
    const fits = lineage.filter(
      (place) =>
        (level === 'self' ? place === own : level === 'city' ? place.level !== 'township' : place.level === level) &&
        (ends.length === 0 || ends.some((end) => place.name.endsWith(end))),
    );
    const place = fits.at(-1);
    if (place) return { name: full.replace('{place}', place.name), type, jurisdiction: place.path };
  }
  return null;
}

/**
 * A body whose name is written out: `place` is how the text writes its place, `rest` what follows. The path's last name
 * stands for the whole chain (重庆市荣昌区司法局 is 荣昌区司法局) where the text writes that name in full.
 */
export function namedBody(
  place: string,
  rest: string,
  path: Path | undefined,
  head: string,
  heads: ReadonlyMap<string, BodyHead>,
): Pick<Institution, 'name' | 'type' | 'jurisdiction'> | null {
  const known = heads.get(head);
  if (!known) return null;
  const last = path?.at(-1);
  const before = last && place.endsWith(last) ? last : place;
  const name = before + rest.slice(0, rest.length - head.length) + known.full;
  return { name, type: known.type, jurisdiction: path ?? null };
}
