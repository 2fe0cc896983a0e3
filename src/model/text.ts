/** A stretch of text, [start, end), in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a part of a report tells: what was done, what is wanting, what comes next, or none of these. */
export type Part = 'results' | 'problems' | 'plans' | 'preamble';

/** A heading of the report; depth 1 is 一、, 2 is (一), 3 is 1., 4 is 一是. */
export interface Heading extends Span {
  readonly depth: 1 | 2 | 3 | 4;
  readonly text: string;
}

/**
 * A sentence as the segmenter sees it: `text` is what is matched (line breaks joined, full width to half width, traditional to
 * simplified); `start` and `end` are of the archived text, in which its character i stands at `offsets[at + i]`.
 */
export interface Sentence extends Span {
  readonly text: string;
  /** Where it begins in the readable text of the whole report. */
  readonly at: number;
  /** Of the whole report. */
  readonly offsets: Uint32Array;
  readonly part: Part;
  /** The headings above it, outermost first, as indices into the report's headings. */
  readonly headings: readonly number[];
}
