import { reportOf } from './report.ts';

/** Resolvers for organisations. */
export const institution = { InstitutionFact: { report: reportOf } };
