import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { ReportHead } from '../model/fact.ts';
import type { Hints } from '../model/source.ts';

/** A head completed by what is known of the file from elsewhere; where hint and text disagree, the text stands. */
export function applyHints(head: ReportHead, hints: Hints, gazetteer: Gazetteer): ReportHead {
  const contradictions: string[] = [];
  const contradict = (what: string, hint: string, text: string) =>
    contradictions.push(`The hint says ${what} ${hint}, the text says ${text}.`);

  let { jurisdiction, code, candidates } = head;
  const hinted = hints.jurisdiction?.split('/');
  if (hinted) {
    const path = hinted.join('/');
    const told = jurisdiction?.join('/');
    const place = gazetteer.byPath(hinted, head.year ?? undefined) ?? gazetteer.byPath(hinted);
    if (told && !within(told, path) && !within(path, told)) contradict('jurisdiction', path, told);
    else if (!told && candidates.length > 0 && !candidates.some((candidate) => within(candidate.join('/'), path))) {
      contradict('jurisdiction', path, candidates.map((candidate) => candidate.join('/')).join(' or '));
    } else if (!told || path.length > told.length) {
      jurisdiction = hinted;
      code = place?.code ?? null;
      candidates = [];
    }
  }
  if (hints.title && head.title && !alike(hints.title, head.title)) contradict('title', hints.title, head.title);
  if (hints.published && head.published && hints.published.slice(0, 10) !== head.published) {
    contradict('published', hints.published, head.published);
  }
  const published = head.published ?? (/^\d{4}-\d\d-\d\d/.exec(hints.published ?? '')?.[0] || null);
  return { ...head, jurisdiction, code, candidates, published, contradictions };
}

/** Whether one path lies in the other or is the same. */
function within(path: string, holder: string): boolean {
  return path === holder || path.startsWith(`${holder}/`);
}

function alike(a: string, b: string): boolean {
  const [x, y] = [a, b].map((title) => title.normalize('NFKC').replace(/[^\p{L}\d]/gu, '')) as [string, string];
  return x.includes(y) || y.includes(x);
}
