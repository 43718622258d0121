import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { closeServer } from './lifecycle.ts';

function serve(answer: Parameters<typeof createServer>[1]): Promise<{ server: Server; address: string }> {
  const server = createServer(answer);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: string | AddressInfo | null = server.address();
      resolve({ server, address: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
    });
  });
}

describe('a server that is told to stop', () => {
  it('ends the requests in flight, and takes no more', async () => {
    const { server, address } = await serve(async (_request, response) => {
      await sleep(300);
      response.end('done');
    });
    const inFlight = fetch(address);
    await sleep(100);
    const closed = closeServer(server);
    await expect(fetch(address)).rejects.toThrow();
    expect(await (await inFlight).text()).toBe('done');
    await closed;
  });

  it('does not wait for connections on which nothing is asked', async () => {
    const { server, address } = await serve((_request, response) => response.end('done'));
    await (await fetch(address)).text();
    const began = performance.now();
    await closeServer(server);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
