/** Pages once rendered, kept in memory by what they show, compressed already, within a bound on bytes. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip, constants as zlib } from 'node:zlib';

export interface KeptPage {
  status: number;
  etag: string;
  type: string;
  identity: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  br: Uint8Array<ArrayBuffer>;
}

export interface PageCache {
  /** The page of this key, rendered if it isn't kept. Two requests at once render it once. */
  page(key: string, render: () => Promise<{ body: string; status?: number; type?: string }>): Promise<KeptPage>;
  readonly bytes: number;
}

const brotli = promisify(brotliCompress);
const gz = promisify(gzip);

/** Keeps pages up to `limit` bytes, letting the longest unused go first. */
export function pageCache(limit: number): PageCache {
  const kept = new Map<string, KeptPage>();
  const rendering = new Map<string, Promise<KeptPage>>();
  let bytes = 0;

  function keep(key: string, page: KeptPage): void {
    const size = sizeOf(page);
    if (size > limit) return;
    kept.set(key, page);
    bytes += size;
    for (const [oldest, old] of kept) {
      if (bytes <= limit) break;
      kept.delete(oldest);
      bytes -= sizeOf(old);
    }
  }

  return {
    get bytes() {
      return bytes;
    },
    async page(key, render) {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return found;
      }
      const underWay = rendering.get(key);
      if (underWay) return underWay;
      const made = render().then(({ body, status = 200, type = 'text/html; charset=utf-8' }) =>
        compressed(body, status, type),
      );
      rendering.set(key, made);
      try {
        const page = await made;
        if (page.status === 200) keep(key, page);
        return page;
      } finally {
        rendering.delete(key);
      }
    },
  };
}

/** Answers a request with a kept page: 304 where the reader has it, in the encoding that it takes. */
export function respondWith(page: KeptPage, request: Request): Response {
  const headers = new Headers({
    'content-type': page.type,
    etag: page.etag,
    vary: 'accept-encoding',
    'cache-control': 'no-cache',
  });
  if (page.status === 200 && request.headers.get('if-none-match')?.split(/,\s*/).includes(page.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b(?!;q=0(\.0+)?\b)/.test(accepted)
    ? 'br'
    : /\bgzip\b(?!;q=0(\.0+)?\b)/.test(accepted)
      ? 'gzip'
      : 'identity';
  if (encoding !== 'identity') headers.set('content-encoding', encoding);
  headers.set('content-length', String(page[encoding].byteLength));
  return new Response(page[encoding], { status: page.status, headers });
}

async function compressed(body: string, status: number, type: string): Promise<KeptPage> {
  const identity = new TextEncoder().encode(body);
  const [gzipped, brotlied] = await Promise.all([
    gz(identity, { level: 6 }),
    brotli(identity, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { status, etag, type, identity, gzip: new Uint8Array(gzipped), br: new Uint8Array(brotlied) };
}

function sizeOf(page: KeptPage): number {
  return page.identity.byteLength + page.gzip.byteLength + page.br.byteLength;
}
