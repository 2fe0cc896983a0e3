import type { Lexicon } from '../knowledge/lexicon.ts';
import { type PatternEntry, problemIn, type ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import type { Mention } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import type { Anchor } from './anchor.ts';
import { type Capture, compile, type Placed, type Program, type Scene } from './compile.ts';

/** Finds the mentions of a sentence. */
export interface Matcher {
  match(tokens: readonly Token[], part: Part): Mention[];
}

interface Rule {
  readonly entry: PatternEntry;
  readonly program: Program;
  readonly not: readonly Program[];
  readonly begins: Beginning;
}

/** Where a rule is tried: near tokens of its anchor's classes, where a mention of its anchor's kinds stands, or anywhere. */
type Beginning = 'token' | 'mention' | 'anywhere';

/** A matcher over all patterns, in order. A class that no word list or table gives is a KnowledgeError. */
export function openMatcher(patterns: readonly ReadPattern[], lexicon: Lexicon): Matcher {
  const size = lexicon.classNames.length;
  const kinds: string[] = [];
  const rules = patterns.map(({ entry, sequence, not }): Rule => {
    check(entry, [sequence, ...not], lexicon, kinds);
    if (!kinds.includes(entry.finds)) kinds.push(entry.finds);
    const program = compile(sequence, lexicon, kinds);
    const others = not.map((part) => compile(part, lexicon, kinds));
    return { entry, program, not: others, begins: beginningOf(program.anchor, size) };
  });
  const numberOf = new Map(kinds.map((kind, index) => [kind, size + index]));
  // Where each class or kind of mention stands last, counted from the first sentence on; what is below `base` is not in this one.
  const last = new Float64Array(size + kinds.length).fill(-1);
  let base = 0;
  let length = 0;
  // Where in the sentence each rule may begin, and how many places these are.
  const starts = rules.map((): number[] => []);
  const counts = new Uint32Array(rules.length);
  const anchored = new Map<readonly number[], Uint16Array>();
  const everywhere: number[] = [];

  /** The rules that have an anchor among these classes. */
  function anchoredBy(classes: readonly number[]): Uint16Array {
    let numbers = anchored.get(classes);
    if (!numbers) {
      const fits = ({ begins, program: { anchor } }: Rule) =>
        begins === 'token' && classes.some((number) => anchor!.numbers.has(number));
      numbers = Uint16Array.from(rules.flatMap((rule, index) => (fits(rule) ? index : [])));
      anchored.set(classes, numbers);
    }
    return numbers;
  }

  /** Adds the places from which the anchor of a rule, standing at a token, can be reached. */
  function startBefore(at: number, rule: number): void {
    const { from, to } = rules[rule]!.program.anchor!;
    const places = starts[rule]!;
    let count = counts[rule]!;
    const after = count > 0 ? places[count - 1]! + 1 : 0;
    for (let place = Math.max(after, at - to); place <= at - from; place++) places[count++] = place;
    counts[rule] = count;
  }

  function startsAtMentions(mentions: readonly Mention[], { numbers }: Anchor): number[] {
    const places = mentions.flatMap(({ kind, from }) => (numbers.has(numberOf.get(kind)!) ? from : []));
    return [...new Set(places)].sort((a, b) => a - b);
  }

  function farthest(numbers: readonly number[]): number {
    let at = -1;
    for (const number of numbers) if (number >= 0) at = Math.max(at, last[number]!);
    return at;
  }

  return {
    match(tokens, part) {
      base += length;
      length = tokens.length;
      counts.fill(0);
      for (let at = 0; at < length; at++) {
        const { classes } = tokens[at]!;
        for (let i = 0; i < classes.length; i++) last[classes[i]!] = base + at;
        const rules = anchoredBy(classes);
        for (let i = 0; i < rules.length; i++) startBefore(at, rules[i]!);
        everywhere[at] = at;
      }
      const placed = new Map<number, Placed[]>();
      const scene: Scene = { tokens, end: length, placed };
      const mentions: Mention[] = [];
      const found = (mention: Mention) => {
        mentions.push(mention);
        const number = numberOf.get(mention.kind)!;
        last[number] = Math.max(last[number]!, base + mention.from);
        const here = placed.get(mention.from);
        // The longest first: a pattern that wants a mention takes the whole name rather than its beginning.
        if (here) here.splice(here.filter(({ to }) => to >= mention.to).length, 0, mention);
        else placed.set(mention.from, [mention]);
      };
      // By index: an iterator's pairs, for each rule of each sentence, would be a sixth of all memory that is taken.
      for (let index = 0; index < rules.length; index++) {
        const rule = rules[index]!;
        const { entry, program, begins } = rule;
        if (begins === 'token' && counts[index] === 0) continue;
        if (entry.parts && !entry.parts.includes(part)) continue;
        // What a match needs stands in it, and so no earlier than where the match begins.
        let until = base + length;
        for (const numbers of program.needs) until = Math.min(until, farthest(numbers));
        if (until < base) continue;
        if (begins === 'token') run(rule, scene, starts[index]!, counts[index]!, until - base, found);
        else {
          const places = begins === 'mention' ? startsAtMentions(mentions, program.anchor!) : everywhere;
          run(rule, scene, places, begins === 'mention' ? places.length : length, until - base, found);
        }
      }
      return mentions;
    },
  };
}

function beginningOf(anchor: Anchor | null, size: number): Beginning {
  if (!anchor) return 'anywhere';
  const mentions = [...anchor.numbers].filter((number) => number >= size).length;
  if (mentions === 0) return 'token';
  return mentions === anchor.numbers.size && anchor.to === 0 ? 'mention' : 'anywhere';
}

const NONE: readonly Capture[] = [];

/** Tries a rule at the first `count` tokens of `starts`, as far as `until`. */
function run(
  { entry, program, not }: Rule,
  scene: Scene,
  starts: readonly number[],
  count: number,
  until: number,
  found: (mention: Mention) => void,
): void {
  let next = 0;
  for (let i = 0; i < count; i++) {
    const from = starts[i]!;
    if (from < next) continue;
    if (from > until) break;
    const match = program.at(scene, from);
    if (!match) continue;
    const others = match.captures.length > 1 ? match.captures.filter(({ name }) => name !== entry.finds) : NONE;
    for (const capture of match.captures) {
      if (capture.name !== entry.finds || excluded(not, scene, capture.from, capture.to)) continue;
      const { finds: kind, id: pattern, version, sets } = entry;
      found({ kind, from: capture.from, to: capture.to, pattern, version, sets, others });
    }
    next = match.to;
  }
}

function excluded(not: readonly Program[], scene: Scene, from: number, to: number): boolean {
  return not.length > 0 && not.some((program) => program.at({ ...scene, end: to }, from)?.to === to);
}

function check(entry: PatternEntry, sequences: readonly Sequence[], lexicon: Lexicon, found: readonly string[]): void {
  let captures = false;
  const walk = (sequence: Sequence): void => {
    for (const { element, at } of sequence) {
      if (element.type === 'one') {
        for (const name of element.classes) {
          if (lexicon.classNumber(name) !== undefined) continue;
          const known = lexicon.classNames
            .filter((known) => !known.startsWith('='))
            .sort()
            .join(', ');
          throw problemIn(entry, at, `no word list or table gives the class "@${name}"; there are: ${known}`);
        }
      } else if (element.type === 'mention' && !found.includes(element.kind)) {
        throw problemIn(
          entry,
          at,
          `no earlier pattern finds ":${element.kind}"; earlier ones find: ${found.join(', ') || 'nothing'}`,
        );
      } else if (element.type === 'group') {
        captures ||= element.capture === entry.finds;
        element.branches.forEach(walk);
      }
    }
  };
  sequences.forEach(walk);
  if (!captures) throw problemIn(entry, 0, `finds "${entry.finds}" but takes out no <${entry.finds}: …>`);
}
