import type { ReadingKnowledge } from '../knowledge/reading.ts';
import type { Hints } from '../model/source.ts';
import { findArticle, proseOf } from './article.ts';
import { isoDate } from './date.ts';
import { renderLines } from './html-lines.ts';
import { type PageElement, parsePage } from './page.ts';

/** More text than this between title and article is something else. */
const BETWEEN = 400;

/**
 * The text of an HTML page as a person sees it, and what its head says of it. Where one of the usual containers of
 * government sites holds most of the page's prose: its title, the lines from there to the article, and the article; otherwise
 * the whole page.
 */
export function readHtml(html: string, knowledge: ReadingKnowledge): { readonly text: string; readonly hints: Hints } {
  const root = parsePage(html);
  const hints = readHints(root, knowledge);
  const body = root.querySelector('body') ?? root;
  const article = findArticle(body, proseOf(body), knowledge.containers);
  const lines = article
    ? [
        ...introduce(body, article[0]!, hints, knowledge),
        ...article.flatMap((part) => renderLines(part, knowledge.numerals)),
      ]
    : renderLines(body, knowledge.numerals);
  const title = hints.title ?? squeeze(root.querySelector('title')?.textContent ?? '');
  const titled = title === '' || holds(lines.join(''), title) ? lines : [title, ...lines];
  return { text: titled.join('\n'), hints };
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
function introduce(body: PageElement, article: PageElement, hints: Hints, knowledge: ReadingKnowledge): string[] {
  const heading = findHeading(body, article, hints, knowledge.metadata.heading);
  const above = renderLines(body, knowledge.numerals, { from: heading, until: article });
  if (!heading) return above.slice(-10).filter((line) => isoDate(line) !== undefined);
  const own = renderLines(heading, knowledge.numerals).length;
  const between = above.slice(own);
  const short = between.join('').length <= BETWEEN;
  return [...above.slice(0, own), ...(short ? between : between.filter((line) => isoDate(line) !== undefined))];
}

/** The element above the article that shows its title: the one that says what the head says, else the surest kind's last one. */
function findHeading(
  body: PageElement,
  article: PageElement,
  hints: Hints,
  selectors: readonly string[],
): PageElement | undefined {
  const name = hints.title ?? body.parentElement?.querySelector('title')?.textContent ?? '';
  const order = new Map([...body.querySelectorAll('*')].map((element, index) => [element, index]));
  const isAbove = (element: PageElement) => order.get(element)! < order.get(article)! && !element.contains(article);
  const above = selectors.map((selector) => {
    const all = [...body.querySelectorAll(selector)];
    return all.filter((element) => isAbove(element) && /\p{Script=Han}{4}/u.test(titleOf(element)));
  });
  const said = above.flat().find((element) => name !== '' && holds(name, titleOf(element)));
  return said ?? above.find((elements) => elements.length > 0)?.at(-1);
}

function titleOf(element: PageElement): string {
  const title = squeeze(element.textContent ?? '');
  return title.length <= 120 ? title : '';
}

/** Whether a text holds a title, or one of the parts of `title - site name`, white space aside. */
function holds(text: string, title: string): boolean {
  const dense = text.replace(/\s+/g, '');
  const parts = title.replace(/\s+/g, '').split(/[-_|–—]+/);
  return [title.replace(/\s+/g, ''), ...parts].some((part) => part.length >= 6 && dense.includes(part));
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
