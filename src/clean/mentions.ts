import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';
import { findPlaces } from '../resolve/places.ts';

/** A name in a text, and every place that it can mean in the year asked for. */
export interface Mention extends Span {
  readonly name: string;
  readonly places: readonly Place[];
  /** It ends in what the place is, as 荣昌区 and 金平县 do; not a bare short form, 荣昌. */
  readonly official: boolean;
}

/** Finds the names of places in readable text; a title may begin with a name that is an ordinary word too. */
export function findMentions(
  text: string,
  gazetteer: Gazetteer,
  year: number | null,
  units: readonly string[],
  kind: 'text' | 'title' = 'text',
): readonly Mention[] {
  return findPlaces(text, gazetteer, year ?? undefined, kind)
    .filter(({ name }) => !units.includes(name))
    .map((mention) => {
      const bearers = mention.places.filter(({ name }) => mention.name.endsWith(name));
      const official = bearers.length > 0 || units.some((unit) => mention.name.endsWith(unit));
      return { ...mention, places: bearers.length > 0 ? bearers : mention.places, official };
    });
}
