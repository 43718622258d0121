import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Decimal } from '../../kernel/decimals.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { testHouse } from '../../platform/testing/house.ts';
import { calculate } from '../calculation/calculate.ts';
import { type Carbon, carbonOf } from '../carbon.ts';
import { counted } from '../footprint/basis.ts';
import { kgOf } from '../footprint/figure.ts';
import { monthsOfYear } from '../footprint/months.ts';
import { sampleDrivers, sampleFiles } from '../testing/sample-lines.ts';
import { takenIn } from '../testing/taken-in.ts';
import { carbonPages, carbonReadingRoutes } from './routes.ts';

let folder: string;
let carbon: Carbon;
let app: Hono<Env>;

const settings = SystemSettings.parse({
  name: 'Fenmarsh and Wold',
  shortName: 'Fenmarsh',
  places: [{ slug: 'fenmarsh', name: 'Fenmarsh' }],
  organisations: [
    { slug: 'northmere-hospitals', name: 'Northmere Hospitals NHS Trust', sector: 'trust', places: ['fenmarsh'] },
    { slug: 'thornwold-hospitals', name: 'Thornwold Hospitals NHS Foundation Trust', sector: 'trust' },
    { slug: 'harbeck-community', name: 'Harbeck Community and Mental Health NHS Trust', sector: 'trust' },
    { slug: 'primary-care-collaborative', name: 'Primary Care Collaborative', sector: 'primary-care' },
    { slug: 'fenmarsh-and-wold-icb', name: 'Fenmarsh and Wold ICB', sector: 'icb' },
    { slug: 'voluntary-alliance', name: 'Voluntary Alliance', sector: 'vcse' },
  ],
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-pages-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const system = await systemStore(database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  carbon = carbonOf(house, system);
  const files = sampleFiles().filter(({ name }) => /2019|2023|2024/.test(name));
  for (const { name, lines } of files) await takenIn(carbon, name, lines);
  await carbon.drivers.write(sampleDrivers());
  const { calculation } = await calculate(carbon, await carbon.method(), 'The first');
  await carbon.calculations.publish(calculation.id, 'A note for readers.');
  app = new Hono<Env>()
    .use(async (c, next) => {
      c.set('system', system);
      await next();
    })
    .route('/fenmarsh/workspace', carbonReadingRoutes(house))
    .route('/fenmarsh', carbonPages(house));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const open = '/fenmarsh/carbon';
const work = '/fenmarsh/workspace/carbon';
const northmere = '/organisations/northmere-hospitals';

async function read(path: string, status = 200): Promise<string> {
  const answer = await app.request(path);
  expect([path, answer.status]).toEqual([path, status]);
  return answer.text();
}

/** Sends a form, and reads what it leads to. */
async function send(path: string, fields: Record<string, string>): Promise<string> {
  const answer = await app.request(path, { method: 'POST', body: new URLSearchParams(fields) });
  return answer.status === 303 ? read(answer.headers.get('location') ?? '') : answer.text();
}

const hrefs = (html: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));

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

describe('the system’s page', () => {
  it('has organisations and places that add up to it to the last digit', async () => {
    const html = await read(`${open}?year=2024`);
    const calculation = await carbon.calculations.latest();
    const figures = await carbon.calculations.figures(calculation?.id ?? '', { year: 2024 });
    const whole = kgOf(counted(figures, 'location').figures);
    const exact = whole.toFixed().replace(/\B(?=(\d{3})+(?=\.))/g, ',');
    expect(html).toContain(`add up to the system to the last digit: ${exact} kg`);
    const tonnes = (text: string | undefined) => new Decimal((text ?? '0').replaceAll(',', ''));
    const members = settings.organisations.slice(0, 5).map(({ name }) => tonnes(row(html, name)[2]));
    const sum = members.reduce((a, b) => a.plus(b));
    expect(
      sum
        .minus(tonnes(row(html, 'The whole system')[2]))
        .abs()
        .lt('0.3'),
    ).toBe(true);
  });

  it('says of whom there is nothing, in place of a nought', async () => {
    const html = await read(open);
    expect(html).toContain('Nothing at all came from: Voluntary Alliance.');
    // The board has spend alone, which is in the Footprint Plus and not in the Footprint.
    expect(row(html, 'Fenmarsh and Wold ICB')[1]).toBe('no data');
    expect(row(await read(`${open}/organisations/fenmarsh-and-wold-icb`), 'NHS Carbon Footprint')[1]).toBe('no data');
  });

  it('shows the years there are, and one without data as such', async () => {
    expect(row(await read(open), '2021/22').slice(1, 3)).toEqual(['no data', 'no data']);
  });
});

describe('a year or a ranking that is not there', () => {
  it('is told, with those that are', async () => {
    for (const year of ['1999', 'abc', '2021']) {
      for (const path of [`${open}?`, `${open}${northmere}?`, `${open}/hotspots?by=site&`, `${open}/medicines?`]) {
        const html = await read(`${path}year=${year}`, 404);
        expect(html).toContain('There is no such year here');
        expect(html).toContain(`“${year}” is none of the financial years`);
      }
    }
    const [link] = hrefs(await read(`${open}/hotspots?by=site&year=1999`, 404)).filter((one) => one.includes('2023'));
    expect(await read(link ?? '')).toContain('Hotspots');
    await read(`${open}/result.csv?year=abc`, 404);
    expect(await read(`${open}?year=2023/24`)).toContain('Carbon footprint, 2023/24');
  });

  it('is told of what hotspots are not ranked by, with what they are', async () => {
    const html = await read(`${open}/hotspots?by=weather`, 404);
    expect(html).toContain('Hotspots cannot be ranked by “weather” here.');
    expect(html).toContain('By medicine');
    expect(html).not.toContain('By supplier');
  });
});

describe('an organisation’s page', () => {
  it('tells total, range, categories, scope 2 twice, gaps, hotspots, and why it changed', async () => {
    const html = await read(`${work}${northmere}?year=2024`);
    for (const words of [
      'NHS Carbon Footprint Plus',
      'with 95 % confidence',
      'Scope 2 counted twice',
      'By scope',
      'There is no data on freight transport for 2024/25.',
      'Why 2024/25 differs from 2023/24',
      'By supplier',
    ])
      expect(html).toContain(words);
    const [, location, market] = row(html, 'Scope 2: electricity and heat bought in');
    expect(Number(location?.replaceAll(',', ''))).toBeGreaterThan(4000);
    expect(market).toBe('0.0');
  });

  it('tells biogenic carbon dioxide apart', async () => {
    expect(await read(`${work}/organisations/thornwold-hospitals?year=2024`)).toContain(
      'Carbon dioxide from burning plants, told apart',
    );
  });

  it('offers a benchmark beside a gap, labelled, and adds it to nothing', async () => {
    const html = await read(`${open}/organisations/harbeck-community?year=2024`);
    expect(html).toContain('Benchmark, not in the total:');
    expect(html).toMatch(/36900 m² \(ERIC 2024-25\)/);
    expect(html).toContain('Estimate from its own other year, not in the total:');
    expect(html).toContain('ERIC 2014/15, trusts (mental health and learning disability) together');
    expect(html).toMatch(/The mean of Northmere [^.]* and Thornwold [^.]*, 2024\/25/);
    expect(html).toContain('The engineers’ log of refrigerant that was topped up, in kg, would do.');
    expect(row(html, 'Water')[1]).toBe('no data');
  });

  it('leads from each of its figures to how it was made, and from there to the lines', async () => {
    const html = await read(`${work}${northmere}?year=2024`);
    const all = [...new Set(hrefs(html).filter((href) => href.startsWith(`${work}/made?`)))];
    expect(all.length).toBeGreaterThan(60);
    // Each month is counted when it is asked for: one stands for all.
    const months = all.filter((href) => href.includes('month='));
    expect(months).toHaveLength(24);
    const made = all.filter((href) => !months.slice(1).includes(href));
    for (const href of made) {
      const page = await read(href);
      expect([href, page.includes('There are no figures of this.')]).toEqual([href, false]);
      expect(hrefs(page).some((each) => each.startsWith(`${work}/lines?`))).toBe(true);
    }
  }, 60_000);

  it('is not there for an organisation without lines', async () => {
    await read(`${open}/organisations/voluntary-alliance`, 404);
    await read(`${open}/organisations/nobody`, 404);
  });
});

describe('how a figure was made', () => {
  const electricity = `${work}/made?organisation=northmere-hospitals&year=2024&category=electricity`;

  it('names quantity, rate, publication, sheet and row', async () => {
    const html = await read(electricity);
    expect(html).toContain('20,664,684 kWh');
    expect(html).toContain('0.20705 kgCO₂e per kWh (UK Government GHG Conversion Factors for Company Reporting 2024');
    expect(html).toMatch(/UK electricity, row \d+/);
  });

  it('says what stood in where there was no factor', async () => {
    const html = await read(`${work}/made?organisation=northmere-hospitals&year=2024&category=medicines`);
    expect(html).toContain('Stood in:');
  });

  it('leads to lines with file name and row, which come as a file too', async () => {
    const [lines = ''] = hrefs(await read(electricity)).filter((href) => href.includes('/lines?'));
    const html = await read(lines);
    expect(html).toContain('northmere-hospitals meters 2024-25.csv');
    expect(html).toMatch(/row \d+/);
    const [csv = ''] = hrefs(html).filter((href) => href.includes('/lines.csv?'));
    const rows: Record<string, string>[] = parse(await read(csv), { columns: true, bom: true });
    expect(rows).toHaveLength(24);
    const sum = rows.reduce((all, one) => all.plus(one.quantity ?? '0'), new Decimal(0));
    expect(sum.toFixed()).toBe('20664684');
  });

  it('tells readers how many lines there are, in which files, and that the team sees them', async () => {
    const html = await read(electricity.replace(work, open));
    expect(html).toContain('It was made of 24 lines of activity data.');
    expect(html).toContain('the team alone sees them');
    expect(html).toMatch(/northmere-hospitals meters 2024-25\.csv: \d+ lines/);
  });

  it('is packed under a name that tells of whom and of when', async () => {
    const nameOf = async (query: string) =>
      /filename="(.*)"/.exec(
        (await app.request(`${work}/audit-pack.zip?calculation=1${query}`)).headers.get('content-disposition') ?? '',
      )?.[1];
    expect(await nameOf('&organisation=harbeck-community&year=2024')).toBe(
      'audit-pack-harbeck-community-2024-25-1.zip',
    );
    expect(await nameOf('&year=2019')).toBe('audit-pack-fenmarsh-2019-20-1.zip');
  }, 60_000);

  it('is for the team alone as far as lines and suppliers go', async () => {
    const page = await read(electricity.replace(work, open));
    expect(hrefs(page).filter((href) => href.includes('lines'))).toEqual([]);
    await read(`${open}/lines?organisation=northmere-hospitals`, 404);
    await read(`${open}/hotspots?by=supplier`, 404);
    for (const path of [open, `${open}${northmere}`, `${open}/hotspots`, `${open}/medicines`])
      expect(await read(path)).not.toContain('Brackley Environmental');
  });

  it('does not break on an address that asks for nonsense', async () => {
    for (const query of ['year=x', 'year=2024&month=1', 'year=2024&category=none', 'year=2024&organisation=nobody'])
      expect([query, [200, 404].includes((await app.request(`${work}/made?${query}`)).status)]).toEqual([query, true]);
    for (const path of ['/lines?page=0', '/lines?file=x', '/calculations/x', '/calculations/99', '?calculation=7e9'])
      expect([path, (await app.request(`${work}${path}`)).status < 500]).toEqual([path, true]);
  });
});

describe('hotspots, medicines and comparison', () => {
  it('ranks sites, suppliers and activities with their share, against last year', async () => {
    for (const by of ['category', 'site', 'supplier', 'activity', 'medicine', 'organisation'])
      expect(await read(`${work}/hotspots?by=${by}&year=2024`)).toContain('with the change since 2023/24');
    expect(await read(`${work}/hotspots?by=supplier&year=2024`)).toContain('Brackley Environmental');
  });

  it('ranks medicines, inhalers and gases by product, and nothing else', async () => {
    const html = await read(`${open}/hotspots?organisation=northmere-hospitals&by=medicine&year=2024`);
    expect(html).toMatch(/Nitrous oxide/);
    expect(html).toMatch(/[Ii]nhaler/);
    expect(html).not.toMatch(/Natural gas/);
  });

  it('say once what the short words for doubts mean', async () => {
    const html = await read(`${open}/hotspots?organisation=northmere-hospitals&year=2024`);
    expect(html.split('Get better data before you act on it.').length).toBe(2);
  });

  it('tells medicines since 2019/20, by practice, against the aim of March 2028', async () => {
    const html = await read(`${open}/medicines?organisation=primary-care-collaborative&year=2024`);
    expect(row(html, 'Beckside Surgery (K83011)')[5]).toBe('On course');
    expect(row(html, 'Saltmere Health Centre (K83032)')[5]).toBe('Not on course');
    // It opened after the baseline.
    expect(row(html, 'Northmere Quay Practice (K83089)')[4]).toBe('no data');
  });

  it('puts organisations of a kind beside each other by floor area, beds, staff and money', async () => {
    const html = await read(`${open}/comparison?year=2024`);
    for (const per of ['per m²', 'per bed', 'per member of staff', 'per pound of turnover'])
      expect(html).toContain(`Trusts: kg CO₂e ${per}`);
    expect(html).not.toContain('Primary care: kg');
    // Three trusts: each has two others, which are too few for a median.
    expect(row(html, 'Northmere Hospitals NHS Trust')[4]).toMatch(
      /^[\d.]+ times Thornwold .*; [\d.]+ times Harbeck|^[\d.]+ times Harbeck .*; [\d.]+ times Thornwold/,
    );
    expect(html).toContain('too few for a median');
    expect(html).not.toContain('>median ');
  });
});

describe('calculations', () => {
  it('are made with a reason, made again to the same bits, and compared', async () => {
    expect(await send(`${work}/calculations`, { reason: '' })).toContain('Say why it is made');
    expect(await send(`${work}/calculations`, { reason: 'Nothing new' })).toContain('calculation 1 holds');
    await carbon.settings.write({ ...(await carbon.settings.read()), warmingPotentials: 'AR6' });
    expect(await send(`${work}/calculations`, { reason: 'The sixth report' })).toContain('Calculation 2 is made');
    const first = await carbon.calculations.byNumber(1);
    expect(await send(`${work}/calculations/1/again`, {})).toContain(
      `Made again, it is the same to the last bit: ${first?.resultHash}`,
    );
    const difference = await read(`${work}/calculations/2/difference?from=1&year=2024`);
    expect(difference).toContain('Warming potentials: AR5 then, AR6 now.');
    const told = row(difference, 'Anaesthetic gases');
    expect([told[3], told[6]]).toEqual([told[3], told[3]]);
    expect(row(difference, 'Electricity')).toEqual([]);
  }, 60_000);

  it('are shown to readers once published, and not before', async () => {
    expect(await read(open)).toContain('A note for readers.');
    expect(await send(`${work}/calculations/2/publish`, { note: 'With the sixth report.' })).toContain(
      'Readers see it',
    );
    expect(await read(open)).toContain('With the sixth report.');
    expect(await read(`${work}?calculation=1`)).toContain('From calculation 1');
  });

  it('lock a baseline once, and restate it only with a reason', async () => {
    const at = { organisation: 'northmere-hospitals', calculation: '1', year: '2019' };
    const lock = (fields: Record<string, string>) => send(`${work}/baseline`, { ...at, ...fields });
    expect(await lock({ reason: '' })).toContain('Say why this year is the one that others are measured against');
    expect(await lock({ reason: 'The plan’s baseline' })).toContain('The baseline is locked.');
    expect(await read(`${work}${northmere}`)).toMatch(/The baseline is 2019\/20, locked on .* from calculation 1/);
    expect(await lock({ calculation: '2', reason: 'new', kind: 'method' })).toContain('Say in a sentence why');
    const empty = await lock({ calculation: '2', reason: '', kind: 'method' });
    expect(empty).toContain('Say in a sentence why the baseline is restated');
    expect(empty).not.toContain('Say why this year is the one');
    expect(await lock({ year: '2021', reason: 'Better' })).toContain('has no figures of 2021/22');
    const words = 'Potentials are those of the sixth report from now on';
    expect(await lock({ calculation: '2', reason: words, kind: 'method' })).toContain(words);
    expect(await carbon.baselines.history('northmere-hospitals')).toHaveLength(2);
  });
});

describe('a site with data of some months only', () => {
  const electricity = (year: number, months: number) =>
    monthsOfYear(year)
      .slice(0, months)
      .map((fromMonth) => ({
        ...{ organisation: 'northmere-hospitals', site: 'Fen Lodge', fromMonth, quantity: '100000' },
        ...{ activity: 'electricity/uk', unit: 'kWh', tier: 'optimal' as const },
      }));

  it('is a gap by its name, with an estimate beside it, and no change of activity', async () => {
    const { calculation: without } = await calculate(carbon, await carbon.method(), 'Without Fen Lodge');
    await takenIn(carbon, 'Fen Lodge.csv', [...electricity(2023, 12), ...electricity(2024, 4)]);
    const { calculation } = await calculate(carbon, await carbon.method(), 'With Fen Lodge');
    const page = (n: number) => read(`${work}${northmere}?year=2024&calculation=${n}`);
    const [then, now] = [await page(without.n), await page(calculation.n)];
    expect(then).not.toContain('Fen Lodge');
    expect(now).toContain('Fen Lodge has no data on electricity from August 2024.');
    expect(now).toMatch(/at Fen Lodge \(Electricity, \w+\): −/);
    // Category, before, after, change, activity, factors, method, scope of data.
    const [before = [], after = []] = [then, now].map((html) =>
      row(html.slice(html.indexOf('Why 2024/25 differs')), 'Electricity'),
    );
    expect(after.length).toBe(8);
    expect([after[4], after[6]]).toEqual([before[4], before[6]]);
    expect(before[7]).toBe('0.0');
    expect(after[7]).toMatch(/^−1\d\d\.\d$/);
  }, 60_000);
});

describe('a year of which one month is there', () => {
  it('is marked, compared with none, and no verdict is given of it', async () => {
    const gas = { organisation: 'northmere-hospitals', activity: 'anaesthetic-gases/nitrous-oxide', unit: 'l' };
    await takenIn(carbon, 'September 2017.csv', [{ ...gas, fromMonth: 201709, quantity: '10' }]);
    await calculate(carbon, await carbon.method(), 'With a month of 2017');
    const system = await read(`${work}?year=2024`);
    expect(system).toContain('From 2019/20 to 2024/25 it changed by');
    expect(row(system, '2017/18').slice(3)).toEqual(['', 'months missing of one organisation']);
    expect(row(system, '2019/20')[4]).toBe('all 12');
    expect(system).toContain('gp-plot__bar--partial');
    const medicines = await read(`${work}/medicines?year=2017`);
    expect(medicines).not.toContain('On course');
    expect(medicines).toContain('This year is before that, so there is nothing to be on course for.');
    const own = await read(`${work}${northmere}?year=2017`);
    expect(own).toContain('There are figures of one month of 2017/18 only');
    expect(own).toContain('This year is before that, so it is not measured against it.');
    const comparison = await read(`${work}/comparison?year=2017`);
    expect(comparison).not.toContain(' times ');
  }, 60_000);
});
