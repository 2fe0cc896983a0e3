/** What a pattern found in a sentence: token indices [from, to), and what else it took out. */
export interface Mention {
  /** practice, cooperation, citation, institution, figure, status. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  /** The pattern that found it: `systems/named-system`. */
  readonly pattern: string;
  /** Which state of that pattern: eight hex digits. */
  readonly version: string;
  /** Values the pattern gives it: kind, status. */
  readonly sets: Readonly<Record<string, string>>;
  /** The other captures of the match, in order. */
  readonly others: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** What found a mention, for whoever doubts it: `systems/named-system@3f2a91c0`. */
export const foundBy = ({ pattern, version }: Mention): string => `${pattern}@${version}`;
