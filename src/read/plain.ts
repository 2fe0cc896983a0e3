import { createHash } from 'node:crypto';
import { toUSVString } from 'node:util';

/**
 * A text in the form that is archived: line breaks are \n, no byte order mark, no NUL, lone surrogates are U+FFFD. It comes
 * back from UTF-8 exactly as it went in.
 */
export function plain(text: string): string {
  const unsigned = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  return toUSVString(unsigned.replace(/\r\n?/g, '\n').replace(/\0/g, ''));
}

/** SHA-256 in hex, of bytes or of a text in UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Whether a text holds a Chinese character. */
export function hasChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
