import type { ReadSentence } from '../assemble/assemble.ts';
import { buildReadable } from '../clean/readable.ts';
import type { Path, ReportHead } from '../model/fact.ts';
import type { Report } from '../model/report.ts';
import type { Source } from '../model/source.ts';
import type { Part } from '../model/text.ts';
import type { Stages } from '../stages.ts';

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

/** A sentence as if it were all of a report. */
export function readSentence(text: string, { part, place, year }: Setting, { simplify, read }: Stages): ReadReport {
  const builder = buildReadable(simplify(text), 1);
  builder.add(0, text.length);
  const readable = builder.done(text.length);
  const report: Report = {
    source: lone(text),
    head: { ...UNTOLD, jurisdiction: place, year },
    headings: [],
    sentences: [{ ...readable, start: readable.offsets[0]!, end: text.length, at: 0, part, headings: [] }],
  };
  return { report, sentences: read(report) };
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
