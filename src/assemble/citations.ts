import type { Document } from '../knowledge/documents.ts';
import type { Citation } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

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

  /** The citations that these mentions make, with the mention that makes each. */
  return function* citations(
    read: ReadSentence,
    cited: readonly Mention[],
  ): Generator<readonly [Mention, Pick<Citation, 'title' | 'kind' | 'docNumber'>]> {
    const of = (kind: string) => read.mentions.filter((mention) => mention.kind === kind);
    const drafts = new Set(of('draft').map(({ from }) => from));
    for (const mention of of('short-title')) {
      const title = mention.others.find(({ name }) => name === 'title')!;
      const meant = drafts.has(title.from) ? null : named(written(read, title));
      if (meant) short.set(textOf(read, mention).replace(QUOTATION_MARKS, '').replace(TITLE_MARKS, ''), meant);
    }
    for (const mention of cited) {
      // 行政复议法及其实施条例 cites the 行政复议法实施条例 as well.
      const law = mention.others.find(({ name }) => name === 'law');
      const title = (law ? written(read, law) : '') + written(read, mention);
      const found = drafts.has((law ?? mention).from) ? null : named(title);
      const number = mention.others.find(({ name }) => name === 'number');
      if (found)
        yield [mention, { title: found.title, kind: found.kind, docNumber: number ? textOf(read, number) : null }];
    }
  };
}
