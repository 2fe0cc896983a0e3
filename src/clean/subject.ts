import type { Place } from '../model/place.ts';
import type { Mention } from './mentions.ts';
import type { Self, SelfRules } from './self.ts';

const OPENING = 400;

/** The places of the one name that a text is about by the way it uses it; none where two names rival. */
export function findSubjects(
  text: string,
  mentions: readonly Mention[],
  self: Self,
  rules: SelfRules,
): readonly Place[] {
  const scores = new Map<Place, number>();
  let opened: Mention | null = null;
  let left: { readonly end: number; readonly weight: number } | null = null;
  for (const mention of mentions) {
    // In a list, 与甲县、乙县, all are what the first is.
    const listed = left !== null && text.slice(left.end, mention.start) === '、';
    let weight: number = listed ? left!.weight : weigh(text, mention, rules);
    if (opened === null && opens(text, mention, rules)) {
      opened = mention;
      weight = Math.max(weight, 4);
    }
    left = { end: mention.end, weight };
    for (const place of mention.places) {
      scores.set(
        place,
        (scores.get(place) ?? 0) + weight * Math.max(self.agrees(place.name), self.agrees(mention.name)),
      );
    }
  }
  const ranked = [...scores].sort(([, a], [, b]) => b - a);
  const [best] = ranked;
  if (
    !best ||
    best[1] < (best[0].level === 'province' ? 0.25 : 1.2) ||
    (self.unit === null && !opened?.places.includes(best[0]))
  )
    return [];
  const places = ranked
    .filter(([place, score]) => place.name === best[0].name && score > best[1] * 0.9)
    .map(([place]) => place);
  const rival = ranked.find(([place]) => place.name !== best[0].name);
  return rival && rival[1] * 1.5 > best[1] ? [] : places;
}

/** How much one use of a name speaks for the text being about that place. */
function weigh(text: string, { start, end, official }: Mention, rules: SelfRules): number {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 24);
  const usual = official ? 1 : 0.3;
  if (rules.announced.test(before)) return 6;
  if (rules.afterParty.test(before)) return 0.2;
  if (rules.afterBrand.test(before)) return 0.3;
  if (rules.leads.test(after) || rules.asks.test(after) || rules.addressed.test(after)) return 0;
  if (rules.afterPartner.test(before)) return 0;
  if (/(?:^|[\n，。；：《])$/.test(before)) return usual + 0.5;
  return official && rules.afterLeader.test(before) ? 0.2 : usual;
}

/** 2023年，沙面街道…: the first name that begins a clause near the beginning, and is not that of who leads. */
function opens(text: string, { start, end }: Mention, rules: SelfRules): boolean {
  if (start >= OPENING || !/^[\n，。；：]?$/.test(text.slice(Math.max(0, start - 1), start))) return false;
  const after = text.slice(end, end + 24);
  return !rules.leads.test(after) && !rules.addressed.test(after);
}
