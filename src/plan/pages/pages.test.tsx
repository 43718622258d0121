import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../platform/database/testing.ts';
import { type House, type Offers, offersOf } from '../../platform/room.ts';
import { readSettings } from '../../platform/settings.ts';
import { pageCache } from '../../platform/web/page-cache.ts';
import { en } from '../messages/en.ts';
import type { Plan } from '../model.ts';
import { fixtureCommitment, fixturePlan, fixtureSystem } from '../testing/fixture-plan.ts';
import { offeredBy } from './offered.ts';
import { type PageStore, pageRoutes } from './routes.tsx';
import { catalogues } from './view.tsx';

const addresses = [
  '',
  '/chapters',
  '/chapters/background',
  '/themes',
  '/themes/estates-and-travel',
  '/themes/estates-and-travel/energy',
  '/groupings',
  '/groupings/driver',
  '/groupings/sector',
  '/groupings/year',
  '/groupings/quick-wins',
  '/commitments',
  '/commitments?theme=energy&target=yes',
  '/commitments?q=nothing-like-this',
  '/commitments/c1',
  '/commitments/c2',
  '/commitments/c2.2',
  '/commitments/c4',
  '/organisations',
  '/organisations/northmere-hospitals',
  '/places/wold',
  '/timeline',
  '/glossary',
  '/search',
  '/search?q=energy',
  '/plans',
  '/downloads',
];

const noOffers: Offers = offersOf([]);
let house: House;
beforeAll(async () => {
  house = { database: await testDatabase(), settings: readSettings({}), log: pino({ enabled: false }) };
});

function serve(plan: Plan | null = fixturePlan(), system = fixtureSystem(), offers = noOffers) {
  const former = fixturePlan({ id: 'former', slug: 'former', title: 'Former plan' });
  const store: PageStore = {
    current: async () => plan,
    bySlug: async (slug) => (slug === 'former' ? former : null),
    list: async () =>
      [plan ?? former, former].map((one) => ({
        ...one,
        isCurrent: one === plan,
        edition: 1,
        supersedes: null,
        publishedOn: null,
      })),
    version: async () => (plan ? `${plan.id}/${plan.version}` : null),
    firstPromised: async () => new Map(),
    revisions: async () => [
      {
        id: 1,
        subject: 'c2',
        at: '2026-02-03T10:00:00Z',
        by: 'Ann',
        why: 'Clearer',
        cause: null,
        from: { text: '12 14' },
        to: { text: '12 13 14' },
      },
    ],
    search: async () => [{ kind: 'recommendation', id: 'r2', text: plan?.vision ?? '', rank: 1 }],
  };
  const app = new Hono<{ Variables: { system: typeof system } }>();
  app.use('/:system/*', async (c, next) => {
    c.set('system', system);
    await next();
  });
  const assets = { styles: ['/assets/a.css'], scripts: ['/assets/a.js'] };
  const offered = offeredBy(house, offers);
  const today = () => '2026-01-15';
  app.route('/:system', pageRoutes({ storeOf: () => store, assets, cache: pageCache(1e7), today, offered }));
  return async (address: string, headers: Record<string, string> = {}) =>
    app.request(`/fenmarsh${address}`, { headers: { 'accept-encoding': 'identity', ...headers } });
}

const read = async (address: string, plan?: Plan, system = fixtureSystem()) =>
  (await serve(plan, system)(address)).text();

describe('every page of a plan', () => {
  it.each(addresses)(
    '%s has a language, one h1, a title, a way past the header and no inline style or script',
    async (address) => {
      const response = await serve()(address);
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(html).toContain('<html lang="en">');
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html).toContain('href="#maincontent"');
      expect(html).not.toMatch(/\sstyle=|<script>|\son\w+=/);
      expect(repeatedIds(html)).toEqual([]);
    },
  );
  it.each(addresses)('%s says that a draft is one', async (address) => {
    expect(await read(address)).toContain(en['draft.text']);
  });
  it.each(addresses)('%s does not say so once a body has approved it', async (address) => {
    const approved = fixturePlan({ status: 'approved', approval: { body: 'Fen Board', date: '2026-03-31' } });
    const html = await read(address, approved);
    expect(html).not.toContain(en['draft.text']);
    expect(html).toContain('Approved by Fen Board, 31 March 2026');
  });
  it.each(addresses.filter((address) => address !== ''))('%s leads back to home', async (address) => {
    expect(await read(address)).toMatch(/nhsuk-breadcrumb__link" href="\/fenmarsh"/);
  });
  it('shows no logo of the NHS and no font of its own', async () => {
    expect(await read('')).not.toMatch(/nhsuk-header__logo|frutiger|NHS England/i);
  });
  it('links only to pages that there are', async () => {
    const ask = serve();
    const links = new Set<string>();
    for (const address of addresses) {
      for (const [, href = ''] of (await (await ask(address)).text()).matchAll(/href="\/fenmarsh([^"#]*)/g))
        links.add(href);
    }
    for (const href of [...links].filter((one) => !one.startsWith('/plan.'))) {
      expect([href, (await ask(href.replaceAll('&amp;', '&'))).status]).toEqual([href, 200]);
    }
  });
});

describe('words', () => {
  const foreign = marked(fixturePlan(), '');
  it.each(addresses)('%s takes every one from the catalogue', async (address) => {
    Object.assign(catalogues, {
      xx: Object.fromEntries(Object.entries(en).map(([key, words]) => [key, `⟦${words}⟧`])),
    });
    const html = await read(address, foreign, fixtureSystem({ ...numbersOnly, language: 'xx' }));
    expect(html).toContain('<html lang="xx">');
    expect(wordsOutside(html)).toEqual([]);
  });
});

describe('what people wrote', () => {
  const attack = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';
  it.each(addresses)('%s shows as text, whatever is in it', async (address) => {
    const html = await read(address, marked(fixturePlan(), attack));
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<img src=x');
  });
  it('escapes what is searched for and filtered by', async () => {
    expect(await read(`/search?q=${encodeURIComponent(attack)}`)).not.toContain('<script>alert');
    expect(await read(`/commitments?q=${encodeURIComponent(attack)}`)).not.toContain('<script>alert');
  });
});

describe('pages say what the plan says', () => {
  it('a theme sets each recommendation beside its answer and marks the one that is only proposed', async () => {
    const html = await read('/themes/care/medicines');
    expect(html).toContain('Stop the waste of nitrous oxide');
    expect(html).toContain(en['subtheme.proposed']);
    expect(await read('/themes/estates-and-travel/energy')).toContain(en['subtheme.noAnswer']);
  });
  it('a commitment shows owner, deadline, target, what it answers, its source and its history', async () => {
    const html = await read('/commitments/c2');
    for (const words of [
      'NHS Trusts',
      '31 March 2027',
      '100 % of lamps',
      'Replace every lamp',
      'green-plan.md, line 44',
      'Ann',
    ])
      expect(html.replace(/<[^>]+>/g, '')).toContain(words);
  });
  it('a hedge is shown', async () => {
    expect(await read('/commitments/c4')).toContain('“will aim to”');
  });
  it('a part has its parent’s owner and says so', async () => {
    expect(await read('/commitments/c2.2')).toContain(en['commitment.inherited']);
  });
  it('the first use of a term leads to its meaning, the second does not', async () => {
    expect((await read('/themes/estates-and-travel/energy')).match(/glossary#g2/g)).toHaveLength(1);
  });
  it('a former plan tells how its commitments were closed', async () => {
    const html = await read('/plans', fixturePlan({ follows: 'former' }));
    expect(html).toContain('Former plan');
    expect(html).toContain(en['plans.open']);
  });
  it('a list that is long comes in pages', async () => {
    const plan = fixturePlan();
    const [theme] = plan.themes;
    const [subtheme] = theme?.subthemes ?? [];
    if (!subtheme) throw new Error('no sub-theme');
    for (let at = 100; at < 160; at += 1)
      subtheme.commitments.push(fixtureCommitment({ id: `c${at}`, text: `Number ${at}.` }));
    expect(await read('/commitments?page=3', plan)).toContain('Page 3 of 3');
    expect(await read('/commitments?page=99', plan)).toContain('Page 3 of 3');
    subtheme.commitments.splice(-60);
  });
});

describe('answers', () => {
  it('are 404 in plain words for what is not there', async () => {
    for (const address of ['/themes/none', '/commitments/c99', '/places/none', '/groupings/none', '/chapters/none']) {
      const response = await serve()(address);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain(en['error.notFoundTitle']);
    }
  });
  it('are 304 to a reader who has the page', async () => {
    const ask = serve();
    const etag = (await ask('/themes')).headers.get('etag') ?? '';
    expect((await ask('/themes', { 'if-none-match': etag })).status).toBe(304);
  });
  it('carry the system’s colours at an address of their own', async () => {
    const ask = serve();
    const [, file = ''] = /href="\/fenmarsh(\/brand-[0-9a-f]+\.css)"/.exec(await (await ask('')).text()) ?? [];
    const response = await ask(file);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('--gp-brand:#00573f');
  });
  it('of a system without a plan say how to begin', async () => {
    const response = await serve(null)('');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('href="/fenmarsh/workspace"');
  });
  it('are the same bytes each time', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(await read('/themes/care'))
        .digest('hex');
    expect(await digest()).toBe(await digest());
  });
});

const numbersOnly = {
  name: '1',
  shortName: '2',
  contact: { name: '3', email: '4@5.example' },
  places: [{ slug: 'wold', name: '6', areaCode: null }],
};

/** The plan with each text of a person replaced: by numbers where `text` is empty, so that any word left is ours. */
function marked(plan: Plan, text: string): Plan {
  const markdown = `${text}\n\n# 7 ${text}\n\n- ${text}\n\n{{figure commitments-by-sector}}\n\n{{commitments sector=trust}}`;
  let count = 0;
  return JSON.parse(JSON.stringify(plan), (key, value) => {
    if (key === 'markdown') return markdown;
    if (key === 'straplines') return [`8 ${text}`];
    if (typeof value !== 'string' || !texts.has(key)) return value;
    count += 1;
    return `${count} ${text}`;
  });
}
const texts = new Set(
  'text title vision when term meaning name odsCode phrase unit subject file reason body baseline'.split(' '),
);

/** Words in text and in spoken attributes that stand outside the marks of the made-up catalogue. */
function wordsOutside(html: string): string[] {
  const found: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) found.push(node.value);
    if ('attrs' in node) {
      for (const { name, value } of node.attrs)
        if (/^(aria-label|title|alt|placeholder)$/.test(name)) found.push(value);
    }
    if ('childNodes' in node && node.nodeName !== 'code') for (const child of node.childNodes) walk(child);
  };
  walk(parse(html));
  return found
    .join('\n')
    .replace(/⟦[^⟦⟧]*⟧/g, '')
    .replace(/⟦[^⟧]*⟧+/g, '')
    .split('\n')
    .filter((text) => /\p{L}/u.test(text.replace(/\b[a-z]\d+(\.\d+)*\b/g, '')))
    .map((text) => text.trim());
}

function repeatedIds(html: string): string[] {
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}

describe('a commitment whose dates and targets stand in its parts', () => {
  it('shows them as those of the parts, and its history shows the words that changed', async () => {
    const part = fixturePlan().themes[0]?.subthemes[0]?.commitments[0];
    if (!part) throw new Error('The fixture has a commitment with a date and a target');
    const whole = fixtureCommitment({ id: 'c2', text: 'Lamps', children: [{ ...part, id: 'c2.1', children: [] }] });
    const plan = fixturePlan({ ambitions: [] });
    const [theme, ...others] = plan.themes;
    const [subtheme, ...rest] = theme?.subthemes ?? [];
    if (!theme || !subtheme) throw new Error('The fixture has a theme');
    const themes = [{ ...theme, subthemes: [{ ...subtheme, commitments: [whole] }, ...rest] }, ...others];
    const html = await read('/commitments/c2', { ...plan, themes });
    expect(html).toContain('by March 2027 (part c2.1)');
    expect(html).toContain('100 % of lamps (part c2.1)');
    expect(html).toContain('12 <ins>13 </ins>14');
  });
});

describe('what other rooms offer', () => {
  let said = 'Three people commented';
  const offers: Offers = {
    workspaceEntries: [],
    navigation: [{ label: (language) => `Consultation (${language})`, href: '/consultation', order: 1 }],
    dates: [],
    retention: [],
    holders: async () => [],
    panels: [
      {
        on: 'commitment',
        order: 1,
        version: async () => said,
        render: async (_house, { id }) => (id === 'c2' ? <p>{said}</p> : null),
      },
    ],
    search: [
      {
        find: async () => [
          { title: 'A comment', excerpt: 'Buses first', href: '/consultation/1', score: 0.2 },
          { title: 'An event', excerpt: 'Buses at last', href: '/events/1', score: 0.9 },
        ],
      },
    ],
  };
  let ask: ReturnType<typeof serve>;
  beforeAll(() => {
    ask = serve(undefined, undefined, offers);
  });
  const text = async (address: string) => (await ask(address)).text();

  it('stands on the page of the thing that it is about, and is never older than what the room says', async () => {
    expect(await text('/commitments/c2')).toContain('Three people commented');
    expect(await text('/commitments/c4')).not.toContain('people commented');
    said = 'Four people commented';
    expect(await text('/commitments/c2')).toContain('Four people commented');
  });

  it('is led to from every page, in the language of the system', async () => {
    expect(await text('/glossary')).toContain(
      '<a class="nhsuk-header__navigation-link" href="/fenmarsh/consultation">Consultation (en)</a>',
    );
  });

  it('is found by the search, best first', async () => {
    const html = await text('/search?q=buses');
    expect(html.indexOf('An event: Buses at last')).toBeLessThan(html.indexOf('A comment: Buses first'));
    expect(html).toContain('href="/fenmarsh/events/1"');
  });
});
