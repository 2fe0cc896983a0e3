import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';
import type { Mention } from './mentions.ts';
import type { Self, SelfRules } from './self.ts';

/** A township that no gazetteer lists yet, as the title names it behind the place that holds it: 荣昌区新峰镇人民政府. */
export function unlistedInTitle(title: string, last: Mention, gazetteer: Gazetteer, rules: SelfRules): string | null {
  const [place] = last.places;
  const found = rules.townInTitle.exec(title.slice(last.end))?.[1];
  if (!found || !place || last.places.length > 1 || place.level === 'township') return null;
  return gazetteer.children(place.code).some(({ name }) => name === found) ? null : found;
}

/** A township that speaks of itself by a name that no gazetteer lists, in the one county that its text names. */
export function unlistedInText(
  text: string,
  mentions: readonly Mention[],
  self: Self,
  rules: SelfRules,
): { holder: Place; name: string } | null {
  if (self.unit === null || self.strength < 3 || rules.levels.get(self.unit)![0] !== 'township') return null;
  // 街道 follows too many verbs to be told from one.
  if (self.unit.length > 1) return null;
  const counties = new Set(
    mentions
      .filter(({ official }) => official)
      .flatMap(({ places }) => places.filter(({ level }) => level === 'county')),
  );
  const [holder] = counties;
  if (!holder || counties.size > 1) return null;
  const counts = new Map<string, number>();
  const governed = new Set<string>();
  const { unit } = self;
  for (const { index } of text.matchAll(new RegExp(unit, 'g'))) {
    for (const length of [2, 3]) {
      const end = index + unit.length;
      const name = text.slice(Math.max(0, index - length), end);
      if (!rules.properTown.test(name)) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (rules.governs.test(text.slice(end, end + 8))) governed.add(name);
    }
  }
  // A name recurs, a verb before the unit does not: 让精神在下太镇落地, 列入下太镇委党校.
  const [best, second] = [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length);
  if (!best || best[1] < 2 || !governed.has(best[0])) return null;
  if (second && second[1] === best[1] && !best[0].endsWith(second[0])) return null;
  return { holder, name: best[0] };
}
