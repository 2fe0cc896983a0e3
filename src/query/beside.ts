import { grouped } from '../model/grouped.ts';
import { defineQuery } from '../store/cypher.ts';
import type { Store } from '../store/store.ts';
import { kept } from './kept.ts';
import { sortedBy } from './page.ts';

/** A practice that reports tell of in a sentence that cites a document. */
export interface BesidePractice {
  readonly law: string;
  readonly practice: string;
  /** How many reports tell of both in one sentence. */
  readonly reports: number;
  /** Id of one such passage. */
  readonly passage: string;
}

type Asked = { readonly laws: readonly string[] };
const citing = defineQuery<Asked, { law: string; passages: readonly string[] }>('query/beside-citations');
const telling = defineQuery<Asked, { practice: string; report: string; passages: readonly string[] }>('query/beside');

/** The practices beside some documents, by their ids: of each document, those that most reports tell of beside it first. */
export function practicesBeside(store: Store, ids: readonly string[]): Promise<readonly BesidePractice[]> {
  return kept(store, `beside ${JSON.stringify(ids)}`, async () => {
    const [cited, told] = await Promise.all([citing(store, { laws: ids }), telling(store, { laws: ids })]);
    const lawsOf = grouped(
      cited.flatMap(({ law, passages }) => passages.map((passage) => ({ law, passage }))),
      ({ passage }) => passage,
    );
    const pairs = told.flatMap(({ practice, report, passages }) =>
      passages.flatMap((passage) => (lawsOf.get(passage) ?? []).map(({ law }) => ({ law, practice, report, passage }))),
    );
    const found = [...grouped(pairs, ({ law, practice }) => JSON.stringify([law, practice])).values()].map((of) => {
      const { law, practice } = of[0]!;
      const reports = new Set(of.map(({ report }) => report)).size;
      const passage = of.map((one) => one.passage).sort()[0]!;
      return { law, practice, reports, passage };
    });
    return sortedBy(found, ({ reports, practice }) => [-reports, practice]).map(({ row }) => row);
  });
}
