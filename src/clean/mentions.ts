import type { Gazetteer } from '../knowledge/gazetteer.ts';
import { buildTrie, type Trie } from '../knowledge/trie.ts';
import type { Place } from '../model/place.ts';
import type { Span } from '../model/text.ts';

/** A name in a text, and every place that bore it in the year asked for. */
export interface Mention extends Span {
  readonly name: string;
  readonly places: readonly Place[];
  /** The official name of one of the places, not a short form: 荣昌区, not 荣昌. */
  readonly official: boolean;
}

/** Finds the names of places: the longest at each point, those that stood in `year` before others. */
export function findMentions(text: string, gazetteer: Gazetteer, year: number | null): readonly Mention[] {
  const { trie, names, blockers } = indexOf(gazetteer);
  const mentions: Mention[] = [];
  const found: number[] = [];
  for (let at = 0; at < text.length; at++) {
    for (let n = trie.all(text, at, found) - 1; n >= 0; n--) {
      const name = names[found[n]!]!;
      const all = standing(name, gazetteer, year);
      if (all.length === 0 && !blockers.has(name)) continue;
      const bearers = all.filter((place) => place.name === name);
      const official = bearers.length > 0;
      // 和平, 合作, 北京时间: words that a place happens to be called by, or that begin with its name.
      if (!official && gazetteer.words.ordinary.has(name)) continue;
      if (all.length > 0) {
        mentions.push({ start: at, end: at + name.length, name, places: official ? bearers : all, official });
      }
      at += name.length - 1;
      break;
    }
  }
  return mentions;
}

/** The places of that name in that year; where none stood then, those of today. */
export function standing(name: string, gazetteer: Gazetteer, year: number | null): readonly Place[] {
  const then = year === null ? [] : gazetteer.named(name, year);
  return then.length > 0 ? then : gazetteer.named(name).filter((place) => place.to === null);
}

interface Index {
  readonly trie: Trie;
  readonly names: readonly string[];
  readonly blockers: ReadonlySet<string>;
}

const indexes = new WeakMap<Gazetteer, Index>();

function indexOf(gazetteer: Gazetteer): Index {
  const known = indexes.get(gazetteer);
  if (known) return known;
  const blockers = new Set(gazetteer.words.longer);
  const names = [...gazetteer.names(), ...blockers];
  const index = { trie: buildTrie(names), names, blockers };
  indexes.set(gazetteer, index);
  return index;
}
