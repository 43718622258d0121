import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAt } from './axe.ts';
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
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const open = '/fenmarsh/carbon';
const work = '/fenmarsh/workspace/carbon';
const northmere = '/organisations/northmere-hospitals';

const go = (path: string) => team.goto(product.address + path);
const main = async () => (await team.textContent('main')) ?? '';

describe('a footprint, from the system to a line of a file, without JavaScript', () => {
  it('is there for readers, adds up, and was made so that it can be made again', async () => {
    await go('/fenmarsh');
    await follow(team, 'nav a:has-text("Footprint")');
    expect(await main()).toContain('Made-up figures');
    expect(await main()).toContain('add up to the system to the last digit');
    await go('/fenmarsh/workspace');
    await follow(team, 'a:has-text("Carbon footprint")');
    await follow(team, 'a:has-text("Calculations")');
    await press(team, 'Make it');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Say why it is made');
    await team.fill('#reason', 'To see whether anything changed');
    await press(team, 'Make it');
    expect(await main()).toContain('Neither lines nor method have changed');
    await follow(team, 'a:has-text("Calculation 1")');
    await press(team, 'Make it again');
    expect(await main()).toContain('Made again, it is the same to the last bit');
  });

  it('stands on the plan’s page of an organisation, with its trend', async () => {
    await go('/fenmarsh/organisations/northmere-hospitals');
    expect(await main()).toContain('NHS Carbon Footprint in 2024/25:');
    await follow(team, 'a:has-text("The footprint in full")');
    expect(await team.textContent('h1')).toContain('Northmere Hospitals NHS Trust');
  });

  it('leads in two clicks from a figure to lines and factor', async () => {
    await go(`${work}${northmere}`);
    await follow(team, 'tr:has-text("Electricity") a >> nth=0');
    expect(await main()).toContain('UK Government GHG Conversion Factors for Company Reporting 2024');
    await follow(team, 'a:has-text("24 lines")');
    expect(await main()).toContain('Activity of Fenmarsh and Wold.csv');
    expect(await main()).toMatch(/row \d+/);
  });

  it('goes from ranks to the medicines, the comparison and another year', async () => {
    await go(`${work}${northmere}`);
    await follow(team, 'a:has-text("against last year and peers")');
    await follow(team, 'main a:has-text("By supplier")');
    expect(await main()).toContain('Meridian Pharma Distribution');
    await follow(team, 'main a:has-text("2023/24") >> nth=0');
    expect(await team.textContent('h1')).toContain('2023/24');
    await go(`${open}/medicines`);
    expect(await main()).toContain('K83032');
    await go(`${open}/comparison`);
    await follow(team, 'main a:has-text("NHS Carbon Footprint")');
    expect(await team.textContent('h1')).toContain('NHS Carbon Footprint');
  });

  it('has a baseline that is locked, and restated only with a reason', async () => {
    await go(`${work}/baseline?organisation=northmere-hospitals`);
    await team.fill('#reason', 'The last year before the pandemic.');
    await press(team, 'Lock the baseline');
    expect(await main()).toContain('The baseline is locked.');
    await team.selectOption('#year', '2023');
    await team.fill('#reason', 'New');
    await press(team, 'Restate it');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Say in a sentence why');
  });

  it('can be taken away as files', async () => {
    const of = 'organisation=northmere-hospitals&year=2024';
    for (const [path, begins] of [
      [`${open}/result.csv?${of}`, '\uFEFForganisation,'],
      [`${work}/lines.csv?${of}`, '\uFEFFfile name,'],
      [`${work}/audit-pack.zip?${of}`, 'PK'],
    ] as const) {
      const response = await team.request.get(product.address + path);
      expect([path, response.status(), (await response.body()).toString().startsWith(begins)]).toEqual([
        path,
        200,
        true,
      ]);
    }
  });

  it('has nothing in the way on any of its pages, wide or narrow', async () => {
    const context = await browser.newContext();
    await product.signIn(context);
    const page = await context.newPage();
    const made = 'organisation=northmere-hospitals&year=2024';
    for (const path of [
      open,
      `${open}${northmere}`,
      `${work}/organisations/harbeck-community`,
      `${open}/made?${made}&category=fossil-fuels`,
      `${work}/made?${made}&month=202405`,
      `${work}/lines?${made}`,
      `${open}/hotspots?organisation=northmere-hospitals&by=activity`,
      `${open}/medicines`,
      `${open}/comparison`,
      work,
      `${work}/calculations`,
      `${work}/calculations/1`,
      `${work}/baseline?organisation=northmere-hospitals`,
    ])
      expect([path, await lookAt(page, product.address + path)]).toEqual([path, []]);
  }, 180_000);
});
