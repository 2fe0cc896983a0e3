/** A sentence behind a fact, as published. */
export interface Quote {
  readonly quote: string;
  /** Where it stands in the archived text, [start, end) in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The pattern that found it, and which state of it: `practices/headed@3f2a91c0`. */
  readonly pattern: string;
  /** Id of the passage. */
  readonly passage: string;
}

/** What every fact that a report states has. */
export interface Stated {
  readonly id: string;
  readonly year: number;
  /** Id of the report that says it. */
  readonly reportId: string;
  /** In the order of the text. */
  readonly evidence: readonly Quote[];
}

/** An edge that a report states, as the stores give it. */
export interface StatedEdge extends Quote {
  readonly _type: string;
  readonly id: string;
  readonly year: number;
  readonly report: string;
  readonly quotes?: readonly string[];
  readonly starts?: readonly number[];
  readonly ends?: readonly number[];
  readonly patterns?: readonly string[];
  readonly passages?: readonly string[];
}

/** What an edge says of itself: its id, year and report, and all its quotes. */
export function stated(edge: StatedEdge): Stated {
  const { id, year, report, quotes, starts, ends, patterns, passages } = edge;
  const { quote, start, end, pattern, passage } = edge;
  const evidence = quotes?.map((text, i) => ({
    ...{ quote: text, start: starts![i]!, end: ends![i]! },
    ...{ pattern: patterns![i]!, passage: passages![i]! },
  }));
  return { id, year, reportId: report, evidence: evidence ?? [{ quote, start, end, pattern, passage }] };
}
