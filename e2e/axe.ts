/** What stands in a reader's way on a page, by axe-core and by the width of a small screen. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Every rule of axe that the page breaks, with the first element that breaks it. The pages have no frames, so axe is run
 * in the page itself and not frame by frame, which would take three times as long as the looking.
 */
export async function problems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const broken = await page.evaluate<string[]>(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0]?.html))`,
  );
  return [...broken, ...(await repeatedIds(page))];
}

/** Ids that stand twice, which axe passes over: a label for one leads to the wrong thing. */
async function repeatedIds(page: Page): Promise<string[]> {
  const ids = await page.evaluate<string[]>(`[...document.querySelectorAll('[id]')].map(({ id }) => id)`);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `the id ${id} stands twice`);
}

/**
 * Opens a page and looks at it wide, and with every fold open on a screen of 320 pixels.
 * @returns what stands in the way, also that the page answers with another status
 */
export async function lookAt(page: Page, address: string, status = 200): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 800 });
  const response = await page.goto(address);
  const found = await problems(page);
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
  await page.setViewportSize({ width: 320, height: 800 });
  const fits = (await narrows(page)) ? [] : ['the page is wider than 320 pixels'];
  return [...(response?.status() === status ? [] : [`the page answers ${response?.status()}`]), ...found, ...fits];
}

/**
 * The header folds its menu in the frame after the change of width. A busy machine's browser, which nobody looks at, may
 * draw no frame for as long as it likes: a picture makes it draw one, and is taken where the first look found the page wide.
 * (The page's policy of content forbids Playwright's own waiting for an expression, which evaluates it in the page.)
 */
async function narrows(page: Page): Promise<boolean> {
  for (let look = 0; look < 60; look += 1) {
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth')) return true;
    if (look === 20) await page.screenshot();
    await page.waitForTimeout(50);
  }
  return false;
}
