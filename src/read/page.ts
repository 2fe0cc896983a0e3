import { parseHTML } from 'linkedom';

/** As much of the DOM as reading a page takes. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  contains(other: PageNode): boolean;
  matches(selector: string): boolean;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export const TEXT_NODE = 3;
export const ELEMENT_NODE = 1;

/** Nesting that walking a page can take; pages of editors gone wrong reach some hundreds. */
export const DEEPEST = 1500;

const UNSEEN = new Set(
  'head script style noscript template iframe object svg math select textarea audio video canvas rt rp title meta link'.split(
    ' ',
  ),
);

/** The root of an HTML text, which may also be a piece of a page. */
export function parsePage(html: string): PageElement {
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return (parseHTML(whole) as unknown as { readonly document: { readonly documentElement: PageElement } }).document
    .documentElement;
}

export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === ELEMENT_NODE;
}

/** Whether a person sees nothing of an element, by its kind and its own style; style sheets are not read. */
export function isUnseen(element: PageElement): boolean {
  if (UNSEEN.has(element.localName) || element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

/** Whether elements are nested deeper than can be walked. */
export function isTooDeep(root: PageElement): boolean {
  let depth = 0;
  for (let level: PageElement[] = [root]; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((element) => [...element.children]);
  }
  return false;
}
