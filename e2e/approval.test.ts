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

const day = (inDays: number) => new Date(Date.now() + inDays * 24 * 3_600_000).toISOString().slice(0, 10);
const work = '/fenmarsh/workspace/governance';
const gates = `${work}/plans/green-plan`;

const go = (path: string) => team.goto(product.address + path);
const main = async () => (await team.textContent('main')) ?? '';

/** Opens one of the links that each gate has. */
async function atGate(gate: string, link: string): Promise<void> {
  await go(gates);
  await follow(team, `a:has-text("${link} (${gate})")`);
}

async function record(gate: string, outcome: string, words = ''): Promise<void> {
  await atGate(gate, 'Record what was decided');
  await team.selectOption('#outcome', outcome);
  await team.fill('#words', words);
  await press(team, 'Record it');
}

async function askFor(gate: string, need: string): Promise<void> {
  await atGate(gate, 'Change');
  for (const one of await team.locator('input[name=needs]').all()) await one.uncheck();
  await team.check(`input[value="${need}"]`);
  await press(team, 'Save');
}

describe('from a consultation to the approval of the ICB board, without JavaScript', () => {
  const board = 'The ICB board approves';
  /** The page of a link that asks an owner, and the team's page of that owner. */
  let agreeing: string[] = [];

  it('opens a consultation, and a reader says what they think', async () => {
    await go('/fenmarsh/workspace/consultations/new');
    for (const [field, value] of Object.entries({
      title: 'Have we got it right?',
      opens: day(0),
      closes: day(30),
      audience: 'Everybody',
      about: 'The draft',
    }))
      await team.fill(`#${field}`, value);
    await press(team, 'Save');
    const reader = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await reader.goto(`${product.address}/fenmarsh/consultation`);
    await press(reader, 'Start');
    await reader.fill('#text', 'Plant more trees.');
    await press(reader, 'Save and go on');
    await reader.context().close();
  });

  it('names the board, and sets the gates that the plan passes', async () => {
    await go(`${work}/bodies/new`);
    await team.fill('#name', 'ICB Board');
    await team.selectOption('#kind', 'board');
    await team.fill('#meetings', 'next week');
    await press(team, 'Save');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('“next week” does not begin with a day');
    await team.fill('#meetings', `${day(14)} in public`);
    await press(team, 'Save');
    await go(gates);
    await press(team, 'Set up the usual gates');
    expect(await team.locator('main ol > li').count()).toBe(9);
    await press(team, 'Move up', `li:has-text("${board}")`);
    expect(await team.textContent('main ol > li >> nth=3')).toContain(board);
    await press(team, 'Move down', `li:has-text("${board}")`);
    expect(await team.textContent('main ol > li >> nth=4')).toContain(board);
    await go('/fenmarsh/timeline');
    expect(await main()).toContain('ICB Board meets');
    expect(await main()).toContain(board);
  });

  it('asks an owner by name, who answers by a link without an account', async () => {
    await go(`${gates}/owners`);
    await follow(team, 'main li a >> nth=0');
    const owner = new URL(team.url()).pathname;
    await press(team, 'Make the link');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Fill in “Who is asked”');
    await team.fill('#name', 'Dr Reed <script>alert(1)</script>');
    await team.fill('#email', 'reed@trust.example');
    await press(team, 'Make the link');
    expect(await main()).toContain('lies among the messages of the workspace');
    const link = (await team.textContent('.gp-hash')) ?? '';
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(link);
    await follow(page, 'a:has-text("Answer") >> nth=0');
    await page.selectOption('#answer', 'proposed');
    await page.fill('#reason', 'The contract ends later.');
    await press(page, 'Save and go on');
    expect(await page.textContent('.nhsuk-error-summary')).toContain('Propose other words');
    await page.fill('#due', 'by March 2029');
    await press(page, 'Save and go on');
    expect(await page.textContent('main')).toContain('Something else proposed');
    await page.context().close();
    await go(owner);
    expect(await main()).toContain('by March 2029');
    agreeing = [new URL(link).pathname + new URL(link).search, owner];
  });

  it('cannot pass a gate before what it asks for is true, and then can', async () => {
    await askFor(board, 'comments answered');
    await record(board, 'passed');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('The gate asks for what is not true yet');
    await go('/fenmarsh/workspace/consultations');
    await follow(team, 'a:has-text("Weigh what was said")');
    await follow(team, 'a:has-text("What comes of it")');
    await team.check('label:has-text("Noted")');
    await team.fill('#reason', 'Trees are in the next plan.');
    await press(team, 'Save and go to the next');
    await go('/fenmarsh/workspace/consultations');
    const said = (await team.getAttribute('a:has-text("See it as readers do")', 'href')) ?? '';
    await go(said);
    expect(await main()).toContain('Trees are in the next plan.');
    await record(board, 'passed with conditions');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Say what the conditions are');
    await record(board, 'passed with conditions', 'Report to us every quarter.');
    await go('/fenmarsh');
    expect(await team.textContent('body')).not.toContain('No body has approved this plan yet');
  });

  it('shows everybody the exact text that the board approved, and what changed since', async () => {
    const before = (await team.request.get(`${product.address}/fenmarsh/plan.json`)).status();
    expect(before).toBe(200);
    await go('/fenmarsh/approval');
    expect(await main()).toContain('Report to us every quarter.');
    await follow(team, 'a:has-text("The exact text")');
    expect(await main()).toContain('The text still has this hash.');
    const kept = new URL(team.url()).pathname;
    await go('/fenmarsh/workspace/plans/green-plan/commitments/c4');
    await team.fill('#text', 'The ICB will set up a Green Skills Academy by March 2027.');
    await team.fill('#why', 'The board asked for it');
    await press(team, 'Save');
    await go(`${kept}/changes`);
    expect(await main()).toMatch(/1 thing is different/);
    expect(await team.locator('ins').first().textContent()).toContain('March');
  });

  it('prints a paper for the meeting as a document, a PDF and slides', async () => {
    await go(gates);
    for (const kind of ['docx', 'pdf', 'pptx']) {
      const path = await team.locator(`a[href$="paper.${kind}"]`).nth(3).getAttribute('href');
      const response = await team.request.get(`${product.address}${path}`);
      expect([kind, response.status()]).toEqual([kind, 200]);
      expect((await response.body()).length).toBeGreaterThan(5000);
    }
  });

  it('publishes the plan, which then changes only by a new edition', async () => {
    await askFor('Published', 'comments answered');
    await record('Published', 'passed');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('The text has changed since');
    await record(board, 'sent back', 'The words are others now.');
    await record(board, 'passed');
    await record('Published', 'passed');
    await go('/fenmarsh/workspace/plans/green-plan/commitments/c4');
    await team.fill('#text', 'The ICB will do less.');
    await team.fill('#why', 'It costs too much');
    await press(team, 'Save');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('published');
    await go(gates);
    await press(team, 'Begin it');
    expect(await team.textContent('body')).toContain('Say why the plan is changed');
    await record('The partnership gives final approval', 'sent back', 'Name who leads it.');
    expect(await team.textContent('[role=alert]')).toContain('a new edition was begun');
    expect(await team.textContent('h1')).toContain('edition 2');
  });

  it('lets an organisation say what it does with a commitment, and shows who has taken up what', async () => {
    await go(`${gates}/taken-up`);
    await follow(team, 'thead a >> nth=0');
    await follow(team, 'a:has-text("Answer") >> nth=0');
    await team.selectOption('#stance', 'adapted');
    await press(team, 'Save');
    expect(await team.textContent('.nhsuk-error-summary')).toContain('Say how it reads in the organisation’s own plan');
    await team.fill('#words', '=1+1 and a skills day in every ward');
    await press(team, 'Save');
    await go('/fenmarsh/taken-up');
    expect(await main()).toContain('Adapted');
    const csv = await (await team.request.get(`${product.address}/fenmarsh/taken-up.csv`)).text();
    expect(csv).toContain("'=1+1 and a skills day");
  });

  it('has nothing in the way on any of its pages, wide or narrow', async () => {
    await go('/fenmarsh/approval');
    const kept = (await team.getAttribute('a:has-text("The exact text")', 'href')) ?? '';
    await go(`${gates}/taken-up`);
    const own = (await team.getAttribute('thead a >> nth=0', 'href')) ?? '';
    await go(gates);
    const hrefOf = (link: string) => team.getAttribute(`a:has-text("${link}") >> nth=0`, 'href');
    const context = await browser.newContext();
    await product.signIn(context);
    const page = await context.newPage();
    for (const path of [
      '/fenmarsh/approval',
      kept,
      `${kept}/changes`,
      '/fenmarsh/taken-up',
      own.replace(gates, '/fenmarsh'),
      work,
      `${work}/bodies/new`,
      gates,
      `${gates}/officers`,
      `${gates}/gates/new`,
      (await hrefOf('Record what was decided')) ?? '',
      own,
      `${own}/c4`,
      `${gates}/owners`,
      ...agreeing,
    ])
      expect([path, await lookAt(page, product.address + path)]).toEqual([path, []]);
  });
});
