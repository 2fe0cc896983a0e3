import type { Lexicon } from '../knowledge/lexicon.ts';
import { type PatternEntry, problemIn, type ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import type { Mention } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import { compile, type Placed, type Program, type Scene } from './compile.ts';

/** Finds the mentions of a sentence. */
export interface Matcher {
  match(tokens: readonly Token[], part: Part): Mention[];
}

interface Rule {
  readonly entry: PatternEntry;
  readonly program: Program;
  readonly not: readonly Program[];
}

/** A matcher over all patterns, in order. A class that no word list or table gives is a KnowledgeError. */
export function openMatcher(patterns: readonly ReadPattern[], lexicon: Lexicon): Matcher {
  const found = new Set<string>();
  const rules = patterns.map(({ entry, sequence, not }): Rule => {
    check(entry, [sequence, ...not], lexicon, found);
    found.add(entry.finds);
    return { entry, program: compile(sequence, lexicon), not: not.map((part) => compile(part, lexicon)) };
  });
  // Where each class stands last, counted from the first sentence on; a class below `base` is not in this one.
  const last = new Float64Array(lexicon.classNames.length).fill(-1);
  let base = 0;
  let length = 0;
  // Where in the sentence each rule may begin, and how many places these are.
  const starts = rules.map((): number[] => []);
  const counts = new Uint32Array(rules.length);
  const begun = new Map<readonly number[], Uint16Array>();
  const everywhere: number[] = [];

  /** The rules that a token of these classes can begin, but for those that any can. */
  function begunBy(classes: readonly number[]): Uint16Array {
    let numbers = begun.get(classes);
    if (!numbers) {
      const fits = ({ program: { first } }: Rule) => first !== null && classes.some((number) => first[number] === 1);
      numbers = Uint16Array.from(rules.flatMap((rule, index) => (fits(rule) ? index : [])));
      begun.set(classes, numbers);
    }
    return numbers;
  }

  function farthest(classes: readonly number[]): number {
    let at = -1;
    for (const number of classes) if (number >= 0) at = Math.max(at, last[number]!);
    return at;
  }

  return {
    match(tokens, part) {
      base += length;
      length = tokens.length;
      counts.fill(0);
      for (let at = 0; at < tokens.length; at++) {
        const { classes } = tokens[at]!;
        for (let i = 0; i < classes.length; i++) last[classes[i]!] = base + at;
        const rules = begunBy(classes);
        for (let i = 0; i < rules.length; i++) starts[rules[i]!]![counts[rules[i]!]!++] = at;
        everywhere[at] = at;
      }
      const placed = new Map<number, Placed[]>();
      const scene: Scene = { tokens, placed };
      const mentions: Mention[] = [];
      for (const [index, rule] of rules.entries()) {
        const anywhere = rule.program.first === null;
        const count = anywhere ? tokens.length : counts[index]!;
        if (count === 0) continue;
        if (rule.entry.parts && !rule.entry.parts.includes(part)) continue;
        // What a match needs stands in it, and so no earlier than where the match begins.
        let until = base + length;
        for (const classes of rule.program.needs) until = Math.min(until, farthest(classes));
        if (until < base) continue;
        run(rule, scene, anywhere ? everywhere : starts[index]!, count, until - base, (mention) => {
          mentions.push(mention);
          const here = placed.get(mention.from);
          if (here) here.push(mention);
          else placed.set(mention.from, [mention]);
        });
      }
      return mentions;
    },
  };
}

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
    const others = match.captures.filter(({ name }) => name !== entry.finds);
    for (const capture of match.captures) {
      if (capture.name !== entry.finds || excluded(not, scene, capture.from, capture.to)) continue;
      found({ kind: entry.finds, from: capture.from, to: capture.to, pattern: entry.id, sets: entry.sets, others });
    }
    next = match.to;
  }
}

function excluded(not: readonly Program[], scene: Scene, from: number, to: number): boolean {
  return (
    not.length > 0 &&
    not.some((program) => program.at({ ...scene, tokens: scene.tokens.slice(0, to) }, from)?.to === to)
  );
}

function check(
  entry: PatternEntry,
  sequences: readonly Sequence[],
  lexicon: Lexicon,
  found: ReadonlySet<string>,
): void {
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
      } else if (element.type === 'mention' && !found.has(element.kind)) {
        throw problemIn(
          entry,
          at,
          `no earlier pattern finds ":${element.kind}"; earlier ones find: ${[...found].join(', ') || 'nothing'}`,
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
