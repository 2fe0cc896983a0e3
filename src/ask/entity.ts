import type { Span } from '../model/text.ts';
import type { Problem } from './messages.ts';

/** What a part of a question can be: a slot `:place` of a form takes an entity of this type. */
export const ENTITY_TYPES = [
  'place',
  'region',
  'level',
  'practice',
  'indicator',
  'law',
  'years',
  'kind',
  'status',
  'text',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** Years from and to, both included; an end that is left out is open. */
export interface Years {
  readonly from?: number;
  readonly to?: number;
}

/** One thing that a part of a question can stand for. */
export interface Value {
  /** What a query is given: canonical name, path joined by `/`, years. */
  readonly value: string | Years;
  /** How a sentence calls it. */
  readonly shown: string;
  /** The rank, of a place. */
  readonly level?: string;
}

/** A part of a question that was recognised. */
export interface Entity extends Span {
  readonly type: EntityType;
  /** As written. */
  readonly text: string;
  /** What it may mean; more than one where that cannot be told, but for a region, whose members they are. */
  readonly values: readonly Value[];
  /** What is to be said besides, where it was taken in a wider sense than it is written: 街道. */
  readonly note?: string;
  /** Whether it is an ordinary word too (合作, 安居), and a place only beside others. */
  readonly ordinary?: boolean;
  /** Why it has no value. */
  readonly problem?: Problem;
}

/** Names that the graph holds, in the words of reports rather than of `graph/`; ask with the same object until they change. */
export interface Held {
  readonly practices: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  readonly indicators: readonly string[];
  readonly laws: readonly string[];
  /** The latest year of which a report is held; null where none is. */
  readonly latestYear: number | null;
}
