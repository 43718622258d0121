import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../carbon/calculation/calculate.ts';
import { carbonOf } from '../../carbon/carbon.ts';
import { monthsOfYear } from '../../carbon/footprint/months.ts';
import { takenIn } from '../../carbon/testing/taken-in.ts';
import { createApp } from '../../platform/app.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { cookiesOf, somebody, type TestHouse, testHouse } from '../../platform/testing/house.ts';
import { trajectory as room } from '../room.ts';
import { Initiative, Scenario } from '../rules/model.ts';
import { type Trajectory, trajectoryOf } from '../trajectory.ts';

let folder: string;
let house: TestHouse;
let app: ReturnType<typeof createApp>;
let trajectory: Trajectory;
let cookie: string;

const settings = SystemSettings.parse({
  name: 'Fenmarsh and Wold',
  shortName: 'Fenmarsh',
  places: [{ slug: 'fenmarsh', name: 'Fenmarsh' }],
  organisations: [
    { slug: 'northmere', name: 'Northmere Hospitals', sector: 'trust', places: ['fenmarsh'] },
    { slug: 'thornwold', name: 'Thornwold Hospitals', sector: 'trust' },
  ],
});

/** 1,000 MWh of gas and 200 MWh of electricity a month at each. */
const lines = ['northmere', 'thornwold'].flatMap((organisation) =>
  monthsOfYear(2019).flatMap((fromMonth) =>
    (
      [
        ['fuels/gaseous-fuels/natural-gas', '1000000'],
        ['electricity/uk', '200000'],
      ] as const
    ).map(([activity, quantity]) => ({ organisation, site: 'Main', fromMonth, activity, unit: 'kWh', quantity })),
  ),
);

const initiative = (given: object) =>
  Initiative.parse({
    ...{ stage: 'funded', start: '2027-04', theme: 'Heat' },
    ...{ actsOn: { categories: [], activities: ['fuels/gaseous-fuels/natural-gas'], sites: [], suppliers: [] } },
    ...{ effect: { type: 'share less', share: '0.2' }, money: { capital: '1000000', saving: '90000' } },
    ...given,
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-trajectory-'));
  house = testHouse(await testDatabase(), [room], { GREENPLAN_DATA: folder });
  app = createApp(house, [room]);
  const system = await systemStore(house.database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  const editor = await somebody(house, 'Ann Ash', [{ systemId: system.id, role: 'editor' }]);
  cookie = await cookiesOf(house, editor);
  trajectory = trajectoryOf(house, system, { team: true });
  expect(await (await app.request('/fenmarsh/trajectory')).text()).toContain('No footprint has been published');
  const carbon = carbonOf(house, system);
  await takenIn(carbon, '2019.csv', lines);
  const { calculation } = await calculate(carbon, await carbon.method(), 'The first');
  await carbon.calculations.publish(calculation.id, '');
  const half = [
    { organisation: 'northmere', share: '0.5' },
    { organisation: 'thornwold', share: '0.5' },
  ];
  const all = [
    initiative({ id: 'insulation', title: 'Insulation', organisations: half }),
    initiative({
      ...{ id: 'boilers', title: 'Better boilers', organisations: [{ organisation: 'northmere', share: '1' }] },
      ...{ start: '2028-04', effect: { type: 'share less', share: '0.3' }, answerable: 'Bea Birch' },
    }),
    initiative({
      ...{ id: 'solar', title: 'Solar panels', theme: 'Power', stage: 'idea', organisations: half },
      actsOn: { categories: [], activities: ['electricity/uk'], sites: [], suppliers: [] },
    }),
  ];
  await trajectory.initiatives.write(all.map((one) => ({ initiative: one, revision: null })));
  const faster = { id: 'faster', name: 'Faster', basedOn: null, changes: [{ initiative: 'solar', stage: 'funded' }] };
  await trajectory.scenarios.add(Scenario.parse(faster));
  // What was kept of the version before is asked for anew after a second.
  await new Promise((resolve) => setTimeout(resolve, 1000));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(path: string, status = 200): Promise<string> {
  const answer = await app.request(`http://localhost${path}`, { headers: { cookie } });
  expect([path, answer.status]).toEqual([path, status]);
  return answer.text();
}
const open = '/fenmarsh/trajectory';
const work = '/fenmarsh/workspace/trajectory';

/** The figures in a table's row that begins with these words. */
function row(html: string, begins: string): string[] {
  const rows = html
    .split('<tr')
    .map((each) =>
      [...each.matchAll(/gp-data__cell">(.*?)<\/span><\/t[hd]>/gs)].map(([, cell = '']) =>
        cell.replace(/<[^>]+>/g, ''),
      ),
    );
  return rows.find(([first]) => first === begins) ?? [];
}
const figure = (text: string | undefined): number => Number((text ?? '').replaceAll(',', '').replace('−', '-'));

describe('the first page', () => {
  it('says in its title what it shows, and has a range, the targets and all tonnes until then', async () => {
    const html = await read(open);
    expect(html).toMatch(
      /<h2[^>]*id="trajectory-chart"[^>]*>Planned action closes \d+ % of the gap to 2032\/33; most of/,
    );
    expect(html).toMatch(/In nine of ten draws.* it is between [\d,]+ and [\d,]+ t/);
    expect(row(html, 'Without action')).toEqual([]);
    expect(html).toContain('reckoned by England’s published ratio');
    expect(html).toContain('All tonnes until then');
  });
});

describe('the waterfall', () => {
  const gasOf = 2 * 12 * 1_000_000;

  it('goes from the baseline to the forecast, and is the same total by either order', async () => {
    const [shared, ordered] = [await read(`${open}/waterfall`), await read(`${open}/waterfall?attribution=delivery`)];
    // A fifth of both, and 30 % of what that leaves of the one: 0.8 × 12 + 0.8 × 0.7 × 12 = 16.32 GWh are left of 24.
    const perKwh = 0.18385 + 0.02391;
    expect(figure(row(shared, 'Heat')[1])).toBeCloseTo((-(gasOf - 16_320_000) * perKwh) / 1000, 0);
    expect(row(ordered, 'Heat')).toEqual(row(shared, 'Heat'));
    expect(row(ordered, 'Insulation')).not.toEqual(row(shared, 'Insulation'));
  });

  it('opens each theme into its initiatives, which lead to their arithmetic; ideas stand apart', async () => {
    const html = await read(`${open}/waterfall`);
    expect(html).toContain(`href="${open}/waterfall/insulation?year=2032"`);
    expect(html).toMatch(/Idea, not planned: Solar panels/);
  });

  it('tries a start and a size out, and keeps nothing of it', async () => {
    const planned = row(await read(`${open}/waterfall`), 'Heat');
    const tried = await read(`${open}/waterfall?initiative=insulation&start=2031-04&size=0.5`);
    expect(tried).toContain('You are trying a change out: “Insulation” is not as it is planned');
    expect(figure(row(tried, 'Heat')[1])).toBeGreaterThan(figure(planned[1]));
    expect(row(await read(`${open}/waterfall`), 'Heat')).toEqual(planned);
  });

  it('says at its field what is wrong with an address', async () => {
    const html = await read(`${open}/waterfall?initiative=insulation&start=soon`, 422);
    expect(html).toMatch(/class="nhsuk-error-message"[^>]*>.{0,80}“soon” is no month/s);
    expect(html).toContain('id="waterfall-chart"');
  });

  it('is of one organisation, or of a place, where that is asked for', async () => {
    const [all, north, place] = await Promise.all(
      ['', '?organisation=northmere', '?organisation=place:fenmarsh'].map((query) => read(`${open}/waterfall${query}`)),
    );
    const reached = (html: string | undefined) => figure(row(html ?? '', 'Forecast, 2032/33')[2]);
    expect(reached(place)).toBe(reached(north));
    expect(reached(north)).toBeLessThan(reached(all) / 2);
  });
});

describe('why an initiative is given its credit', () => {
  it('is told by what it acts on and with whom it meets; who is answerable is for the team', async () => {
    const html = await read(`${open}/waterfall/boilers`);
    expect(html).toMatch(
      /By itself it would take off [\d.]+ t\. It is given [\d.]+ t, since others act on the same things/,
    );
    expect(html).toContain('12,000,000 kWh in 2032/33 without action. Of these 30 % less.');
    expect(html).not.toContain('Bea Birch');
    expect(await read(`${work}/waterfall/boilers`)).toContain('Bea Birch');
    await read(`${open}/waterfall/nothing`, 404);
  });
});

describe('the other pages', () => {
  it.each([
    ['/gap', /[\d,]+ t are missing in 2032\/33, [\d.]+ % of it in /],
    ['/gap?target=plus-net-zero&year=2045', /net zero by 2045/],
    ['/wedges', /Most is taken off by “Heat”: [\d,]+ t in 2050\/51/],
    ['/cost', /\d of 3 initiatives save money as well as carbon/],
    ['/opportunities', /3 initiatives that serve no commitment/],
  ])('%s says what it shows', async (path, says) => {
    expect(await read(`${open}${path}`)).toMatch(says);
    await read(`${work}${path}`);
  });

  it('have nothing of a target that is not there', async () => {
    await read(`${open}/gap?target=nothing`, 404);
  });
});

describe('scenarios', () => {
  it('are the team’s; readers are shown the plan and told so', async () => {
    expect(await read(`${open}?scenario=faster`, 422)).toContain('Scenarios are the team’s');
    expect(await read(`${work}?scenario=faster`)).toContain('As the scenario “Faster” has it');
  });

  it('stand side by side, and the one that leads furthest is named', async () => {
    const html = await read(`${work}/compare?plan=record&plan=faster`);
    expect(html).toMatch(/Faster leads furthest: [\d,.]+ t less in 2050\/51 than the plan/);
    expect(await read(`${work}/compare?plan=nothing`, 422)).toContain('There is no scenario “nothing”');
    await read(`${open}/compare`, 404);
  });
});

describe('a choice under a budget', () => {
  const ask = (fields: Record<string, string>) =>
    app.request(`http://localhost${work}/optimise`, {
      method: 'POST',
      headers: { cookie, origin: 'http://localhost' },
      body: new URLSearchParams({ of: 'footprint', year: '2032', ...fields }),
    });

  it('is refused without money, with a sentence at the field', async () => {
    const answer = await ask({ 'pounds-2028': 'lots' });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('“lots” is no amount of pounds'),
    ]);
    expect(await (await ask({})).text()).toContain('Give a budget for at least one year');
  });

  it('is made apart, and says why', async () => {
    expect((await ask({ 'pounds-2028': '£1,200,000' })).status).toBe(303);
    await expect.poll(() => read(`${work}/optimise`), { timeout: 10_000 }).toContain('Chosen, and why');
    expect(await read(`${work}/optimise`)).toMatch(/One initiative takes [\d,.]+ t off for £1,000,000|£1 million/);
  });
});

describe('a picture for another site', () => {
  it('is framed by nobody unless the system names the site, and then by that one alone', async () => {
    const policy = async (path: string) => (await app.request(path)).headers;
    expect((await policy(`${open}/embed/waterfall`)).get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    );
    await trajectory.settings.write({
      ...(await trajectory.settings.read()),
      embedOrigins: ['https://www.example.nhs.uk'],
    });
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const headers = await policy(`${open}/embed/waterfall`);
    expect(headers.get('content-security-policy')).toContain('frame-ancestors https://www.example.nhs.uk');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-frame-options')).toBeNull();
    const page = await policy(`${open}/waterfall`);
    expect(page.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.get('x-frame-options')).toBe('DENY');
    await read(`${open}/embed/nothing`, 404);
  });

  it('holds the picture, its sentence and a link that leaves the frame', async () => {
    const html = await read(`${open}/embed/gap`);
    expect(html).toMatch(/<h1[^>]*>[\d,]+ t are missing/);
    expect(html).toContain('target="_top"');
    expect(html).not.toContain('<nav');
  });
});

describe('the file of a picture', () => {
  it('is a slide as SVG and as PNG, and there is none of another name or kind', async () => {
    const svg = await read(`${open}/pictures/waterfall.svg`);
    expect(svg).toMatch(/^<\?xml/);
    expect(svg).not.toContain('<script');
    const answer = await app.request(`${open}/pictures/gap.png`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    for (const file of ['waterfall.exe', 'waterfall', 'secrets.svg']) await read(`${open}/pictures/${file}`, 404);
  });
});

describe('the interface for programs', () => {
  it('gives the same figures, exactly, and its waterfall adds up', async () => {
    const answer = JSON.parse(await read('/api/v1/systems/fenmarsh/trajectory/waterfall?year=2040'));
    const steps: { kind: string; change: string; to: string }[] = answer.steps;
    const last = steps.find(({ kind }) => kind === 'forecast');
    const milligrams = (kg: string) => BigInt(Math.round(Number(kg) * 1_000_000));
    const sum = steps
      .filter(({ kind }) => ['baseline', 'growth', 'national', 'theme'].includes(kind))
      .reduce((all, { change }) => all + milligrams(change), 0n);
    expect(sum).toBe(milligrams(last?.to ?? ''));
    for (const path of ['', '/initiatives', '/targets', '/macc', '/scenarios'])
      await read(`/api/v1/systems/fenmarsh/trajectory${path}`);
    await read('/api/v1/systems/fenmarsh/trajectory?organisation=nothing', 404);
    await read('/api/v1/systems/nothing/trajectory', 404);
  });
});

describe('what the room adds elsewhere', () => {
  it('finds initiatives by their words, and tells when what is planned starts', async () => {
    const { system } = trajectory;
    const hits = await room.search?.[0]?.find(house, system, 'boilers');
    expect(hits).toMatchObject([{ title: 'Better boilers', href: `${open}/waterfall/boilers` }]);
    const dates = await room.dates?.[0]?.dates(house, { system, planId: '', today: '2027-06-01' });
    expect(dates?.map(({ on, state }) => [on, state])).toEqual([
      ['2028-04-01', 'future'],
      ['2027-04-01', 'past'],
    ]);
  });
});
