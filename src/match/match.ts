import type { Lexicon } from '../knowledge/lexicon.ts';
import { type PatternEntry, problemIn, type ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import type { Mention, Sets } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Classes, Token } from '../model/token.ts';
import type { Anchor } from './anchor.ts';
import { type Capture, openMachine, type Placed, type Scene } from './machine.ts';
import { compile, type Program } from './program.ts';
import { grown, isSet, openRows, openSets, type Rows } from './rows.ts';

/** Finds the mentions of a sentence. */
export interface Matcher {
  match(tokens: readonly Token[], part: Part): Mention[];
}

interface Rule {
  /** The number of the kind that it finds. */
  readonly finds: number;
  /** What every mention of it says. */
  readonly says: Pick<Mention, 'kind' | 'pattern' | 'version' | 'sets'>;
  readonly parts: readonly Part[] | null;
  readonly program: Program;
  readonly not: readonly Program[];
  /** The sets of which a sentence must hold something, each. */
  readonly needs: readonly number[];
  readonly begins: Beginning;
  /** The test of its anchor, where it begins near a token. */
  readonly anchor: number;
}

/** Where a rule is tried: near tokens of its anchor's classes, where a mention of its anchor's kinds stands, or anywhere. */
type Beginning = 'token' | 'mention' | 'anywhere';

/** A matcher over all patterns, in order. A class that no word list or table gives is a KnowledgeError. */
export function openMatcher(patterns: readonly ReadPattern[], lexicon: Lexicon): Matcher {
  const size = lexicon.classNames.length;
  const kinds: string[] = [];
  const tests = openSets(size + patterns.length);
  const needs = openSets(size + patterns.length);
  const rules = patterns.map(({ entry, sequence, not }): Rule => {
    check(entry, [sequence, ...not], lexicon, kinds);
    if (!kinds.includes(entry.finds)) kinds.push(entry.finds);
    const program = compile(sequence, lexicon, kinds, tests);
    const { finds: kind, id: pattern, version, parts = null } = entry;
    const sets = { ...NO_SETS, ...entry.sets };
    const begins = beginningOf(program.anchor, size);
    return {
      finds: size + kinds.indexOf(kind),
      says: { kind, pattern, version, sets },
      parts,
      program,
      not: not.map((part) => compile(part, lexicon, kinds, tests)),
      needs: program.needs
        .filter((numbers) => begins !== 'token' || !isSame(numbers, program.anchor!))
        .map((numbers) => needs.of(numbers)),
      begins,
      anchor: begins === 'token' ? tests.of(program.anchor!.numbers) : -1,
    };
  });
  const tested = openRows(tests.count, tests.holding);
  const machine = openMachine(tested);
  const met = openRows(needs.count, needs.holding);
  // The rules that have an anchor of a class.
  const anchored = openRows(rules.length, (number) =>
    rules.flatMap(({ begins, program: { anchor } }, index) =>
      begins === 'token' && anchor!.numbers.has(number) ? index : [],
    ),
  );

  // Of the sentence that is read: where what each token tells begins, which needs it meets, which rules may find something.
  let rows = new Int32Array(256);
  let length = 0;
  const here = new Int32Array(met.width);
  const possible = new Int32Array(anchored.width);
  const others = Int32Array.from(possible);
  rules.forEach(({ begins }, index) => {
    if (begins !== 'token') others[index >> 5]! |= 1 << (index & 31);
  });
  const everywhere: number[] = [];
  // Where mentions of each kind begin, as they are found.
  const begun = kinds.map((): number[] => []);
  const placed: (Placed[] | undefined)[] = [];
  let mentions: Mention[] = [];
  // By the id of classes, the sentence that they were seen in last, counted from 1: what they tell is added once.
  let seen = new Int32Array(1024);
  let sentence = 0;

  function see(classes: Classes): void {
    const { id } = classes;
    if (id >= seen.length) seen = grown(seen, 2 * id);
    if (seen[id] === 0) for (const all of [tested, met, anchored]) all.learn(classes);
    seen[id] = sentence;
    add(here, met, id);
    add(possible, anchored, id);
  }

  function begin(tokens: readonly Token[]): void {
    length = tokens.length;
    sentence++;
    if (rows.length < length) rows = new Int32Array(2 * length);
    // Only where there are some: to set a length takes long.
    for (let kind = 0; kind < begun.length; kind++) if (begun[kind]!.length > 0) begun[kind]!.length = 0;
    here.fill(0);
    possible.set(others);
    for (let at = 0; at < length; at++) {
      const { classes } = tokens[at]!;
      if (seen[classes.id] !== sentence) see(classes);
      rows[at] = classes.id * tested.width;
      if (placed.length <= at) placed.push(undefined);
      if (everywhere.length <= at) everywhere.push(at);
    }
    mentions = [];
  }

  function startsAtMentions({ numbers }: Anchor): readonly number[] {
    const places: number[] = [];
    for (const number of numbers) places.push(...begun[number - size]!);
    return places.length < 2 ? places : [...new Set(places)].sort((a, b) => a - b);
  }

  function needsMore({ needs }: Rule): boolean {
    for (let n = 0; n < needs.length; n++) if (!isSet(here, 0, needs[n]!)) return true;
    return false;
  }

  /** Tries a rule near the tokens of its anchor. */
  function runAtAnchors(rule: Rule, scene: Scene): void {
    const { anchor, program } = rule;
    const [nearest, farthest] = [program.anchor!.from, program.anchor!.to];
    const { bits } = tested;
    let next = 0;
    for (let at = 0; at < length; at++) {
      if (!isSet(bits, rows[at]!, anchor)) continue;
      for (next = Math.max(next, at - farthest); next <= at - nearest; ) next = tryAt(rule, scene, next);
    }
  }

  /** Tries a rule at these tokens. */
  function runAt(rule: Rule, scene: Scene, places: readonly number[]): void {
    let next = 0;
    for (const place of places) if (place >= next && place < length) next = tryAt(rule, scene, place);
  }

  /** Tries a rule at a token, and gives the next at which it may be tried: behind what it took out, for what stands behind that may stand before another. */
  function tryAt(rule: Rule, scene: Scene, from: number): number {
    if (machine.run(rule.program, scene, from) < 0) return from + 1;
    return Math.max(take(rule), from + 1);
  }

  /** Makes mentions of what the rule took out, and gives where the last ends. */
  function take(rule: Rule): number {
    const { kind } = rule.says;
    const captures = machine.captures(rule.program);
    const beside = captures.length > 1 ? captures.filter(({ name }) => name !== kind) : NONE;
    let last = 0;
    for (const capture of captures) {
      if (capture.name !== kind) continue;
      find(rule, capture, beside);
      last = Math.max(last, capture.to);
    }
    return last;
  }

  function find({ finds, says, not }: Rule, { from, to }: Capture, others: readonly Capture[]): void {
    if (not.length > 0 && isWholly(not, { rows, end: to, placed }, from)) return;
    // Written out: to spread what the pattern says would take as long as all the matching.
    const { kind, pattern, version, sets } = says;
    found({ kind, from, to, pattern, version, sets, others }, finds);
  }

  function found(mention: Mention, kind: number): void {
    mentions.push(mention);
    for (const need of needs.holding(kind)) here[need >> 5]! |= 1 << (need & 31);
    begun[kind - size]!.push(mention.from);
    const there = placed[mention.from];
    // The longest first: a pattern that wants a mention takes the whole name rather than its beginning.
    if (there) there.splice(there.filter(({ to }) => to >= mention.to).length, 0, mention);
    else placed[mention.from] = [mention];
  }

  function isWholly(not: readonly Program[], scene: Scene, from: number): boolean {
    return not.some((program) => machine.run(program, scene, from) === scene.end);
  }

  function run(rule: Rule, part: Part, scene: Scene): void {
    const { parts, begins, program } = rule;
    if ((parts && !parts.includes(part)) || needsMore(rule)) return;
    if (begins === 'token') runAtAnchors(rule, scene);
    else runAt(rule, scene, begins === 'mention' ? startsAtMentions(program.anchor!) : everywhere);
  }

  return {
    match(tokens, part) {
      begin(tokens);
      const scene: Scene = { rows, end: length, placed };
      for (let word = 0; word < possible.length; word++) {
        for (let left = possible[word]!; left !== 0; ) {
          const bit = 31 - Math.clz32(left & -left);
          left ^= 1 << bit;
          run(rules[word * 32 + bit]!, part, scene);
        }
      }
      for (let at = 0; at < mentions.length; at++) placed[mentions[at]!.from] = undefined;
      return mentions;
    },
  };
}

/** Adds to bits what tokens of these classes tell. */
function add(bits: Int32Array, { bits: told, width }: Rows, id: number): void {
  for (let word = 0; word < width; word++) bits[word]! |= told[id * width + word]!;
}

/** Whether a need is that of the anchor, which is met wherever the rule is tried. */
function isSame(numbers: readonly number[], anchor: Anchor): boolean {
  return numbers.length === anchor.numbers.size && numbers.every((number) => anchor.numbers.has(number));
}

function beginningOf(anchor: Anchor | null, size: number): Beginning {
  if (!anchor) return 'anywhere';
  const mentions = [...anchor.numbers].filter((number) => number >= size).length;
  if (mentions === 0) return 'token';
  return mentions === anchor.numbers.size && anchor.to === 0 ? 'mention' : 'anywhere';
}

const NONE: readonly Capture[] = [];

/** With all keys, for to read from objects of many shapes takes longer. */
const NO_SETS: Sets = { kind: undefined, status: undefined, form: undefined, practice: undefined, inside: undefined };

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
