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

async function opened(path: string, signedIn: boolean, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled });
  if (signedIn) await product.signIn(context);
  const page = await context.newPage();
  await page.goto(product.address + path);
  return page;
}

describe('pages of accounts', () => {
  it.each([
    ['/sign-in', false],
    ['/sign-in/link', false],
    ['/sign-in/forgotten', false],
    ['/join?token=none', false],
    ['/account', true],
    ['/fenmarsh/workspace/people', true],
    ['/fenmarsh/workspace/messages', true],
  ])('at %s have nothing in the way, wide or narrow', async (path, signedIn) => {
    const page = await opened(path, signedIn);
    expect(await lookAt(page, product.address + path, path.includes('token=none') ? 400 : 200)).toEqual([]);
  });
});

describe('an administrator, without JavaScript', () => {
  it('invites an editor, who makes an account, changes the plan, and stands in its history', async () => {
    const boss = await opened('/fenmarsh/workspace', true, false);
    await follow(boss, 'a:has-text("People, and what they may do")');
    await boss.fill('#name', 'Lee Larch');
    await boss.fill('#email', 'lee.larch@fenmarsh.nhs.uk');
    await boss.selectOption('#role', 'editor');
    await press(boss, 'Send the invitation');
    expect(await boss.textContent('main')).toContain('lies among the messages that were not sent');
    await follow(boss, 'a:has-text("Messages that were not sent")');
    const [link = ''] = /http\S+/.exec((await boss.textContent('.gp-message')) ?? '') ?? [];

    const editor = await opened(link.replace(product.address, ''), false, false);
    expect(await editor.inputValue('#name')).toBe('Lee Larch');
    await editor.fill('#password', 'short');
    await follow(editor, 'button:has-text("Make the account")');
    expect(await editor.textContent('.nhsuk-error-summary')).toContain('at least 12 characters');
    await editor.fill('#password', 'walrus ladder quince');
    await follow(editor, 'button:has-text("Make the account")');

    await editor.goto(`${product.address}/fenmarsh/workspace/plans/green-plan/words`);
    await editor.fill('#title', 'Our refreshed Green Plan');
    await follow(editor, 'button:has-text("Save")');
    await editor.goto(`${product.address}/fenmarsh/workspace/plans/green-plan`);
    expect(await editor.textContent('main')).toContain('Lee Larch');
    expect((await editor.goto(`${product.address}/fenmarsh/workspace/people`))?.status()).toBe(403);
    expect(await editor.textContent('h1')).toBe('You may not do this');

    await editor.goto(`${product.address}/account`);
    await follow(editor, 'button:has-text("Sign out")');
    await editor.goto(`${product.address}/account`);
    expect(await editor.textContent('h1')).toBe('Sign in');
  });
});

describe('a passkey', () => {
  it('is added to an account, and signs in without a password', async () => {
    const page = await opened('/account', true);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await page.click('button:has-text("Add a passkey")');
    await page.waitForURL(/done=account.passkeyAdded/);
    expect(await page.textContent('main')).toContain('Passkey made on');
    await follow(page, 'button:has-text("Sign out"):not(:has-text("everywhere"))');
    await page.goto(`${product.address}/sign-in?to=/account`);
    await page.click('button:has-text("Sign in with a passkey")');
    await page.waitForURL(`${product.address}/account`);
    expect(await page.textContent('main')).toContain('ann.ash@fenmarsh.nhs.uk');
  });
});
