import type { Source } from '../model/source.ts';
import { ReportError } from './errors.ts';

const SIGNATURES: readonly { readonly bytes: string; readonly message: string }[] = [
  {
    bytes: '\xd0\xcf\x11\xe0',
    message: 'an old Office file (.doc, .wps) or an encrypted .docx; save it as .docx without a password',
  },
  { bytes: '{\\rtf', message: 'RTF; save it as .docx' },
  { bytes: '\x89PNG', message: 'an image; run OCR first' },
  { bytes: '\xff\xd8\xff', message: 'an image; run OCR first' },
  { bytes: 'GIF8', message: 'an image; run OCR first' },
  { bytes: 'II*\0', message: 'an image; run OCR first' },
  { bytes: 'MM\0*', message: 'an image; run OCR first' },
  { bytes: 'Rar!', message: 'an archive; unpack it first' },
  { bytes: '7z\xbc\xaf', message: 'an archive; unpack it first' },
  { bytes: '\x1f\x8b', message: 'an archive; unpack it first' },
];
const TAG =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,4000}?-->\s*)*<(?:!doctype|html|head|body|meta|title|base|link|script|style|div|p|br|table|span|section|article|h[1-6]|ul|ol|font|center)\b/i;

/** What the first bytes say: `docx` is still any zip file; `text` may be HTML. Known other types are a ReportError. */
export function sniffBytes(bytes: Uint8Array): Exclude<Source['media'], 'html'> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'docx';
  if (start.includes('%PDF-')) return 'pdf';
  const other = SIGNATURES.find((signature) => start.startsWith(signature.bytes));
  if (other) throw new ReportError('unknown-type', `is ${other.message}`);
  return 'text';
}

/** Whether a text is an HTML page or a piece of one. */
export function isHtml(text: string): boolean {
  const start = text.slice(0, 8192);
  return TAG.test(start) || /<html[\s>]/i.test(start);
}
