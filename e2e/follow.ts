/** Going from page to page in a test, by a link or by sending a form. */
import type { Locator, Page } from 'playwright-core';

/**
 * Clicks what leads elsewhere, and waits until the page that answers is there. Playwright's own `click` waits for no
 * answer, so that what is read next may be read on the page that is being left.
 */
export async function follow(page: Page, what: string | Locator): Promise<void> {
  await Promise.all([page.waitForNavigation(), typeof what === 'string' ? page.click(what) : what.click()]);
}

/**
 * Sends a form by its button and waits for the page that answers.
 * @param within where the button stands, if there are several of its name
 */
export function press(page: Page, button: string, within = ''): Promise<void> {
  return follow(page, `${within} button:has-text("${button}")`);
}
