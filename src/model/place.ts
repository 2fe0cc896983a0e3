export type Level = 'province' | 'prefecture' | 'county' | 'township' | 'zone';

/** A unit of administration, or a functional zone (高新区), as it was in the years `from` to `to`. */
export interface Place {
  /** Division code: 2, 4, 6 or 9 digits; zones have `<parent code>-<name>`. */
  readonly code: string;
  /** Full official name: 荣昌区. */
  readonly name: string;
  readonly level: Level;
  /** Code of the unit above, null for a province. 县 under 重庆市 stand directly below it. */
  readonly parent: string | null;
  /** Usual short forms: 荣昌; 渝. */
  readonly short: readonly string[];
  /** First and last full year of this name and rank; null where it has no known limit. */
  readonly from: number | null;
  readonly to: number | null;
  /** Codes of what it was before and what it became after. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}
