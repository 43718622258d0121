/** What stands in a reader's way on a page, by axe-core and by the width of a small screen. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Every rule of axe that the page breaks, with the first element that breaks it. The pages have no frames, so axe need
 * not be run frame by frame, and what they keep is not listed: both take longer than the looking itself.
 */
export async function problems(page: Page): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  return [...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`), ...(await repeatedIds(page))];
}

/** Ids that stand twice, which axe passes over: a label for one leads to the wrong thing. */
async function repeatedIds(page: Page): Promise<string[]> {
  const ids = await page.evaluate<string[]>(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `the id ${id} stands twice`);
}

/** Waits until nothing is wider than a screen of 320 pixels: the header folds its menu a moment after the change. */
export async function fitsNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth');
}
