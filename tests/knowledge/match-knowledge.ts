import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { loadMatchKnowledge } from '../../src/knowledge/load.ts';
import { openMatcher } from '../../src/match/match.ts';
import type { Mention } from '../../src/model/mention.ts';
import type { Part } from '../../src/model/text.ts';
import { findPlaces } from '../../src/resolve/places.ts';
import { openTokenizer } from '../../src/segment/tokens.ts';
import { openSegmenter } from '../../src/segment/words.ts';

/** The project's own knowledge, and the stages that stand on it, for tests. */
export const knowledge = loadMatchKnowledge('graph');
const segmenter = openSegmenter(knowledge.lexicon);
export const tokenize = openTokenizer(knowledge.lexicon, knowledge.numerals);
const gazetteer = loadGazetteer('graph/gazetteer');
const matcher = openMatcher(knowledge.patterns, knowledge.lexicon);

/** The tokens of a sentence as text. */
export function tokensOf(text: string): string[] {
  return tokenize(text, segmenter.boundaries(text), 0).map(({ start, end }) => text.slice(start, end));
}

/** The mentions of a sentence, each with its text. */
export function mentionsOf(text: string, part: Part = 'results'): (Mention & { readonly text: string })[] {
  const tokens = tokenize(text, segmenter.boundaries(text), 0, findPlaces(text, gazetteer));
  return matcher.match(tokens, part).map((mention) => ({
    ...mention,
    text: text.slice(tokens[mention.from]!.start, tokens[mention.to - 1]!.end),
  }));
}
