import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, root, startBrowser, startProduct } from './product.ts';

let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function open(path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(product.address + path);
  return page;
}

async function problems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('a reader', () => {
  it('opens the address and is told the story, and that it is a draft', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(page.url()).toBe(`${product.address}/fenmarsh`);
    expect(await page.textContent('main')).toContain('Our vision');
    expect(await page.textContent('body')).toContain('No body has approved this plan yet');
  });

  it('goes from home to a theme, a sub-theme and a commitment without JavaScript', async () => {
    const page = await open('/fenmarsh/themes', { javaScriptEnabled: false });
    await page.click('main a[href*="/fenmarsh/themes/"]');
    expect(await page.locator('h1').count()).toBe(1);
    await page.click('main a[href*="/fenmarsh/commitments/c"]');
    expect(page.url()).toMatch(/\/fenmarsh\/commitments\/c\d+/);
  });

  it.each([
    '/fenmarsh',
    '/fenmarsh/themes',
    '/fenmarsh/commitments',
    '/fenmarsh/organisations',
    '/fenmarsh/timeline',
    '/fenmarsh/groupings',
    '/fenmarsh/glossary',
    '/fenmarsh/chapters',
    '/fenmarsh/downloads',
    '/fenmarsh/search?q=travel',
    '/api/v1',
  ])('finds nothing in the way at %s, wide or narrow', async (path) => {
    const page = await open(path);
    expect(await problems(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    // The header folds its menu a moment after the window has become narrow.
    await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth');
    await page.context().close();
  });

  it('has the same plan as a file of each kind', async () => {
    const page = await open('/fenmarsh');
    for (const kind of ['json', 'csv', 'xlsx', 'ics', 'docx', 'pdf']) {
      const response = await page.request.get(`${product.address}/fenmarsh/plan.${kind}`);
      expect([kind, response.status()]).toEqual([kind, 200]);
      expect((await response.body()).length).toBeGreaterThan(1000);
    }
  });
});

describe('the team', () => {
  it('is kept out of the workspace without the token', async () => {
    const page = await (await browser.newContext()).newPage();
    const response = await page.goto(`${product.address}/fenmarsh/workspace`);
    expect(response?.status()).toBe(401);
  });

  it('uploads slides, rejects a commitment, and makes the rest a plan', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(product.door);
    await page.goto(`${product.address}/fenmarsh/workspace`);
    await page.setInputFiles('input[type=file]', join(root, 'sample/green-plan.pptx'));
    await page.click('button:has-text("Read it")');
    expect(page.url()).toMatch(/\/workspace\/reviews\//);
    await page.click('button[aria-label="Reject c1"]');
    expect(await page.textContent('#c1')).toContain('Rejected');
    await page.fill('#name', 'slides');
    await page.click('button:has-text("Make it a plan")');
    expect(await page.textContent('main')).toContain('made a plan');
    await page.goto(`${product.address}/fenmarsh/workspace/plans/slides/findings`);
    expect(await page.textContent('main')).toMatch(/\d+ findings/);
  });

  it('uploads a later draft, sees what would change, and takes it into the plan', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(product.door);
    await page.goto(`${product.address}/fenmarsh/workspace`);
    await page.setInputFiles('input[type=file]', join(root, 'sample/green-plan-later.md'));
    await page.click('button:has-text("Read it")');
    await page.click('button:has-text("Make it a plan")');
    expect(await page.textContent('h1')).toContain('What would change in the plan');
    expect(await page.locator('main ins').count()).toBeGreaterThan(0);
    await page.click('button:has-text("Take these changes into the plan")');
    const response = await page.request.get(`${product.address}/fenmarsh/plan.json`);
    expect((await response.json()).plan.version).toBe(2);
  });

  it('is told what is wrong with a file that is no document', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(product.door);
    await page.goto(`${product.address}/fenmarsh/workspace`);
    await page.setInputFiles('input[type=file]', { name: 'empty.docx', mimeType: '', buffer: Buffer.alloc(0) });
    await page.click('button:has-text("Read it")');
    expect(await page.textContent('#document-error')).toMatch(/empty/i);
    expect(await problems(page)).toEqual([]);
  });
});
