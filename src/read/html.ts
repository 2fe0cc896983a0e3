import type { ReadingKnowledge } from '../knowledge/reading.ts';
import type { Hints } from '../model/source.ts';
import { findArticle, proseOf } from './article.ts';
import { isoDate } from './date.ts';
import { ReportError } from './errors.ts';
import { renderLines } from './html-lines.ts';
import { DEEPEST, isTooDeep, type PageElement, parsePage } from './page.ts';

/** More text than this between title and article is something else. */
const BETWEEN = 400;

/**
 * The text of an HTML page as a person sees it, and what its head says of it. Where one of the usual containers of
 * government sites holds most of the page's prose: its title, the lines from there to the article, and the article; otherwise
 * the whole page.
 */
export function readHtml(html: string, knowledge: ReadingKnowledge): { readonly text: string; readonly hints: Hints } {
  const root = parsePage(html);
  if (isTooDeep(root))
    throw new ReportError('unreadable', `has elements nested more than ${DEEPEST} deep; save the page as text`);
  const hints = readHints(root, knowledge);
  const body = root.querySelector('body') ?? root;
  const article = findArticle(body, proseOf(body), knowledge.containers);
  const title = hints.title ?? nameOf(root.querySelector('title')?.textContent ?? '');
  if (!article) return { text: entitle(renderLines(body, knowledge.numerals), title).join('\n'), hints };
  const heading = findHeading(body, article[0]!, title, knowledge.metadata.heading);
  const above = introduce(body, article[0]!, heading, knowledge);
  const lines = [...above, ...article.flatMap((part) => renderLines(part, knowledge.numerals))];
  return { text: (heading ? lines : entitle(lines, title)).join('\n'), hints };
}

/** The lines with the title before them, unless they hold it. */
function entitle(lines: readonly string[], title: string): readonly string[] {
  return title === '' || holds(lines.join(''), title) ? lines : [title, ...lines];
}

/** The page's own part of a title element: `报告 - 某县人民政府` → `报告`. */
function nameOf(title: string): string {
  const parts = squeeze(title).split(/\s*[_|]\s*|\s*[-–—]+\s*(?=\D)/);
  return parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

function readHints(root: PageElement, { metadata }: ReadingKnowledge): Hints {
  const first = <Value>(selectors: readonly string[], read: (text: string) => Value | undefined) => {
    for (const selector of selectors) {
      for (const element of root.querySelectorAll(selector)) {
        const text = squeeze(element.getAttribute('content') ?? element.getAttribute('href') ?? '');
        const value = text === '' ? undefined : read(text);
        if (value !== undefined) return value;
      }
    }
    return undefined;
  };
  const title = first(metadata.title, (text) => text);
  const published = first(metadata.published, isoDate);
  const address = first(metadata.address, (text) => (/^https?:\/\//i.test(text) ? text : undefined));
  return { ...(address && { address }), ...(title && { title }), ...(published && { published }) };
}

/** The lines above an article: its title and what stands between the two; without a title, the nearest lines with a date. */
function introduce(
  body: PageElement,
  article: PageElement,
  heading: PageElement | undefined,
  { numerals }: ReadingKnowledge,
): string[] {
  const above = renderLines(body, numerals, { from: heading, until: article });
  const dated = (line: string) => isoDate(line) !== undefined;
  if (!heading) return above.slice(-10).filter(dated);
  const own = renderLines(heading, numerals).length;
  const between = above.slice(own);
  const short = between.join('').length <= BETWEEN;
  return [...above.slice(0, own), ...(short ? between : between.filter(dated))];
}

/** The element above the article that shows its title: the one that says what the head says, else the surest kind's last one. */
function findHeading(
  body: PageElement,
  article: PageElement,
  title: string,
  selectors: readonly string[],
): PageElement | undefined {
  const order = new Map([...body.querySelectorAll('*')].map((element, index) => [element, index]));
  const isAbove = (element: PageElement) => order.get(element)! < order.get(article)! && !element.contains(article);
  const above = selectors.map((selector) => {
    const all = [...body.querySelectorAll(selector)];
    return all.filter((element) => isAbove(element) && /\p{Script=Han}{4}/u.test(titleOf(element)));
  });
  const said = above.flat().find((element) => title !== '' && holds(title, titleOf(element)));
  return said ?? above.find((elements) => elements.length > 0)?.at(-1);
}

function titleOf(element: PageElement): string {
  const title = squeeze(element.textContent ?? '');
  return title.length <= 120 ? title : '';
}

/** Whether a text holds a title, white space aside. */
function holds(text: string, title: string): boolean {
  const dense = (part: string) => part.replace(/\s+/g, '');
  return dense(text).includes(dense(title));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
