/** Signs that write numbers: 三 a digit, 十 a multiplier below ten thousand, 万 one above. */
export interface Numerals {
  readonly digits: ReadonlyMap<string, number>;
  readonly multipliers: ReadonlyMap<string, number>;
}
