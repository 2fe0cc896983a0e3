import type { NumberFormat } from '../knowledge/list-numbers.ts';
import { itemNumbers } from './html-lists.ts';
import { isElement, isUnseen, type PageElement, type PageNode, TEXT_NODE } from './page.ts';
import { rowLines } from './rows.ts';

export interface Range {
  /** First element that is rendered; the root where nothing is said. */
  readonly from?: PageElement | undefined;
  /** First element that is no longer rendered. */
  readonly until?: PageElement | undefined;
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table caption thead tbody tfoot tr td th ul ucapcontent ucaptitle'.split(
    ' ',
  ),
);
const WIDE = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]';
const WRAP = new RegExp(`(?<=${WIDE})\\n(?=${WIDE})`, 'g');

/** What a person sees of an element, line by line: blocks and `<br>` end a line, table cells are separated by tabs. */
export function renderLines(
  root: PageElement,
  numerals: ReadonlyMap<string, NumberFormat>,
  { from, until }: Range = {},
): string[] {
  let lines: string[] = [];
  let line = '';
  /** Numbers of list items that have shown no text yet. */
  let number = '';
  const numbers = new Map<PageElement, string>();
  let active = from === undefined;
  let done = false;

  const endLine = () => {
    const shown = line
      .replace(WRAP, '')
      .replace(/[ \n\u00a0]+/g, ' ')
      .trim();
    line = '';
    if (shown === '') return;
    lines.push(number + shown);
    number = '';
  };
  const visitAll = (nodes: Iterable<PageNode>, verbatim: boolean) => {
    for (const node of nodes) {
      if (done) return;
      if (node.nodeType === TEXT_NODE) addText(node.textContent ?? '', verbatim);
      else if (isElement(node)) visit(node, verbatim);
    }
  };
  const addText = (text: string, verbatim: boolean) => {
    if (!active) return;
    if (!verbatim) {
      line += text.replace(/[ \t\r\n\f]+/g, (space) => (space.includes('\n') ? '\n' : ' '));
      return;
    }
    for (const [index, part] of text.split(/\r\n?|\n/).entries()) {
      if (index > 0) endLine();
      line += part.replaceAll('\t', ' ');
    }
  };
  const visit = (element: PageElement, verbatim: boolean) => {
    if (element === until) done = true;
    if (element === from) active = true;
    if (done || isUnseen(element)) return;
    const { localName } = element;
    if (localName === 'br') return endLine();
    const style = element.getAttribute('style') ?? '';
    const block = BLOCKS.has(localName) || /(?:^|;)\s*display\s*:\s*block/i.test(style);
    if (block) endLine();
    if (localName === 'tr') addRow(element, verbatim);
    else {
      if (localName === 'ol') for (const [item, number] of itemNumbers(element, numerals)) numbers.set(item, number);
      if (active) number += numbers.get(element) ?? '';
      visitAll(element.childNodes, verbatim || localName === 'pre' || /white-space\s*:\s*pre/i.test(style));
    }
    if (block) endLine();
    if (localName === 'li') number = '';
  };
  const addRow = (row: PageElement, verbatim: boolean) => {
    const outer = lines;
    const cells = [...row.childNodes].map((cell) => {
      lines = [];
      visitAll([cell], verbatim);
      endLine();
      return isElement(cell) || lines.length > 0 ? lines : null;
    });
    lines = outer;
    for (const each of rowLines(cells.filter((cell) => cell !== null))) lines.push(each);
  };

  visit(root, false);
  endLine();
  return lines;
}
