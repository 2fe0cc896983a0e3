import type { DocumentFinder } from '../knowledge/documents.ts';
import type { IndicatorFinder } from '../knowledge/indicators.ts';
import type { BodyHead, ShortBody } from '../knowledge/institutions.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type {
  Citation,
  Cooperation,
  Institution,
  Path,
  Practice,
  PracticeKind,
  ReportFacts,
  Status,
} from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Numerals } from '../model/numerals.ts';
import type { Report } from '../model/report.ts';
import type { Part, Sentence } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import { openCitations } from './citations.ts';
import { collect, type Gathered } from './collect.ts';
import { openCooperations } from './cooperations.ts';
import { openFigures } from './figures.ts';
import { type Lineage, openBodyReader } from './institutions.ts';
import { openPracticeReader } from './practices.ts';
import { inOrder, longest } from './taker.ts';

/** A sentence with its tokens and what the patterns found in it. */
export interface ReadSentence {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** Full path of the place that a token names, by where the token begins; only places that are certain. */
  readonly places: ReadonlyMap<number, Path>;
}

/** What the tables of `graph/` say of names. */
export interface Names {
  readonly lexicon: Lexicon;
  readonly numerals: Numerals;
  /** Kind of a practice by its canonical name. */
  readonly practiceKinds: ReadonlyMap<string, PracticeKind>;
  /** Title and kind of a document by the title as written, without its brackets. */
  readonly document: DocumentFinder;
  /** Kind of an open name, by the class of the head it ends in. */
  readonly headKinds: ReadonlyMap<string, PracticeKind>;
  readonly shortBodies: ReadonlyMap<string, readonly ShortBody[]>;
  readonly bodyHeads: ReadonlyMap<string, BodyHead>;
  readonly indicator: IndicatorFinder;
  /** Canonical name of a practice as written, for a report of these places; rules lose the names of their makers. */
  practice(written: string, places: readonly string[], isRule: boolean): string;
}

/**
 * The facts that sentences of a report state, each once, with every piece of evidence; `lineage`: its place and those above it,
 * `below`: names of those in it.
 */
export type Assembler = (
  report: Report,
  sentences: readonly ReadSentence[],
  lineage: Lineage,
  below: readonly string[],
) => ReportFacts;

/** A sentence with what was found in it by the kinds that facts are made of, in the order it was found. */
interface Sorted {
  readonly read: ReadSentence;
  readonly of: Readonly<Record<Kind, readonly Mention[]>>;
}

type Kind = 'citation' | 'draft' | 'short-title' | 'cooperation' | 'practice' | 'institution' | 'figure' | 'status';

/** An assembler that goes by these names: it reads one kind of fact in all sentences, then the next. */
export function openAssembler(names: Names): Assembler {
  const figuresOf = openFigures(names.lexicon, names.numerals, names.indicator);
  const practicesOf = openPracticeReader(names);
  const cooperationsOf = openCooperations(names);
  const bodiesOf = openBodyReader(names);
  const quote = names.lexicon.classNumber('quote')!;

  function citations(report: Report, sentences: readonly Sorted[]): Citation[] {
    const found = collect<Omit<Citation, keyof Gathered>>(report);
    const citationsOf = openCitations(names, report.head.year);
    for (const { read, of } of sentences)
      for (const [mention, cited] of citationsOf(read, longest(of.citation), of.draft, of['short-title']))
        found.add(cited.title, '', cited, read, mention);
    return found.facts();
  }

  /** Cooperations, and by the sentence those of them that are a practice of each party as well, under their whole name. */
  function cooperations(report: Report, sentences: readonly Sorted[]): [Cooperation[], Mention[][]] {
    const found = collect<Omit<Cooperation, keyof Gathered>>(report);
    const own = report.head.jurisdiction;
    if (!own) return [[], []];
    const { read: readIn, leave } = cooperationsOf(own);
    const shared: Mention[][] = [];
    sentences.forEach(({ read, of }, index) => {
      // In the order of the text: partners named last before one are its own.
      for (const mention of inOrder(longest(of.cooperation).map((name) => wholeName(name, of.practice)))) {
        const status = statusOf(read.sentence, of.status, mention);
        const cooperation = status && readIn(read, index, mention);
        if (!cooperation) continue;
        const { name, kind } = cooperation;
        found.add(name, status, { ...cooperation, status }, read, mention);
        // Where the pattern says the kind, what is done is told, and no name that others may have as well.
        if (kind !== 'agreement' && kind !== 'other' && !mention.sets.kind && !isPlain(mention))
          (shared[index] ??= []).push({ ...mention, kind: 'practice', others: [] });
      }
      leave(read, index);
    });
    return [found.facts().map(({ surfaces: _, ...fact }) => fact), shared];
  }

  function practices(
    report: Report,
    sentences: readonly Sorted[],
    shared: readonly Mention[][],
    places: readonly string[],
  ): Practice[] {
    const found = collect<Omit<Practice, keyof Gathered>>(report);
    const practicesIn = practicesOf(places);
    sentences.forEach(({ read, of }, index) => {
      for (const mention of longest(shared[index] ? [...of.practice, ...shared[index]] : of.practice)) {
        const status = statusOf(read.sentence, of.status, mention);
        if (status === null) continue;
        const shorter = of.practice.find((one) => isShorterName(one, mention, read, quote));
        for (const { name, kind } of practicesIn(read, mention)) {
          const practice = { name, kind, status };
          found.add(name, status, practice, read, mention);
          if (shorter) found.add(name, status, practice, read, shorter);
        }
      }
    });
    return found.facts();
  }

  function institutions(report: Report, sentences: readonly Sorted[], lineage: Lineage): Institution[] {
    const found = collect<Omit<Institution, keyof Gathered>>(report);
    const bodiesIn = bodiesOf(lineage, report.head.issuer);
    for (const { read, of } of sentences)
      for (const mention of longest(of.institution))
        for (const body of bodiesIn(read, mention)) found.add(body.name, '', body, read, mention);
    return found.facts();
  }

  return (report, sentences, lineage, below) => {
    const sorted = sentences.map((read): Sorted => ({ read, of: byKind(read.mentions) }));
    const places = [...lineage.flatMap(({ called }) => called), ...below];
    const [together, shared] = cooperations(report, sorted);
    return {
      report: report.head,
      practices: practices(report, sorted, shared, places),
      cooperations: together,
      citations: citations(report, sorted),
      institutions: institutions(report, sorted, lineage),
      figures: sorted.flatMap(({ read, of }, index) =>
        figuresOf(read, longest(of.figure), report, sentences[index - 1]?.sentence),
      ),
    };
  };
}

const NONE: readonly Mention[] = [];
const NOTHING: Sorted['of'] = {
  citation: NONE,
  draft: NONE,
  'short-title': NONE,
  cooperation: NONE,
  practice: NONE,
  institution: NONE,
  figure: NONE,
  status: NONE,
};

function byKind(mentions: readonly Mention[]): Sorted['of'] {
  if (mentions.length === 0) return NOTHING;
  const of: Record<string, readonly Mention[] | undefined> = { ...NOTHING };
  for (const mention of mentions) {
    const own = of[mention.kind];
    // Most sentences hold a few kinds only.
    if (own === NONE) of[mention.kind] = [mention];
    else (own as Mention[] | undefined)?.push(mention);
  }
  return of as Sorted['of'];
}

/** 投诉举报“诉转案”工作机制 may be called “诉转案”工作机制 as well. */
function isShorterName(one: Mention, { from, to }: Mention, { tokens }: ReadSentence, quote: number): boolean {
  const inside = one.to - one.from < to - from && (one.to === to || one.from === from);
  return inside && tokens[one.from]!.classes.numbers.includes(quote);
}

/** 跨界水质监测数据共享机制 where a cooperation is found by 数据共享机制: the longest practice that ends with it, partners left out. */
function wholeName(mention: Mention, practices: readonly Mention[]): Mention {
  const first = mention.others.at(-1)?.to ?? 0;
  const from = Math.min(
    mention.from,
    ...practices.filter(({ from, to }) => to === mention.to && from >= first).map(({ from }) => from),
  );
  return from === mention.from ? mention : { ...mention, from };
}

/** 联合检查: what nothing is said of but that it is done together is no practice of its own. */
function isPlain({ from, to }: Mention): boolean {
  return to - from === 1;
}

const BY_PART: Readonly<Record<Part, Status | null>> = {
  preamble: 'adopted',
  results: 'adopted',
  problems: null,
  plans: 'planned',
};

/** What is said of the practice right where it stands, else what the part of the report says; null where it says nothing. */
function statusOf({ part }: Sentence, statuses: readonly Mention[], practice: Mention): Status | null {
  const said = statuses.find(({ from, to }) => from <= practice.from && to >= practice.to);
  if (said && !(part === 'plans' && said.sets.status === 'deficient')) return said.sets.status ?? null;
  return BY_PART[part];
}
