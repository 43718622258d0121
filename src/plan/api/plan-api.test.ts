import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLog } from '../../platform/log.ts';
import { Problem, ProblemDetails } from '../../platform/openapi.ts';
import type { Env } from '../../platform/room.ts';
import { PlanFile } from '../exports/plan-format.ts';
import { emptyDraft } from '../testing/draft-of.ts';
import { fixturePlan, fixtureSystem } from '../testing/fixture-plan.ts';
import { planApi } from './plan-api.ts';
import { listOf, PlacedCommitment, PlacedRecommendation, pageOf } from './schemas.ts';
import type { PlanSource } from './source.ts';

const plan = fixturePlan();
const system = fixtureSystem();

const source: PlanSource = {
  systems: async () => [system],
  dates: { version: async () => '', of: async () => [] },
  system: async (slug) => (slug === system.slug ? system : null),
  plans: () => ({
    current: async () => plan,
    bySlug: async (slug) => (slug === plan.slug ? plan : null),
    list: async () =>
      [plan].map(({ id, slug, title, date, status, version }) => ({
        id,
        slug,
        title,
        date,
        status,
        version,
        isCurrent: true as const,
        edition: 1,
        supersedes: null,
        publishedOn: null,
      })),
    version: async () => `${plan.id}/${plan.version}`,
    revisions: async (_plan, subject) =>
      subject === 'c2'
        ? [
            {
              id: 1,
              subject,
              at: '2026-02-04T09:00:00.000Z',
              by: 'a person',
              why: 'Mistyped',
              cause: null,
              from: 'a',
              to: 'b',
            },
          ]
        : [],
    search: async (words) => [{ kind: 'commitment', id: 'c2', text: `lamps ${words}`, rank: 0.5 }],
  }),
  knowsKey: async (key) => key === 'the-right-key',
  readUpload: async (request) => {
    const form = await request.formData();
    if (!form.has('file')) throw new Problem(400, 'No file came with the form.');
    return emptyDraft;
  },
};

const api = new Hono<Env>();
api.use(async (c, next) => {
  c.set('log', silentLog);
  c.set('requestId', 'request-1');
  await next();
});
api.route(
  '/api/v1',
  planApi(source, { assets: { styles: ['/assets/x.css'], scripts: [] }, origin: () => 'https://plans.example' }),
);

const ask = async (path: string, init?: RequestInit) => api.request(`/api/v1${path}`, init);
const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> =>
  schema.parse(await (await ask(path)).json());
const Commitments = pageOf(PlacedCommitment);
async function problem(path: string, init?: RequestInit): Promise<ProblemDetails> {
  const response = await ask(path, init);
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const details = ProblemDetails.parse(await response.json());
  expect(details.status).toBe(response.status);
  return details;
}

describe('the interface for programs', () => {
  it('lists systems, and the plans of one', async () => {
    expect(await (await ask('/systems')).json()).toMatchObject({ items: [{ slug: 'fenmarsh' }] });
    expect(await (await ask('/systems/fenmarsh')).json()).toMatchObject({ plans: [{ slug: 'green-plan-2026' }] });
  });
  it('gives the whole plan in its format', async () => {
    expect((await read('/systems/fenmarsh/plan', PlanFile)).plan).toEqual(plan);
  });
  it('gives a theme by slug and by id', async () => {
    for (const id of ['care', 't2'])
      expect(await (await ask(`/systems/fenmarsh/themes/${id}`)).json()).toEqual(plan.themes[1]);
  });
  it('gives a part with the owners that it has from its parent', async () => {
    const part = await read('/systems/fenmarsh/commitments/c2.2', PlacedCommitment);
    expect(part).toMatchObject({ kind: 'part', parent: 'c2', inherited: true, owners: [{ phrase: 'NHS Trusts' }] });
  });
  it('narrows commitments as the pages do', async () => {
    const found = await read('/systems/fenmarsh/commitments?driver=lean&theme=energy', Commitments);
    expect(found.items.map((item) => item.commitment.id)).toEqual(['c2', 'c3']);
    expect(found).toMatchObject({ total: 2, next: null });
  });
  it('gives every commitment once, page by page', async () => {
    const ids: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: z.output<typeof Commitments> = await read(
        `/systems/fenmarsh/commitments?limit=3${query}`,
        Commitments,
      );
      ids.push(...page.items.map((item) => item.commitment.id));
      cursor = page.next;
    }
    expect(ids).toEqual(['c2', 'c3', 'c4', 'c5']);
  });
  it('gives recommendations with the commitments that answer them', async () => {
    const { items } = await read('/systems/fenmarsh/recommendations', pageOf(PlacedRecommendation));
    expect(items.map((item) => item.answeredBy.map((answer) => answer.commitment))).toEqual([
      ['c2'],
      [],
      ['c4'],
      ['c5'],
    ]);
  });
  it('gives revisions without who made them', async () => {
    const { items } = await read('/systems/fenmarsh/commitments/c2/revisions', listOf(z.looseObject({})));
    expect(items).toEqual([
      { id: 1, at: '2026-02-04T09:00:00.000Z', why: 'Mistyped', cause: null, from: 'a', to: 'b' },
    ]);
  });
  it('gives milestones, chapters, groupings, terms, organisations and places', async () => {
    for (const [path, length] of [
      ['milestones', 4],
      ['chapters', 1],
      ['groupings', 1],
      ['glossary', 2],
      ['organisations', 4],
      ['places', 2],
    ] as const) {
      expect((await read(`/systems/fenmarsh/${path}`, listOf(z.looseObject({})))).items.length, path).toBe(length);
    }
  });
  it('searches, and asks for words', async () => {
    expect((await read('/systems/fenmarsh/search?q=lamps', listOf(z.looseObject({})))).items.length).toBe(1);
    expect((await problem('/systems/fenmarsh/search?q=%20')).detail).toBe('q: Give words to look for');
  });
});

describe('an error of the interface', () => {
  it('says what is not there, and where to look', async () => {
    expect(await problem('/systems/nowhere/plan')).toMatchObject({
      status: 404,
      detail: 'There is no system "nowhere". /api/v1/systems lists those that there are.',
    });
    expect((await problem('/systems/fenmarsh/plan?plan=old')).status).toBe(404);
    expect((await problem('/systems/fenmarsh/commitments/c99')).detail).toBe('The plan has no commitment "c99".');
  });
  it('names the field that is wrong and what it may be', async () => {
    expect(await problem('/systems/fenmarsh/commitments?limit=1000&level=high')).toMatchObject({
      status: 400,
      errors: [
        { where: 'limit', message: 'Give a whole number from 1 to 200' },
        { where: 'level', message: 'Give one of: strategic, tactical, operational' },
      ],
    });
  });
  it('asks to begin again when a cursor is none of the list', async () => {
    expect((await problem('/systems/fenmarsh/commitments?cursor=bm90aGluZw')).detail).toContain('Begin again');
  });
});

describe('reading a document over the interface', () => {
  const form = () => {
    const body = new FormData();
    body.set('file', new File(['# A plan'], 'plan.md'));
    return body;
  };
  it('gives the draft to who has a key', async () => {
    const init = { method: 'POST', body: form(), headers: { authorization: 'Bearer the-right-key' } };
    expect(await (await ask('/documents:read', init)).json()).toEqual(emptyDraft);
  });
  it('asks others for a key', async () => {
    for (const authorization of ['', 'Bearer wrong', 'Basic the-right-key']) {
      const details = await problem('/documents:read', { method: 'POST', body: form(), headers: { authorization } });
      expect(details).toMatchObject({ status: 401, detail: expect.stringContaining('Authorization: Bearer KEY') });
    }
  });
});

describe('downloads', () => {
  it('are named after the system and the plan, and tagged by what they show', async () => {
    const first = await ask('/systems/fenmarsh/plan.csv');
    expect(first.headers.get('content-disposition')).toBe('attachment; filename="fenmarsh-green-plan-2026.csv"');
    const etag = first.headers.get('etag') ?? '';
    expect((await ask('/systems/fenmarsh/plan.csv', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await ask('/systems/fenmarsh/plan.json')).headers.get('etag')).not.toBe(etag);
  });
  it('of a system that is not there are a problem', async () => {
    expect((await problem('/systems/nowhere/plan.pdf')).status).toBe(404);
  });
});

describe('the document of the interface', () => {
  const Document = z.looseObject({
    openapi: z.literal('3.1.0'),
    paths: z.record(z.string(), z.record(z.string(), z.unknown())),
    components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
  });
  it('has every route, and a definition for every reference', async () => {
    const document = await read('/openapi.json', Document);
    expect(Object.keys(document.paths).length).toBe(23);
    expect(Object.keys(document.paths)).toContain('/documents:read');
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (one) => one[1],
    );
    expect(references.length).toBeGreaterThan(20);
    for (const name of references) expect(Object.keys(document.components.schemas)).toContain(name);
  });
  it('can be read as a page', async () => {
    const html = await (await ask('')).text();
    expect(html).toContain(
      '<h3 class="nhsuk-heading-m">Commitments, narrowed down as in the list among the pages</h3>',
    );
    expect(html).toContain('href="/api/v1/openapi.json"');
  });
});
