import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A graph as the page shows it: the caption of each node by Neo4j's own number, and those of the edges. */
export interface Shown {
  readonly nodes: Readonly<Record<string, string>>;
  readonly edges: readonly string[];
}

/** Types a command or a query into the editor, in the place of whatever stands there, and runs it. */
export async function run(page: Page, text: string): Promise<void> {
  await page.getByTestId('activeEditor').locator('[role=code].monaco-editor').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
  await page.getByTestId('editor-Run').click();
}

/** Takes all frames off the page, so that the next one is the only one. */
export async function clear(page: Page): Promise<void> {
  await run(page, ':clear');
  await expect.poll(() => page.getByTestId('frame').count(), { timeout: 20_000 }).toBe(0);
}

/** Runs a saved query from the drawer of favorites, through the editor, as the only frame on the page. */
export async function runSaved(page: Page, title: string): Promise<void> {
  await clear(page);
  await page.getByTestId(`scriptTitle-${title}`).click();
  await page.getByTestId('activeEditor').getByText(`Favorite: ${title}`).waitFor();
  await page.getByTestId('editor-Run').click();
}

/** Drops a file on the page, as from a folder. */
export async function drop(page: Page, name: string, content: Buffer): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([file, base64]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], file));
      return data;
    },
    [name, content.toString('base64')] as const,
  );
  for (const type of ['dragenter', 'drop']) await page.dispatchEvent('.filedrop', type, { dataTransfer });
}

/** What the graph on the page shows at this moment. */
export async function shown(page: Page): Promise<Shown> {
  return page.evaluate(() => {
    const words = (element: Element) =>
      [...element.querySelectorAll('text')].map(({ textContent }) => textContent.trim()).join(' ');
    const nodes = [...document.querySelectorAll('g.node')].map((node) => [
      node.getAttribute('aria-label')?.replace('graph-node', '') ?? '',
      words(node),
    ]);
    return {
      nodes: Object.fromEntries(nodes),
      edges: [...document.querySelectorAll('g.relationship')].map(words),
    };
  });
}

/** The cells of the table on the page, row by row. */
export async function cells(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.relatable tbody tr')].map((row) =>
      [...row.querySelectorAll('td[role=cell]')].map(({ textContent }) => textContent),
    ),
  );
}

/** What became of the statements in the only frame, as Browser says it: success, error, pending … for each, or of a single one. */
export async function outcomes(page: Page): Promise<string[]> {
  const several = page.getByTestId('multi-statement-list-icon');
  if ((await several.count()) > 0)
    return several.evaluateAll((icons) =>
      icons.map((icon) => icon.getAttribute('title')?.replace('Status: ', '') ?? ''),
    );
  const done = (await page.getByTestId('frameStatusbar').count()) > 0;
  const failed = await page.getByTestId('frame').getByText('ERROR', { exact: true }).count();
  return [failed > 0 ? 'error' : done ? 'success' : 'pending'];
}
