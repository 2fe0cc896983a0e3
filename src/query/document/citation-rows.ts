import { grouped } from '../../model/grouped.ts';
import { defineQuery } from '../../store/cypher.ts';
import { ofEachReport } from '../renewed.ts';

/** That a report cites a document, in short. */
export interface CitationRow {
  readonly report: string;
  readonly law: string;
  /** Ids of the sentences that say so. */
  readonly passages: readonly string[];
}

const inShort = defineQuery<{ reports: readonly string[] }, CitationRow>('query/citation-rows');

/** What each report cites, by the report's id. */
export const citationRows = ofEachReport('citations', async (store, reports) =>
  grouped(await inShort(store, { reports }), ({ report }) => report),
);
