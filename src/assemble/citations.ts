import type { Document } from '../knowledge/documents.ts';
import type { Citation } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

type Cited = Pick<Citation, 'title' | 'kind' | 'docNumber'>;

const QUOTATION_MARKS = /^“|”$/g;
const TITLE_MARKS = /^《|》$/g;

/**
 * Reads citations in the order of the text, in a report about `year`. A short title that the report gives a document,
 * （以下简称《纲要》）, means that document from there on.
 */
export function openCitations({ document }: Names, year: number | null) {
  const short = new Map<string, Document>();

  const written = (read: ReadSentence, tokens: Pick<Mention, 'from' | 'to'>) =>
    textOf(read, tokens).replace(TITLE_MARKS, '');
  const named = (title: string): Document | null => short.get(title) ?? document(title, year);

  function shorten(read: ReadSentence, mention: Mention, isDraft: (from: number) => boolean): void {
    const title = mention.others.find(({ name }) => name === 'title')!;
    const meant = isDraft(title.from) ? null : named(written(read, title));
    if (meant) short.set(textOf(read, mention).replace(QUOTATION_MARKS, '').replace(TITLE_MARKS, ''), meant);
  }

  /** The citation that a mention makes, where it makes one; `drafts` are documents that are still to come, `shorts` the short titles that the sentence gives. */
  return (read: ReadSentence, cited: readonly Mention[], drafts: readonly Mention[], shorts: readonly Mention[]) => {
    const isDraft = (at: number) => drafts.some(({ from }) => from === at);
    for (const mention of shorts) shorten(read, mention, isDraft);
    return cited.flatMap((mention): (readonly [Mention, Cited])[] => {
      // 行政复议法及其实施条例 cites the 行政复议法实施条例 as well.
      const law = mention.others.find(({ name }) => name === 'law');
      const title = (law ? written(read, law) : '') + written(read, mention);
      const found = isDraft((law ?? mention).from) ? null : named(title);
      if (!found) return [];
      const number = mention.others.find(({ name }) => name === 'number');
      return [
        [mention, { title: found.title, kind: found.kind, docNumber: number ? textOf(read, number) : null }] as const,
      ];
    });
  };
}
