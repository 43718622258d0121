import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt, problems } from './axe.ts';
import { follow, press } from './follow.ts';
import { type Product, startBrowser, startProduct } from './product.ts';

let browser: Browser;
let product: Product;
let team: Page;

beforeAll(async () => {
  [browser, product] = await Promise.all([startBrowser(), startProduct()]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  await product.signIn(context);
  team = await context.newPage();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const carbon = '/fenmarsh/workspace/carbon';
const hostile = '<script>alert(1)</script>';
const go = (path: string) => team.goto(product.address + path);
const main = async () => (await team.textContent('main')) ?? '';

/** Sends a file from the page of files. @returns the address of its page */
async function send(name: string, text: string, chosen: Record<string, string> = {}): Promise<string> {
  await go(`${carbon}/activity`);
  for (const [field, value] of Object.entries(chosen)) await team.selectOption(`#${field}`, value);
  await team.setInputFiles('#file', { name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await press(team, 'Send');
  return settled();
}

/** Waits on the page of a file, which does not load itself anew here, until Greenplan has done with it what it can. */
async function settled(): Promise<string> {
  const { pathname } = new URL(team.url());
  await expect
    .poll(
      async () => {
        await go(`${pathname}?still=yes`);
        return main();
      },
      { timeout: 60_000, interval: 500 },
    )
    .not.toMatch(/You need not wait|is being counted anew/);
  return pathname;
}

const plain = (...rows: string[]) =>
  ['period,organisation,site,activity,quantity,unit,spend,supplier', ...rows].join('\r\n');

describe('from a file to the footprint, without JavaScript', () => {
  /** Pages that stay as they are, to be looked at when all is done. */
  const pages: string[] = [];
  let first: string;

  it('sends bills, sees what is wrong with them, and takes the good lines in', async () => {
    first = await send(
      'bills.csv',
      plain(
        '2024-04,northmere-hospitals,Main,electricity,1000,kWh,250.10,Volt Ltd',
        `2024-05,northmere-hospitals,${hostile},electricity,"12,4O0",kWh,,`,
      ),
    );
    expect(await team.textContent('h1')).toBe('bills.csv is checked');
    expect(await main()).toContain('1 row of 2 can be taken in, as 1 line. They are of April 2024.');
    expect(await main()).toContain('(a letter O)');
    await press(team, 'Take it in');
    await settled();
    expect(await main()).toMatch(/One line of it counts since .* Calculation \d+ counts it\./s);
    await follow(team, 'a:has-text("See its lines")');
    expect(await main()).toContain('bills.csv');
  });

  it('is asked what Greenplan cannot know of a meter, and is not asked again', async () => {
    const readings = (month: string) =>
      `datetime,load [kWh],${hostile}\n2024-${month}-01 00:00:00,10.5,${hostile}\n2024-${month}-01 01:00:00,11.5,${hostile}\n`;
    const meter = await send('block.csv', readings('06'));
    expect(await main()).toContain(`${hostile}`);
    await press(team, 'Confirm and check the lines');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Which organisation’s lines are these?');
    await team.selectOption('select[name^=answer]', { label: 'Northmere Hospitals NHS Trust' });
    await team.fill('input[name^=other]', 'electricty');
    await press(team, 'Confirm and check the lines');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('No activity is called “electricty”');
    await team.fill('input[name^=other]', 'electricity');
    await team.fill('#name', `Meter ${hostile}`);
    await press(team, 'Confirm and check the lines');
    await settled();
    expect(await main()).toContain(`Read as “Meter ${hostile}”.`);
    await press(team, 'Read it another way');
    pages.push(meter);
    const later = await send('block-july.csv', readings('07'), { organisation: 'northmere-hospitals' });
    expect(await team.textContent('h1')).toBe('block-july.csv is checked');
    pages.push(later);
  });

  it('notices a file that comes twice, and one that corrects another', async () => {
    const again = await send(
      'bills-again.csv',
      plain('2024-04,northmere-hospitals,Main,electricity,900,kWh,250.10,Volt Ltd'),
      { corrects: first.split('/').at(-1) ?? '' },
    );
    expect(await main()).toContain('The lines of bills.csv will count no more.');
    await press(team, 'Take it in');
    await settled();
    await go(first);
    expect(await team.textContent('h1')).toBe('bills.csv was corrected');
    const twin = await send('twin.csv', plain('2024-04,northmere-hospitals,Main,electricity,900,kWh,250.10,Volt Ltd'));
    expect(await main()).toContain('A file with the very same contents came before');
    await press(team, 'Leave it out');
    expect(await team.textContent('h1')).toBe('twin.csv was left out');
    pages.push(first, again, twin, await send('scan.pdf', '%PDF-1.7 a scan'));
    expect(await main()).toContain('That is a PDF');
  });

  it('adds a factor of an organisation’s own, changes settings, and puts in figures to compare by', async () => {
    await go(`${carbon}/factors/own`);
    await team.selectOption('#organisation', { label: 'Northmere Hospitals NHS Trust' });
    for (const [field, value] of Object.entries({
      activity: 'electricity',
      kg: '0.05',
      unit: 'kWh',
      name: `Wind ${hostile}`,
      evidence: `Certificate ${hostile}`,
      from: '2024-04-01',
      note: hostile,
    }))
      await team.fill(`#${field}`, value);
    await press(team, 'Add one');
    expect(await main()).toContain(`Wind ${hostile}`);
    await press(team, 'End it today');
    expect(await main()).toContain('The factor ended.');
    await go(`${carbon}/settings`);
    await team.check('label:has-text("Sixth assessment report")');
    await press(team, 'Save');
    expect(await main()).toContain('The settings are kept.');
    await go(`${carbon}/drivers`);
    await team.selectOption('#organisation', { label: 'Northmere Hospitals NHS Trust' });
    for (const [field, value] of Object.entries({ year: '2025/26', 'value-beds': '612', source: hostile }))
      await team.fill(`#${field}`, value);
    await press(team, 'Save');
    expect(await main()).toContain('One figure is in.');
    expect(await main()).toContain(hostile);
  });

  it('has nothing in the way on any of its pages, wide or narrow, and runs no script of a file', async () => {
    const context = await browser.newContext();
    await product.signIn(context);
    const page = await context.newPage();
    page.on('dialog', (dialog) => {
      throw new Error(`A script ran: ${dialog.message()}`);
    });
    for (const path of [
      `${carbon}/activity`,
      `${carbon}/activity?state=checked`,
      ...pages,
      `${carbon}/factors`,
      `${carbon}/factors?words=diesel+car&year=2024`,
      `${carbon}/factors/activities/fuels/gaseous-fuels/natural-gas`,
      `${carbon}/factors/own`,
      `${carbon}/settings`,
      `${carbon}/drivers`,
    ])
      expect([path, await lookAt(page, product.address + path)]).toEqual([path, []]);
    await context.close();
  });
});

describe('with JavaScript', () => {
  it('tells how far a file is on its way, and goes to its page', async () => {
    const context = await browser.newContext();
    await product.signIn(context);
    const page = await context.newPage();
    await page.goto(`${product.address}${carbon}/activity`);
    const text = plain('2024-11,northmere-hospitals,,gas,5,kWh,,');
    await page.setInputFiles('#file', { name: 'gas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await Promise.all([page.waitForURL(/activity\/[0-9a-f-]{36}/), page.click('gp-upload button')]);
    const { pathname } = new URL(page.url());
    await page.goto(`${product.address}${pathname}?still=yes`);
    expect(await problems(page)).toEqual([]);
    await context.close();
  });
});
