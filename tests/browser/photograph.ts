import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { runSaved } from './page.ts';

/** Keeps a picture of the graph that a saved query gives, once it has come to rest, at the full size of the page. */
export async function photograph(page: Page, title: string, path: string): Promise<void> {
  await runSaved(page, title);
  await page.locator('g.node').first().waitFor();
  await page.getByTestId('frame').getByTitle('Fullscreen').click();
  await atRest(page);
  await page.getByTitle('Collapse the node properties display').click();
  await page.getByLabel('zoom-to-fit').click();
  await atRest(page);
  await page.screenshot({ path });
  await page.getByTitle('Close fullscreen').click();
}

/** Waits until no node has moved between two looks. */
async function atRest(page: Page): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const now = await page.locator('g.layer.nodes').first().innerHTML();
        const still = now === before;
        before = now;
        return still;
      },
      { timeout: 60_000, interval: 500 },
    )
    .toBe(true);
}
