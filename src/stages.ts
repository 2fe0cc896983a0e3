import { join } from 'node:path';
import { type Names, openAssembler, type ReadSentence } from './assemble/assemble.ts';
import { clean } from './clean/clean.ts';
import { rejectionOf } from './clean/genre.ts';
import { shortLived } from './heap.ts';
import { loadCleaning } from './knowledge/cleaning.ts';
import { loadDocuments } from './knowledge/documents.ts';
import { type Gazetteer, loadGazetteer } from './knowledge/gazetteer.ts';
import { loadIndicators } from './knowledge/indicators.ts';
import { loadMatchKnowledge, type MatchKnowledge } from './knowledge/load.ts';
import { loadScript } from './knowledge/script.ts';
import { openMatcher } from './match/match.ts';
import type { PracticeKind, ReportFacts } from './model/fact.ts';
import type { Place } from './model/place.ts';
import type { Report } from './model/report.ts';
import type { Rejection, Source } from './model/source.ts';
import type { Sentence } from './model/text.ts';
import { openMentioned } from './resolve/mentioned.ts';
import { openPractices } from './resolve/practices.ts';
import { segment } from './segment/sentences.ts';
import { openTokenizer } from './segment/tokens.ts';
import { openSegmenter } from './segment/words.ts';

/** Short forms of places of so many characters tell what is a place's own: 金平县; 荣昌 may be a part of another word. */
const LONG_FORM = 3;

/** Which kind of practice a head makes: `graph/lexicon/head-*.txt`. */
const HEADS: readonly [string, PracticeKind][] = [
  ['head-system', 'System'],
  ['head-rule', 'System'],
  ['head-mechanism', 'Mechanism'],
  ['head-platform', 'Platform'],
  ['head-application', 'Platform'],
];

/** The stages from a source to the facts it states, each over the knowledge of one folder `graph`. */
export interface Stages {
  readonly knowledge: MatchKnowledge;
  readonly names: Names;
  /** What becomes of any text before it is read: traditional characters made simplified, no offset changed. */
  simplify(text: string): string;
  /** The report that a source holds, cleaned and cut into sentences, or why it is none. */
  report(source: Source): Report | Rejection;
  /** Its sentences with their tokens, places and mentions. */
  read(report: Report): ReadSentence[];
  /** The facts that these sentences state, some of a report or all. */
  assemble(report: Report, sentences: readonly ReadSentence[]): ReportFacts;
}

/** Opens the stages; a mistake in the folder is a KnowledgeError. Jieba gets this folder's dictionary, for the whole process. */
export function openStages(graph: string, gazetteer: Gazetteer = loadGazetteer(join(graph, 'gazetteer'))): Stages {
  shortLived();
  const simplify = loadScript(graph);
  const cleaning = loadCleaning(graph);
  const knowledge = loadMatchKnowledge(graph);
  const { lexicon, numerals, patterns, practiceKinds, shortBodies, bodyHeads } = knowledge;
  const segmenter = openSegmenter(lexicon);
  const tokenize = openTokenizer(lexicon, numerals);
  const matcher = openMatcher(patterns, lexicon);
  const mentioned = openMentioned(lexicon, gazetteer);
  const names: Names = {
    lexicon,
    numerals,
    practiceKinds,
    shortBodies,
    bodyHeads,
    headKinds: new Map(HEADS),
    practice: openPractices(lexicon),
    indicator: loadIndicators(join(graph, 'figures', 'indicators.tsv')),
    document: loadDocuments(join(graph, 'documents')),
  };

  const assembler = openAssembler(names);

  return {
    knowledge,
    names,
    simplify,
    report(source) {
      const cleaned = clean(source, cleaning, gazetteer, simplify);
      return rejectionOf(cleaned, cleaning) ?? segment(cleaned, cleaning);
    },
    read({ head, sentences }) {
      const marks = segmenter.boundaries(sentences.map(({ text }) => text).join(''));
      const year = head.year ?? undefined;
      // One stage for all sentences, then the next: the processor keeps what a stage needs at hand.
      const starts = startsOf(sentences);
      const plain = sentences.map(({ text }, index) => tokenize(text, marks, starts[index]!));
      const places = sentences.map(({ text }, index) => mentioned(text, plain[index]!, head.jurisdiction, year));
      const tokens = sentences.map(({ text }, index) => {
        const { spans } = places[index]!;
        return spans.length > 0 ? tokenize(text, marks, starts[index]!, spans, plain[index]!) : plain[index]!;
      });
      return sentences.map((sentence, index) => ({
        sentence,
        tokens: tokens[index]!,
        mentions: matcher.match(tokens[index]!, sentence.part),
        places: places[index]!.paths,
      }));
    },
    assemble(report, sentences) {
      const path = report.head.jurisdiction ?? [];
      const year = report.head.year ?? undefined;
      const places = path.map((_, index) => gazetteer.byPath(path.slice(0, index + 1), year));
      const lineage = places.flatMap((place, index) => {
        if (!place) return [];
        const called = [path[index]!, ...place.short.filter((form) => form.length >= LONG_FORM)];
        return [{ name: path[index]!, called, level: place.level, path: path.slice(0, index + 1) }];
      });
      const own = places.at(-1);
      return assembler(report, sentences, lineage, own ? namesBelow(gazetteer, own, year) : []);
    },
  };
}

/** What the places below one are called: those right below, and in a province the counties too. */
function namesBelow(gazetteer: Gazetteer, place: Place, year: number | undefined): string[] {
  return gazetteer
    .children(place.code, year)
    .flatMap((part) => (part.level === 'prefecture' ? [part.name, ...namesBelow(gazetteer, part, year)] : part.name));
}

/** Where each sentence begins when they stand one behind another. */
function startsOf(sentences: readonly Sentence[]): number[] {
  let at = 0;
  return sentences.map(({ text }) => {
    at += text.length;
    return at - text.length;
  });
}
