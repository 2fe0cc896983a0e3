import { join } from 'node:path';
import { assemble, type Names, type ReadSentence } from '../assemble/assemble.ts';
import { clean } from '../clean/clean.ts';
import { rejectionOf } from '../clean/genre.ts';
import { buildReadable } from '../clean/readable.ts';
import { type Cleaning, loadCleaning } from '../knowledge/cleaning.ts';
import { loadDocuments } from '../knowledge/documents.ts';
import { type Gazetteer, loadGazetteer } from '../knowledge/gazetteer.ts';
import { loadIndicators } from '../knowledge/indicators.ts';
import { loadMatchKnowledge, type MatchKnowledge } from '../knowledge/load.ts';
import { loadScript } from '../knowledge/script.ts';
import { openMatcher } from '../match/match.ts';
import type { Path, PracticeKind, ReportFacts, ReportHead } from '../model/fact.ts';
import type { Report } from '../model/report.ts';
import type { Rejection, Source } from '../model/source.ts';
import type { Part, Sentence } from '../model/text.ts';
import { openMentioned } from '../resolve/mentioned.ts';
import { openPractices } from '../resolve/practices.ts';
import { segment } from '../segment/sentences.ts';
import { openTokenizer } from '../segment/tokens.ts';
import { openSegmenter } from '../segment/words.ts';

/** A report, or a lone sentence as one, read as far as its mentions. */
export interface ReadReport {
  readonly report: Report;
  readonly sentences: readonly ReadSentence[];
}

/** What a lone sentence would be told by its report. */
export interface Setting {
  readonly part: Part;
  readonly place: Path | null;
  readonly year: number | null;
}

/** The extractor taken apart: what it sees on the way, and what it makes of chosen sentences. */
export interface Workshop {
  readonly knowledge: MatchKnowledge;
  readonly names: Names;
  sentence(text: string, setting: Setting): ReadReport;
  report(source: Source): ReadReport | Rejection;
  /** Reads a segmented report as far as its mentions. */
  read(report: Report): ReadReport;
  assemble(report: Report, sentences: readonly ReadSentence[]): ReportFacts;
}

/** As in `extract.ts`. */
const HEADS: readonly [string, PracticeKind][] = [
  ['head-system', 'System'],
  ['head-mechanism', 'Mechanism'],
  ['head-platform', 'Platform'],
];

/** Opens the stages of `openExtractor` one by one, over the same knowledge. */
export function openWorkshop(graph: string, gazetteer: Gazetteer = loadGazetteer(join(graph, 'gazetteer'))): Workshop {
  const simplify = loadScript(graph);
  const knowledge = loadMatchKnowledge(graph);
  const { lexicon, numerals, patterns, practiceKinds, shortBodies, bodyHeads } = knowledge;
  const segmenter = openSegmenter(lexicon.terms);
  const tokenize = openTokenizer(lexicon, numerals);
  const matcher = openMatcher(patterns, lexicon);
  const mentioned = openMentioned(lexicon, gazetteer);
  const names: Names = {
    lexicon,
    practiceKinds,
    shortBodies,
    bodyHeads,
    headKinds: new Map(HEADS),
    practice: openPractices(lexicon),
    indicator: loadIndicators(join(graph, 'figures', 'indicators.tsv')),
    document: loadDocuments(join(graph, 'documents')),
  };
  let cleaning: Cleaning | undefined;

  function read(report: Report): ReadReport {
    const marks = segmenter.boundaries(report.sentences.map(({ text }) => text).join(''));
    const { jurisdiction, year } = report.head;
    let at = 0;
    const sentences = report.sentences.map((sentence) => {
      const plain = tokenize(sentence.text, marks, at);
      const { spans, paths: places } = mentioned(sentence.text, plain, jurisdiction, year ?? undefined);
      const tokens = tokenize(sentence.text, marks, at, spans);
      at += sentence.text.length;
      return { sentence, tokens, mentions: matcher.match(tokens, sentence.part), places };
    });
    return { report, sentences };
  }

  return {
    knowledge,
    names,
    read,
    sentence(text, { part, place, year }) {
      const builder = buildReadable(simplify(text), 1);
      builder.add(0, text.length);
      const sentence: Sentence = { ...builder.done(text.length), part, headings: [] };
      return read({
        source: lone(text),
        head: { ...UNTOLD, jurisdiction: place, year },
        headings: [],
        sentences: [sentence],
      });
    },
    report(source) {
      cleaning ??= loadCleaning(graph);
      const cleaned = clean(source, cleaning, gazetteer, simplify);
      return rejectionOf(cleaned, cleaning) ?? read(segment(cleaned, cleaning));
    },
    assemble(report, sentences) {
      const path = report.head.jurisdiction ?? [];
      const lineage = path.flatMap((name, index) => {
        const own = path.slice(0, index + 1);
        const place = gazetteer.byPath(own, report.head.year ?? undefined);
        return place ? [{ name, level: place.level, path: own }] : [];
      });
      return assemble(report, sentences, names, lineage);
    },
  };
}

const UNTOLD: ReportHead = {
  jurisdiction: null,
  code: null,
  candidates: [],
  year: null,
  title: null,
  titleSpan: null,
  published: null,
  issuer: null,
  contradictions: [],
};

function lone(text: string): Source {
  return { path: '-', name: '-', media: 'text', charset: null, bytesHash: '', textHash: '', text, hints: {} };
}
