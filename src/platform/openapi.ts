/**
 * The ground that each room's part of `/api/v1` stands on: requests checked by zod schemas, errors as problem details
 * (RFC 9457), and the OpenAPI 3.1 document made from the very schemas that do the checking.
 */
import { OpenAPIHono, type z as OpenApiZod, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { version } from './checkout.ts';
import type { Env } from './room.ts';

export const ProblemDetails = z
  .strictObject({
    type: z.string().describe('"about:blank": the title says what kind of problem it is'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What is wrong and how to mend it'),
    errors: z
      .array(z.strictObject({ where: z.string().describe('Parameter or field'), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemDetails = OpenApiZod.infer<typeof ProblemDetails>;

const titles: Partial<Record<number, string>> = {
  400: 'The request can’t be understood',
  401: 'A token is needed',
  404: 'There is no such thing here',
  413: 'The file is too large',
  415: 'This kind of content can’t be read',
  422: 'The file can’t be read',
  500: 'Something went wrong here',
  503: 'This can’t be done just now',
};

/** What a request did wrong, or what is not here: thrown anywhere below a route, answered as problem details. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: ContentfulStatusCode;
  constructor(status: ContentfulStatusCode, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** Problem responses for a route's declaration. */
export function problems(...statuses: number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: titles[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: ProblemDetails } },
      },
    ]),
  );
}

/** An app whose bad requests, missing things and failures are all problem details. */
export function apiApp(): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (result.success) return undefined;
      const errors = result.error.issues.map((issue) => ({ where: issue.path.join('.'), message: issue.message }));
      const detail = errors.map(({ where, message }) => `${where}: ${message}`).join('; ');
      return answer(c, 400, detail, errors);
    },
  });
  app.notFound((c) => answer(c, 404, `There is nothing at ${c.req.path}. /api/v1 lists what there is.`));
  app.onError((error, c) => {
    if (error instanceof Problem) return answer(c, error.status, error.message);
    if (error instanceof HTTPException)
      return answer(c, error.status, error.message || 'The request can’t be understood.');
    c.var.log.error({ err: error }, 'an interface request failed');
    return answer(
      c,
      500,
      `Try again in a few minutes. If it goes on, give the team this reference: ${c.var.requestId}`,
    );
  });
  return app;
}

/** The problem details of a status: its title in plain words, and what is wrong with this request. */
export function problem(status: number, detail: string): ProblemDetails {
  return { type: 'about:blank', title: titles[status] ?? 'This can’t be done', status, detail };
}

export const problemType = { 'content-type': 'application/problem+json; charset=utf-8' };

function answer(c: Context, status: ContentfulStatusCode, detail: string, errors?: ProblemDetails['errors']): Response {
  const details = problem(status, detail);
  return c.body(JSON.stringify(errors ? { ...details, errors } : details), status, {
    ...problemType,
    ...(status === 401 ? { 'www-authenticate': 'Bearer realm="Greenplan"' } : {}),
  });
}

/** The OpenAPI 3.1 document of an app, as seen from `server` ("/api/v1"). */
export function apiDocument(app: OpenAPIHono<Env>, server: string) {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Greenplan',
      version,
      description:
        'Read the Green Plans that are kept here, and have a document read as a draft. A plan that no body has approved is a draft: its commitments are suggestions.',
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' },
    },
    servers: [{ url: server }],
  });
}
export type ApiDocument = ReturnType<typeof apiDocument>;
