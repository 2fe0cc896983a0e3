import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { root } from '../src/config.ts';
import { openReader } from '../src/ingest.ts';
import type { Source } from '../src/model/source.ts';
import { graph } from './built.ts';

/** UTF-8 bytes of a report of usual length. */
const REPORT = 15_000;

/** The samples, or the texts that are named instead, as they are read. */
export async function readTexts(paths: string = join(root, 'samples')): Promise<Source[]> {
  const sources: Source[] = [];
  for await (const input of openReader(graph).read([paths])) if ('source' in input) sources.push(input.source);
  if (sources.length === 0) throw new Error(`${paths} holds no text that can be read`);
  return sources;
}

/** Reports of usual length, each made of one of the texts in turn, until there are so many bytes. */
export function reportsOf(texts: readonly Source[], bytes: number): Source[] {
  const reports: Source[] = [];
  for (let made = 0, number = 0; made < bytes; number++) {
    const report = reportOf(texts, number, Math.min(REPORT, bytes));
    made += Buffer.byteLength(report.text);
    reports.push(report);
  }
  return reports;
}

/** One report of about so many bytes: a text, and its body again until it is long enough, so that it stays one place's. */
export function reportOf(texts: readonly Source[], number: number, bytes: number): Source {
  const text = texts[number % texts.length]!;
  const body = bodyOf(text.text);
  const again = Math.max(0, Math.ceil((bytes - Buffer.byteLength(text.text)) / Buffer.byteLength(body)));
  return sourceOf(`${text.name}-${number}`, [text.text.trimEnd(), ...Array<string>(again).fill(body)].join('\n\n'));
}

/** A text as if it had been read from a file of this name. */
export function sourceOf(name: string, text: string): Source {
  const hash = createHash('sha256').update(text).digest('hex');
  return {
    ...{ path: `${name}.txt`, name, media: 'text', charset: 'utf-8', text, hints: {} },
    ...{ bytesHash: hash, textHash: hash },
  };
}

/** What stands between a text's head and its signature: its long paragraphs. */
function bodyOf(text: string): string {
  const paragraphs = text.split(/\n+/).filter((line) => line.length > 60);
  return paragraphs.length > 0 ? paragraphs.join('\n\n') : text;
}
