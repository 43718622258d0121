/** Two systems side by side, and a document that means harm, against the product as it runs. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Product, startBrowser, startProduct } from './product.ts';
import { command } from './server-process.ts';

const wold = `# Green Plan of the Wold

## Travel – cleaner air over the Wold

### Recommendations
- Lend the nightingale bicycles to every ward.

### Commitments
- The Wold ICB will lend forty nightingale bicycles by March 2027.

## Glossary
| Term | Meaning |
|---|---|
| Nightingale bicycle | A bicycle that the Wold lends. |
`;

let product: Product;
let browser: Browser;
let team: BrowserContext;

beforeAll(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
  const house = { dataFolder: product.dataFolder };
  const file = join(product.dataFolder, '../wold.md');
  await writeFile(file, wold);
  for (const words of [
    ['system', 'create', 'wold'],
    ['import', file, '--system', 'wold'],
    ['admin', 'create', '--system', 'wold', '--email', 'ann.ash@fenmarsh.nhs.uk'],
  ])
    expect(await command(words, house)).toMatchObject({ code: 0 });
  team = await browser.newContext();
  await product.signIn(team);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

/** What the team is answered at an address. */
async function ask(path: string): Promise<{ status: number; text: string }> {
  const response = await team.request.get(product.address + path);
  return { status: response.status(), text: await response.text() };
}

async function post(path: string, form: Record<string, string>): Promise<number> {
  const headers = { Origin: product.address };
  return (await team.request.post(product.address + path, { form, headers, maxRedirects: 0 })).status();
}

/** Uploads a document. @returns the path of its review */
async function upload(system: string, name: string, text: string): Promise<string> {
  const response = await team.request.post(`${product.address}/${system}/workspace/documents`, {
    multipart: { document: { name, mimeType: 'text/markdown', buffer: Buffer.from(text) } },
    headers: { Origin: product.address },
    maxRedirects: 0,
  });
  expect(response.status()).toBe(303);
  return String(response.headers().location);
}

/**
 * Addresses of a system that its pages lead to, at most four of each kind, its workspace and its part of the API among
 * them; not those of files in which a word is not seen.
 */
async function addressesOf(system: string): Promise<string[]> {
  const api = await ask('/api/v1/openapi.json');
  const paths = Object.keys(JSON.parse(api.text).paths).filter((path) => path.includes('{system}'));
  const found = paths.map((path) => `/api/v1${path}`.replace('{system}', system).replace('{id}', 'c1'));
  const seen = new Set([...found, `/${system}`, `/${system}/workspace`]);
  const ofKind = new Map<string, number>();
  for (const path of seen) {
    const { text } = await ask(path);
    for (const [, link = ''] of text.matchAll(/href="(\/[^"#?]*)/g)) {
      const kind = link.split('/', 3).join('/');
      const count = ofKind.get(kind) ?? 0;
      const isBinary = /\.(docx|pdf|xlsx)$/.test(link);
      if (!link.startsWith(`/${system}/`) || isBinary || seen.has(link) || count === 4) continue;
      seen.add(link);
      ofKind.set(kind, count + 1);
    }
  }
  return [...seen];
}

describe('one system', () => {
  it('is told nothing of another’s plan, at none of the other’s addresses', async () => {
    const review = await upload('wold', 'wold-later.md', wold);
    expect((await ask(review)).text).toContain('nightingale');
    for (const [theirs, own, secret] of [
      ['fenmarsh', 'wold', /Fenmarsh/],
      ['wold', 'fenmarsh', /nightingale/i],
    ] as const) {
      const addresses = await addressesOf(theirs);
      expect(addresses.length).toBeGreaterThan(25);
      const told: string[] = [];
      for (const address of addresses) {
        const { status, text } = await ask(address.replace(`/${theirs}`, `/${own}`));
        expect([address, status]).not.toEqual([address, 500]);
        if (secret.test(text)) told.push(address);
      }
      expect(told).toEqual([]);
    }
  }, 180_000);

  it('can neither see nor change what another has under review', async () => {
    const review = await upload('wold', 'wold-later.md', wold);
    const before = (await ask(review)).text;
    const stolen = review.replace('/wold/', '/fenmarsh/');
    expect((await ask(stolen)).status).toBe(404);
    const forms = {
      decisions: { id: 'c1', decision: 'rejected' },
      words: { id: 'c1', text: 'Not theirs' },
      merges: { id: 'c1', into: 'c2' },
      plan: { name: 'stolen' },
      changes: { name: 'stolen', version: '1' },
    };
    for (const [what, form] of Object.entries(forms))
      expect([what, await post(`${stolen}/${what}`, form)]).toEqual([what, 404]);
    expect((await ask(review)).text).toBe(before);
    expect((await ask('/fenmarsh/workspace/findings/green-plan-of-the-wold')).status).toBe(404);
  });
});

describe('a script', () => {
  it('in a document, its name, or any field of the workspace is shown as text and never runs', async () => {
    const script = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
    const document = wold.replaceAll('Travel', script).replaceAll('nightingale', script).replace('Nightingale', script);
    const review = await upload('wold', `${script}.md`, `${document}\n[a link](javascript:alert(3))\n`);
    await post(`${review}/words`, { id: 'c1', text: `The Wold ICB will ${script} by March 2027.` });
    await post(`${review}/words`, { id: 'r1', text: script });
    await post(`${review}/merges`, { id: 'c1', into: script });
    await post(`${review}/decisions`, { id: 'c1', decision: 'accepted' });
    expect(await post(`${review}/plan`, { name: script })).toBe(303);
    const page = await team.newPage();
    const ran: string[] = [];
    page.on('dialog', (dialog) => {
      ran.push(dialog.message());
      void dialog.dismiss();
    });
    const query = encodeURIComponent(script);
    const paths = [
      review,
      '/wold/workspace',
      '/wold/workspace/findings/script-alert-1-script-img-src-x-onerror-alert-2',
      `/wold/search?q=${query}`,
      `/wold/commitments?theme=${query}&owner=${query}&q=${query}`,
      `/wold/${query}`,
      `/join?token=${query}`,
      `/sign-in?to=${query}`,
    ];
    for (const path of paths) {
      await page.goto(product.address + path);
      const inPage = await page.evaluate<number>(
        `[...document.querySelectorAll('script:not([src]), [onerror], a[href^="javascript:"]')].length`,
      );
      expect([path, inPage]).toEqual([path, 0]);
    }
    await page.goto(product.address + review);
    expect(await page.textContent('main')).toContain(script);
    expect(ran).toEqual([]);
  });
});
