import type { Sequence } from '../knowledge/syntax.ts';
import type { Entity } from './entity.ts';

/** A question as the forms are held against it: what may stand at each place of its text. */
export interface Lattice {
  readonly text: string;
  /** What was recognised, by where it begins. */
  readonly entities: ReadonlyMap<number, readonly Entity[]>;
  /** Where a word that says nothing (请问, 呢, a sign) ends, by where it begins. */
  readonly void: ReadonlyMap<number, readonly number[]>;
}

/** What forms call by name: lists of words, and phrases, which are forms themselves. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly phrases: ReadonlyMap<string, Sequence>;
}

/** A slot of a form, filled. */
export interface Filled {
  readonly name: string;
  readonly entity: Entity;
}

type Next = (at: number) => void;

/** Steps after which a form is given up: real questions take a hundred. */
const STEPS = 2_000;

/** Every way in which the whole question fits the form: its slots in order. */
export function readings(form: Sequence, { text, entities, void: empty }: Lattice, vocabulary: Vocabulary): Filled[][] {
  const found = new Map<string, Filled[]>();
  const filled: Filled[] = [];
  let steps = 0;

  /** Goes on from here, and from behind each run of words that say nothing. */
  function past(at: number, next: Next): void {
    if (++steps > STEPS) return;
    next(at);
    for (const end of empty.get(at) ?? []) past(end, next);
  }

  function sequence(parts: Sequence, index: number, at: number, slot: string | null, next: Next): void {
    const part = parts[index];
    if (!part) {
      next(at);
      return;
    }
    const again = (count: number, from: number): void => {
      if (count >= part.min) sequence(parts, index + 1, from, slot, next);
      if (count < part.max)
        one(parts, index, from, slot, (to) => (to > from || count < part.min) && again(count + 1, to));
    };
    again(0, at);
  }

  function one(parts: Sequence, index: number, at: number, slot: string | null, next: Next): void {
    const { element } = parts[index]!;
    if (element.type === 'group') {
      for (const branch of element.branches) sequence(branch, 0, at, element.capture ?? slot, next);
    } else if (element.type === 'mention') {
      past(at, (from) => {
        for (const entity of entities.get(from) ?? []) {
          if (entity.type !== element.kind) continue;
          filled.push({ name: slot ?? element.kind, entity });
          next(entity.end);
          filled.pop();
        }
      });
    } else if (element.type === 'one') {
      for (const name of element.classes) {
        const phrase = vocabulary.phrases.get(name);
        if (phrase) sequence(phrase, 0, at, slot, next);
        else words(vocabulary.words.get(name)!, at, next);
      }
      if (element.words.length > 0) words(element.words, at, next);
    }
  }

  function words(all: readonly string[], at: number, next: Next): void {
    past(at, (from) => {
      for (const word of all) if (text.startsWith(word, from)) next(from + word.length);
    });
  }

  sequence(form, 0, 0, null, (at) =>
    past(at, (end) => {
      if (end < text.length) return;
      const key = filled.map(({ name, entity }) => `${name} ${entity.type} ${entity.start} ${entity.end}`).join('\n');
      if (!found.has(key)) found.set(key, [...filled]);
    }),
  );
  return [...found.values()];
}
