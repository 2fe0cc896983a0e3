import { type Classes, ClassSet } from '../model/token.ts';
import { buildTrie, type Trie } from './trie.ts';

/** What a term stands for in one of its classes: a row of the table it came from. */
export interface Meaning {
  readonly class: string;
  /** The name it resolves to; for a plain word, the word. */
  readonly name: string;
  /** File and line that say so. */
  readonly source: string;
}

/** Every term the matcher knows, with its classes. Classes are known by small numbers while matching. */
export interface Lexicon {
  readonly trie: Trie;
  readonly terms: readonly string[];
  /** Class numbers of each term. */
  readonly classes: readonly Classes[];
  /** These class numbers, in this order, as all that bears them shares them. */
  sharing(numbers: readonly number[]): Classes;
  /** Meanings of each term. */
  readonly meanings: readonly (readonly Meaning[])[];
  readonly classNames: readonly string[];
  /** The number of a class; undefined where no term and no token bears it. */
  classNumber(name: string): number | undefined;
  /** The index of exactly this term. */
  find(term: string): number | undefined;
  /** The indices of the terms that bear a class, in order. */
  bearing(name: string): readonly number[];
}

/** The classes of these names; those that nothing bears are left out. */
export function classSet(lexicon: Lexicon, names: readonly string[]): ClassSet {
  return new ClassSet(names.flatMap((name) => lexicon.classNumber(name) ?? []));
}

/** The terms of some classes: a 1 at the index of each. */
export function termSet(lexicon: Lexicon, names: readonly string[]): Uint8Array {
  const set = new Uint8Array(lexicon.terms.length);
  for (const name of names) for (const term of lexicon.bearing(name)) set[term] = 1;
  return set;
}

/** The signs that are terms of a class: a 1 at the UTF-16 code unit of each. */
export function signSet(lexicon: Lexicon, name: string): Uint8Array {
  const set = new Uint8Array(0x10000);
  for (const index of lexicon.bearing(name)) {
    const term = lexicon.terms[index]!;
    if (term.length === 1) set[term.charCodeAt(0)] = 1;
  }
  return set;
}

/** The longest term of some classes that a text ends in, of a length within these bounds; undefined where it ends in none. */
export function termAtEnd(
  lexicon: Lexicon,
  text: string,
  wanted: ClassSet,
  longest: number,
  shortest = 1,
): number | undefined {
  let lengths = endingsOf(lexicon, wanted)[text.charCodeAt(text.length - 1)] ?? 0;
  while (lengths !== 0) {
    const length = 31 - Math.clz32(lengths);
    lengths ^= 1 << length;
    if (length > longest || length > text.length) continue;
    if (length < shortest) break;
    const term = lexicon.trie.whole(text, text.length - length, text.length);
    if (term !== -1 && wanted.has(lexicon.classes[term]!)) return term;
  }
  return undefined;
}

/** By a text's last character the lengths that terms of some classes may have that it ends in, as bits: bit 3 for three characters. */
const endings = new WeakMap<ClassSet, Uint32Array>();

function endingsOf({ terms, classes }: Lexicon, wanted: ClassSet): Uint32Array {
  const known = endings.get(wanted);
  if (known) return known;
  const lengths = new Uint32Array(0x10000);
  terms.forEach((term, index) => {
    if (term.length < 32 && wanted.has(classes[index]!)) lengths[term.charCodeAt(term.length - 1)]! |= 1 << term.length;
  });
  endings.set(wanted, lengths);
  return lengths;
}

/** The longest term of some classes that a text begins with; undefined where it begins with none. */
export function termAtStart({ trie, classes }: Lexicon, text: string, wanted: ClassSet): number | undefined {
  const found: number[] = [];
  for (let n = trie.all(text, 0, found) - 1; n >= 0; n--) if (wanted.has(classes[found[n]!]!)) return found[n]!;
  return undefined;
}

/** Characters of the shortest name of a practice that tells by itself, within a title, that it is meant. */
export const SHORTEST_INSIDE = 5;

/** Signs that may stand between names that are told together: 、 and 和. */
const BETWEEN = 1;

/**
 * The longest term of some classes that a text holds, at least so long, and of several the first, with those that stand right before
 * and behind it, in the order of the text: 行政执法公示制度执法全过程记录制度 are two. Empty where it holds none.
 */
export function termsWithin({ trie, classes }: Lexicon, text: string, wanted: ClassSet, shortest: number): number[] {
  const found: number[] = [];
  const terms: { readonly term: number; readonly start: number; readonly end: number }[] = [];
  let longest = -1;
  for (let at = 0; at <= text.length - shortest; at++) {
    for (let n = trie.all(text, at, found) - 1; n >= 0; n--) {
      const term = found[n]!;
      const end = at + trie.lengths[term]!;
      if (end - at < shortest) break;
      if (!wanted.has(classes[term]!)) continue;
      const last = terms.at(-1);
      // Of two that share signs the longer stands.
      if (last && last.end > at) {
        if (end - at <= last.end - last.start) break;
        terms.pop();
      }
      terms.push({ term, start: at, end });
      break;
    }
  }
  terms.forEach(({ start, end }, index) => {
    if (longest < 0 || end - start > terms[longest]!.end - terms[longest]!.start) longest = index;
  });
  if (longest < 0) return [];
  let [first, last] = [longest, longest];
  while (first > 0 && terms[first]!.start - terms[first - 1]!.end <= BETWEEN) first--;
  while (last + 1 < terms.length && terms[last + 1]!.start - terms[last]!.end <= BETWEEN) last++;
  return terms.slice(first, last + 1).map(({ term }) => term);
}

/** Collects terms and meanings; `build` makes them searchable. */
export interface LexiconBuilder {
  /** Declares a class that tokens may bear without a term: number, quote, title. */
  declare(name: string): void;
  add(term: string, meaning: Meaning): void;
  /** Gives each term of a class the classes beginning with `prefix` of the longest term that it ends in. */
  inherit(of: string, prefix: string): void;
  /** Gives each term that is another one with a term of class `by` behind it the classes of that other, of two characters or more. */
  inflect(by: string): void;
  /** Lets terms of class `of` that bear one of these others as well bear `name`, too. */
  both(name: string, of: string, others: (other: string) => boolean): void;
  build(): Lexicon;
}

export function lexiconBuilder(): LexiconBuilder {
  const numbers = new Map<string, number>();
  const index = new Map<string, number>();
  const terms: string[] = [];
  const classes: number[][] = [];
  const meanings: Meaning[][] = [];

  function declare(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  }

  return {
    declare,
    add(term, meaning) {
      let id = index.get(term);
      if (id === undefined) {
        id = terms.push(term) - 1;
        index.set(term, id);
        classes.push([]);
        meanings.push([]);
      }
      const number = declare(meaning.class);
      if (!classes[id]!.includes(number)) classes[id]!.push(number);
      meanings[id]!.push(meaning);
    },
    inherit(of, prefix) {
      const wanted = declare(of);
      const passed = new Set([...numbers].flatMap(([name, number]) => (name.startsWith(prefix) ? number : [])));
      for (const [id, term] of terms.entries()) {
        if (!classes[id]!.includes(wanted)) continue;
        for (let from = 1; from <= term.length - 2; from++) {
          const ending = index.get(term.slice(from));
          const own = ending === undefined ? [] : classes[ending]!.filter((number) => passed.has(number));
          if (own.length === 0) continue;
          for (const number of own) if (!classes[id]!.includes(number)) classes[id]!.push(number);
          break;
        }
      }
    },
    inflect(by) {
      const wanted = declare(by);
      const endings = terms.filter((_, id) => classes[id]!.includes(wanted));
      for (const [id, term] of terms.entries()) {
        const ending = endings.find((one) => term.length > one.length + 1 && term.endsWith(one));
        const stem = ending === undefined ? undefined : index.get(term.slice(0, -ending.length));
        if (stem !== undefined) classes[id]!.push(...classes[stem]!.filter((number) => !classes[id]!.includes(number)));
      }
    },
    both(name, of, others) {
      const [own, wanted] = [declare(name), declare(of)];
      const passed = new Set([...numbers].flatMap(([other, number]) => (others(other) ? number : [])));
      for (const borne of classes)
        if (borne.includes(wanted) && borne.some((number) => passed.has(number))) borne.push(own);
    },
    build() {
      const shared = new Map<string, Classes>();
      const sharing = (numbers: readonly number[]): Classes => {
        const key = numbers.join();
        let known = shared.get(key);
        if (!known) shared.set(key, (known = { id: shared.size, numbers: [...numbers] }));
        return known;
      };
      const byClass = [...numbers].map((): number[] => []);
      for (const [term, own] of classes.entries()) for (const number of own) byClass[number]!.push(term);
      return {
        trie: buildTrie(terms),
        terms,
        classes: classes.map(sharing),
        sharing,
        meanings,
        classNames: [...numbers.keys()],
        classNumber: (name) => numbers.get(name),
        find: (term) => index.get(term),
        bearing: (name) => byClass[numbers.get(name) ?? -1] ?? [],
      };
    },
  };
}
