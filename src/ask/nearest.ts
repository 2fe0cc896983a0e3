import type { Entity, EntityType } from './entity.ts';
import type { Questions } from './questions.ts';
import { pairsIn } from './terms.ts';

/** A question to offer: as it stands, or forms of one to be filled with these entities. */
export type Offered =
  | { readonly text: string }
  | { readonly offers: readonly string[]; readonly entities: readonly Entity[] };

/** How many questions are offered. */
const MOST = 5;
/** How many are tried until so many are found that are understood. */
const TRIED = 12;

/** How alike two texts are, 0 to 1: the pairs of characters that they share. */
function likeness(a: string, b: string): number {
  const [of, others] = [pairsIn(a), pairsIn(b)];
  let shared = 0;
  for (const pair of of) if (others.has(pair)) shared++;
  return of.size + others.size === 0 ? 0 : (2 * shared) / (of.size + others.size);
}

/**
 * Questions that are understood: those offered first, then those of all forms that speak of what was recognised, by how much of it they
 * speak of and how alike they are; where nothing was recognised, examples.
 */
export function nearestOf(
  text: string,
  offered: readonly Offered[],
  entities: readonly Entity[],
  { all }: Questions,
  isUnderstood: (question: string) => boolean,
): string[] {
  const first = offered.flatMap((one) =>
    'text' in one ? [one.text] : (filledOf(one.offers, one.entities)[0]?.text ?? []),
  );
  const certain = entities.filter(({ type, values }) => values.length === 1 || type === 'region').flatMap(withMembers);
  const ranked = all
    .flatMap(({ offers, examples }) => {
      const filled = filledOf(offers, certain).slice(0, 1);
      if (filled.length > 0) return filled;
      return certain.length === 0 ? [{ text: examples[0]!.ask, used: 0 }] : [];
    })
    .map((one) => ({ ...one, score: 2 * one.used + likeness(text, one.text) }))
    .filter(({ used }) => used > 0 || certain.length === 0)
    .sort((a, b) => b.score - a.score);
  const nearest: string[] = [];
  for (const one of new Set([...first, ...ranked.slice(0, TRIED).map(({ text }) => text)])) {
    if (nearest.length === MOST) break;
    if (one !== text && isUnderstood(one)) nearest.push(one);
  }
  return nearest;
}

/** A region, and its members as places. */
function withMembers(entity: Entity): Entity[] {
  if (entity.type !== 'region') return [entity];
  const members = entity.values.map(
    (value): Entity => ({ ...entity, type: 'place', text: value.shown, values: [value] }),
  );
  return [entity, ...members];
}

/** The offers of a form that can be filled, those that use most first; each `{place}` takes the next entity of its type. */
function filledOf(offers: readonly string[], entities: readonly Entity[]): { text: string; used: number }[] {
  const filled = offers.flatMap((offer) => {
    const rest = [...entities];
    let used = 0;
    let lacks = false;
    const text = offer.replace(/\{([a-z]+)\}/g, (_, type: EntityType) => {
      const at = rest.findIndex((entity) => entity.type === type);
      if (at < 0) lacks = true;
      else used++;
      return at < 0 ? '' : rest.splice(at, 1)[0]!.text;
    });
    return lacks ? [] : [{ text, used }];
  });
  return filled.sort((a, b) => b.used - a.used);
}
