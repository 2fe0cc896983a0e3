import type { CooperationKind, Status } from './fact.ts';

/**
 * How a body is written, where no table gives its short name: with its place, in quotation marks, in a list after another, behind the
 * level of its place, as the reporting place's own, as a body of the whole country, or once for each place of a list.
 */
export const BODY_FORMS = ['named', 'quoted', 'listed', 'levelled', 'own', 'national', 'shared'] as const;

/** Values that a pattern gives what it finds. */
export interface Sets {
  readonly kind?: CooperationKind | undefined;
  readonly status?: Status | undefined;
  readonly form?: (typeof BODY_FORMS)[number] | undefined;
  /** Canonical name of the practice that is told without being named: 审查合同94份 is 合法性审查. */
  readonly practice?: string | undefined;
  /** The practice is the known one of which the title that was taken out holds the name. */
  readonly inside?: boolean | undefined;
}

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
  readonly sets: Sets;
  /** The other captures of the match, in order. */
  readonly others: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** What found a mention, for whoever doubts it: `systems/named-system@3f2a91c0`. */
export const foundBy = ({ pattern, version }: Mention): string => `${pattern}@${version}`;
