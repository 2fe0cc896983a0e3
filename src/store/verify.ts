import type { Ontology } from '../knowledge/ontology.ts';
import { statementFor } from './cypher.ts';
import type { Store } from './store.ts';
import { type Edge, type End, walk } from './walk.ts';

/** An archived text as it stands; null where there is none. It is `changed` where its SHA-256 is no longer its name. */
export type Archived = { readonly text: string; readonly changed: boolean } | null;

/** Something that does not hold. */
export type Problem = BadText | BadEdge;

/** An archived text that is missing or is no longer what it was. */
export interface BadText {
  readonly textHash: string;
  readonly problem: 'missing' | 'changed';
  /** The report that was read in it, or the id of one kept aside. */
  readonly report: string;
}

/** An edge of which not every quote stands where it says. */
export interface BadEdge {
  readonly id: string;
  readonly report: string;
  readonly type: string;
  readonly from: End;
  readonly to: End;
  /** Of the text that it names; null where the store holds no such report. */
  readonly textHash: string | null;
  readonly quotes: readonly BadQuote[];
}

/** A quote, and what stands there instead; null where nothing does. */
export interface BadQuote extends Quote {
  readonly stands: string | null;
}

/** How much was checked. */
export interface Verified {
  readonly reports: number;
  readonly edges: number;
  readonly failed: number;
  /** Texts that are missing or changed. */
  readonly texts: number;
}

interface Quote {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** A report's text, by the hash and length it was archived with. */
interface Text {
  readonly id: string;
  readonly textHash: string;
  readonly length: number | null;
}

/**
 * Checks that every quote of every edge that a report states is the slice [start, end) of its archived text, and that
 * every text is there and has its hash; whatever does not hold is told at once. In a text that has changed, a quote also
 * holds where it stands as far from the end as it should, so that only the edges which lean on what changed fail.
 */
export async function verify(
  store: Pick<Store, 'read'>,
  ontology: Ontology,
  archived: (textHash: string) => Promise<Archived>,
  tell: (problem: Problem) => void,
): Promise<Verified> {
  const counts = { reports: 0, edges: 0, failed: 0 };
  const bad = new Set<string>();

  async function textOf({ id, textHash }: Text): Promise<string | null> {
    const found = await archived(textHash);
    if ((found === null || found.changed) && !bad.has(textHash)) {
      bad.add(textHash);
      tell({ textHash, problem: found === null ? 'missing' : 'changed', report: id });
    }
    return found?.text ?? null;
  }

  async function check(edges: readonly Edge[], more: readonly string[] = []): Promise<void> {
    const stated = edges.filter(({ type }) => ontology.edges.get(type)?.stated);
    const reports = new Map([...more, ...stated.map(reportOf)].map((id): [string, Edge[]] => [id, []]));
    for (const edge of stated) reports.get(reportOf(edge))!.push(edge);
    const texts = new Map((await textsOf(store, 'Report', [...reports.keys()])).map((text) => [text.id, text]));
    for (const [id, leaning] of [...reports].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const text = texts.get(id);
      const stands = text ? await textOf(text) : null;
      counts.edges += leaning.length;
      for (const edge of leaning) {
        const { type, from, to, properties } = edge;
        // An edge that names another text than its report was read in quotes nothing that is there.
        const named = properties.textHash === text?.textHash;
        const quotes = wrong(edge, named ? stands : null, text?.length ?? null);
        if (quotes.length === 0) continue;
        counts.failed++;
        tell({
          id: String(properties.id),
          report: id,
          type,
          from,
          to,
          textHash: text ? String(properties.textHash) : null,
          quotes,
        });
      }
    }
  }

  for await (const { ids, edges } of walk(store, 'Report', ontology)) {
    counts.reports += ids.length;
    await check(edges, ids);
  }
  for (const type of statingTypes(ontology).filter((type) => type !== 'Report'))
    for await (const { edges } of walk(store, type, ontology)) await check(edges);
  for await (const { ids } of walk(store, 'Aside', ontology))
    for (const text of await textsOf(store, 'Aside', ids)) await textOf(text);
  return { ...counts, texts: bad.size };
}

const reportOf = ({ properties }: Edge): string => String(properties.report);

/** The types of node that stated edges leave. */
function statingTypes({ edges }: Ontology): string[] {
  return [...new Set([...edges.values()].filter(({ stated }) => stated).flatMap(({ from }) => from))];
}

function textsOf(store: Pick<Store, 'read'>, type: 'Report' | 'Aside', ids: readonly string[]): Promise<Text[]> {
  return store.read<Text>(statementFor('read/texts', { Report: type }), { ids });
}

/** Those quotes of an edge that do not stand where it says. */
function wrong({ properties }: Edge, text: string | null, length: number | null): BadQuote[] {
  if (text === null) return quotesOf(properties).map((quote) => ({ ...quote, stands: null }));
  const moved = text.length - (length ?? text.length);
  return quotesOf(properties)
    .filter(({ quote, start, end }) => {
      const holds = text.slice(start, end) === quote || text.slice(start + moved, end + moved) === quote;
      return !holds || end - start !== quote.length;
    })
    .map((quote) => ({ ...quote, stands: text.slice(quote.start, quote.end) }));
}

/** All that an edge quotes: the first quote, which it bears by itself, and those of its lists. */
function quotesOf({ quote, start, end, quotes, starts, ends }: Edge['properties']): Quote[] {
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const all = [[quote, start, end], ...list(quotes).map((one, i) => [one, list(starts)[i], list(ends)[i]])];
  const read = all.map(([one, from, to]) => ({ quote: String(one), start: Number(from), end: Number(to) }));
  return read.filter((one, i) => i !== 1 || JSON.stringify(one) !== JSON.stringify(read[0]));
}
