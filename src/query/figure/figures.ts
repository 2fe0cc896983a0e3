import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { type Jurisdiction, withPlaces } from '../place/jurisdictions.ts';
import type { Span } from '../scope.ts';
import { type Stated, type StatedEdge, stated } from '../stated.ts';

/** A number that a jurisdiction reports; its year is the one the number is about. */
export interface FigureFact extends Stated {
  readonly jurisdiction: Jurisdiction;
  readonly indicator: string;
  readonly value: number;
  readonly unit: string;
}

interface Row {
  readonly fact: StatedEdge & { readonly value: number };
  readonly place: string;
  readonly indicator: string;
  readonly unit: string;
}

/** The facts in full, in their order; without those that are gone since they were read. */
async function told(store: Store, rows: readonly Row[]): Promise<FigureFact[]> {
  return (await withPlaces(store, rows)).map(({ fact, place: jurisdiction, indicator, unit }) => ({
    ...{ ...stated(fact), jurisdiction, indicator, value: fact.value, unit },
  }));
}

type Some = { readonly places: readonly string[]; readonly facts: Readonly<Record<string, true>> };
const some = defineQuery<Some, Row>('query/figure-facts');

/** Some values by the ids of their statements; `places` are ids of the jurisdictions that report them. */
export async function figureFacts(
  store: Store,
  { places, facts }: { places: readonly string[]; facts: readonly string[] },
): Promise<FigureFact[]> {
  const wanted = Object.fromEntries(facts.map((id) => [id, true as const]));
  return told(store, await some(store, { places: [...new Set(places)], facts: wanted }));
}

const of = defineQuery<{ places: readonly string[] } & Span, Row>('query/figures-of');

/** What some jurisdictions report in numbers, by the years that these are about. */
export async function figuresOf(
  store: Store,
  { places, from = null, to = null }: { places: readonly string[] } & Partial<Span>,
): Promise<FigureFact[]> {
  return told(store, await of(store, { places, from, to }));
}

const inReports = defineQuery<{ reports: readonly string[] }, Row>('query/report-figures');

/** The numbers that some reports give, in the order of the text. */
export async function reportFigures(store: Store, reports: readonly string[]): Promise<FigureFact[]> {
  return told(store, await inReports(store, { reports }));
}
