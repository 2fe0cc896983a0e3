import type { ReportFacts } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import { statementFor } from './cypher.ts';
import { give } from './files.ts';
import type { Stored } from './known.ts';
import type { Transaction } from './store.ts';

/** A report that was read and is kept out of the graph, as the store writes it down. */
export interface Aside {
  /** SHA-256 of its bytes. */
  readonly id: string;
  readonly path: string;
  readonly textHash: string;
  readonly code: 'unresolved' | 'duplicate';
  readonly reason: string;
  readonly title: string | null;
  readonly year: number | null;
  /** Full paths that the text allows, joined by `/`. */
  readonly candidates: readonly string[];
  /** The report that was preferred, for a duplicate. */
  readonly report: string | null;
  readonly knowledge: string | null;
}

/** Writes a report down as kept aside, with the files it was read from. */
export async function setAside(transaction: Transaction, aside: Aside, files: readonly string[]): Promise<void> {
  const { id, ...properties } = aside;
  await transaction.run(statementFor('write/aside'), { id, properties });
  await give(
    transaction,
    'Aside',
    files.map((file) => ({ id, file })),
  );
}

/** Why a report has no place in the graph: its place or its year is not certain. */
export function unresolved(source: Source, { report }: ReportFacts, knowledge: string | null): Aside {
  const { jurisdiction, candidates, year, title } = report;
  const lacks = [
    ...(jurisdiction === null
      ? ['no place']
      : candidates.length > 0
        ? [`no more of the place than ${jurisdiction.join('/')}`]
        : []),
    ...(year === null ? ['no year'] : []),
  ];
  const columns = [
    ...(jurisdiction === null || candidates.length > 0 ? ['jurisdiction'] : []),
    ...(year === null ? ['title, with its year'] : []),
  ];
  return {
    id: source.bytesHash,
    path: source.path,
    textHash: source.textHash,
    code: 'unresolved',
    reason: `${lacks.join(' and ')} can be told from the text; say it in a manifest (--manifest), or with the text that is sent: ${columns.join(' and ')}`,
    title,
    year,
    candidates: candidates.map((path) => path.join('/')),
    report: null,
    knowledge,
  };
}

/** Why a text gives way to another that is the same report. */
export function duplicate(of: Omit<Stored, 'stamp' | 'length'>, report: string, preferred: string): Aside {
  const { bytesHash: id, path, textHash, title, year, knowledge } = of;
  const reason = givesWay(report, preferred);
  return { id, path, textHash, code: 'duplicate', reason, title, year, candidates: [], report, knowledge };
}

/** Tells whoever reads a duplicate's reason which text was kept, and how to have the other one. */
export function givesWay(report: string, preferred: string): string {
  return `another text of the report ${report}; ${preferred} was kept, as the later or the longer one (remove ${report} first, to read this one alone)`;
}
