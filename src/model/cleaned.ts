import type { ReportHead } from './fact.ts';
import type { Source } from './source.ts';
import type { Span } from './text.ts';

/** A source made ready to be read: what it is, and its text without page chrome, with the way back to the archived text. */
export interface Cleaned {
  readonly source: Source;
  readonly head: ReportHead;
  /** Simplified, punctuation in its Chinese form, broken lines joined; one paragraph a line. */
  readonly text: string;
  /** `offsets[i]` is where character i of `text` stands in the archived text; one more entry for the end. */
  readonly offsets: Uint32Array;
  /** Stretches of the archived text that are page furniture, in order. */
  readonly masked: readonly Span[];
}
