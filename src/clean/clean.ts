import type { Cleaning } from '../knowledge/cleaning.ts';
import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Cleaned } from '../model/cleaned.ts';
import type { ReportHead } from '../model/fact.ts';
import type { Source } from '../model/source.ts';
import { maskChrome, maskedSpans } from './chrome.ts';
import { arabicYears } from './date.ts';
import { readHead } from './headlines.ts';
import { applyHints } from './hints.ts';
import { findIssuer } from './issuer.ts';
import { locate } from './jurisdiction.ts';
import { splitLines } from './lines.ts';
import { readParagraphs } from './paragraphs.ts';
import { findPublished } from './published.ts';
import { rulesOf } from './rules.ts';
import { findTitle } from './title.ts';
import { findYear, yearOfTitle } from './year.ts';

/** What a source is, and its text to be read: page chrome left out, broken lines joined. `simplify` keeps the length. */
export function clean(
  source: Source,
  cleaning: Cleaning,
  gazetteer: Gazetteer,
  simplify: (text: string) => string,
): Cleaned {
  const rules = rulesOf(cleaning);
  const text = simplify(source.text);
  const lines = splitLines(text);
  const head = readHead(text, lines, rules);
  const title = findTitle(source.text, head, rules);
  const chrome = maskChrome(text, lines, head, title, rules);
  const readable = readParagraphs(text, lines, chrome.masked, title?.own ?? null, rules);
  const published = findPublished(head, chrome.signature, rules);
  const plainTitle = title === null ? null : arabicYears(title.plain, rules.dates);
  const body = readable.text.slice(title ? startOf(readable.offsets, title.end) : 0);
  const { hints } = source;
  const hinted = { title: hints.title?.normalize('NFKC') ?? null, published: hints.published ?? null };
  const year = findYear({ title: plainTitle, body, published, hinted }, rules);
  const furniture = head.lines.slice(0, head.bodyLine).filter((line) => line.furniture);
  const location = locate(
    {
      title: plainTitle,
      signature: chrome.signature,
      body,
      furniture: furniture.map((line) => line.text).join('\n'),
      year,
      address: hints.address ?? null,
    },
    gazetteer,
    rules.self,
  );
  const told: ReportHead = {
    jurisdiction: location.path,
    code: location.code,
    candidates: location.candidates,
    year,
    title: title?.text ?? null,
    titleSpan: title && { start: title.start, end: title.end },
    published,
    issuer: findIssuer(plainTitle, chrome.signature, rules),
    contradictions: [],
  };
  return {
    source,
    head: applyHints(told, hints, yearOfTitle(hinted.title, rules), gazetteer),
    text: readable.text,
    offsets: readable.offsets,
    masked: maskedSpans(lines, chrome.masked),
  };
}

/** First index whose offset is at or after `at`. */
function startOf(offsets: Uint32Array, at: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
