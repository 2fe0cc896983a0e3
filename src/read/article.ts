import { isElement, isUnseen, type PageElement, type PageNode, TEXT_NODE } from './page.ts';

/** An article's share of the page's prose that leaves no doubt, and the share that does where no container has more. */
const SHARES = [0.8, 0.6];
/** An element with less than this is no part of the article. */
const PART = 0.03;

/** How many Chinese characters each element from `root` down shows outside of links, in document order. */
export function proseOf(root: PageElement): ReadonlyMap<PageElement, number> {
  const counts = new Map<PageElement, number>();
  const count = (node: PageNode): number => {
    if (node.nodeType === TEXT_NODE) return (node.textContent ?? '').match(/\p{Script=Han}/gu)?.length ?? 0;
    if (!isElement(node) || node.localName === 'a' || isUnseen(node)) return 0;
    // Set before its children, so that the map is in document order.
    counts.set(node, 0);
    let sum = 0;
    for (const child of node.childNodes) sum += count(child);
    counts.set(node, sum);
    return sum;
  };
  count(root);
  return counts;
}

/** The elements, one or several in a row, that hold the article by one of `selectors`; undefined where none holds most of the prose. */
export function findArticle(
  root: PageElement,
  prose: ReadonlyMap<PageElement, number>,
  selectors: readonly string[],
): readonly PageElement[] | undefined {
  const total = prose.get(root) ?? 0;
  if (total === 0) return undefined;
  const candidates = [...prose].filter(([, count]) => count >= total * PART).map(([element]) => element);
  const found = selectors.flatMap((selector) => {
    const parts = outermost(candidates.filter((element) => element.matches(selector)));
    const share = parts.reduce((sum, part) => sum + prose.get(part)!, 0) / total;
    return parts.length > 0 ? { parts, share } : [];
  });
  for (const enough of SHARES) {
    const best = found.find(({ share }) => share >= enough);
    if (best) return best.parts;
  }
  return undefined;
}

/** Elements in document order without those that lie within another. */
function outermost(elements: readonly PageElement[]): PageElement[] {
  const kept: PageElement[] = [];
  for (const element of elements) if (!kept.at(-1)?.contains(element)) kept.push(element);
  return kept;
}
