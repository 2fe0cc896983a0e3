import type { Status } from '../../model/fact.ts';
import { grouped } from '../../model/grouped.ts';
import { bareId } from '../../store/ids.ts';
import { furthest } from '../adoption/adoptions.ts';
import { type Practice, type PracticeFact, practicesOf } from '../adoption/practices.ts';
import { type FigureFact, figuresOf } from '../figure/figures.ts';
import { lastSaid } from '../figure/values.ts';
import { sortedBy } from '../page.ts';
import { type Report, reportsOn } from '../reports.ts';
import type { Graph } from '../scope.ts';
import { held } from './held.ts';
import { type Jurisdiction, nodesOf } from './jurisdictions.ts';
import { inYear } from './places.ts';

/** One of the places side by side; what it alone has and what it lacks is told only among places with a report. */
export interface ComparedPlace {
  /** As it stood in the year. */
  readonly jurisdiction: Jurisdiction;
  readonly reports: readonly Report[];
  readonly only: readonly Practice[];
  readonly missing: readonly Practice[];
}

/** A practice, and the furthest status in each place; null where no report of the year mentions it. */
export interface ComparedPractice {
  readonly practice: Practice;
  readonly status: readonly (Status | null)[];
  readonly facts: readonly PracticeFact[];
}

/** An indicator in one unit, and its value in each place; null where no report gives one. */
export interface ComparedFigure {
  readonly indicator: string;
  readonly unit: string;
  readonly values: readonly (number | null)[];
  readonly facts: readonly FigureFact[];
}

/** Places side by side in one year, in the order in which they were asked for; the year is null where no report is held on any. */
export interface Comparison {
  readonly year: number | null;
  readonly places: readonly ComparedPlace[];
  readonly practices: readonly ComparedPractice[];
  readonly figures: readonly ComparedFigure[];
  readonly common: readonly Practice[];
}

/**
 * What the reports of a year say of some places; where no year is given, of the latest of which a report on each is held,
 * or else on any.
 */
export async function compare(graph: Graph, asked: readonly Jurisdiction[], given: number | null): Promise<Comparison> {
  const year = given ?? (await lastYear(graph, asked));
  const places = year === null ? asked : asked.map((place) => inYear(graph.gazetteer, place, year));
  const facts = await factsOf(graph, places, year);
  const practices = comparePractices(places, facts.practices);
  const which = (has: (adopted: (index: number) => boolean) => boolean) =>
    practices.filter(({ status }) => has((index) => status[index] === 'adopted')).map(({ practice }) => practice);
  const reports = grouped(facts.reports, placeOf);
  const on = places.map(({ id }) => reports.get(bareId(id)) ?? []);
  const reporting = [...places.keys()].filter((index) => on[index]!.length > 0);
  return {
    year,
    places: places.map((jurisdiction, index) => {
      const others = reporting.filter((other) => other !== index);
      const comparable = on[index]!.length > 0 && others.length > 0;
      return {
        ...{ jurisdiction, reports: on[index]! },
        only: comparable ? which((adopted) => adopted(index) && !others.some(adopted)) : [],
        missing: comparable ? which((adopted) => !adopted(index) && others.every(adopted)) : [],
      };
    }),
    practices,
    figures: await compareFigures(graph, places, facts.figures),
    common: reporting.length > 1 ? which((adopted) => reporting.every(adopted)) : [],
  };
}

const placeOf = ({ jurisdiction }: { readonly jurisdiction: Jurisdiction }) => bareId(jurisdiction.id);

/** The latest year of which a report on all places is held, or else on one of them. */
async function lastYear({ store, gazetteer }: Graph, places: readonly Jurisdiction[]): Promise<number | null> {
  const reported = await held(store);
  const years = [...new Set([...reported.values()].flatMap((one) => one.years))].sort((a, b) => b - a);
  const isHeld = (year: number) => (place: Jurisdiction) =>
    reported.get(bareId(inYear(gazetteer, place, year).id))?.years.includes(year) ?? false;
  const all = years.find((year) => places.every(isHeld(year)));
  return all ?? years.find((year) => places.some(isHeld(year))) ?? null;
}

async function factsOf({ store }: Graph, places: readonly Jurisdiction[], year: number | null) {
  if (year === null) return { practices: [], figures: [], reports: [] };
  const asked = {
    places: await nodesOf(
      store,
      places.map(({ id }) => id),
    ),
    from: year,
    to: year,
  };
  const [practices, figures, reports] = await Promise.all([
    practicesOf(store, asked),
    figuresOf(store, asked),
    reportsOn(store, asked),
  ]);
  return { practices, figures, reports };
}

/** Those that most places adopted first, then those that most mention. */
function comparePractices(places: readonly Jurisdiction[], facts: readonly PracticeFact[]): ComparedPractice[] {
  const compared = [...grouped(facts, ({ practice }) => practice.id).values()].map((of) => {
    const said = grouped(of, placeOf);
    const status = places.map(({ id }) => furthest((said.get(bareId(id)) ?? []).map((fact) => fact.status)) ?? null);
    return { practice: of[0]!.practice, status, facts: of };
  });
  const count = (status: readonly (Status | null)[], has: (one: Status | null) => boolean) =>
    -status.filter(has).length;
  return sortedBy(compared, ({ practice, status }) => [
    count(status, (one) => one === 'adopted'),
    count(status, (one) => one !== null),
    practice.id,
  ]).map(({ row }) => row);
}

/** Those that most places report first. */
async function compareFigures(
  { store }: Graph,
  places: readonly Jurisdiction[],
  facts: readonly FigureFact[],
): Promise<ComparedFigure[]> {
  const figureOf = ({ indicator, unit }: FigureFact) => JSON.stringify([indicator, unit]);
  const cell = (figure: string, place: string) => `${place} ${figure}`;
  const said = facts.map((fact) => ({ fact, report: fact.reportId, start: fact.evidence[0]!.start }));
  const last = await lastSaid(store, said, ({ fact }) => cell(figureOf(fact), placeOf(fact)));
  const values = new Map(last.map(({ fact }) => [cell(figureOf(fact), placeOf(fact)), fact.value]));
  const compared = [...grouped(facts, figureOf)].map(([figure, of]) => ({
    ...{ indicator: of[0]!.indicator, unit: of[0]!.unit, facts: of },
    values: places.map(({ id }) => values.get(cell(figure, bareId(id))) ?? null),
  }));
  return sortedBy(compared, ({ indicator, unit, values: of }) => [
    -of.filter((value) => value !== null).length,
    indicator,
    unit,
  ]).map(({ row }) => row);
}
