import type { Lexicon } from '../knowledge/lexicon.ts';
import { type PatternEntry, problemIn, type ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import type { Mention } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Classes, Token } from '../model/token.ts';
import type { Anchor } from './anchor.ts';
import { type Capture, openMachine, type Placed, type Scene } from './machine.ts';
import { compile, type Program } from './program.ts';
import { openTests } from './tests.ts';

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
  /** The numbers of the needs that a sentence must meet for it. */
  readonly needs: readonly number[];
  readonly begins: Beginning;
}

/** Where a rule is tried: near tokens of its anchor's classes, where a mention of its anchor's kinds stands, or anywhere. */
type Beginning = 'token' | 'mention' | 'anywhere';

/** A matcher over all patterns, in order. A class that no word list or table gives is a KnowledgeError. */
export function openMatcher(patterns: readonly ReadPattern[], lexicon: Lexicon): Matcher {
  const size = lexicon.classNames.length;
  const kinds: string[] = [];
  const tests = openTests(size);
  const needs = new Map<string, number>();
  // The needs that each class or kind of mention meets.
  const meets = Array.from({ length: size + patterns.length }, (): number[] => []);
  const needOf = (numbers: readonly number[]): number => {
    const key = numbers.join();
    const known = needs.get(key);
    if (known !== undefined) return known;
    needs.set(key, needs.size);
    for (const number of numbers) if (number >= 0) meets[number]!.push(needs.size - 1);
    return needs.size - 1;
  };
  const rules = patterns.map(({ entry, sequence, not }): Rule => {
    check(entry, [sequence, ...not], lexicon, kinds);
    if (!kinds.includes(entry.finds)) kinds.push(entry.finds);
    const program = compile(sequence, lexicon, kinds, tests);
    const others = not.map((part) => compile(part, lexicon, kinds, tests));
    const { finds: kind, id: pattern, version, sets, parts = null } = entry;
    const says = { kind, pattern, version, sets };
    const begins = beginningOf(program.anchor, size);
    return {
      finds: size + kinds.indexOf(kind),
      says,
      parts,
      program,
      not: others,
      needs: program.needs.filter((numbers) => begins !== 'token' || !isSame(numbers, program.anchor!)).map(needOf),
      begins,
    };
  });
  const machine = openMachine(tests);
  // The rules that have an anchor of each class, and how far before it they may begin.
  const anchored = lexicon.classNames.map((_, number) =>
    rules.flatMap(({ begins, program: { anchor } }, index) =>
      begins === 'token' && anchor!.numbers.has(number) ? index : [],
    ),
  );
  const reach = rules.map(({ program: { anchor } }) => anchor?.to ?? 0);
  const nearest = rules.map(({ program: { anchor } }) => anchor?.from ?? 0);
  const byToken = Uint8Array.from(rules, ({ begins }) => Number(begins === 'token'));
  // What tokens of the same classes tell, by the id of these: which needs they meet, which rules they are an anchor of.
  const met: (readonly number[])[] = [];
  const anchors: (readonly number[])[] = [];
  const rowOf: number[] = [];

  // Where what meets each need stands last, counted from the first sentence on; what is below `base` is not in this one.
  const last = new Float64Array(needs.size).fill(-1);
  let base = 0;
  let length = 0;
  let rows = new Int32Array(256);
  // Where in the sentence each rule may begin, and how many places these are.
  const starts = rules.map((): number[] => []);
  const counts = new Uint32Array(rules.length);
  const everywhere: number[] = [];
  // Where mentions of each kind begin, as they are found.
  const begun = kinds.map((): number[] => []);
  const placed: (Placed[] | undefined)[] = [];
  let mentions: Mention[] = [];

  /** Learns what tokens of these classes tell. */
  function learn(classes: Classes): void {
    rowOf[classes.id] = tests.learn(classes);
    met[classes.id] = [...new Set(classes.flatMap((number) => meets[number]!))];
    anchors[classes.id] = [...new Set(classes.flatMap((number) => anchored[number]!))];
  }

  function begin(tokens: readonly Token[]): void {
    base += length;
    length = tokens.length;
    counts.fill(0);
    if (rows.length < length) rows = new Int32Array(2 * length);
    // Only where there are some: to set a length takes long.
    for (let kind = 0; kind < begun.length; kind++) if (begun[kind]!.length > 0) begun[kind]!.length = 0;
    for (let at = 0; at < length; at++) {
      const { classes } = tokens[at]!;
      const { id } = classes;
      if (met[id] === undefined) learn(classes);
      rows[at] = rowOf[id]!;
      const needed = met[id]!;
      for (let n = 0; n < needed.length; n++) last[needed[n]!] = base + at;
      const rules = anchors[id]!;
      for (let n = 0; n < rules.length; n++) startBefore(at, rules[n]!);
      if (placed.length <= at) placed.push(undefined);
      if (everywhere.length <= at) everywhere.push(at);
    }
  }

  /** Adds the places from which the anchor of a rule, standing at a token, can be reached. */
  function startBefore(at: number, rule: number): void {
    const places = starts[rule]!;
    let count = counts[rule]!;
    const after = count > 0 ? places[count - 1]! + 1 : 0;
    for (let place = Math.max(after, at - reach[rule]!); place <= at - nearest[rule]!; place++) places[count++] = place;
    counts[rule] = count;
  }

  function startsAtMentions({ numbers }: Anchor): readonly number[] {
    const places: number[] = [];
    for (const number of numbers) places.push(...begun[number - size]!);
    return places.length < 2 ? places : [...new Set(places)].sort((a, b) => a - b);
  }

  /** The last token at which a match with these needs can begin, for what it needs stands in it; -1 where it can at none. */
  function lastStart(needs: readonly number[]): number {
    let until = base + length;
    for (let n = 0; n < needs.length; n++) {
      const place = last[needs[n]!]!;
      if (place < base) return -1;
      if (place < until) until = place;
    }
    return until - base;
  }

  /** Tries a rule at the first `count` tokens of `starts`, as far as `until`. */
  function run(rule: Rule, scene: Scene, starts: readonly number[], count: number, until: number): void {
    let next = 0;
    for (let i = 0; i < count; i++) {
      const from = starts[i]!;
      if (from < next) continue;
      if (from > until) break;
      const to = machine.run(rule.program, scene, from);
      if (to < 0) continue;
      take(rule);
      next = to;
    }
  }

  /** Makes mentions of what the rule took out. */
  function take(rule: Rule): void {
    const { kind } = rule.says;
    const captures = machine.captures(rule.program);
    const beside = captures.length > 1 ? captures.filter(({ name }) => name !== kind) : NONE;
    for (const capture of captures) if (capture.name === kind) find(rule, capture, beside);
  }

  function find({ finds, says, not }: Rule, { from, to }: Capture, others: readonly Capture[]): void {
    if (not.length > 0 && isWholly(not, { rows, end: to, placed }, from)) return;
    // Written out: to spread what the pattern says would take as long as all the matching.
    const { kind, pattern, version, sets } = says;
    found({ kind, from, to, pattern, version, sets, others }, finds);
  }

  function found(mention: Mention, kind: number): void {
    mentions.push(mention);
    for (const need of meets[kind]!) last[need] = Math.max(last[need]!, base + mention.from);
    begun[kind - size]!.push(mention.from);
    const here = placed[mention.from];
    // The longest first: a pattern that wants a mention takes the whole name rather than its beginning.
    if (here) here.splice(here.filter(({ to }) => to >= mention.to).length, 0, mention);
    else placed[mention.from] = [mention];
  }

  function isWholly(not: readonly Program[], scene: Scene, from: number): boolean {
    return not.some((program) => machine.run(program, scene, from) === scene.end);
  }

  return {
    match(tokens, part) {
      begin(tokens);
      const scene: Scene = { rows, end: length, placed };
      mentions = [];
      // By index: an iterator's pairs, for each rule of each sentence, would be a sixth of all memory that is taken.
      for (let index = 0; index < rules.length; index++) {
        if (byToken[index] === 1 && counts[index] === 0) continue;
        const rule = rules[index]!;
        const { parts, program, needs, begins } = rule;
        if (parts && !parts.includes(part)) continue;
        const until = lastStart(needs);
        if (until < 0) continue;
        if (begins === 'token') run(rule, scene, starts[index]!, counts[index]!, until);
        else {
          const places = begins === 'mention' ? startsAtMentions(program.anchor!) : everywhere;
          run(rule, scene, places, begins === 'mention' ? places.length : length, until);
        }
      }
      for (let at = 0; at < mentions.length; at++) placed[mentions[at]!.from] = undefined;
      return mentions;
    },
  };
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
