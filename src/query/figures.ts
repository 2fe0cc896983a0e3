import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { type Jurisdiction, type JurisdictionNode, jurisdiction } from './jurisdictions.ts';
import { type Page, type Scope, type Scoped, scoped, type Years } from './range.ts';
import { type Stated, type StatedEdge, stated } from './stated.ts';

/** A number that a jurisdiction reports; its year is the one the number is about. */
export interface FigureFact extends Stated {
  readonly jurisdiction: Jurisdiction;
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
}

interface Row {
  readonly fact: StatedEdge & { readonly value: number };
  readonly place: JurisdictionNode;
  readonly figure: { readonly indicator: string; readonly unit: string };
}

function figureFact({ fact, place, figure: { indicator, unit } }: Row): FigureFact {
  return { ...stated(fact), jurisdiction: jurisdiction(place), indicator, value: fact.value, unit };
}

const all = defineQuery<{ indicator: string } & Scoped & Page, Row>('query/figures');

/** What jurisdictions report of exactly this indicator, year by year. */
export async function figures(store: Store, asked: { indicator: string } & Scope & Page): Promise<FigureFact[]> {
  const { indicator, offset, limit } = asked;
  return (await all(store, { indicator, ...(await scoped(store, asked)), offset, limit })).map(figureFact);
}

const of = defineQuery<{ places: readonly string[] } & Years, Row>('query/figures-of');

/** What some jurisdictions report in numbers, by years. */
export async function figuresOf(
  store: Store,
  { places, from = null, to = null }: { places: readonly string[] } & Partial<Years>,
): Promise<FigureFact[]> {
  return (await of(store, { places, from, to })).map(figureFact);
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-figures');

/** The numbers that some reports give, in the order of the text. */
export async function reportFigures(store: Store, reports: readonly string[]): Promise<FigureFact[]> {
  return (await inReports(store, { reports })).map(figureFact);
}
