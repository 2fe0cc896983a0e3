import { type CitationFact, reportCitations } from '../query/citations.ts';
import { type CooperationFact, reportCooperations } from '../query/cooperations.ts';
import { type FigureFact, reportFigures } from '../query/figures.ts';
import { type InstitutionFact, reportInstitutions } from '../query/institutions.ts';
import { type PracticeFact, reportPractices } from '../query/practices.ts';
import type { Scope } from '../query/range.ts';
import { type Report, reports, reportsById } from '../query/reports.ts';
import type { Stated } from '../query/stated.ts';
import type { Store } from '../store/store.ts';
import { type Context, checkScope, page } from './context.ts';

const byReport = ({ reportId }: Stated) => reportId;

/** Resolves a fact's report; the reports of a list of facts come in one round trip. */
export async function reportOf({ reportId }: Stated, _args: unknown, { store, load }: Context) {
  const [found] = await load<Report>(
    'report',
    reportId,
    ({ id }) => id,
    (ids) => reportsById(store, ids),
  );
  return found;
}

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
    async report(_root: unknown, { id }: { id: string }, { store }: Context) {
      return (await reportsById(store, [id]))[0] ?? null;
    },
    async reports(_root: unknown, args: { offset: number; limit: number } & Scope, { store }: Context) {
      await checkScope(store, args);
      return reports(store, { ...args, ...page(args) });
    },
  },
  Report: {
    practices: factsOf<PracticeFact>('practices', reportPractices),
    cooperations: factsOf<CooperationFact>('cooperations', reportCooperations),
    citations: factsOf<CitationFact>('citations', reportCitations),
    institutions: factsOf<InstitutionFact>('institutions', reportInstitutions),
    figures: factsOf<FigureFact>('figures', reportFigures),
  },
};
