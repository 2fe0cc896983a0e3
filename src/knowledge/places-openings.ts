/** Tells at once of most positions of a text that no name stands there, without taking pieces of it. */
export interface Openings {
  /** Notes the name at [start, end) of `text`; one of a single character is passed over. */
  add(text: string, start: number, end: number): void;
  /** Lengths that a name at `at` may have, as bits: bit 3 for three characters. Nearly all that it tells are names. */
  lengths(text: string, at: number): number;
  /** The first position from `from` on where a name may begin; the text's length where none may. */
  next(text: string, from: number): number;
}

const BEGINNINGS = 0x7ffff;
const WHOLES = 0xfffff;

/** Openings by the first two characters, with the hash of each whole; a name has 31 characters at most. */
export function openings(): Openings {
  const begun = new Uint8Array((BEGINNINGS + 1) >> 3);
  const known = new Int32Array(BEGINNINGS + 1);
  const wholes = new Uint8Array((WHOLES + 1) >> 3);
  return {
    add(text, start, end) {
      if (end - start < 2) return;
      let hash = text.charCodeAt(start);
      for (let at = start + 1; at < end; at++) hash = mix(hash, text.charCodeAt(at));
      const beginning = mix(text.charCodeAt(start), text.charCodeAt(start + 1)) & BEGINNINGS;
      begun[beginning >> 3]! |= 1 << (beginning & 7);
      known[beginning]! |= 1 << (end - start);
      wholes[(hash & WHOLES) >> 3]! |= 1 << (hash & 7);
    },
    next(text, from) {
      let at = from;
      while (at < text.length && lengths(text, at) === 0) at++;
      return at;
    },
    lengths,
  };

  function lengths(text: string, at: number): number {
    if (at + 1 >= text.length) return 0;
    let hash = mix(text.charCodeAt(at), text.charCodeAt(at + 1));
    const beginning = hash & BEGINNINGS;
    if (!((begun[beginning >> 3]! >>> (beginning & 7)) & 1)) return 0;
    const possible = known[beginning]!;
    let found = 0;
    for (let length = 2; possible >>> length !== 0 && at + length <= text.length; length++) {
      if (length > 2) hash = mix(hash, text.charCodeAt(at + length - 1));
      if ((possible >>> length) & (wholes[(hash & WHOLES) >> 3]! >>> (hash & 7)) & 1) found |= 1 << length;
    }
    return found;
  }
}

function mix(hash: number, char: number): number {
  // Multiplied before the character comes in: 新干 and 干新 are told apart, and so are most pairs.
  const mixed = Math.imul(hash, 0x9e3779b1) ^ char;
  return mixed ^ (mixed >>> 15);
}
