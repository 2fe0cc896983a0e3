import { join } from 'node:path';
import { assemble, type Names } from './assemble/assemble.ts';
import { clean } from './clean/clean.ts';
import { rejectionOf } from './clean/genre.ts';
import { loadCleaning } from './knowledge/cleaning.ts';
import { loadDocuments } from './knowledge/documents.ts';
import { type Gazetteer, loadGazetteer } from './knowledge/gazetteer.ts';
import { loadIndicators } from './knowledge/indicators.ts';
import { loadMatchKnowledge } from './knowledge/load.ts';
import { loadScript } from './knowledge/script.ts';
import { openMatcher } from './match/match.ts';
import type { PracticeKind, ReportFacts } from './model/fact.ts';
import type { Rejection, Source } from './model/source.ts';
import { openMentioned } from './resolve/mentioned.ts';
import { openPractices } from './resolve/practices.ts';
import { segment } from './segment/sentences.ts';
import { openTokenizer } from './segment/tokens.ts';
import { openSegmenter } from './segment/words.ts';

/** Which kind of practice a head makes: `graph/lexicon/head-*.txt`. */
const HEADS: readonly [string, PracticeKind][] = [
  ['head-system', 'System'],
  ['head-mechanism', 'Mechanism'],
  ['head-platform', 'Platform'],
];

/** The stages in order, from a source to the facts it states, or why it is no report; `graph` is the folder of knowledge. */
export function openExtractor(
  graph: string,
  gazetteer: Gazetteer = loadGazetteer(join(graph, 'gazetteer')),
): (source: Source) => ReportFacts | Rejection {
  const cleaning = loadCleaning(graph);
  const simplify = loadScript(graph);
  const { lexicon, numerals, patterns, practiceKinds, shortBodies, bodyHeads } = loadMatchKnowledge(graph);
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

  return (source) => {
    const cleaned = clean(source, cleaning, gazetteer, simplify);
    const refused = rejectionOf(cleaned, cleaning);
    if (refused) return refused;
    const report = segment(cleaned, cleaning);
    const marks = segmenter.boundaries(report.sentences.map(({ text }) => text).join(''));
    let at = 0;
    const { jurisdiction } = report.head;
    const year = report.head.year ?? undefined;
    const read = report.sentences.map((sentence) => {
      const plain = tokenize(sentence.text, marks, at);
      const { spans, paths: places } = mentioned(sentence.text, plain, jurisdiction, year);
      const tokens = spans.length > 0 ? tokenize(sentence.text, marks, at, spans, plain) : plain;
      at += sentence.text.length;
      return { sentence, tokens, mentions: matcher.match(tokens, sentence.part), places };
    });
    const path = jurisdiction ?? [];
    const lineage = path.flatMap((name, index) => {
      const own = path.slice(0, index + 1);
      const place = gazetteer.byPath(own, year);
      return place ? [{ name, level: place.level, path: own }] : [];
    });
    return assemble(report, read, names, lineage);
  };
}
