import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean } from '../src/clean/clean.ts';
import { loadCleaning } from '../src/knowledge/cleaning.ts';
import { loadGazetteer } from '../src/knowledge/gazetteer.ts';
import { loadScript } from '../src/knowledge/script.ts';
import type { ReportHead } from '../src/model/fact.ts';
import type { Source } from '../src/model/source.ts';

/** How a place that was found stands to the one that is right. */
export type Outcome = 'right' | 'partial' | 'unresolved' | 'wrong';

/** The beginning of a page, with what it should be found to be. */
export interface Head {
  readonly id: string;
  readonly text: string;
  readonly address: string;
  /** Full official names from the province down, joined by `/`; empty where none can be told. */
  readonly jurisdiction: string;
  readonly year: number | null;
  readonly title: string;
}

/** What was found in a head, against what should be. */
export interface Score {
  readonly place: Outcome;
  readonly found: string;
  readonly candidates: string;
  readonly year: { readonly found: number | null; readonly right: boolean };
  readonly title: { readonly found: string | null; readonly right: boolean };
}

const graph = join(import.meta.dirname, '..', 'graph');
const cleaning = loadCleaning(graph);
const gazetteer = loadGazetteer(join(graph, 'gazetteer'));
const simplify = loadScript(graph);

/** The heads that `gold.tsv` in the folder lists. */
export function readHeads(folder: string): Head[] {
  const [, ...rows] = readFileSync(join(folder, 'gold.tsv'), 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [id = '', address = '', jurisdiction = '', year = '', title = ''] = row.split('\t');
    const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
    return { id, address, jurisdiction, year: year === '' ? null : Number(year), title, text };
  });
}

/** A text as if it had been read from a file. */
export function sourceOf(text: string, hints: Source['hints'] = {}): Source {
  return { path: 'page', name: 'page', media: 'text', charset: 'utf-8', bytesHash: '', textHash: '', text, hints };
}

/** What a page is, by the project's own knowledge. */
export function headOf(text: string, hints: Source['hints'] = {}): ReportHead {
  return clean(sourceOf(text, hints), cleaning, gazetteer, simplify).head;
}

/** Reads a head and compares. */
export function scoreHead(head: Head, withAddress: boolean): Score {
  const { jurisdiction, candidates, year, title } = headOf(head.text, withAddress ? { address: head.address } : {});
  const found = (jurisdiction ?? []).join('/');
  return {
    place: outcome(found, head.jurisdiction),
    found,
    candidates: `${candidates.length} candidates`,
    year: { found: year, right: year === head.year },
    title: { found: title, right: plain(title ?? '') === plain(head.title) },
  };
}

function outcome(found: string, right: string): Outcome {
  if (found === right) return 'right';
  if (found === '') return 'unresolved';
  return right.startsWith(`${found}/`) ? 'partial' : 'wrong';
}

function plain(title: string): string {
  return title.normalize('NFKC').replace(/[^\p{L}\d]/gu, '');
}
