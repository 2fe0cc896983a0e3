import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Rejection, Source } from '../model/source.ts';

const LIMIT = 20 * 1024 * 1024;

/**
 * Reads one file of plain text: byte order mark, then UTF-8, then GB18030. `path` is kept as the user named it.
 * What cannot be read as text is a Rejection: missing, empty, too large, or bytes of another type.
 */
export async function readText(path: string): Promise<Source | Rejection> {
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > LIMIT)
      return { path, code: 'too-large', reason: `has ${size} bytes; the limit is ${LIMIT}. Split it or leave it out.` };
    bytes = await readFile(path);
  } catch (problem) {
    return {
      path,
      code: 'unreadable',
      reason: `cannot be read (${(problem as NodeJS.ErrnoException).code}). Check its name and rights.`,
    };
  }
  if (bytes.length === 0) return { path, code: 'empty', reason: 'is empty.' };
  const decoded = decode(bytes);
  if (!decoded) {
    return {
      path,
      code: 'unknown-type',
      reason: 'is not plain text in UTF-8, UTF-16 or GB18030. Save it as text first.',
    };
  }
  const text = decoded.text.replace(/\r\n?/g, '\n').toWellFormed();
  return {
    path,
    name: basename(path, extname(path)),
    media: 'text',
    charset: decoded.charset,
    bytesHash: sha256(bytes),
    textHash: sha256(text),
    text,
    hints: {},
  };
}

function decode(bytes: Buffer): { text: string; charset: string } | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (!marked && bytes.subarray(0, 4096).includes(0)) return null;
  for (const charset of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return { text: new TextDecoder(charset, { fatal: true }).decode(bytes), charset };
    } catch {
      // The next encoding of the ladder.
    }
  }
  return null;
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
