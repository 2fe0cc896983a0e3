import type { Span } from '../model/text.ts';
import type { Entity, EntityType } from './entity.ts';
import type { Lattice } from './lattice.ts';
import { readingsOf } from './reading.ts';
import { type HeldTerms, termsFor } from './recognise.ts';
import type { Understanding } from './understand.ts';
import { ASKING, PLACE_END } from './vocabulary.ts';

/** A stretch of a question that stands where a form wants a name, and is none that is known. */
export interface UnknownName extends Span {
  readonly text: string;
  readonly type: EntityType;
  /** Names like it. */
  readonly like: readonly string[];
}

const TYPES = ['practice', 'indicator', 'place'] as const;
const NAMES: readonly EntityType[] = ['practice', 'indicator', 'law'];
/** The longest name that is looked for. */
const LONGEST = 24;
/** How many like names are told. */
const MOST = 5;

/** Whether a stretch ends in a name that is known, so that what stands before it is no part of a name, or holds years. */
function endsInName({ entities }: Lattice, start: number, end: number): boolean {
  return [...entities.values()]
    .flat()
    .some(
      (one) =>
        one.start >= start &&
        one.end <= end &&
        (one.type === 'years' || (one.end === end && NAMES.includes(one.type) && one.text.length > 2)),
    );
}

/** The shortest stretch of words without which the question would fit; null where it would not, or fits in several ways. */
export function unknownName(
  lattice: Lattice,
  { known, questions }: Understanding,
  held: HeldTerms,
): UnknownName | null {
  const { text } = lattice;
  const asking = questions.vocabulary.words.get(ASKING)!;
  const ends = questions.vocabulary.words.get(PLACE_END)!;
  const { tokens } = known.tokens(text);
  const entities = new Map([...lattice.entities].map(([at, here]) => [at, [...here]]));
  const holes = new Set<Entity>();
  for (const { start } of tokens)
    for (const { end } of tokens) {
      if (end - start < 2 || end - start > LONGEST) continue;
      const written = text.slice(start, end);
      if (asking.some((word) => written.includes(word)) || endsInName(lattice, start, end)) continue;
      const here = entities.get(start) ?? [];
      for (const type of TYPES) {
        if (type === 'place' && !ends.some((word) => written.endsWith(word))) continue;
        const hole = { type, start, end, text: written, values: [{ value: written, shown: written }] };
        holes.add(hole);
        here.push(hole);
      }
      entities.set(start, here);
    }
  const found = readingsOf({ ...lattice, entities }, questions).flatMap(({ filled }) => {
    const missing = filled.map(({ entity }) => entity).filter((entity) => holes.has(entity));
    return missing.length === 1 ? missing : [];
  });
  const shortest = Math.min(...found.map(({ start, end }) => end - start));
  const [hole] = found.filter(({ start, end }) => end - start === shortest);
  if (!hole) return null;
  const near = termsFor(hole.type, known, held).flatMap((terms) => terms.like(hole.text, MOST));
  const like = [...new Set(near.map(({ shown }) => shown))].slice(0, MOST);
  const { type, start, end } = hole;
  return { type, start, end, text: hole.text, like };
}
