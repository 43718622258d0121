/** A kept file as something to be saved, never shown: what is in it came from elsewhere. */
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { type FileStore, fileStore } from '../../platform/files/store.ts';
import type { Env, WebHouse } from '../../platform/room.ts';

/** @returns 404 if there is no such file */
export async function download(c: Context<Env>, { database }: WebHouse, id: string | null): Promise<Response> {
  const files: FileStore = fileStore(database, c.var.system);
  const file = id === null ? null : await files.byId(id);
  if (!file) return c.notFound();
  return c.body(Readable.toWeb(Readable.from(files.read(file.id))) as ReadableStream, 200, {
    'content-type': 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': attachment(file.name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
}

/** A header that gives a file its name, whatever letters it has. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w. ()-]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
