import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from './axe.ts';
import { follow, press } from './follow.ts';
import { type Product, startBrowser, startProduct } from './product.ts';
import { command } from './server-process.ts';

let product: Product;
let browser: Browser;
let page: Page;
const plan = '/fenmarsh/workspace/plans/green-plan';

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  page.setDefaultTimeout(10_000);
  await product.signIn(page.context());
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const go = (path: string) => page.goto(product.address + path);
const said = async (path: string): Promise<string> => {
  await go(path);
  return (await page.textContent('main')) ?? '';
};

/** On the command line, beside the server. */
async function run(...words: string[]) {
  expect(await command(words, { dataFolder: product.dataFolder })).toMatchObject({ code: 0 });
}

describe('the team tends a plan, without JavaScript', () => {
  it('changes the words of a commitment; owners and dates follow, and readers see who changed it and why', async () => {
    await go(`${plan}/commitments/c5`);
    await page.fill('#text', 'The ICB will train 60% of its staff in carbon literacy by March 2031.');
    await page.fill('#why', 'The seminar asked for carbon literacy');
    await follow(page, 'button:has-text("Save")');
    expect(page.url()).toContain(`${plan}/commitments#c5`);
    const told = await said('/fenmarsh/commitments/c5');
    expect(told).toContain('The ICB will train 60% of its staff');
    expect(told).toContain('31 March 2031');
    expect(told).toContain('The seminar asked for carbon literacy');
  });

  it('is told which field is missing or not understood, and loses nothing that was typed', async () => {
    await go(`${plan}/commitments/c6`);
    await page.fill('#dates', 'whenever');
    await follow(page, 'button:has-text("Save")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Fill in “Why do you change it?”');
    await page.fill('#why', 'Why not');
    await follow(page, 'button:has-text("Save")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('The date “whenever” was not understood');
    expect(await page.inputValue('#why')).toBe('Why not');
  });

  it('writes a new commitment with an owner by hand, and withdraws it again', async () => {
    await go(`${plan}/commitments`);
    await follow(page, 'a:has-text("Write a new commitment")');
    await page.fill('#text', '<script>alert(1)</script> Trusts will share bicycles');
    await page.fill('#lead', 'Wold Cyclists');
    await page.fill('#why', 'Asked for by the youth council');
    await follow(page, 'button:has-text("Save")');
    const made = page.locator('li', { hasText: 'will share bicycles' }).last();
    const id = (await made.getAttribute('id')) ?? '';
    expect(await said(`/fenmarsh/commitments/${id}`)).toContain('Wold Cyclists');
    expect(await said('/fenmarsh/organisations/wold-cyclists')).toContain('will share bicycles');
    await go(`${plan}/commitments/${id}`);
    await page.click('summary:has-text("Withdraw")');
    await page.fill('#reason', 'It was a joke');
    await press(page, 'Withdraw it');
    await page.goto(`${product.address}/fenmarsh/commitments/${id}`);
    expect(await page.textContent('h1')).toBe(`${id} is no longer in the plan`);
    expect(await page.textContent('main')).toContain('It was a joke');
    expect((await page.goto(`${product.address}/fenmarsh/commitments/c999`))?.status()).toBe(404);
  });

  it('confirms one proposed answer and refuses another, and the theme says so', async () => {
    await go(`${plan}/answers?show=open`);
    const first = page.locator('article').first();
    const id = (await first.getAttribute('id')) ?? '';
    await follow(page, first.locator('button:has-text("Confirm")').first());
    expect(await page.textContent('main')).toContain('What answers what');
    await go(`${plan}/answers`);
    expect(await page.locator(`#${id}`).textContent()).toContain('Confirmed');
    const open = await page.locator('button:has-text("Refuse")').count();
    await follow(page, page.locator('button:has-text("Refuse")').first());
    await go(`${plan}/answers`);
    expect(await page.locator('button:has-text("Refuse")').count()).toBe(open - 1);
  });

  it('sets a finding aside with a reason, and tells it again', async () => {
    await go(`${plan}/findings?rule=no-date`);
    const before = await page.locator('main article').count();
    await page.locator('main article').first().locator('summary').click();
    await page.locator('main article').first().locator('input[name=reason]').fill('It has no end');
    await follow(page, page.locator('main article').first().locator('button'));
    expect(await page.locator('main article').count()).toBe(before - 1);
    expect(await page.textContent('main')).toContain('It has no end');
    await press(page, 'Tell it again');
    await go(`${plan}/findings?rule=no-date`);
    expect(await page.locator('main article').count()).toBe(before);
  });

  it('sets all findings of a rule aside with one reason', async () => {
    await go(`${plan}/findings?rule=vague-promise`);
    const before = await page.locator('main article').count();
    expect(before).toBeGreaterThan(1);
    await page.click(`summary:has-text("Set all ${before} of these aside")`);
    await page.fill('#reason-vague-promise', 'The board will say more in spring');
    await follow(page, `button:has-text("Set all ${before} aside")`);
    await go(`${plan}/findings?rule=vague-promise`);
    expect(await page.locator('main article').count()).toBe(0);
  });

  it('lets the plan follow another, and closes its commitments one by one', async () => {
    await run('import', 'sample/green-plan-later.md', '--plan', 'next');
    await run('plan', 'current', 'next');
    await go('/fenmarsh/workspace/plans/next');
    await page.selectOption('#follows', 'green-plan');
    await follow(page, 'form[action$="/follows"] button');
    await follow(page, 'a:has-text("Close the commitments of")');
    const first = page.locator('main form').first();
    await first.locator('select[name=outcome]').selectOption('done');
    await follow(page, first.locator('button'));
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Fill in “Reason”');
    await page.locator('main form').first().locator('input[name=reason]').fill('Every trust has one now');
    await follow(page, page.locator('main form').first().locator('button'));
    expect(await page.textContent('main')).toMatch(/1 of \d+ closed/);
    expect(await said('/fenmarsh/plans')).toContain('Every trust has one now');
  });

  it('deletes a plan only when its short name is typed', async () => {
    await run('import', 'sample/green-plan-later.md', '--plan', 'spare');
    await go('/fenmarsh/workspace/plans/spare');
    await page.click('summary');
    await page.fill('#slug', 'next');
    await follow(page, 'button:has-text("Delete it for good")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Nothing was deleted');
    await page.fill('#slug', 'spare');
    await follow(page, 'button:has-text("Delete it for good")');
    expect(await said('/fenmarsh/workspace')).not.toContain('(spare)');
  });
});

describe('a page of the workspace', () => {
  it.each(['', '/commitments', '/commitments/c5', '/commitments/new?place=c2', '/answers', '/findings'])(
    'about the plan at %s has nothing in the way, wide or narrow',
    async (path) => {
      const page = await browser.newPage();
      await product.signIn(page.context());
      expect(await lookAt(page, product.address + plan + path)).toEqual([]);
      await page.close();
    },
  );
});
