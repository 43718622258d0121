/** A page to read an OpenAPI document by: rendered on the server, from the very document that programs get. */
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { ApiDocument } from './openapi.ts';
import { shellMessages } from './web/messages.ts';
import { type PageAssets, renderPage } from './web/shell.tsx';
import { translator } from './web/translate.ts';

/** What the page shows of a document; the rest is for programs. */
const Shown = z.object({
  info: z.object({ title: z.string(), version: z.string(), description: z.string().optional() }),
  servers: z.array(z.object({ url: z.string() })).default([]),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        tags: z.array(z.string()).default([]),
        summary: z.string().default(''),
        description: z.string().optional(),
        security: z.array(z.record(z.string(), z.unknown())).default([]),
        parameters: z
          .array(
            z.object({
              name: z.string(),
              in: z.string(),
              required: z.boolean().default(false),
              description: z.string().optional(),
              schema: z.looseObject({
                description: z.string().optional(),
                enum: z.array(z.string()).optional(),
                default: z.unknown().optional(),
              }),
            }),
          )
          .default([]),
        responses: z.record(z.string(), z.object({ description: z.string() })),
      }),
    ),
  ),
});
type Shown = z.infer<typeof Shown>;

interface Operation {
  method: string;
  path: string;
  about: Shown['paths'][string][string];
}

/** The page as HTML. */
export function apiPage(document: ApiDocument, assets: PageAssets): string {
  const shown = Shown.parse(document);
  const server = shown.servers[0]?.url ?? '';
  const t = translator('en', shellMessages);
  const title = 'Interface for programs';
  return renderPage({
    title,
    service: { label: shown.info.title, href: '/' },
    logo: null,
    navigation: [],
    path: server,
    breadcrumb: [],
    footer: [],
    contact: null,
    search: null,
    assets,
    t,
    children: (
      <>
        <h1 className="nhsuk-heading-xl">{title}</h1>
        <p className="nhsuk-lede-text">{shown.info.description}</p>
        <p>
          Programs read the same as the <a href={`${server}/openapi.json`}>OpenAPI 3.1 document</a>. Answers are JSON;
          errors are problem details (RFC 9457) that say what is wrong and how to mend it.
        </p>
        {byTag(shown).map(([tag, operations]) => (
          <section key={tag}>
            <h2 className="nhsuk-heading-l">{tag}</h2>
            {operations.map((operation) => (
              <OperationSection key={`${operation.method} ${operation.path}`} {...operation} server={server} />
            ))}
          </section>
        ))}
      </>
    ),
  });
}

function OperationSection({ method, path, about, server }: Operation & { server: string }): ReactNode {
  return (
    <>
      <h3 className="nhsuk-heading-m">{about.summary}</h3>
      <p>
        <code>
          {method.toUpperCase()} {server}
          {path}
        </code>
      </p>
      {about.description && <p>{about.description}</p>}
      {about.security.length > 0 && (
        <p>
          Needs a key, as <code>Authorization: Bearer KEY</code>.
        </p>
      )}
      {about.parameters.length > 0 && (
        <div className="gp-scroll">
          <table className="nhsuk-table">
            <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">Parameters: {about.summary}</caption>
            <thead className="nhsuk-table__head">
              <tr>
                <th scope="col">Parameter</th>
                <th scope="col">Where</th>
                <th scope="col">What it is</th>
              </tr>
            </thead>
            <tbody className="nhsuk-table__body">
              {about.parameters.map((parameter) => (
                <tr className="nhsuk-table__row" key={parameter.name}>
                  <td className="nhsuk-table__cell">
                    <code>{parameter.name}</code>
                  </td>
                  <td className="nhsuk-table__cell">
                    {parameter.in}
                    {parameter.required ? '' : ', may be left out'}
                  </td>
                  <td className="nhsuk-table__cell">{meaning(parameter)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ul>
        {Object.entries(about.responses).map(([status, { description }]) => (
          <li key={status}>
            <strong>{status}</strong>: {description}
          </li>
        ))}
      </ul>
    </>
  );
}

function meaning({ description, schema }: Operation['about']['parameters'][number]): string {
  const about = description ?? schema.description;
  const sentences = [
    ...(about === undefined ? [] : [about]),
    ...(schema.enum ? [`One of: ${schema.enum.join(', ')}`] : []),
    ...(schema.default === undefined ? [] : [`Without it: ${String(schema.default)}`]),
  ];
  return sentences.join('. ');
}

/** Operations under their first tag, tags in the order in which they come. */
function byTag(shown: Shown): [string, Operation[]][] {
  const tags = new Map<string, Operation[]>();
  for (const [path, methods] of Object.entries(shown.paths)) {
    for (const [method, about] of Object.entries(methods)) {
      const tag = about.tags[0] ?? 'Others';
      tags.set(tag, [...(tags.get(tag) ?? []), { method, path, about }]);
    }
  }
  return [...tags];
}
