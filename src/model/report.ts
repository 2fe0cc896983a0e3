import type { ReportHead } from './fact.ts';
import type { Source } from './source.ts';
import type { Heading, Sentence } from './text.ts';

/** A report after cleaning and segmenting: what it is, and its sentences in order, page chrome left out. */
export interface Report {
  readonly source: Source;
  readonly head: ReportHead;
  readonly headings: readonly Heading[];
  readonly sentences: readonly Sentence[];
}
