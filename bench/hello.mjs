/** What the pages are measured against: the bare framework saying hello, and the same bytes served from memory. */
import { readFileSync } from 'node:fs';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const [port, file] = process.argv.slice(2);
const bytes = readFileSync(file);
const app = new Hono()
  .get('/hello', (c) => c.text('hello'))
  .get('/static', (c) => c.body(bytes, 200, { 'content-type': 'text/html; charset=utf-8' }));
serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(port) }, () => console.log('ready'));
