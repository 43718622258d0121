import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, problems } from './axe.ts';
import { follow } from './follow.ts';
import { type Product, password, root, startBrowser, startProduct } from './product.ts';

let product: Product;
let browser: Browser;
/** On which one page after another is looked at. */
let looking: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  looking = await browser.newPage();
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

describe('a reader', () => {
  it('opens the address and is told the story, and that it is a draft', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    expect(page.url()).toBe(`${product.address}/fenmarsh`);
    expect(await page.textContent('main')).toContain('Our vision');
    expect(await page.textContent('body')).toContain('No body has approved this plan yet');
  });

  it('goes from home to a theme, a sub-theme and a commitment without JavaScript', async () => {
    const page = await open('/fenmarsh/themes', { javaScriptEnabled: false });
    await follow(page, 'main a[href*="/fenmarsh/themes/"]');
    expect(await page.locator('h1').count()).toBe(1);
    await follow(page, 'main a[href*="/fenmarsh/commitments/c"]');
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
    expect(await lookAt(looking, product.address + path)).toEqual([]);
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

/** Short, since a checker looks at every mark of it. */
const shortPlan = `# Green Plan

## Travel

Recommendations

- More bicycles for staff

Commitments

${Array.from({ length: 9 }, (_, n) => `- The ICB will aim to cut its car journeys by ${n + 1}% by March 203${n}`).join('\n')}
`;

describe('the team', () => {
  async function openedByTeam(address: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    await product.signIn(page.context());
    await page.goto(address);
    return page;
  }

  /** Sends a document, and is at its review. */
  async function upload(
    file: string | { name: string; mimeType: string; buffer: Buffer },
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Page> {
    const page = await openedByTeam(`${product.address}/fenmarsh/workspace`, options);
    await page.setInputFiles('input[type=file]', typeof file === 'string' ? join(root, file) : file);
    await follow(page, 'button:has-text("Read it")');
    await page.waitForURL(/\/reviews\//);
    return page;
  }

  it('is asked to sign in before it comes to the workspace', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${product.address}/fenmarsh/workspace`);
    expect(await page.textContent('h1')).toBe('Sign in');
    await page.fill('#email', 'ann.ash@fenmarsh.nhs.uk');
    await page.fill('#password', password);
    await follow(page, 'button:has-text("Sign in")');
    expect(page.url()).toBe(`${product.address}/fenmarsh/workspace`);
  });

  it('uploads slides, goes through what was found, and makes the rest a plan', async () => {
    const page = await upload('sample/green-plan.pptx', { javaScriptEnabled: false });
    const review = page.url();
    expect(review).toMatch(/\/workspace\/reviews\//);
    await follow(page, 'button[aria-label="Reject c1"]');
    expect(page.url()).toBe(`${review}#c1`);
    expect(await page.textContent('#c1')).toContain('Rejected');

    await page.goto(`${review}?show=undecided`);
    expect(await page.locator('#c1').count()).toBe(0);
    const place = await page.getAttribute('#c2 .gp-entry__name a', 'href');
    expect(await page.locator(`.gp-beside__source ${place}`).getAttribute('href')).toBe('#c2');

    await follow(page, 'a[aria-label="Change c2"]');
    await page.fill('[name=first]', 'The ICB will plant 40 trees by March 2029');
    await follow(page, 'button:has-text("Save the words")');
    expect(page.url()).toMatch(/#c2$/);
    expect(await page.locator('#c2 .gp-fact--date').textContent()).toContain('by March 2029');
    await follow(page, 'a[aria-label="Change c2"]');
    await page.check('text=Date: by March 2029');
    await follow(page, 'button:has-text("Take out what is ticked")');
    expect(await page.locator('#c2 .gp-fact--date').count()).toBe(0);

    await follow(page, 'a[aria-label="Change r2"]');
    await page.selectOption('#into', 'r1');
    await follow(page, 'button:has-text("Merge")');
    expect(page.url()).toMatch(/#r1$/);
    expect(await page.locator('#r2').count()).toBe(0);
    await follow(page, 'a[aria-label="Change r1"]');
    await follow(page, 'button:has-text("This is a commitment")');
    const made = page.url().split('#')[1];
    expect(await page.textContent(`#${made}`)).toContain('Commitment');
    await follow(page, 'button[aria-label="Reject m1"]');

    await follow(page, 'text=See what was not placed');
    await page.check('[name=block] >> nth=0');
    await follow(page, 'button:has-text("These are recommendations")');
    expect(page.url()).toBe(`${review}/unplaced`);

    await page.goto(review);
    const section = page.locator('section', { has: page.locator('> p > button[value="t1.2"]') });
    const first = section.locator('li').first();
    expect(await first.textContent()).toContain('Accept');
    const id = await first.getAttribute('id');
    await follow(page, 'button[value="t1.2"]');
    expect(await page.textContent(`[id="${id}"]`)).toContain('Accepted');
    await follow(page, 'button:has-text("Accept all that is left")');
    expect(await page.textContent('main')).toContain('You have decided on everything');
    await page.fill('#name', 'slides');
    await follow(page, 'button:has-text("Make it a plan")');
    expect(await page.textContent('[role=alert]')).toContain('The draft is a plan now');
    await page.goto(review);
    expect(await page.textContent('main')).toContain('can only be read');
    expect(await page.locator('.gp-choice').count()).toBe(0);
    await follow(page, 'text=See the weaknesses of the plan');
    expect(await page.textContent('main')).toMatch(/\d+ findings/);
  });

  it('gets the document back as it came, sets it aside, and deletes it for good', async () => {
    const page = await upload('sample/green-plan.md', { javaScriptEnabled: false });
    const review = page.url();
    const response = await page.request.get(`${review}/file`);
    expect(response.headers()['content-disposition']).toBe(
      `attachment; filename="green-plan.md"; filename*=UTF-8''green-plan.md`,
    );
    expect(response.headers()['x-content-type-options']).toBe('nosniff');
    expect(await response.body()).toEqual(await readFile(join(root, 'sample/green-plan.md')));
    await follow(page, 'button:has-text("Set it aside")');
    expect(await page.textContent('main')).toContain('This review is set aside');
    await follow(page, 'button:has-text("Take it up again")');
    await follow(page, 'button:has-text("Set it aside")');
    await follow(page, 'text=Delete it for good');
    await follow(page, 'button:has-text("Delete it for good")');
    expect(page.url()).toBe(`${product.address}/fenmarsh/workspace`);
    expect((await page.request.get(review)).status()).toBe(404);
  });

  it('sees a find and its place together by the keyboard, and finds nothing in the way, wide or narrow', async () => {
    const buffer = Buffer.from(shortPlan);
    const page = await upload({ name: 'short.md', mimeType: 'text/markdown', buffer });
    const review = page.url();
    await page.setViewportSize({ width: 1280, height: 400 });
    await page.focus('#c9 button');
    const inSight = await page.evaluate<boolean>(
      `document.querySelector('#at-c9').getBoundingClientRect().top < innerHeight`,
    );
    expect(inSight).toBe(true);
    for (const path of ['', '/finds/c9', '/unplaced']) {
      expect([path, await lookAt(page, review + path)]).toEqual([path, []]);
    }
  });

  it('uploads a later draft, sees what would change, and takes it into the plan', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await product.signIn(page.context());
    await page.goto(`${product.address}/fenmarsh/workspace`);
    await page.setInputFiles('input[type=file]', join(root, 'sample/green-plan-later.md'));
    await follow(page, 'button:has-text("Read it")');
    await follow(page, 'button:has-text("Make it a plan")');
    expect(await page.textContent('h1')).toContain('What would change in the plan');
    expect(await page.locator('main ins').count()).toBeGreaterThan(0);
    await follow(page, 'button:has-text("Take these changes into the plan")');
    const response = await page.request.get(`${product.address}/fenmarsh/plan.json`);
    expect((await response.json()).plan.version).toBe(2);
  });

  it('is told what is wrong with a file that is no document', async () => {
    const page = await (await browser.newContext()).newPage();
    await product.signIn(page.context());
    await page.goto(`${product.address}/fenmarsh/workspace`);
    await page.setInputFiles('input[type=file]', { name: 'empty.docx', mimeType: '', buffer: Buffer.alloc(0) });
    await page.click('button:has-text("Read it")');
    await page.waitForSelector('#document-error');
    expect(await page.textContent('#document-error')).toMatch(/empty/i);
    expect(await problems(page)).toEqual([]);
  });
});
