import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageCache, respondWith } from './page-cache.ts';

const request = (headers: Record<string, string> = {}) => new Request('http://x.example/', { headers });

describe('pages kept in memory', () => {
  it('are rendered once, also when asked for twice at once', async () => {
    const cache = pageCache(100_000);
    let rendered = 0;
    const render = async () => ({ body: `page ${++rendered}` });
    await Promise.all([cache.page('a', render), cache.page('a', render)]);
    await cache.page('a', render);
    expect(rendered).toBe(1);
  });
  it('never take more than the bound, and let the longest unused go', async () => {
    const cache = pageCache(4_000);
    const render = (letter: string) => async () => ({ body: letter.repeat(1_500) });
    await cache.page('a', render('a'));
    await cache.page('b', render('b'));
    await cache.page('a', render('x'));
    await cache.page('c', render('c'));
    expect(cache.bytes).toBeLessThanOrEqual(4_000);
    const text = async (key: string) => (await respondWith(await cache.page(key, render('n')), request()).text())[0];
    expect(await text('a')).toBe('a');
    expect(await text('b')).toBe('n');
  });
  it('are not kept when they say that something is missing', async () => {
    const cache = pageCache(100_000);
    await cache.page('gone', async () => ({ body: 'no', status: 404 }));
    expect((await cache.page('gone', async () => ({ body: 'yes' }))).status).toBe(200);
  });
  it('answer 304 to a reader who has the page, and compress for one who can read it', async () => {
    const page = await pageCache(100_000).page('a', async () => ({ body: 'hello' }));
    expect(respondWith(page, request({ 'if-none-match': page.etag })).status).toBe(304);
    const answer = respondWith(page, request({ 'accept-encoding': 'gzip' }));
    expect(gunzipSync(new Uint8Array(await answer.arrayBuffer())).toString()).toBe('hello');
    expect(respondWith(page, request({ 'accept-encoding': 'br;q=0' })).headers.get('content-encoding')).toBeNull();
  });
});
