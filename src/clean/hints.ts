import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { ReportHead } from '../model/fact.ts';
import type { Hints } from '../model/source.ts';
import { hintedPlace } from './hinted-place.ts';

/**
 * A head completed by what is known of the file from elsewhere; where hint and text disagree, the text stands, and the
 * contradiction is told. `titleYear` is the year that the hinted title names.
 */
export function applyHints(head: ReportHead, hints: Hints, titleYear: number | null, gazetteer: Gazetteer): ReportHead {
  const contradictions: string[] = [];
  const contradict = (what: string, hint: string, text: string) =>
    contradictions.push(`The hint says ${what} ${hint}, the text says ${text}.`);

  const place = hints.jurisdiction ? hintedPlace(head, hints.jurisdiction, gazetteer) : null;
  if (place?.note) contradictions.push(place.note);
  if (hints.title && head.title && !alike(hints.title, head.title)) contradict('title', hints.title, head.title);
  else if (titleYear !== null && head.year !== null && titleYear !== head.year) {
    contradict('year', `${titleYear} (in its title)`, `${head.year}`);
  }
  if (hints.published && head.published && hints.published.slice(0, 10) !== head.published) {
    contradict('published', hints.published, head.published);
  }
  const published = head.published ?? (/^\d{4}-\d\d-\d\d/.exec(hints.published ?? '')?.[0] || null);
  const located = place && {
    jurisdiction: place.location.path,
    code: place.location.code,
    candidates: place.location.candidates,
  };
  return { ...head, ...located, published, contradictions };
}

function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((title) => title.normalize('NFKC').replace(/[^\p{L}\d]/gu, '')) as [string, string];
  return x.includes(y) || y.includes(x);
}
