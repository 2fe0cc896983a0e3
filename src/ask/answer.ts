import { holds, many, type Scope, valueAt } from './data.ts';
import type { Messages } from './messages.ts';
import { isGiven } from './reading.ts';
import { say } from './say.ts';
import type { Path } from './template.ts';
import type { Understood } from './understand.ts';

/** A sentence of a report behind an answer. */
export interface Quoted {
  readonly quote: string;
  readonly jurisdiction: string;
  readonly year: number;
  readonly report: string;
  readonly address: string | null;
}

/** An answer as it is told. */
export interface Answered {
  readonly sentence: string;
  readonly quotes: readonly Quoted[];
}

/** How many sentences of reports are given. */
const QUOTES = 10;

/** A fact as the fragments of `graph/questions` ask for it. */
interface Fact {
  readonly evidence?: readonly { readonly quote: string }[];
  /** Of a passage, which has no more than one. */
  readonly quote?: string;
  readonly report: {
    readonly id: string;
    readonly year: number;
    readonly address: string | null;
    readonly jurisdiction: { readonly path: readonly string[] };
  };
}

/** What a query gave, as its question says it, with what has to be said of words taken in a wider sense. */
export function answerOf(
  { question, filled, variables }: Understood,
  data: Readonly<Record<string, unknown>>,
  { saying }: Messages,
): Answered {
  const slots: Record<string, string[]> = {};
  for (const { name, entity } of filled) {
    const shown = entity.type === 'region' ? [entity.text] : entity.values.map((value) => value.shown);
    slots[name] = [...(slots[name] ?? []), ...shown];
  }
  const scope = [{ ...data, slots, vars: variables }];
  const variant = question.answer.find((one) => one.if === null || holds(one.if, scope));
  const notes = new Set(filled.flatMap(({ name, entity }) => (isGiven(question, name) ? (entity.note ?? []) : [])));
  return {
    sentence: [variant ? say(variant.say, scope, saying) : '', ...notes].join(''),
    quotes: quotesOf(question.quotes.flatMap((paths) => factsAt(paths, scope))),
  };
}

/** The facts at a path, or at the paths that lead to it from each thing at the one before. */
function factsAt([path, ...rest]: readonly Path[], scope: Scope): Fact[] {
  const here = many(valueAt(path!, scope));
  return rest.length === 0
    ? (here as Fact[])
    : here.flatMap((one) => factsAt(rest, [...scope, one as Fact & Scope[number]]));
}

/** The first sentence of each fact, then, where there is room, the others. */
function quotesOf(facts: readonly Fact[]): Quoted[] {
  const rounds = facts.flatMap(({ evidence, quote, report }) =>
    (evidence ?? (quote === undefined ? [] : [{ quote }])).map(({ quote }, round) => ({
      round,
      quote,
      jurisdiction: report.jurisdiction.path.join('/'),
      year: report.year,
      report: report.id,
      address: report.address,
    })),
  );
  const seen = new Set<string>();
  return rounds
    .sort((a, b) => a.round - b.round)
    .filter(({ report, quote }) => {
      const key = `${report} ${quote}`;
      return !seen.has(key) && seen.add(key);
    })
    .slice(0, QUOTES)
    .map(({ round: _round, ...quoted }) => quoted);
}
