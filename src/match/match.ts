import type { Lexicon } from '../knowledge/lexicon.ts';
import { type PatternEntry, problemIn, type ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import type { Mention } from '../model/mention.ts';
import type { Part } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import { bears, compile, type Placed, type Program, type Scene } from './compile.ts';

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
  const present = new Uint32Array(lexicon.classNames.length);
  let round = 0;

  return {
    match(tokens, part) {
      round++;
      for (const token of tokens) for (const number of token.classes) present[number] = round;
      const placed = new Map<number, Placed[]>();
      const scene: Scene = { tokens, placed };
      const mentions: Mention[] = [];
      for (const rule of rules) {
        if (rule.entry.parts && !rule.entry.parts.includes(part)) continue;
        if (!rule.program.needs.every((classes) => classes.some((number) => present[number] === round))) continue;
        run(rule, scene, (mention) => {
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

function run({ entry, program, not }: Rule, scene: Scene, found: (mention: Mention) => void): void {
  const { first } = program;
  for (let from = 0; from < scene.tokens.length; from++) {
    if (first && !bears(scene.tokens[from]!, first)) continue;
    const match = program.at(scene, from);
    if (!match) continue;
    const others = match.captures.filter(({ name }) => name !== entry.finds);
    for (const capture of match.captures) {
      if (capture.name !== entry.finds || excluded(not, scene, capture.from, capture.to)) continue;
      found({ kind: entry.finds, from: capture.from, to: capture.to, pattern: entry.id, sets: entry.sets, others });
    }
    from = Math.max(from, match.to - 1);
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
