import type { ReadSentence } from '../assemble/assemble.ts';
import { taker } from '../assemble/taker.ts';
import type { ReportFacts } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Report } from '../model/report.ts';
import type { Part } from '../model/text.ts';
import type { Stages } from '../stages.ts';
import type { ReadReport } from './reading.ts';

/** A fact without its evidence: `of` is the list of facts it stands in. */
export type ToldFact = Readonly<Record<string, unknown>> & { readonly of: FactList };
type FactList = Exclude<keyof ReportFacts, 'report'>;

/** What became of a mention. */
export type Fate =
  | { readonly outcome: 'kept'; readonly facts: readonly ToldFact[] }
  /** It lies within a longer one, or within the same stretch found by an earlier pattern. */
  | { readonly outcome: 'inside'; readonly other: Mention }
  /** Neither the sentence nor its part of the report says whether it is adopted, planned or lacking. */
  | { readonly outcome: 'no-status' }
  /** It told the status of these. */
  | { readonly outcome: 'status'; readonly of: readonly Mention[] }
  | { readonly outcome: 'left'; readonly reason: string };

const LISTS: Readonly<Record<string, FactList>> = {
  practice: 'practices',
  cooperation: 'cooperations',
  citation: 'citations',
  institution: 'institutions',
  figure: 'figures',
};

/** Kinds of mention that tell how others are to be read. */
const TELLING: ReadonlySet<string> = new Set(['status', 'short-title', 'draft']);

/** Kinds of mention that lean on those before them: partners named by another, what was counted last. */
const LEANING: ReadonlySet<string> = new Set(['cooperation', 'figure']);

/** Tells what the assembler makes of each mention of the sentence at `index`, by handing it over alone, with what is said of statuses and short titles. */
export function openFates({ assemble, knowledge }: Stages, { report, sentences }: ReadReport, index: number) {
  const read = sentences[index]!;
  // Partners may have been named in the sentences before, and short titles told.
  const before = sentences.slice(0, index).map((one) => ({
    ...one,
    mentions: one.mentions.filter(({ kind }) => kind === 'cooperation' || TELLING.has(kind)),
  }));
  const telling = read.mentions.filter(({ kind }) => TELLING.has(kind));

  function factsOf(mention: Mention, part: Part = read.sentence.part): ToldFact[] {
    const from = (mentions: readonly Mention[]) => {
      const chosen = { ...read, sentence: { ...read.sentence, part }, mentions: [...telling, ...mentions] };
      return told(assemble(report, [...before, chosen]), read);
    };
    if (!LEANING.has(mention.kind)) return from([mention]);
    // A cooperation takes the whole name of a practice that ends with it.
    const naming = mention.kind === 'cooperation' ? read.mentions.filter(({ kind }) => kind === 'practice') : [];
    const others = read.mentions
      .filter((one) => one !== mention && one.kind === mention.kind && one.from <= mention.from)
      .concat(naming);
    const known = new Set(from(others).map((fact) => JSON.stringify(fact)));
    const more = from([...others, mention]).filter((fact) => !known.has(JSON.stringify(fact)));
    return more.length > 0 ? more : from([mention]);
  }

  const made = new Map(read.mentions.map((mention) => [mention, factsOf(mention)]));
  const shared = read.mentions.filter(
    (mention) => mention.kind === 'cooperation' && made.get(mention)!.some(({ of }) => of === 'practices'),
  );
  const rivals = (list: FactList) => [
    ...read.mentions.filter(({ kind }) => LISTS[kind] === list),
    ...(list === 'practices' ? shared : []),
  ];

  return (mention: Mention): Fate => {
    if (mention.kind === 'status') {
      const within = ({ kind, from, to }: Mention) => kind === 'practice' && mention.from <= from && mention.to >= to;
      return { outcome: 'status', of: read.mentions.filter(within) };
    }
    const list = LISTS[mention.kind];
    if (!list) return { outcome: 'left', reason: 'only other patterns lean on it' };
    const other = taker(mention, rivals(list));
    if (other) return { outcome: 'inside', other };
    // What places do together is a practice as well, unless a longer one holds it.
    const asPractice = list === 'practices' || !taker(mention, rivals('practices'));
    const facts = made.get(mention)!.filter(({ of }) => of === list || asPractice);
    if (facts.length > 0) return { outcome: 'kept', facts };
    if (factsOf(mention, 'results').length > 0) return { outcome: 'no-status' };
    const ends = read.tokens[mention.to - 1]!.classes.numbers.map((number) => knowledge.lexicon.classNames[number]!);
    if (list === 'cooperations' && !mention.sets.kind && !ends.some((name) => name.startsWith('coop-')))
      return { outcome: 'left', reason: 'its last word is of no kind of arrangement (no class coop-…)' };
    return { outcome: 'left', reason: reasonOf(list, report) };
  };
}

/** The facts that have evidence within this sentence. */
function told(facts: ReportFacts, { sentence }: ReadSentence): ToldFact[] {
  const { start, end } = sentence;
  return Object.values(LISTS).flatMap((of) =>
    facts[of]
      .filter(({ spans }) => spans.some((span) => span[0] >= start && span[1] <= end))
      .map((fact) => {
        const { evidence: _, spans: __, patterns: ___, surfaces: ____, ...rest } = { surfaces: [], ...fact };
        return { of, ...rest };
      }),
  );
}

function reasonOf(list: FactList, { head }: Report): string {
  const untold = head.jurisdiction === null ? 'the reporting place is not known' : null;
  switch (list) {
    case 'cooperations':
      return untold ?? 'no partner is named that is neither a superior nor a part of the reporting place';
    case 'institutions':
      return (
        untold ??
        'it is a kind of body and not one: no place of the report completes the name; or it is still to be set up'
      );
    case 'citations':
      return 'it is still to be issued, or graph/documents/not-documents.txt says that it is no document';
    case 'figures':
      return head.year === null ? 'the year of the report is not known' : 'nothing is named that it counts';
    case 'practices':
      return 'it names nothing';
  }
}
