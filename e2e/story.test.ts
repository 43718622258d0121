import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from './axe.ts';
import { follow } from './follow.ts';
import { type Product, startBrowser, startProduct } from './product.ts';

const work = '/fenmarsh/workspace/plans/green-plan';

let product: Product;
let browser: Browser;
let team: BrowserContext;
/** On which one page after another is looked at. */
let looking: Page;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  team = await browser.newContext({ javaScriptEnabled: false });
  looking = await browser.newPage();
  await Promise.all([product.signIn(team), product.signIn(looking.context())]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

async function open(path: string): Promise<Page> {
  const page = await team.newPage();
  await page.goto(product.address + path);
  return page;
}

async function textOf(path: string): Promise<string> {
  return (await (await open(path)).textContent('main')) ?? '';
}

describe('the team, without JavaScript', () => {
  it('writes a chapter with a figure and a list of commitments, and readers see it at once', async () => {
    const page = await open(`${work}/chapters`);
    await follow(page, 'text=Write a new chapter');
    await page.fill('#title', 'Where we save power');
    const text = 'We **begin** with what we own.\n\n{{figure commitments-by-theme}}\n\n{{commitments driver=lean}}';
    await page.fill('#markdown', text);
    await follow(page, 'button:has-text("without saving")');
    expect(await page.locator('.gp-preview .gp-commitment').count()).toBeGreaterThan(0);
    expect(await textOf('/fenmarsh/chapters')).not.toContain('Where we save power');
    await follow(page, 'button:text-is("Save")');
    await follow(page, 'text=See the public page');
    expect(page.url()).toBe(`${product.address}/fenmarsh/chapters/where-we-save-power`);
    expect(await page.textContent('caption')).toBe('Commitments by theme');
    expect(await page.locator('main .gp-commitment').count()).toBeGreaterThan(0);
  });

  it('is told which reference of a chapter draws nothing in, and moves the chapter up', async () => {
    const page = await open(`${work}/chapters`);
    await follow(page, 'text=Where we save power');
    await page.fill('#markdown', 'All of it:\n\n{{figure costs}}');
    await follow(page, 'button:text-is("Save")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('There is no figure "costs"');
    await page.goto(`${product.address}${work}/chapters`);
    await follow(page, 'button[aria-label="Move up: Where we save power"]');
    const titles = await page.locator('main ol > li a').allTextContents();
    expect(titles.indexOf('Where we save power')).toBe(titles.length - 2);
  });

  it('explains a term that the glossary lacks, and cannot explain it twice', async () => {
    const page = await open(`${work}/glossary?term=ABCD`);
    await page.fill('#meaning', 'A body that carries drugs');
    await follow(page, 'button:has-text("Add a term")');
    expect(await textOf('/fenmarsh/glossary')).toContain('A body that carries drugs');
    await page.fill('#term', 'abcd');
    await page.fill('#meaning', 'Something else');
    await follow(page, 'button:has-text("Add a term")');
    expect(await page.textContent('#term-error, .nhsuk-error-message')).toContain('explains “ABCD” already');
    expect(await page.inputValue('#meaning')).toBe('Something else');
  });

  it('adds a milestone, whose words must be a date', async () => {
    const page = await open(`${work}/timeline`);
    await page.fill('#when', 'soon');
    await page.fill('#title', 'The first report is read in public');
    await follow(page, 'button:has-text("Add a milestone")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('No date can be read from “soon”');
    await page.fill('#when', 'Spring 2031');
    await follow(page, 'button:has-text("Add a milestone")');
    expect(await textOf('/fenmarsh/timeline')).toContain('The first report is read in public');
  });

  it('makes a grouping by theme, moves a commitment and renames a group', async () => {
    const page = await open(`${work}/groupings`);
    await page.fill('#title', 'As the plan is told');
    await page.selectOption('#start', 'theme');
    await page.fill('#names', 'Quick wins');
    await follow(page, 'button:has-text("Make it")');
    const place = page.locator('select[name^="in-"]').first();
    const commitment = ((await place.getAttribute('name')) ?? '').slice('in-'.length);
    await place.selectOption({ label: 'Quick wins' });
    await page.locator('input[name^="group-"]').last().fill('What we do first');
    await follow(page, 'button:text-is("Save") >> nth=0');
    const readers = await open('/fenmarsh/groupings/as-the-plan-is-told');
    const group = readers.locator('section', { has: readers.locator('h2:text-is("What we do first")') });
    expect(await group.locator(`a[href$="/commitments/${commitment}"]`).count()).toBe(1);
    expect(await readers.locator(`main a[href$="/commitments/${commitment}"]`).count()).toBe(1);
  });

  it('gives a theme another title and a strapline, at the same address', async () => {
    const page = await open(`${work}/words`);
    const theme = page.locator('input[name^="theme-"]').first();
    const before = await theme.inputValue();
    const readers = await open('/fenmarsh/themes');
    const address = await readers.locator('main a', { hasText: before }).first().getAttribute('href');
    await theme.fill('Places that keep us well');
    await page.locator('textarea[name^="straplines-"]').first().fill('Warm, light and quiet');
    await follow(page, 'button:text-is("Save")');
    await readers.goto(`${product.address}${address}`);
    expect(await readers.textContent('h1')).toContain('Places that keep us well');
    expect(await readers.textContent('main')).toContain('Warm, light and quiet');
  });

  it('is shown what somebody else wrote meanwhile, and loses nothing of its own', async () => {
    const [mine, theirs] = [await open(`${work}/words`), await open(`${work}/words`)];
    await theirs.fill('#vision', 'Their vision');
    await follow(theirs, 'button:text-is("Save")');
    await mine.fill('#vision', 'My vision');
    await follow(mine, 'button:text-is("Save")');
    expect(await mine.textContent('.nhsuk-error-summary')).toContain('Somebody else changed this');
    expect(await mine.inputValue('#theirs-vision')).toBe('Their vision');
    expect(await mine.inputValue('#vision')).toBe('My vision');
    expect(await textOf('/fenmarsh')).toContain('Their vision');
    await follow(mine, 'button:text-is("Save")');
    expect(await textOf('/fenmarsh')).toContain('My vision');
  });
});

describe('every page on which the story is written', () => {
  it.each([
    '/chapters',
    '/chapters/new',
    '/chapters/k1',
    '/glossary',
    '/glossary/g1',
    '/timeline',
    '/timeline/m1',
    '/groupings',
    '/groupings/n1',
    '/words',
  ])('%s has nothing in the way, wide or narrow', async (path) => {
    expect(await lookAt(looking, product.address + work + path)).toEqual([]);
  });
});
