import { readTable, several } from './tables.ts';
import { buildTrie } from './trie.ts';

/** The columns of `indicators.tsv`. */
export const INDICATOR_COLUMNS = ['indicator', 'unit', 'aliases', 'short', 'subject', 'note'] as const;

/** What may tell what a short phrase speaks of: the text up to the number, from the sentence before on, and the headings above. */
export interface Said {
  readonly before: () => string;
  readonly above: () => string;
}

/**
 * The standard indicator that a stretch of text and a unit speak of; `towards` says at which end of it the number stands, `name`
 * is the noun phrase there.
 */
export type IndicatorFinder = (
  text: string,
  unit: string,
  towards: 'end' | 'start',
  name: string,
  said: Said,
) => string | null;

/** One meaning of a phrase. */
interface Meaning {
  readonly indicator: string;
  readonly units: readonly string[];
  /** Words of which one must have been named; null where the phrase is enough. */
  readonly subject: readonly string[] | null;
}

/** Phrases as short as this are no more than a head: 合格率 alone is that of examinations, 食品抽检合格率 is not. */
const HEAD = 3;

/** Indicators by the phrases of `indicators.tsv`: of those in the text that go with the unit, the nearest to the number, and of these the longest. */
export function loadIndicators(file: string): IndicatorFinder {
  const byPhrase = new Map<string, Meaning[]>();
  const subjects = new Set<string>();
  for (const row of readTable(file, INDICATOR_COLUMNS)) {
    const meaning = { indicator: row.indicator, units: several(row.unit) };
    const subject = several(row.subject);
    for (const word of subject) subjects.add(word);
    const add = (phrase: string, only: readonly string[] | null) =>
      byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), { ...meaning, subject: only }]);
    for (const phrase of [row.indicator, ...several(row.aliases)]) add(phrase, null);
    for (const phrase of several(row.short)) add(phrase, subject);
  }
  const phrases = [...byPhrase.keys()];
  const meanings = [...byPhrase.values()];
  const trie = buildTrie(phrases);
  const telling = [...subjects];

  /** How surely a meaning is meant, from 0; negative where it is not. What was named last is surer, and a heading less sure. */
  function weight({ subject }: Meaning, { before, above }: Said): number {
    if (subject === null) return 0;
    const text = before();
    let last = -1;
    for (const word of subject) last = Math.max(last, text.lastIndexOf(word));
    if (last >= 0) return last + 1;
    const headings = above();
    const under = subject.some((word) => headings.includes(word));
    return under && !telling.some((word) => text.includes(word)) ? 0.5 : -1;
  }

  /** The meaning of a phrase that goes with a unit and with what was said; of several the surest. */
  function meant(phrase: number, unit: string, said: Said): Meaning | undefined {
    let best: Meaning | undefined;
    let most = -1;
    for (const meaning of meanings[phrase]!) {
      if (!meaning.units.includes(unit)) continue;
      const own = weight(meaning, said);
      if (own > most) [best, most] = [meaning, own];
    }
    return best;
  }

  const found: number[] = [];
  return (text, unit, towards, name, said) => {
    let best: string | null = null;
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = 0; at < text.length; at++) {
      for (let n = trie.all(text, at, found) - 1; n >= 0; n--) {
        const meaning = meant(found[n]!, unit, said);
        if (!meaning) continue;
        const phrase = phrases[found[n]!]!;
        if (phrase.length <= HEAD && name !== phrase && name.endsWith(phrase)) continue;
        const distance = text.length - at - phrase.length;
        if (towards === 'start') return meaning.indicator;
        if (distance < nearest) [best, nearest] = [meaning.indicator, distance];
        break;
      }
    }
    return best;
  };
}

/** The indicators that other names of `indicators.tsv` may mean: several where the unit decides. */
export function readIndicatorNames(file: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { indicator, aliases } of readTable(file, INDICATOR_COLUMNS))
    for (const alias of several(aliases)) names.set(alias, [...new Set([...(names.get(alias) ?? []), indicator])]);
  return names;
}
