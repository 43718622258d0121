/** The upload element on a page of its own, whose server takes the document as slowly as a test wants. */

import { once } from 'node:events';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problems } from './axe.ts';
import { root, startBrowser } from './product.ts';

const page = (error: string) => `<!doctype html><html lang="en"><title>Documents</title>
  <body><main><h1>Documents</h1>
    <gp-upload limit="40000000" sending="Sending the document" reading="Reading the document"
      too-large="The document is larger than 40 MB" failed="The document did not arrive">
      <form method="post" action="/documents" enctype="multipart/form-data">
        <label for="document">Document</label><p role="alert">${error}</p>
        <input type="file" id="document" name="document" required><button>Read it</button>
      </form>
    </gp-upload></main><script type="module" src="/greenplan.js"></script></body></html>`;

let server: Server;
let browser: Browser;
let script: string;
let folder: string;
/** What the server does with a document that comes. */
let take: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-'));
  const assets = join(root, 'dist/assets');
  const manifest = JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8'));
  script = await readFile(join(assets, manifest['greenplan.js']), 'utf8');
  server = createServer((request, response) => {
    if (request.method === 'POST') return take(request, response);
    const isScript = request.url === '/greenplan.js';
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'self'; connect-src 'self'");
    response.end(isScript ? script : request.url === '/review' ? '<h1>What was found</h1>' : page(''));
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true });
});

async function choose(megabytes: number): Promise<Page> {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  const opened = await (await browser.newContext()).newPage();
  await opened.goto(`http://localhost:${address.port}/`);
  const file = join(folder, `${megabytes}.pptx`);
  await writeFile(file, '');
  await truncate(file, megabytes * 1_000_000);
  await opened.setInputFiles('input', file);
  return opened;
}

const status = (opened: Page, words: string) => opened.waitForSelector(`[role=status]:has-text("${words}")`);

describe('a document on its way', () => {
  it('is shown as far as it has come, then as being read, and then the answer is gone to', async () => {
    const goOn = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    take = async (request, response) => {
      request.once('data', () => request.pause());
      await goOn.promise;
      request.resume();
      await Promise.all([once(request, 'end'), answer.promise]);
      response.writeHead(303, { Location: '/review' }).end();
    };
    const opened = await choose(30);
    await opened.click('button');
    await status(opened, 'Sending the document');
    const sent = () => opened.evaluate<number>('document.querySelector("progress").value');
    await expect.poll(sent, { timeout: 5_000 }).toBeGreaterThan(0);
    expect(await sent()).toBeLessThan(1);
    expect(await opened.locator('gp-upload > span').textContent()).toMatch(/^\d+%$/);
    expect(await opened.locator('button').isDisabled()).toBe(true);
    expect(await problems(opened)).toEqual([]);
    goOn.resolve();
    await status(opened, 'Reading the document');
    expect(await opened.locator('progress').getAttribute('value')).toBeNull();
    answer.resolve();
    await opened.waitForURL('**/review');
  });

  it('that cannot be read brings the page with the reason, from which another can be sent', async () => {
    take = (request, response) => {
      request.resume().once('end', () => response.writeHead(422, { 'Content-Type': 'text/html' }).end(page('Empty')));
    };
    const opened = await choose(1);
    await opened.click('button');
    await opened.waitForSelector('form [role=alert]:has-text("Empty")');
    expect(await opened.evaluate('document.activeElement.id')).toBe('document');
    await opened.setInputFiles('input', { name: 'plan.md', mimeType: '', buffer: Buffer.from('# Plan') });
    take = (request, response) => {
      request.resume().once('end', () => response.writeHead(303, { Location: '/review' }).end());
    };
    await opened.click('button');
    await opened.waitForURL('**/review');
  });

  it('that does not arrive is told, and may be sent again', async () => {
    take = (request) => void request.destroy();
    const opened = await choose(1);
    await opened.click('button');
    await opened.waitForSelector('gp-upload > [role=alert]:has-text("The document did not arrive")');
    expect(await opened.locator('button').isDisabled()).toBe(false);
  });
});

it('a document over the limit is told when it is chosen, and is not sent', async () => {
  take = () => {
    throw new Error('It was sent');
  };
  const opened = await choose(41);
  await opened.waitForSelector('gp-upload > [role=alert]:has-text("larger than 40 MB")');
  await opened.click('button');
  expect(await opened.locator('progress').isHidden()).toBe(true);
  expect(await opened.locator('input').getAttribute('aria-invalid')).toBe('true');
  await opened.setInputFiles('input', { name: 'plan.md', mimeType: '', buffer: Buffer.from('# Plan') });
  expect(await opened.locator('gp-upload > [role=alert]').isHidden()).toBe(true);
  expect(await opened.locator('input').getAttribute('aria-invalid')).toBeNull();
});
