import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';
import { findPlaces } from '../resolve/places.ts';

/** A name in a text, and every place that it can mean in the year asked for. */
export interface Mention extends Span {
  readonly name: string;
  readonly places: readonly Place[];
  /** It ends in the official name of one of the places, not in a short form: 荣昌区, not 荣昌. */
  readonly official: boolean;
}

/** Finds the names of places in readable text. */
export function findMentions(text: string, gazetteer: Gazetteer, year: number | null): readonly Mention[] {
  return findPlaces(text, gazetteer, year ?? undefined).map((mention) => ({
    ...mention,
    official: mention.places.some((place) => mention.name.endsWith(place.name)),
  }));
}
