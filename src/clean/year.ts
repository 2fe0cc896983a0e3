import { arabicYears } from './date.ts';
import type { Rules } from './rules.ts';

/** Where the year of a report can be read, the surest first. */
export interface YearEvidence {
  readonly title: string | null;
  /** The report's own text, readable, from its first sentence on. */
  readonly body: string;
  readonly published: string | null;
  /** Title and date of publication by what is known from elsewhere: they count where the text tells no year. */
  readonly hinted: { readonly title: string | null; readonly published: string | null };
}

const OPENING = 700;
const SURVEY = 20_000;

/** The year a report is about; null where its text names none. */
export function findYear({ title, body, published, hinted }: YearEvidence, rules: Rules): number | null {
  const { years } = rules.dates;
  const inTitle = yearOfTitle(title, rules);
  if (inTitle !== null) return inTitle;

  const text = arabicYears(body.slice(0, SURVEY), rules.dates);
  const opening = unquoted(text.slice(0, OPENING));
  for (const shape of [years.announced, years.opening, years.any]) {
    const [first] = yearsIn(opening, shape);
    if (first !== undefined) return first;
  }

  const survey = unquoted(text);
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
  const thisYear = years.now.test(opening);
  if (published && thisYear) return reported(published);
  return yearOfTitle(hinted.title, rules) ?? (hinted.published && thisYear ? reported(hinted.published) : null);
}

/** The year that a title names first; null where it names none. */
export function yearOfTitle(title: string | null, rules: Rules): number | null {
  return title === null ? null : (yearsIn(arabicYears(title, rules.dates), rules.dates.years.any)[0] ?? null);
}

/** "This year" in a report published in spring is the year before. */
function reported(published: string): number {
  const year = Number(published.slice(0, 4));
  return Number(published.slice(5, 7)) > 6 ? year : year - 1;
}

/** Years that are no part of a span, a date or a document number, in order. */
function yearsIn(text: string, shape: RegExp): number[] {
  return [...text.matchAll(shape)].map((found) => Number(found[1]));
}

/** Without titles of documents, quotations and parentheses: their years are not the report's. */
function unquoted(text: string): string {
  return text.replace(/《[^》]{0,80}》|“[^”]{0,40}”|〔\d+〕|（[^）]{0,40}）/g, '');
}
