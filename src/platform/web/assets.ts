/** Stylesheet and script as built by scripts/build-assets.mjs: named by their content, so kept for good. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { z } from 'zod';
import type { PageAssets } from './shell.tsx';

const Manifest = z.strictObject({
  'greenplan.css': z.string(),
  'greenplan.js': z.string(),
  parts: z.array(z.string()),
});
const types: Record<string, string> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' };

export interface Assets extends PageAssets {
  /** To be mounted at "/assets". */
  routes: Hono;
}

/** Reads the built files of a folder into memory: they are few and small. */
export async function loadAssets(folder: string): Promise<Assets> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const files = new Map<string, { type: string; identity: Buffer; gzip: Buffer; br: Buffer }>();
  for (const file of Object.values(manifest).flat()) {
    const [identity, gzip, br] = await Promise.all(['', '.gz', '.br'].map((end) => readFile(join(folder, file + end))));
    if (!identity || !gzip || !br) throw new Error(`${file} is not whole`);
    files.set(file, { type: types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream', identity, gzip, br });
  }
  const routes = new Hono().get('/:file', (c) => {
    const found = files.get(c.req.param('file'));
    if (!found) return c.notFound();
    const accepted = c.req.header('accept-encoding') ?? '';
    const encoding = accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
    return c.body(new Uint8Array(found[encoding]), 200, {
      'content-type': found.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    });
  });
  return {
    styles: [`/assets/${manifest['greenplan.css']}`],
    scripts: [`/assets/${manifest['greenplan.js']}`],
    routes,
  };
}
