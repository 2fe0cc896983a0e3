import type { ReadingKnowledge } from '../knowledge/reading.ts';
import type { Hints, Source } from '../model/source.ts';
import { keepingBuiltIns } from './built-ins.ts';
import { decode } from './charset.ts';
import { isHtml, sniffBytes } from './media.ts';

/** The text of a file, what kind of file it was by its content, and what it says of itself. */
export type Extracted = Pick<Source, 'media' | 'charset' | 'text' | 'hints'>;

const NONE: Hints = {};

/** Bytes to text by what the bytes are; the parser of a type is loaded when its first file comes. */
export async function extract(bytes: Uint8Array, knowledge: ReadingKnowledge): Promise<Extracted> {
  const media = sniffBytes(bytes);
  if (media === 'docx') {
    const { readDocx } = await import('./docx.ts');
    return { media, charset: null, text: readDocx(bytes, knowledge), hints: NONE };
  }
  if (media === 'pdf') {
    const text = await keepingBuiltIns(async () => (await import('./pdf.ts')).readPdf(bytes));
    return { media, charset: null, text, hints: NONE };
  }
  const { text, charset } = await decode(bytes, knowledge.common);
  if (!isHtml(text)) return { media, charset, text, hints: NONE };
  const { readHtml } = await import('./html.ts');
  return { media: 'html', charset, ...readHtml(text, knowledge) };
}
