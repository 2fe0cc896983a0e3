/** Signs and words that write numbers: 三 a digit, 十 a multiplier below ten thousand, 万 one above; both by their UTF-16 code unit. */
export interface Numerals {
  readonly digits: ReadonlyMap<number, number>;
  readonly multipliers: ReadonlyMap<number, number>;
  /** Signs that stand before decimals. */
  readonly points: ReadonlySet<string>;
  /** Words that tell a part of a whole, those that begin alike longest first. */
  readonly shares: readonly Share[];
}

/** 百分百 is a share by itself; 百分之 tells, with `value` null, that the number behind it is one. */
export interface Share {
  readonly text: string;
  readonly value: number | null;
  readonly unit: string;
}

/** The word at `at` that tells a part of a whole, the longest of several. */
export function shareAt({ shares }: Numerals, text: string, at: number): Share | undefined {
  return shares.find((share) => text.startsWith(share.text, at));
}

/** Whether a UTF-16 code unit is one of 0-9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
