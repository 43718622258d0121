import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assets, loadAssets } from './assets.ts';

describe('stylesheet and script', () => {
  let folder: string;
  let assets: Assets;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'greenplan-assets-'));
    const build = `import { build } from './scripts/build-assets.mjs'; await build(${JSON.stringify(folder)});`;
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build]);
    assets = await loadAssets(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const get = (address = '', encoding = 'identity') =>
    assets.routes.request(address.replace('/assets', ''), { headers: { 'accept-encoding': encoding } });
  const size = async (address = '') => (await (await get(address, 'gzip')).arrayBuffer()).byteLength;

  it('leave a theme page more than half of its 60 kB', async () => {
    expect((await size(assets.styles[0])) + (await size(assets.scripts[0]))).toBeLessThan(30_000);
  });
  it('load what redraws a picture only where there is one', async () => {
    const script = await (await get(assets.scripts[0])).text();
    const parts = [...script.matchAll(/import\("\.\/([\w-]+\.js)"\)/g)].map(([, file]) => `/assets/${file}`);
    expect(parts).toHaveLength(2);
    for (const part of parts) expect((await get(part)).status).toBe(200);
  });
  it('may be kept for good, since their names change with their content', async () => {
    const response = await get(assets.styles[0]);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect((await get('/assets/other.css')).status).toBe(404);
  });
  it('ask nothing of another server, and no font of the NHS', async () => {
    const css = await (await get(assets.styles[0])).text();
    expect(css).not.toMatch(/url\(["']?(https?:|\/)/);
    expect(css).not.toMatch(/frutiger|@font-face/i);
  });
  it('keep the rules that pages need', async () => {
    const css = await (await get(assets.styles[0])).text();
    for (const rule of ['.nhsuk-pagination__item--current', '.nhsuk-tag--yellow', '.nhsuk-card--clickable', '.gp-pair'])
      expect(css).toContain(rule);
  });
});
