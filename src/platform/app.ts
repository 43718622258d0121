/** The web application: what every request goes through, and the rooms' pages in their places. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import { trimTrailingSlash } from 'hono/trailing-slash';
import { guardWorkspace, recognise } from './accounts/guard.ts';
import { refusal } from './accounts/refusal.tsx';
import { isLost } from './database/lost.ts';
import { orDiskFull } from './disk-full.ts';
import { letFrame } from './framing.ts';
import { health } from './health.ts';
import { Mistake, messageOf } from './mistake.ts';
import { problem, problemType } from './openapi.ts';
import { publicOrigin } from './public-origin.ts';
import { logRequests } from './request-log.ts';
import { asksOf, type Env, type Room, type WebHouse } from './room.ts';
import { findSystem } from './system-of-request.ts';
import { systemStore } from './systems.ts';
import type { Assets } from './web/assets.ts';
import { errorPage, notFoundPage } from './web/errors.tsx';
import { frontPage } from './web/front.tsx';
import { tooLarge } from './web/upload.ts';

/** Bodies of forms; uploads have the limit of the settings instead. */
const formLimit = 1_000_000;
/** What stands round a file in a multipart body. */
const envelope = 100_000;

/** @param isStopping says that no new work should be sent here */
export function createApp(
  house: WebHouse & { assets: Assets },
  rooms: readonly Room[],
  isStopping: () => boolean = () => false,
): Hono<Env> {
  const { settings, database, assets } = house;
  const systems = systemStore(database);
  const app = new Hono<Env>();

  app.use(requestId({ generator: () => randomUUID() }));
  app.use(logRequests(house.log));
  app.use(letFrame);
  app.use(secureHeaders(headers));
  // Nothing is at such an address, and PostgreSQL takes no text with a NUL in it.
  app.use((c, next) => (/%00/.test(c.req.url) ? Promise.resolve(c.notFound()) : next()));
  app.use(endWhenStopping(isStopping));
  app.use(compress());
  app.use(trimTrailingSlash());
  app.route('/health', health(database, isStopping));
  app.route('/assets', assets.routes);
  app.use(limitBodies(settings.uploadLimit));
  const ownForms = csrf({ origin: (origin, c) => origin === publicOrigin(c, settings) });
  // A program sends no origin, and is known by its token alone, which no browser sends by itself.
  app.use((c, next) => (forProgram(c) ? next() : ownForms(c, next)));
  app.use(recognise(house.accounts));
  app.get('/', async (c) => {
    const all = await systems.list();
    const [only] = all;
    return only && all.length === 1
      ? c.redirect(`/${only.slug}`)
      : c.html(frontPage({ systems: all, assets, person: c.var.person }));
  });
  for (const room of rooms) if (room.platformPages) app.route('/', room.platformPages(house));
  for (const room of rooms) if (room.api) app.route('/api/v1', room.api(house));
  app.use('/:system/*', findSystem(systems));
  app.use('/:system/workspace/*', guardWorkspace(asksOf(rooms), refusal(house)));
  for (const room of rooms) if (room.workspace) app.route('/:system/workspace', room.workspace(house));
  for (const room of rooms) if (room.pages) app.route('/:system', room.pages(house));

  app.notFound((c) =>
    forProgram(c)
      ? c.json(problem(404, `There is nothing at ${c.req.path}. /api/v1 lists what there is.`), 404, problemType)
      : c.html(notFoundPage({ assets, home: homeOf(c), path: c.req.path }), 404),
  );
  app.onError((error, c) => answerError(error, c, assets));
  return app;
}

/** Nothing but what the server itself sends is run or shown, whatever a document smuggled into a page. */
const headers: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    objectSrc: ["'none'"],
  },
  strictTransportSecurity: 'max-age=31536000; includeSubDomains',
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  // Nothing here asks for any of these, so no script that found its way in could either.
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [], displayCapture: [] },
};

/** Asks the client to send what it wants next elsewhere, in place of cutting it off. */
function endWhenStopping(isStopping: () => boolean): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next();
    if (isStopping()) c.header('Connection', 'close');
  };
}

function limitBodies(uploadLimit: number) {
  const onError = () => {
    throw new HTTPException(413, {
      message: 'What was sent is larger than 1 MB, which is the most that is taken here',
    });
  };
  const forForms = bodyLimit({ maxSize: formLimit, onError });
  return async (c: Context<Env>, next: () => Promise<void>) => {
    // To look for a body costs more than the rest of an answer, and these have none.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const isUpload = /^(multipart\/form-data|application\/octet-stream)\b/.test(c.req.header('content-type') ?? '');
    if (!isUpload) return forForms(c, next);
    if (Number(c.req.header('content-length') ?? 0) > uploadLimit + envelope)
      throw new HTTPException(413, { message: tooLarge(uploadLimit / 1_000_000).message });
    return next();
  };
}

function answerError(thrown: Error, c: Context<Env>, assets: Assets): Response | Promise<Response> {
  const error = orDiskFull(thrown);
  const isFull = error !== thrown;
  const known = error instanceof HTTPException ? error.status : isFull ? 507 : error instanceof Mistake ? 400 : null;
  const status = known ?? (isLost(error) ? 503 : 500);
  if (status >= 500) c.var.log.error({ err: thrown }, 'a request failed');
  if (status === 503) c.header('Retry-After', '5');
  if (status === 404) return c.notFound();
  const title = known ? messageOf(error) || 'This cannot be done' : 'Something went wrong here';
  if (forProgram(c)) return c.json({ ...problem(status, title), reference: c.var.requestId }, status, problemType);
  const page = { assets, home: homeOf(c), path: c.req.path };
  // A document is sent from the page above the address that takes it.
  const again = status === 413 ? { again: c.req.path.replace(/\/[^/]*$/, '') } : {};
  return c.html(
    errorPage({ ...page, reference: c.var.requestId, ...(known ? { reason: title } : {}), ...again }),
    status,
  );
}

function homeOf(c: Context<Env>): { label: string; href: string } | null {
  const system: Env['Variables']['system'] | undefined = c.get('system');
  return system ? { label: system.settings.shortName, href: `/${system.slug}` } : null;
}

function forProgram(c: Context<Env>): boolean {
  return c.req.path.startsWith('/api/');
}
