import { createServer, type Server } from 'node:http';
import type { Hono } from 'hono';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { testDatabase } from '../database/testing.ts';
import { platform } from '../platform-room.ts';
import type { Env } from '../room.ts';
import { somebody, type TestHouse, testHouse } from '../testing/house.ts';

const origin = 'http://localhost';
let server: Server;
let house: TestHouse;
let app: Hono<Env>;
let issuer: string;

/** An organisation's own sign-in, whose accounts are called by their addresses. */
beforeAll(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'greenplan',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [`${origin}/api/auth/oauth2/callback/oidc`, `${origin}/api/auth/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: 'As the provider has it' }),
    }),
  });
  server.on('request', provider.callback());
  house = testHouse(await testDatabase(), [platform], {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'greenplan',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
    OIDC_NAME: 'NHSmail',
  });
  app = createApp(house, [platform]);
});
afterAll(() => server.close());

/** A browser without a screen: it keeps cookies, follows where it is led, and fills in the provider's two forms. */
class Browser {
  private readonly jar = new Map<string, string>();

  async signIn(as: string): Promise<string> {
    let next = await this.ask(`${origin}/sign-in/provider`, {});
    for (let step = 0; step < 20; step += 1) {
      const { status, location, url, text } = next;
      if (location !== null && status < 400) {
        const to = new URL(location, url).href;
        if (to.startsWith(origin) && !to.includes('/api/auth/')) return to.slice(origin.length);
        next = await this.ask(to, null);
      } else {
        const action = /action="([^"]+)"/.exec(text)?.[1];
        const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
        if (!action || !prompt) return `${status} ${text.slice(0, 200)}`;
        next = await this.ask(new URL(action, url).href, { prompt, login: as, password: 'any' });
      }
    }
    return 'went round in a circle';
  }

  async ask(url: string, form: Record<string, string> | null) {
    const { host } = new URL(url);
    const init: RequestInit = {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { origin: new URL(url).origin, cookie: this.cookies(host) },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    };
    const response = url.startsWith(`${origin}/`) ? await app.request(url, init) : await fetch(url, init);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.jar.set(`${host} ${name}`, value);
    }
    return { status: response.status, location: response.headers.get('location'), url, text: await response.text() };
  }

  private cookies(host: string): string {
    const own = [...this.jar].filter(([key]) => key.startsWith(`${host} `));
    return own.map(([key, value]) => `${key.slice(host.length + 1)}=${value}`).join('; ');
  }
}

describe('an organisation’s own sign-in', () => {
  it('signs in whoever was invited at the address that it vouches for', async () => {
    const person = await somebody(house, 'Ann Ash');
    const browser = new Browser();
    expect((await browser.ask(`${origin}/sign-in`, null)).text).toContain('Sign in with NHSmail');
    expect(await browser.signIn(person.email)).toBe('/');
    const account = await browser.ask(`${origin}/account`, null);
    expect(account.text).toContain(person.email);
    expect((await house.accounts.people.byId(person.id))?.name).toBe('Ann Ash');
  });

  it('lets nobody in who was not invited, and says why', async () => {
    const browser = new Browser();
    const to = await browser.signIn('stranger@elsewhere.example');
    expect(to).toMatch(/^\/sign-in\?/);
    expect((await browser.ask(origin + to, null)).text).toContain('at which you were invited');
    expect(await house.accounts.people.byEmail('stranger@elsewhere.example')).toBeNull();
  });
});
