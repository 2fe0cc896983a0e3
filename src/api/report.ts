import { createGraphQLError } from 'graphql-yoga';
import { type PracticeFact, reportPractices } from '../query/adoption/practices.ts';
import { type CooperationFact, reportCooperations } from '../query/cooperation/facts.ts';
import { type CitationFact, reportCitations } from '../query/document/citations.ts';
import { type FigureFact, reportFigures } from '../query/figure/figures.ts';
import { type InstitutionFact, reportInstitutions } from '../query/place/institutions.ts';
import { type Report, type ReportRow, reports, reportsById } from '../query/reports.ts';
import type { Narrowing } from '../query/scope.ts';
import type { Stated } from '../query/stated.ts';
import type { Store } from '../store/store.ts';
import { connection, type First } from './connection.ts';
import { type Context, inScope, narrowed } from './context.ts';

/** The most code units of a text that are given at a time. */
const MOST_TEXT = 100_000;

const byReport = ({ reportId }: Stated) => reportId;

/** A report by its id; those of a whole answer come in one round trip. */
async function reportFor(id: string, { store, load }: Context): Promise<Report | undefined> {
  const ask = (ids: readonly string[]) => reportsById(store, ids);
  return (await load<Report>('report', id, (report) => report.id, ask))[0];
}

/** Some reports by their ids. */
export const reportsFor = (ids: readonly string[], context: Context) =>
  Promise.all(ids.map((id) => reportFor(id, context)));

/** Resolves a fact's report; the reports of a list of facts come in one round trip. */
export const reportOf = ({ reportId }: Stated, _args: unknown, context: Context) => reportFor(reportId, context);

function factsOf<Fact extends Stated>(
  name: string,
  ask: (store: Store, reports: readonly string[]) => Promise<Fact[]>,
) {
  return ({ id }: Report, _args: unknown, { store, load }: Context) =>
    load<Fact>(`report ${name}`, id, byReport, (ids) => ask(store, ids));
}

/** Resolvers for reports. */
export const report = {
  Query: {
    report: async (_root: unknown, { id }: { id: string }, context: Context) => (await reportFor(id, context)) ?? null,
    async reports(_root: unknown, asked: Narrowing & First, context: Context) {
      const found = inScope(asked.within, await reports(context, narrowed(asked)));
      const ids = (rows: readonly ReportRow[]) => rows.map(({ id }) => id);
      return connection(found, asked, (rows) => reportsFor(ids(rows), context));
    },
  },
  Report: {
    async text({ textHash, length }: Report, asked: { start: number; end?: number | null }, { textOf }: Context) {
      const { start, end = null } = asked;
      inRange(start, end ?? Math.max(start, length));
      const text = (await textOf?.(textHash)) ?? null;
      return text === null ? null : part(text, start, end ?? text.length);
    },
    practices: factsOf<PracticeFact>('practices', reportPractices),
    cooperations: factsOf<CooperationFact>('cooperations', reportCooperations),
    citations: factsOf<CitationFact>('citations', reportCitations),
    institutions: factsOf<InstitutionFact>('institutions', reportInstitutions),
    figures: factsOf<FigureFact>('figures', reportFigures),
  },
};

/** Fails where the stretch of a text is none, or is longer than what is given at a time. */
function inRange(start: number, end: number): void {
  if (start >= 0 && end >= start && end - start <= MOST_TEXT) return;
  throw createGraphQLError(
    `text gives from start to end, ${MOST_TEXT} code units at most, with 0 <= start <= end; got ${start} to ${end}`,
    { extensions: { code: 'TEXT_OUT_OF_RANGE' } },
  );
}

/** A stretch of a text; an end of it inside a surrogate pair is moved before the pair, so that stretches end to end are the whole. */
function part(text: string, start: number, end: number): string {
  const before = (at: number) => (text.codePointAt(at - 1)! > 0xffff ? at - 1 : at);
  return text.slice(before(start), before(end));
}
