import type { Name, Names } from './names.ts';
import { fold, type Words } from './words.ts';

/** A name that holds some words, and how well it fits. */
export interface NameHit {
  readonly name: Name;
  readonly score: number;
  /** What of the words stands in the name. */
  readonly words: Words;
}

/** What a name is worth to whoever looks for it: the name itself, another name, the beginning of one, any part. */
const [WHOLE, OTHER, BEGINS, HOLDS] = [3, 2, 1, 0];

/**
 * The names that hold all words, each bearer once by the one that fits best. What is looked for as a whole comes before what
 * begins with it, and that before what holds it; among these, names of which the words are the greater part, or that more speak of.
 */
export function namesWith(names: Names, words: Words, most: number): NameHit[] {
  const typed = words.join('');
  const parts = words.map((word) => word.replaceAll('/', '')).filter(Boolean);
  const joined = parts.join('');
  const best = new Map<string, NameHit>();
  const taken = [0, 0, 0, 0];
  for (const number of names.index.find(names.withPaths ? parts : words)) {
    const name = names.at(number);
    if (names.withPaths && !name.path && joined !== typed) continue;
    const text = fold(name.text);
    const tier = name.path ? OTHER : tierOf(name, text, words, typed);
    // Names in the order of their length are in the order of their scores, too.
    if (names.byLength && tier < OTHER && taken[tier]!++ >= most) continue;
    const hit = name.path ? pathHit(name, name.path, joined) : { name, score: scoreOf(name, tier, words), words };
    const before = best.get(name.id);
    if (hit && (!before || before.score < hit.score)) best.set(name.id, hit);
  }
  return [...best.values()];
}

function tierOf({ isOther }: Name, text: string, words: Words, typed: string): number {
  if (text === typed) return isOther ? OTHER : WHOLE;
  return text.startsWith(words[0]!) ? BEGINS : HOLDS;
}

function scoreOf({ text, known }: Name, tier: number, words: Words): number {
  return tier >= OTHER ? tier : tier + 1 - (1 - shareOf(words, text.length)) * (1 - known);
}

/** A place's path fits only where its last names, or all, were written: Luzhou's Jiangyang, not all that lies in Luzhou. */
function pathHit(name: Name, path: readonly string[], joined: string): NameHit | null {
  for (let from = path.length - 2; from >= 0; from--) {
    const last = path.slice(from).map(fold);
    if (last.join('') === joined) return { name, score: OTHER, words: last };
  }
  return null;
}

/** The part of a text of some length that the words make up, below 1. */
export const shareOf = (words: Words, length: number): number => Math.min(0.999, words.join('').length / length);
