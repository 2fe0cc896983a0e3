import { reportOf } from './report.ts';

/** Resolvers for organisations. */
export const institution = {
  // GraphQL names have no hyphens.
  InstitutionType: { judicial_office: 'judicial-office', legal_service: 'legal-service' },
  InstitutionFact: { report: reportOf },
};
