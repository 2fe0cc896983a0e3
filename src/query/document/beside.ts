import { defineQuery } from '../../store/cypher.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { sortedBy } from '../page.ts';
import { ofEachReport } from '../renewed.ts';
import { type CitationRow, citationRows } from './citation-rows.ts';

/** A practice that reports tell of in a sentence that cites a document. */
export interface BesidePractice {
  readonly law: string;
  readonly practice: string;
  /** How many reports tell of both in one sentence. */
  readonly reports: number;
  /** Id of one such passage. */
  readonly passage: string;
}

/** A document and a practice that a report has in one passage, by their ids. */
type Beside = Omit<BesidePractice, 'reports'>;

interface Told {
  readonly practice: string;
  readonly passages: readonly string[];
}

const telling = defineQuery<{ reports: readonly string[]; citing: Readonly<Record<string, true>> }, Told>(
  'query/beside',
);

/** Of each report the documents and practices that share a sentence, each two of them once with the first such passage. */
const pairsOf = ofEachReport('beside by report', async (store, reports) => {
  const cited = await citationRows(store);
  const citations = new Map<string, CitationRow[]>();
  for (const row of reports.flatMap((report) => cited.get(report) ?? []))
    for (const passage of row.passages) citations.set(passage, [...(citations.get(passage) ?? []), row]);
  const pairs = new Map<string, Map<string, Beside>>();
  const passages = Object.fromEntries([...citations.keys()].map((passage) => [passage, true as const]));
  for (const { practice, passages: told } of await telling(store, { reports, citing: passages }))
    for (const passage of told)
      for (const { report, law } of citations.get(passage) ?? []) {
        const own = pairs.get(report) ?? new Map<string, Beside>();
        pairs.set(report, own);
        const name = `${law}\n${practice}`;
        if (!own.has(name) || passage < own.get(name)!.passage) own.set(name, { law, practice, passage });
      }
  return new Map([...pairs].map(([report, own]) => [report, [...own.values()]]));
});

/** By document and practice, how many reports have both in one sentence, and the first passage of all that has. */
export function everyPair(store: Store): Promise<ReadonlyMap<string, ReadonlyMap<string, BesidePractice>>> {
  return kept(store, 'beside', async () => {
    const found = new Map<string, Map<string, BesidePractice>>();
    for (const pairs of (await pairsOf(store)).values())
      for (const pair of pairs) {
        const of = found.get(pair.law) ?? new Map<string, BesidePractice>();
        found.set(pair.law, of);
        const known = of.get(pair.practice);
        const passage = known && known.passage < pair.passage ? known.passage : pair.passage;
        of.set(pair.practice, { ...pair, passage, reports: (known?.reports ?? 0) + 1 });
      }
    return found;
  });
}

/** The practices beside a document, by its id, those that most reports tell of beside it first. */
export async function practicesBeside(store: Store, law: string): Promise<readonly BesidePractice[]> {
  const found = [...((await everyPair(store)).get(law)?.values() ?? [])];
  return sortedBy(found, ({ reports, practice }) => [-reports, practice]).map(({ row }) => row);
}
