import type { Span } from './text.ts';

/** Full official names from the province down: `["重庆市", "荣昌区"]`. */
export type Path = readonly string[];

/** Partners that the text names but does not list: 川渝六地. */
export interface Group {
  readonly group: string;
}

export type PracticeKind = 'System' | 'Mechanism' | 'Platform';
export const STATUSES = ['adopted', 'planned', 'deficient'] as const;
export type Status = (typeof STATUSES)[number];
export const COOPERATION_KINDS = [
  'agreement',
  'joint-conference',
  'joint-enforcement',
  'joint-body',
  'service-sharing',
  'information-sharing',
  'other',
] as const;
export type CooperationKind = (typeof COOPERATION_KINDS)[number];
export type CitationKind = 'law' | 'regulation' | 'party-rule' | 'plan' | 'normative' | 'other';
export type InstitutionType =
  | 'party'
  | 'government'
  | 'department'
  | 'congress'
  | 'court'
  | 'procuratorate'
  | 'police'
  | 'judicial-office'
  | 'enforcement'
  | 'mediation'
  | 'legal-service'
  | 'enterprise'
  | 'other';

/** Where a fact was read, so that whoever doubts it can look: three arrays of one length. */
export interface Evidence {
  /** Exact substrings of the archived text. */
  readonly evidence: readonly string[];
  /** Where each quote stands in the archived text, [start, end) in UTF-16 code units. */
  readonly spans: readonly (readonly [number, number])[];
  /** The pattern that found each, and which state of it: `systems/adopts-system@3f2a91c0`. */
  readonly patterns: readonly string[];
}

/** What is known of the report as a whole. */
export interface ReportHead {
  /** null where the place cannot be told; a shorter path where only that much is certain. */
  readonly jurisdiction: Path | null;
  /** Division code of the last name of `jurisdiction`, null where there is none. */
  readonly code: string | null;
  /** Full paths that the text allows where it does not decide. */
  readonly candidates: readonly Path[];
  readonly year: number | null;
  readonly title: string | null;
  /** Where the title stands in the archived text, null where there is none. */
  readonly titleSpan: Span | null;
  /** ISO date, `2024-02-26`. */
  readonly published: string | null;
  readonly issuer: string | null;
  /** Where a hint (manifest) says something else than the text: one sentence each. */
  readonly contradictions: readonly string[];
}

export interface Practice extends Evidence {
  readonly name: string;
  readonly kind: PracticeKind;
  readonly status: Status;
  readonly surfaces: readonly string[];
}

export interface Cooperation extends Evidence {
  readonly name: string;
  readonly kind: CooperationKind;
  /** The reporting jurisdiction first. */
  readonly parties: readonly (Path | Group)[];
  readonly subject: string | null;
  readonly status: Status;
}

export interface Citation extends Evidence {
  readonly title: string;
  readonly kind: CitationKind;
  readonly surfaces: readonly string[];
  readonly docNumber: string | null;
}

export interface Institution extends Evidence {
  readonly name: string;
  readonly type: InstitutionType;
  readonly surfaces: readonly string[];
  readonly jurisdiction: Path | null;
}

export interface Figure extends Evidence {
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
  readonly year: number;
}

/** All that one report says. */
export interface ReportFacts {
  readonly report: ReportHead;
  readonly practices: readonly Practice[];
  readonly cooperations: readonly Cooperation[];
  readonly citations: readonly Citation[];
  readonly institutions: readonly Institution[];
  readonly figures: readonly Figure[];
}
