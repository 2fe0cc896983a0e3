import type { CitationKind } from '../model/fact.ts';
import { practicesById } from '../query/adoption/practices.ts';
import { type BesidePractice, practicesBeside } from '../query/document/beside.ts';
import { type CitationFact, citations, citing } from '../query/document/citations.ts';
import { type DocNumbers, docNumbers, type Law, lawsById, lawsLike, lawsNamed } from '../query/document/laws.ts';
import type { Sorted } from '../query/page.ts';
import type { ReportRow } from '../query/reports.ts';
import type { Narrowing } from '../query/scope.ts';
import { type Passage, passagesById } from '../query/search/passages.ts';
import { connection, type First, paging } from './connection.ts';
import { type Context, inScope, narrowed, onlyOne } from './context.ts';
import { reportOf } from './report.ts';

type Searched = { readonly text: string; readonly kind?: readonly CitationKind[] | null } & First;

/** The reports that cite a document; none, where it is gone since it was asked for. */
async function citedBy({ id }: Law, { store }: Context): Promise<Sorted<ReportRow>> {
  return (await lawsById(store)).get(id)?.reports ?? [];
}

/** Resolvers for documents. */
export const document = {
  // GraphQL names have no hyphens.
  DocumentKind: { party_rule: 'party-rule' },
  Query: {
    law: async (_root: unknown, { title }: { title: string }, { store, lawNamed }: Context) =>
      onlyOne(title, await lawsNamed(store, title, lawNamed)),
    laws: async (_root: unknown, { text, kind, ...asked }: Searched, { store }: Context) =>
      connection(await lawsLike(store, text, kind ?? null), asked, (rows) => rows),
  },
  Law: {
    reportCount: async (law: Law, _args: unknown, context: Context) => (await citedBy(law, context)).length,
    firstYear: async (law: Law, _args: unknown, context: Context) => (await citedBy(law, context))[0]?.row.year ?? null,
    async docNumbers({ id }: Law, _args: unknown, { store, load }: Context) {
      const ask = (ids: readonly string[]) => docNumbers(store, ids);
      return (await load<DocNumbers>('document numbers', id, ({ law }) => law, ask))[0]?.numbers ?? [];
    },
    async citations(law: Law, asked: Narrowing & First, context: Context) {
      const narrowing = narrowed(asked);
      const found = inScope(asked.within, await citing(context, await citedBy(law, context), narrowing));
      return connection(found, asked, (rows) => citationsFor(law, rows, context));
    },
    practices: async ({ id }: Law, asked: First, { store }: Context) =>
      (await practicesBeside(store, id)).slice(0, paging(asked).first),
  },
  BesidePractice: {
    practice: async ({ practice }: BesidePractice, _args: unknown, { store }: Context) =>
      (await practicesById(store, [practice]))[0],
    async quote({ passage }: BesidePractice, _args: unknown, { store, load }: Context) {
      const ask = (ids: readonly string[]) => passagesById(store, ids);
      return (await load<Passage>('passage in full', passage, ({ id }) => id, ask))[0]?.text;
    },
  },
  CitationFact: {
    law: ({ lawId: id, title, kind }: CitationFact): Law => ({ id, title, kind }),
    report: reportOf,
  },
};

/** What some reports say of a document; the citations of all documents of an answer come in one round trip. */
async function citationsFor({ id: law }: Law, reports: readonly ReportRow[], { store, load }: Context) {
  const keyOf = (law: string, report: string) => JSON.stringify({ law, report });
  const ask = (keys: readonly string[]) =>
    citations(
      store,
      keys.map((key) => JSON.parse(key)),
    );
  const facts = await Promise.all(
    reports.map(({ id }) =>
      load<CitationFact>('citation', keyOf(law, id), ({ lawId, reportId }) => keyOf(lawId, reportId), ask),
    ),
  );
  return facts.map(([fact]) => fact!);
}
