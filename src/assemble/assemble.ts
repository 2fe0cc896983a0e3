import type { DocumentFinder } from '../knowledge/documents.ts';
import type { IndicatorFinder } from '../knowledge/indicators.ts';
import type { BodyHead, ShortBody } from '../knowledge/institutions.ts';
import type { Lexicon } from '../knowledge/lexicon.ts';
import type {
  Citation,
  Cooperation,
  Figure,
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

/** An assembler that goes by these names. */
export function openAssembler(names: Names): Assembler {
  const figuresOf = openFigures(names.lexicon, names.numerals, names.indicator);
  const practicesOf = openPracticeReader(names);
  const cooperationsOf = openCooperations(names);
  const bodiesOf = openBodyReader(names);
  const quote = names.lexicon.classNumber('quote')!;
  return (report, sentences, lineage, below) => {
    const practices = collect<Omit<Practice, keyof Gathered>>();
    const citations = collect<Omit<Citation, keyof Gathered>>();
    const institutions = collect<Omit<Institution, keyof Gathered>>();
    const cooperations = collect<Omit<Cooperation, keyof Gathered>>();
    const figures: Figure[] = [];
    const placeNames = [...lineage.flatMap(({ called }) => called), ...below];
    const own = report.head.jurisdiction;
    const cooperating = own && cooperationsOf(own);
    const bodiesIn = bodiesOf(lineage, report.head.issuer);
    const citationsOf = openCitations(names, report.head.year);
    sentences.forEach((read, index) => {
      const { sentence } = read;
      if (read.mentions.length === 0) {
        cooperating?.leave(read, index);
        return;
      }
      const of = byKind(read.mentions);
      for (const [mention, cited] of citationsOf(read, longest(of.citation), of.draft, of['short-title']))
        citations.add(cited.title, '', cited, read, mention, report);
      // What places do together is a practice of each as well, under its whole name.
      const shared: Mention[] = [];
      // In the order of the text: partners named last before one are its own.
      const together = inOrder(longest(of.cooperation).map((mention) => wholeName(mention, of.practice)));
      for (const mention of together) {
        const status = statusOf(sentence, of.status, mention);
        const found = status && cooperating?.read(read, index, mention);
        if (!found) continue;
        cooperations.add(found.name, status, { ...found, status }, read, mention, report);
        if (found.kind !== 'agreement' && found.kind !== 'other' && !isPlain(mention))
          shared.push({ ...mention, kind: 'practice', others: [] });
      }
      cooperating?.leave(read, index);
      for (const mention of longest(shared.length > 0 ? [...of.practice, ...shared] : of.practice)) {
        const status = statusOf(sentence, of.status, mention);
        if (status === null) continue;
        const shorter = of.practice.find((one) => isShorterName(one, mention, read, quote));
        for (const { name, kind } of practicesOf(read, mention, placeNames)) {
          const practice = { name, kind, status };
          practices.add(name, status, practice, read, mention, report);
          if (shorter) practices.add(name, status, practice, read, shorter, report);
        }
      }
      for (const mention of longest(of.institution)) {
        for (const body of bodiesIn(read, mention)) institutions.add(body.name, '', body, read, mention, report);
      }
      const last = sentences[index - 1]?.sentence;
      figures.push(...figuresOf(read, longest(of.figure), report, last));
    });
    return {
      report: report.head,
      practices: practices.facts() as Practice[],
      cooperations: cooperations.facts().map(({ surfaces: _, ...fact }) => fact as Cooperation),
      citations: citations.facts() as Citation[],
      institutions: institutions.facts() as Institution[],
      figures,
    };
  };
}

/** The mentions of a sentence by the kinds that facts are made of, in the order they were found. */
function byKind(mentions: readonly Mention[]) {
  const of = {
    citation: [] as Mention[],
    draft: [] as Mention[],
    'short-title': [] as Mention[],
    cooperation: [] as Mention[],
    practice: [] as Mention[],
    institution: [] as Mention[],
    figure: [] as Mention[],
    status: [] as Mention[],
  };
  for (const mention of mentions) of[mention.kind as keyof typeof of]?.push(mention);
  return of;
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
