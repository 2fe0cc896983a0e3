import { readTable, several } from './tables.ts';
import { buildTrie } from './trie.ts';

/**
 * The standard indicator that a stretch of text and a unit speak of; `towards` says at which end of it the number stands, `name`
 * is the noun phrase there.
 */
export type IndicatorFinder = (text: string, unit: string, towards: 'end' | 'start', name: string) => string | null;

/** Phrases as short as this are no more than a head: 合格率 alone is that of examinations, 食品抽检合格率 is not. */
const HEAD = 3;

/** Indicators by the phrases of `indicators.tsv`: of those in the text that go with the unit, the nearest to the number, and of these the longest. */
export function loadIndicators(file: string): IndicatorFinder {
  const rows = readTable(file, ['indicator', 'unit', 'aliases', 'note']);
  const phrases = rows.flatMap((row) =>
    [row.indicator, ...several(row.aliases)].map((phrase) => ({
      phrase,
      indicator: row.indicator,
      units: several(row.unit),
    })),
  );
  const trie = buildTrie(phrases.map(({ phrase }) => phrase));
  const byPhrase = new Map<string, { indicator: string; units: readonly string[] }[]>();
  for (const { phrase, ...entry } of phrases) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), entry]);

  return (text, unit, towards, name) => {
    let best: { readonly indicator: string; readonly distance: number } | null = null;
    const found: number[] = [];
    for (let at = 0; at < text.length; at++) {
      for (let n = trie.all(text, at, found) - 1; n >= 0; n--) {
        const { phrase } = phrases[found[n]!]!;
        const entry = byPhrase.get(phrase)!.find(({ units }) => units.includes(unit));
        if (!entry || (phrase.length <= HEAD && name.endsWith(phrase) && name !== phrase)) continue;
        const distance = towards === 'end' ? text.length - at - phrase.length : at;
        if (!best || distance < best.distance) best = { indicator: entry.indicator, distance };
        break;
      }
    }
    return best?.indicator ?? null;
  };
}

/** The indicators that other names of `indicators.tsv` may mean: several where the unit decides. */
export function readIndicatorNames(file: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { indicator, aliases } of readTable(file, ['indicator', 'unit', 'aliases', 'note']))
    for (const alias of several(aliases)) names.set(alias, [...new Set([...(names.get(alias) ?? []), indicator])]);
  return names;
}
