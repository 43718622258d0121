/** Sending forms from a test. */
import type { Page } from 'playwright-core';

/**
 * Sends a form and waits for its answer: to go elsewhere meanwhile would take it back.
 * @param within where the button stands, if there are several of its name
 */
export async function press(page: Page, button: string, within = ''): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.click(`${within} button:has-text("${button}")`);
  await answered;
  await page.waitForLoadState();
}
