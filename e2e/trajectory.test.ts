import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from './axe.ts';
import { follow, press } from './follow.ts';
import { type Product, startBrowser, startProduct } from './product.ts';

let browser: Browser;
let product: Product;

beforeAll(async () => {
  [browser, product] = await Promise.all([startBrowser(), startProduct()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = '/fenmarsh/trajectory';
const work = '/fenmarsh/workspace/trajectory';

/** A busy machine may take its time. */
const soon = { timeout: 20_000 };

async function team(settings: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext(settings);
  await product.signIn(context);
  return context.newPage();
}
const title = (page: Page) => page.textContent('[data-drawn] h2 >> nth=0');

describe('the waterfall, with the site’s content policy as it is', () => {
  it('is drawn anew in place when a date, a size or a scenario changes, and its address follows', async () => {
    const page = await team();
    const wrong: string[] = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', ({ message }) => wrong.push(message));
    let loads = 0;
    page.on('load', () => {
      loads += 1;
    });
    await page.goto(`${product.address}${work}/waterfall`);
    const planned = await title(page);
    await page.selectOption('#initiative', 'nitrous-manifolds');
    await page.fill('#size', '0.2');
    await expect.poll(() => title(page), soon).not.toBe(planned);
    expect(page.url()).toContain('size=0.2');
    expect(await page.textContent('main')).toContain('You are trying a change out');
    await expect.poll(() => page.textContent('gp-redraw > [role=status]'), soon).toBe(await title(page));
    const tried = await title(page);
    await page.selectOption('#scenario', 'faster-heat');
    await expect.poll(() => title(page), soon).not.toBe(tried);
    // Whoever was at a field still is.
    expect(await page.evaluate('document.activeElement.id')).toBe('size');
    expect([loads, wrong]).toEqual([1, []]);
    await page.fill('#size', 'huge');
    await expect.poll(() => page.textContent('gp-redraw'), soon).toContain('“huge” is no size');
    expect(loads).toBe(1);
  });

  it('is a plain form without JavaScript, and leads from a theme to an initiative’s arithmetic', async () => {
    const page = await team({ javaScriptEnabled: false });
    await page.goto(`${product.address}${open}/waterfall`);
    await page.selectOption('#organisation', 'thornwold-hospitals');
    await page.selectOption('#year', '2040');
    await press(page, 'Show');
    expect(await page.textContent('h1')).toContain('Thornwold Hospitals');
    expect(await title(page)).toContain('2040/41');
    await page.click('summary:has-text("Heat:")');
    await follow(page, 'details[open] a >> nth=0');
    expect(await page.textContent('main')).toContain('Its arithmetic in 2040/41');
  });
});

describe('a choice under a budget', () => {
  it('can be asked for and stopped, and its answer says why', async () => {
    const page = await team({ javaScriptEnabled: false });
    await page.goto(`${product.address}${work}/optimise`);
    await page.fill('#pounds-2030', '6,000,000');
    await press(page, 'Find the set');
    const stop = page.getByRole('button', { name: 'Stop' });
    if (await stop.isVisible()) await follow(page, stop);
    expect(await page.textContent('main')).toMatch(/It was stopped\.|Chosen, and why/);
    await press(page, 'Find the set');
    await expect
      .poll(async () => (await page.goto(`${product.address}${work}/optimise`)) && page.textContent('main'), {
        timeout: 30_000,
        interval: 1000,
      })
      .toContain('Chosen, and why');
  });
});

describe('every page of the trajectory', () => {
  it('has no barriers, wide and narrow', async () => {
    const page = await team();
    const below = ['', '/waterfall', '/waterfall/led-lighting', '/gap', '/wedges', '/cost', '/opportunities'];
    const addresses = [
      ...below.map((path) => `${open}${path}`),
      ...['', '/waterfall', '/compare', '/optimise'].map((path) => `${work}${path}`),
      `${open}/embed/waterfall`,
    ];
    const found: string[] = [];
    for (const address of addresses) found.push(...(await lookAt(page, `${product.address}${address}`)));
    expect(found).toEqual([]);
  }, 120_000);
});
