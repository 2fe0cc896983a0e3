import type { Rules } from './rules.ts';

/** Where the year of a report can be read, the surest first. */
export interface YearEvidence {
  readonly title: string | null;
  /** The report's own text, readable, from its first sentence on. */
  readonly body: string;
  readonly published: string | null;
}

const OPENING = 700;
const SURVEY = 20_000;

/** The year a report is about; null where its text names none. */
export function findYear({ title, body, published }: YearEvidence, rules: Rules): number | null {
  const { years } = rules.dates;
  const inTitle = title === null ? [] : yearsIn(title, years.any);
  if (inTitle.length > 0) return inTitle[0]!;

  const opening = unquoted(body.slice(0, OPENING));
  for (const shape of [years.announced, years.opening, years.any]) {
    const [first] = yearsIn(opening, shape);
    if (first !== undefined) return first;
  }

  const survey = unquoted(body.slice(0, SURVEY));
  const [heading] = yearsIn(survey, years.heading);
  if (heading !== undefined) return heading;

  const counts = new Map<number, number>();
  for (const year of yearsIn(survey, years.any)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const publishedYear = published === null ? null : Number(published.slice(0, 4));
  const plausible = [...counts].filter(
    ([year]) => !publishedYear || year === publishedYear || year === publishedYear - 1,
  );
  const [best] = plausible.sort(([yearA, a], [yearB, b]) => b - a || yearA - yearB);
  if (best) return best[0];
  // "This year" in a report published in spring is the year before.
  if (publishedYear && years.now.test(opening))
    return Number(published!.slice(5, 7)) > 6 ? publishedYear : publishedYear - 1;
  return null;
}

/** Years that are no part of a span, a date or a document number, in order. */
function yearsIn(text: string, shape: RegExp): number[] {
  return [...text.matchAll(shape)].map((found) => Number(found[1]));
}

/** Without titles of documents, quotations and parentheses: their years are not the report's. */
function unquoted(text: string): string {
  return text.replace(/《[^》]{0,80}》|“[^”]{0,40}”|〔\d+〕|（[^）]{0,40}）/g, '');
}
