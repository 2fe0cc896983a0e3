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
import type { Path, PracticeKind, ReportFacts } from './model/fact.ts';
import type { Rejection, Source } from './model/source.ts';
import { findPlaces } from './resolve/places.ts';
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
  /** Classes that make it worth while to look for places in a sentence. */
  const placed = new Set(
    lexicon.classNames.flatMap((name, number) => (name.startsWith('coop-') || name === 'body-head' ? number : [])),
  );
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
    const text = report.sentences.map((sentence) => sentence.text).join('');
    const marks = segmenter.boundaries(text);
    let at = 0;
    const read = report.sentences.map((sentence) => {
      const plain = tokenize(sentence.text, marks, at);
      const told = plain.some(({ classes }) => classes.some((number) => placed.has(number)))
        ? findPlaces(sentence.text, gazetteer, report.head.year ?? undefined).filter(
            ({ name }) => !gazetteer.groups.has(name),
          )
        : [];
      const tokens = told.length > 0 ? tokenize(sentence.text, marks, at, told) : plain;
      const places = new Map(
        told.flatMap(({ start, places: possible }) => {
          const place = nearest(
            possible.map((one) => gazetteer.path(one, report.head.year ?? undefined)),
            report.head.jurisdiction,
          );
          return place ? [[start, place]] : [];
        }),
      );
      at += sentence.text.length;
      return { sentence, tokens, mentions: matcher.match(tokens, sentence.part), places };
    });
    const path = report.head.jurisdiction ?? [];
    const lineage = path.flatMap((name, index) => {
      const own = path.slice(0, index + 1);
      const place = gazetteer.byPath(own, report.head.year ?? undefined);
      return place ? [{ name, level: place.level, path: own }] : [];
    });
    return assemble(report, read, names, lineage);
  };
}

/** The only place, or else the only one that shares most with the reporting place: 陈村镇 in a report from 广东 is the one there. */
function nearest(possible: readonly Path[], own: Path | null): Path | null {
  if (possible.length <= 1 || !own) return possible[0] ?? null;
  for (let shared = own.length; shared > 0; shared--) {
    const near = possible.filter((path) => own.slice(0, shared).every((name, index) => path[index] === name));
    if (near.length === 1) return near[0]!;
    if (near.length > 1) return null;
  }
  return null;
}
