import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentLoadingTask, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { ReportError } from './errors.ts';
import { joinBroken, type Piece, type PrintedLine, printLines } from './pdf-lines.ts';
import { dropRunningHeads } from './pdf-pages.ts';

const ASSETS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * The text of a PDF, line by line as printed: page numbers and running heads left out, lines joined where the page's margins
 * show that a paragraph goes on. A file with a password, or one without text, is a ReportError.
 */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: join(ASSETS, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(ASSETS, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const pages = await readPages(task);
    if (!pages.some((page) => page.some((line) => line.text.trim() !== ''))) {
      throw new ReportError('no-text', 'is a scan without text; run OCR first');
    }
    return joinBroken(dropRunningHeads(pages)).join('\n');
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ReportError('unreadable', 'is encrypted; save it without a password', { cause: error });
    }
    throw error;
  } finally {
    await task.destroy();
  }
}

async function readPages(task: PDFDocumentLoadingTask): Promise<PrintedLine[][]> {
  const document = await task.promise;
  const pages: PrintedLine[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { transform } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item) => ('str' in item ? pieceOf(item, transform) : []));
    pages.push(printLines(pieces));
    page.cleanup();
  }
  return pages;
}

/** A piece of text with its place on the page, from the top left; none for slanted text, which is a watermark. */
function pieceOf(
  item: { str: string; transform: number[]; width: number; height: number },
  transform: number[],
): Piece | [] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = Util.transform(transform, item.transform) as number[];
  const slanted = Math.min(Math.abs(a), Math.abs(b)) > 0.1 * Math.max(Math.abs(a), Math.abs(b));
  if (item.str === '' || slanted) return [];
  return { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height };
}
