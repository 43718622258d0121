import { read, utils, write } from '@e965/xlsx';
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
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const day = (inDays: number) => new Date(Date.now() + inDays * 24 * 3_600_000).toISOString().slice(0, 10);

async function reader(path: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(product.address + path);
  return page;
}

describe('a consultation, without JavaScript', () => {
  let receipt = '';

  it('is opened by the team, who are told what is wrong with it first', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace`);
    await follow(team, 'a:has-text("Consultations")');
    await follow(team, 'a:has-text("Open a consultation")');
    await team.fill('#title', 'Have we got it right?');
    await team.fill('#opens', day(0));
    await team.fill('#closes', day(-3));
    await team.fill('#audience', 'Everybody who lives or works in Fenmarsh and the Wold.');
    await team.fill('#about', 'The refreshed plan before the board sees it.');
    await press(team, 'Save');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('It closes before it opens');
    await team.fill('#closes', day(30));
    await press(team, 'Save');
    expect(await team.textContent('[role=alert]')).toContain('The consultation is saved');
  });

  it('calls readers from the first page, asks only of what interests them, and keeps each answer as they go', async () => {
    const page = await reader('/fenmarsh');
    await follow(page, '.gp-call a');
    expect(await page.textContent('h1')).toBe('Have we got it right?');
    await page.check('label:has-text("Care and Medicines")');
    await press(page, 'Start');
    expect(await page.textContent('main')).toContain('Question 1 of 16');
    expect(await page.textContent('h1')).toContain('Care and Medicines');
    await page.check('label:has-text("Partly")');
    await page.fill('#text', 'Bring the date forward. <script>alert(1)</script>');
    await press(page, 'Save and go on');
    expect(await page.textContent('main')).toContain('Question 2 of 16');
    await page.goBack();
    expect(await page.inputValue('#text')).toContain('Bring the date forward');
    await page.goto(`${product.address}/fenmarsh/consultation/missing`);
    await page.fill('#text', 'Benches at bus stops. Ask Dr Okafor.');
    await press(page, 'Finish now');
    await page.selectOption('#respondent', 'patient');
    await page.selectOption('#place', 'the-wold');
    await press(page, 'Send my answers');
    receipt = (await page.textContent('.gp-receipt')) ?? '';
    expect(receipt).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  });

  it('lets them come back with their receipt and change an answer', async () => {
    const page = await reader('/fenmarsh/consultation/return');
    await page.fill('#receipt', 'AAAA-AAAA-AAAA');
    await follow(page, 'button:has-text("Go on")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('There are no answers with that receipt');
    await page.fill('#receipt', receipt.toLowerCase());
    await follow(page, 'button:has-text("Go on")');
    expect(await page.textContent('main')).toContain('Bring the date forward');
    await follow(page, 'article:has-text("Bring the date forward") a:has-text("Change")');
    await page.fill('#text', 'Bring the date forward to 2027, please.');
    await press(page, 'Finish now');
  });

  it('shows no remark that may name somebody before the team has looked at it', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    const said = (await team.getAttribute('a:has-text("See it as readers do")', 'href')) ?? '';
    const page = await reader(said);
    expect(await page.textContent('main')).toContain('Bring the date forward to 2027');
    expect(await page.textContent('main')).not.toContain('Okafor');
  });

  it('is weighed remark by remark, and readers see what came of each, with the words that changed', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    expect(await team.textContent('main')).toContain('2 are not weighed yet');
    await follow(team, 'a:has-text("Weigh what was said")');
    await follow(team, 'article:has-text("Okafor") a:has-text("What comes of it")');
    expect(await team.textContent('main')).toContain('It may name or reach a person: a name');
    await press(team, 'Keep it from readers');
    await team.check('label:has-text("Noted")');
    await press(team, 'Save and go to the next');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Say why');
    await team.check('label:has-text("Noted")');
    await team.fill('#reason', 'Benches are for the councils; we have passed it on.');
    await press(team, 'Save and go to the next');

    expect(await team.textContent('main')).toContain('Bring the date forward to 2027');
    await follow(team, 'a:has-text("Change the words of")');
    expect(await team.textContent('#cause option:checked')).toBe('The remark that you came from');
    const words = await team.inputValue('#text');
    await team.fill('#text', words.replace('2029', '2027'));
    await team.fill('#why', 'People asked for it sooner');
    await press(team, 'Save');
    expect(await team.textContent('h1')).toBe('One remark');
    expect(await team.textContent('#revision option:checked')).toContain('People asked for it sooner');
    await team.check('label:has-text("Accepted") >> nth=0');
    await team.fill('#reason', 'We can do it by 2027.');
    await press(team, 'Save and go to the next');

    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    expect(await team.textContent('main')).toContain('All are weighed');
    const page = await reader((await team.getAttribute('a:has-text("See it as readers do")', 'href')) ?? '');
    const text = await page.textContent('main');
    expect(text).toContain('We can do it by 2027.');
    expect(await page.locator('ins').first().textContent()).toContain('2027');
    expect(text).not.toContain('Okafor');

    const mine = await reader('/fenmarsh/consultation/return');
    await mine.fill('#receipt', receipt);
    await follow(mine, 'button:has-text("Go on")');
    expect(await mine.textContent('main')).toContain('Benches are for the councils');
  });

  it('can be taken out whole as a workbook, in which no text is a formula', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    const path = (await team.getAttribute('a:has-text("All of it as a workbook")', 'href')) ?? '';
    const response = await team.request.get(product.address + path);
    expect(response.headers()['content-type']).toContain('spreadsheetml');
    const book = read(await response.body());
    expect(book.SheetNames).toEqual(['What was said', 'Responses', 'Events', 'What was recommended']);
    const said = utils.sheet_to_json<Record<string, string>>(book.Sheets['What was said'] ?? {});
    expect(said.map((row) => row['Your answer'])).toContain('Bring the date forward to 2027, please.');
  });

  it('takes in what came on paper, marked so', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Type in an answer")');
    await press(team, 'Save');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Fill in what was said');
    await team.fill('#text', 'We want shade in the market place.');
    await team.selectOption('#respondent', 'voluntary');
    await team.fill('#organisation', 'Market Traders');
    await press(team, 'Save');
    expect(await team.textContent('[role=alert]')).toContain('The answer is in');
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Weigh what was said")');
    expect(await team.textContent('article')).toContain('on paper');
  });

  it('takes in the sheet that readers were given, once somebody has looked at it', async () => {
    const page = await reader('/fenmarsh/consultation');
    const path = (await page.getAttribute('a:has-text("as a sheet")', 'href')) ?? '';
    const book = read(await (await page.request.get(product.address + path)).body());
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    utils.sheet_add_aoa(sheet, [['No', 'Our bus comes once a day.']], { origin: 'D2' });
    const buffer = Buffer.from(write(book, { type: 'buffer', bookType: 'xlsx' }));
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Take in answers from a file")');
    await team.setInputFiles('#document', { name: 'filled.xlsx', mimeType: 'application/octet-stream', buffer });
    await press(team, 'Send the file');
    expect(await team.inputValue('#text-0')).toBe('Our bus comes once a day.');
    expect(await team.inputValue('#verdict-0')).toBe('no');
    await press(team, 'Take in what is ticked');
    expect(await team.textContent('[role=alert]')).toContain('One remark was taken in');
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Weigh what was said")');
    expect(await team.textContent('main')).toContain('in a filled sheet');
  });

  it('is read and answered in another language, and in easy read', async () => {
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Other languages and easy read")');
    for (const [language, title, wording] of [
      ['pl', 'Czy dobrze?', 'Powołamy akademię.'],
      ['en-simple', 'Tell us what you think', 'We will teach staff.'],
    ] as const) {
      await team.selectOption('#language', language);
      await follow(team, 'button:has-text("Go on")');
      await press(team, 'Save');
      expect(await team.textContent('.nhsuk-error-summary')).toContain('Fill in “Title”');
      for (const field of ['about', 'audience', 'privacy']) await team.fill(`#${field}`, `${field} ${language}`);
      await team.fill('#title', title);
      await team.fill('#wording-c4', wording);
      await press(team, 'Save');
    }
    const page = await reader('/fenmarsh/consultation');
    await follow(page, 'a:has-text("polski")');
    expect(await page.textContent('h1')).toBe('Czy dobrze?');
    await press(page, 'Start');
    await page.goto(`${product.address}/fenmarsh/consultation/c4`);
    expect(await page.textContent('[lang=pl] blockquote')).toBe('Powołamy akademię.');
    await page.fill('#text', 'Świetnie!');
    await press(page, 'Finish now');
    await page.goto(`${product.address}/fenmarsh/consultation/print?lang=en-simple`);
    expect(await page.textContent('main')).toContain('We will teach staff.');
    await team.goto(`${product.address}/fenmarsh/workspace/consultations`);
    await follow(team, 'a:has-text("Weigh what was said")');
    expect(await team.textContent('article:has-text("Świetnie!")')).toContain('answered in polski');
  });

  it('keeps nothing of a program that fills in the trap', async () => {
    const page = await reader('/fenmarsh/consultation');
    await press(page, 'Start');
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(page.url(), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: product.address },
      body: new URLSearchParams({ text: 'Buy pills', website: 'http://pills.example' }),
    });
    expect(answer.status).toBe(303);
    await page.goto(`${product.address}/fenmarsh/consultation/mine`);
    expect(await page.textContent('main')).toContain('You have not answered anything yet');
  });

  it('lets whoever answered take out what is kept of them, and be forgotten', async () => {
    const page = await reader('/fenmarsh/consultation/return');
    await page.fill('#receipt', receipt);
    await follow(page, 'button:has-text("Go on")');
    const path = (await page.getAttribute('a:has-text("Take out all that we keep")', 'href')) ?? '';
    const file = await page.request.get(product.address + path);
    expect(await file.json()).toMatchObject({ respondent: 'patient', place: 'the-wold' });
    await page.click('summary:has-text("Be forgotten")');
    await press(page, 'Forget me');
    expect(await page.textContent('h1')).toBe('You are forgotten');
    await page.goto(`${product.address}/fenmarsh/consultation/return`);
    await page.fill('#receipt', receipt);
    await follow(page, 'button:has-text("Go on")');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('There are no answers with that receipt');
    await team.goto(`${product.address}/fenmarsh/workspace/history`);
    expect(await team.textContent('main')).toContain('Forgotten');
  });

  it('is asked to come and talk by a group, and what they recommend there is answered in public', async () => {
    const page = await reader('/fenmarsh/consultation');
    await follow(page, 'a:has-text("Ask us to come and talk")');
    await page.fill('#title', 'Wold Youth Council');
    await page.selectOption('#kind', 'youth council');
    await page.fill('#contact', 'youth@wold.example');
    await press(page, 'Ask us to come');
    expect(await page.textContent('h1')).toBe('Thank you: we have your request');

    await team.goto(`${product.address}/fenmarsh/workspace`);
    await follow(team, 'a:has-text("Events and assessments")');
    await follow(team, 'a:has-text("Wold Youth Council")');
    expect(await team.textContent('main')).toContain('youth@wold.example');
    await follow(team, 'a:has-text("Change the event")');
    await team.selectOption('#answered', 'agreed');
    await team.fill('#day', day(-1));
    await team.fill('#attended', '14');
    await press(team, 'Save');
    await team.setInputFiles('#document', {
      name: 'notes.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Notes\n\n## What we recommend\n\n- Give us a bus to the college\n'),
    });
    await press(team, 'Send the document');
    await press(team, 'Keep those that are ticked');
    await follow(team, 'article:has-text("Give us a bus") a:has-text("What was done about it")');
    await team.check('label:has-text("Noted")');
    await team.fill('#reason', 'The county decides about buses; we have told it.');
    await press(team, 'Save');

    await page.goto(`${product.address}/fenmarsh/engagement`);
    const told = await page.textContent('main');
    expect(told).toContain('Of 1 recommendation 1 is answered');
    expect(told).toContain('The county decides about buses');
    expect(told).not.toContain('youth@wold.example');
    await page.goto(`${product.address}/fenmarsh/timeline`);
    expect(await page.textContent('main')).toContain('Wold Youth Council');
  });

  it('has nothing in the way on any of its pages, wide or narrow', async () => {
    const context = await browser.newContext();
    await product.signIn(context);
    const page = await context.newPage();
    await page.goto(`${product.address}/fenmarsh/consultation`);
    await press(page, 'Start');
    const question = new URL(page.url()).pathname;
    await page.goto(`${product.address}/fenmarsh/workspace/consultations`);
    const weigh = (await page.getAttribute('a:has-text("Weigh what was said")', 'href')) ?? '';
    const list = weigh.split('?')[0] ?? '';
    await page.goto(product.address + list);
    const remark = (await page.getAttribute('a:has-text("What comes of it")', 'href')) ?? '';
    await page.goto(`${product.address}/fenmarsh/workspace/engagement`);
    const event = new URL(page.url()).pathname + ((await page.getAttribute('article a', 'href')) ?? '').slice(-37);
    await page.goto(product.address + event);
    const recommended = (await page.getAttribute('a:has-text("What was done about it")', 'href')) ?? '';
    await page.goto(`${product.address}/fenmarsh/workspace/engagement/health/new`);
    for (const [field, value] of [
      ['title', 'Health impact of the draft'],
      ['day', day(-9)],
      ['madeBy', 'Public health'],
      ['summary', 'Good'],
    ])
      await page.fill(`#${field}`, value ?? '');
    await press(page, 'Save');
    const health = new URL(page.url()).pathname;
    await page.fill('#evidence', 'Shade cools wards.');
    await press(page, 'Add an impact');
    await page.goto(`${product.address}${list}/file`);
    const letter = { name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('c1: fine.\n\nc2: too late.\n') };
    await page.setInputFiles('#document', letter);
    await press(page, 'Send the file');
    expect(await problems(page)).toEqual([]);
    for (const path of [
      '/fenmarsh/engagement',
      '/fenmarsh/engagement/ask',
      '/fenmarsh/engagement/asked',
      '/fenmarsh/workspace/engagement',
      '/fenmarsh/workspace/engagement/new',
      event,
      recommended,
      health,
      `${health}/edit`,
      health.replace('workspace/engagement/health', 'health-impact'),
      '/fenmarsh/consultation',
      question,
      '/fenmarsh/consultation/missing',
      '/fenmarsh/consultation/print',
      '/fenmarsh/consultation/about-you',
      '/fenmarsh/consultation/thank-you',
      '/fenmarsh/consultation/mine',
      '/fenmarsh/consultation/return',
      '/fenmarsh/consultation/forgotten',
      '/fenmarsh/workspace/history',
      '/fenmarsh/workspace/retention',
      '/fenmarsh/workspace/consultations',
      '/fenmarsh/workspace/consultations/new',
      list,
      remark,
      `${list}/paper`,
      `${list}/file`,
      `${list}/languages`,
      `${list}/languages/en-simple`,
      '/fenmarsh/consultation?lang=en-simple',
      list.replace('workspace/consultations', 'you-said'),
      `${list.replace('workspace/consultations', 'you-said')}/trace`,
    ]) {
      expect([path, await lookAt(page, product.address + path)]).toEqual([path, []]);
    }
  });
});
