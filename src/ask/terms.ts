import { buildTrie } from '../knowledge/trie.ts';
import type { Entity, EntityType, Value } from './entity.ts';

/** Names of one type, to be found in a text. */
export interface Terms {
  readonly type: EntityType;
  /** What exactly this name stands for; null where it is none. */
  find(name: string): Term | null;
  /** Every name that begins at `at`. */
  at(text: string, at: number): readonly (Term & { readonly length: number })[];
  /** What is called most like a text: by the pairs of characters that they share, rare ones before those of 制度. */
  like(text: string, most: number): readonly Value[];
}

/** What a name stands for. */
export interface Term {
  readonly values: readonly Value[];
  readonly note?: string;
}

/** Makes names searchable; a name that is given twice may mean both. */
export function termsOf(type: EntityType, all: Iterable<readonly [name: string, term: Term]>): Terms {
  const known = new Map<string, Term>();
  for (const [name, { values, ...rest }] of all) {
    const before = known.get(name)?.values ?? [];
    const more = values.filter(({ value }) => !before.some((one) => one.value === value));
    known.set(name, { ...rest, values: [...before, ...more] });
  }
  const names = [...known.keys()];
  const trie = buildTrie(names);
  const found: number[] = [];
  let pairs: Pairs | undefined;
  return {
    type,
    like(text, most) {
      pairs ??= pairsOf(names);
      const near = likest(text, pairs).map((name) => known.get(name)!.values[0]!);
      return [...new Map(near.map((value) => [value.value, value])).values()].slice(0, most);
    },
    find: (name) => known.get(name) ?? null,
    at(text, at) {
      const count = trie.all(text, at, found);
      return found.slice(0, count).map((index) => ({ length: names[index]!.length, ...known.get(names[index]!)! }));
    },
  };
}

/** A name that stands for itself, or for another. */
export const named = (value: string): Term => ({ values: [{ value, shown: value }] });

/** A document's title, which sentences put in title marks. */
export const titled = (title: string): Term => ({ values: [{ value: title, shown: `《${title}》` }] });

/** What a term is at a place of the text. */
export function entityOf(type: EntityType, text: string, start: number, end: number, term: Term): Entity {
  return { type, start, end, text: text.slice(start, end), ...term };
}

/** Names by the pairs of characters that they hold. */
type Pairs = ReadonlyMap<string, readonly string[]>;

/** How alike names must be, 0 to 1. */
const ALIKE = 0.3;

function pairsOf(names: readonly string[]): Pairs {
  const pairs = new Map<string, string[]>();
  for (const name of names)
    for (const pair of pairsIn(name)) {
      const others = pairs.get(pair);
      if (others) others.push(name);
      else pairs.set(pair, [name]);
    }
  return pairs;
}

/** The pairs of characters that a text holds, each once. */
export function pairsIn(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** The names that share most with a text, a pair counting the more the fewer names hold it. */
function likest(text: string, pairs: Pairs): string[] {
  const weightOf = (pair: string) => 1 / (1 + (pairs.get(pair)?.length ?? 0));
  const sum = (all: Iterable<string>) => [...all].reduce((total, pair) => total + Math.sqrt(weightOf(pair)), 0);
  const asked = pairsIn(text);
  const shared = new Map<string, number>();
  for (const pair of asked)
    for (const name of pairs.get(pair) ?? []) shared.set(name, (shared.get(name) ?? 0) + Math.sqrt(weightOf(pair)));
  const whole = sum(asked);
  return [...shared]
    .map(([name, weight]) => ({ name, alike: (2 * weight) / (whole + sum(pairsIn(name))) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name);
}
