import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calculate } from '../../carbon/calculation/calculate.ts';
import { sampleFiles } from '../../carbon/testing/sample-lines.ts';
import { takenIn } from '../../carbon/testing/taken-in.ts';
import { planStore } from '../../plan/store.ts';
import { smallDraft } from '../../plan/testing/small-draft.ts';
import { guardWorkspace } from '../../platform/accounts/guard.ts';
import type { Person } from '../../platform/accounts/people-store.ts';
import { testDatabase } from '../../platform/database/testing.ts';
import type { Env } from '../../platform/room.ts';
import { SystemSettings } from '../../platform/systems.model.ts';
import { systemStore } from '../../platform/systems.ts';
import { somebody, testHouse } from '../../platform/testing/house.ts';
import { kinds } from '../library/library.ts';
import { type Trajectory, trajectoryOf } from '../trajectory.ts';
import { trajectoryWorkspace, trajectoryWorkspaceAsks } from './routes.ts';

let folder: string;
let app: Hono<Env>;
let trajectory: Trajectory;
const people: Record<string, Person> = {};
let whoever = 'editor';

const here = '/fenmarsh/workspace/trajectory';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greenplan-work-'));
  const database = await testDatabase();
  const house = testHouse(database, [], { GREENPLAN_DATA: folder });
  const organisations = [
    { slug: 'northmere-hospitals', name: 'Northmere Hospitals', sector: 'trust' },
    { slug: 'harbeck-community', name: 'Harbeck Community', sector: 'trust' },
  ];
  const settings = SystemSettings.parse({ name: 'Fenmarsh', shortName: 'Fenmarsh', organisations });
  const system = await systemStore(database).create('fenmarsh', settings);
  if (!system) throw new Error('It was there already');
  await planStore(database, system).create('green-plan', smallDraft, []);
  trajectory = trajectoryOf(house, system, { team: true });
  const { carbon } = trajectory;
  for (const { name, lines } of sampleFiles().filter((one) => /^northmere.*2019/.test(one.name)))
    await takenIn(carbon, name, lines);
  await calculate(carbon, await carbon.method(), 'The first');
  for (const role of ['editor', 'approver', 'reporter'] as const)
    people[role] = await somebody(house, `An ${role}`, [{ systemId: system.id, role }]);
  app = new Hono<Env>()
    .use(async (c, next) => {
      c.set('system', system);
      c.set('person', people[whoever] ?? null);
      await next();
    })
    .use(
      `${here}/*`,
      guardWorkspace(trajectoryWorkspaceAsks, (c, status) => c.text('refused', status)),
    )
    .route(here, trajectoryWorkspace(house));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function as<T>(role: string, work: () => Promise<T>): Promise<T> {
  whoever = role;
  try {
    return await work();
  } finally {
    whoever = 'editor';
  }
}

async function read(path: string, status = 200): Promise<string> {
  const answer = await app.request(`${here}${path}`);
  expect([path, answer.status]).toEqual([path, status]);
  return answer.text();
}

type Fields = Record<string, string | string[]>;

async function send(path: string, fields: Fields): Promise<{ status: number; html: string; to: string }> {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  const answer = await app.request(`${here}${path}`, { method: 'POST', body });
  return { status: answer.status, html: await answer.text(), to: answer.headers.get('location') ?? '' };
}

const led: Fields = {
  title: 'LED lighting',
  organisation: ['northmere-hospitals', 'harbeck-community'],
  shares: 'Northmere Hospitals: 75\nHarbeck Community: 25',
  theme: 'Estates',
  stage: 'funded',
  start: 'April 2027',
  rampMonths: '12',
  lifetimeYears: '20',
  category: ['electricity'],
  activities: 'electricity/uk',
  effect: 'share less',
  share: '12.5 %',
  confidence: 'high',
  capital: '£1,250,000',
  saving: '310,000',
  funding: 'Public Sector Decarbonisation Scheme: 900,000',
  answerable: 'Head of estates',
};

describe('an initiative', () => {
  it('is written as a person fills the form in', async () => {
    const { status, to } = await send('/initiatives', led);
    expect([status, to]).toEqual([303, `${here}/initiative/led-lighting?done=saved`]);
    const kept = await trajectory.initiatives.byId('led-lighting');
    expect(kept?.initiative).toMatchObject({
      organisations: [
        { organisation: 'northmere-hospitals', share: '0.75' },
        { organisation: 'harbeck-community', share: '0.25' },
      ],
      ...{ start: '2027-04', rampMonths: 12, lifetimeYears: 20, confidence: 'high' },
      effect: { type: 'share less', share: '0.125' },
      money: { capital: '1250000', funding: [{ source: 'Public Sector Decarbonisation Scheme', amount: '900000' }] },
    });
    const form = await read('/initiative/led-lighting?done=saved');
    for (const shown of ['The initiative is saved', 'value="12.5"', 'Northmere Hospitals: 75', 'value="1250000"'])
      expect(form).toContain(shown);
  });

  it('shows the fields of all kinds of effect where nothing runs in the browser', async () => {
    const form = await read('/initiatives/new');
    for (const field of ['share', 'amount', 'newActivity', 'tonnesAYear']) expect(form).toContain(`name="${field}"`);
  });

  it('is given back with a clear sentence at each field that is wrong', async () => {
    const { status, html } = await send('/initiatives', {
      ...led,
      ...{
        start: 'soon',
        ends: 'March 2020',
        share: 'a lot',
        capital: 'a million',
        commitments: 'c999',
        needs: 'A unicorn',
      },
      ...{ shares: 'Northmere Hospitals: 60\nHarbeck Community: 60', funding: 'somebody' },
    });
    expect(status).toBe(422);
    for (const sentence of [
      'Write a month as year and month',
      'Write per cent from 0 to 100',
      'Write a number, such as 1,234.5',
      'The plan has no commitment “c999”',
      'There is no initiative “A unicorn”',
      'together they are 100 per cent',
      'Found “somebody”',
    ])
      expect(html).toContain(sentence);
    expect(html).toContain('href="#start"');
    expect(html).toContain('value="soon"');
  });

  it('with an effect of 140 %, or an end before its start, is not taken', async () => {
    for (const share of ['140', '0.3'])
      expect((await send('/initiatives', { ...led, share })).html).toContain('such as 30 for 30 %');
    expect((await send('/initiatives', { ...led, ends: 'March 2027' })).html).toContain('It ends before it starts');
  });

  it('takes the published factors of what is used instead', async () => {
    const { status } = await send('/initiatives', {
      ...led,
      ...{ title: 'Heat pump', shares: '', organisation: 'northmere-hospitals', category: ['fossil-fuels'] },
      ...{ activities: 'fuels/gaseous-fuels/natural-gas', effect: 'another factor', newShare: '80' },
      ...{ newActivity: 'electricity/uk', newUnit: 'kWh', perUnit: '0.3' },
    });
    expect(status).toBe(303);
    const effect = (await trajectory.initiatives.byId('heat-pump'))?.initiative.effect;
    expect(effect).toMatchObject({ type: 'another factor', share: '0.8', perUnit: '0.3' });
    const rates = effect?.type === 'another factor' ? effect.rates : [];
    // The UK Government's electricity of 2019.
    expect(rates).toContainEqual({
      part: 'direct',
      category: 'electricity',
      scope: '2',
      kg: '0.2556',
      national: 'grid',
    });
    expect(rates.every(({ national }) => national === 'grid')).toBe(true);
  });

  it('changed by somebody else meanwhile is given back, with what was written', async () => {
    const first = await send('/initiative/led-lighting', { ...led, revision: '1', start: 'May 2027' });
    expect(first.status).toBe(303);
    const second = await send('/initiative/led-lighting', { ...led, revision: '1', start: 'June 2027' });
    expect(second.status).toBe(409);
    expect(second.html).toContain('Somebody else has changed this');
    expect(second.html).toContain('value="June 2027"');
    expect((await trajectory.initiatives.byId('led-lighting'))?.initiative.start).toBe('2027-05');
  });

  it('begins with a kind of the library, filled in', async () => {
    const [kind] = kinds();
    expect(await read('/library')).toContain(kind?.title ?? '');
    const form = await read(`/initiatives/new?kind=${kind?.id}&organisation=harbeck-community`);
    expect(form).toContain(`name="kind" value="${kind?.id}"`);
    expect(form).toMatch(/value="harbeck-community"[^>]*checked|checked=""[^>]*value="harbeck-community"/);
  });

  it('is stopped, and removed where no other needs it', async () => {
    await send('/initiatives', { ...led, title: 'Sensors', needs: 'LED lighting' });
    expect((await send('/initiative/led-lighting/removal', { revision: '2' })).html).toContain(
      '“Sensors” needs this one',
    );
    expect((await send('/initiative/sensors/stopping', { revision: '1' })).status).toBe(303);
    expect((await trajectory.initiatives.byId('sensors'))?.initiative.stage).toBe('stopped');
    expect((await send('/initiative/sensors/removal', { revision: '1' })).status).toBe(409);
    expect((await send('/initiative/sensors/removal', { revision: '2' })).to).toBe(`${here}/initiatives?done=removed`);
  });

  it('is found by organisation, stage and theme, with what they come to', async () => {
    const all = await read('/initiatives');
    expect(all).toContain('2 of 2 initiatives');
    expect(all).toContain('£2,500,000');
    const some = await read('/initiatives?organisation=harbeck-community&stage=funded&theme=Estates');
    expect(some).toContain('1 of 2 initiatives');
    expect(some).not.toContain('Heat pump</a>');
    expect(await read('/initiatives?stage=idea')).toContain('0 of 2 initiatives');
  });
});

describe('a file of initiatives', () => {
  const upload = async (text: string, kind = 'initiatives') => {
    const body = new FormData();
    body.set('kind', kind);
    body.set('file', new File([text], 'initiatives.csv'));
    const answer = await app.request(`${here}/initiatives/file`, { method: 'POST', body });
    return {
      status: answer.status,
      html: await answer.text(),
      to: (answer.headers.get('location') ?? '').slice(here.length),
    };
  };
  const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '';

  it('comes out, changed goes in, and nothing is written before somebody has looked', async () => {
    const csv = await (await app.request(`${here}/initiatives.csv`)).text();
    const { to } = await upload(csv.replace('Heat pump', 'Heat pumps'));
    const preview = await read(to);
    expect(preview).toContain('1 is otherwise than now');
    expect(preview).toContain('1 is as now');
    expect(preview).toContain('Otherwise: name');
    expect((await trajectory.initiatives.byId('heat-pump'))?.initiative.title).toBe('Heat pump');
    expect((await send(to, { seen: seenIn(preview) })).to).toBe(`${here}/initiatives?done=written`);
    expect((await trajectory.initiatives.byId('heat-pump'))?.initiative.title).toBe('Heat pumps');
    expect((await send(to, { seen: seenIn(preview) })).html).toContain('The plan has changed since you looked');
  });

  it('is a workbook as well', async () => {
    const answer = await app.request(`${here}/initiatives.xlsx`);
    expect(answer.headers.get('content-disposition')).toContain('initiatives.xlsx');
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  it('that cannot be read is refused with why, at its field', async () => {
    const { status, html } = await upload('');
    expect(status).toBe(422);
    expect(html).toContain('id="file-error"');
  });

  it('of a plan tells its measures as ideas', async () => {
    const table = [
      'Action,Responsible body,Tonnes saved 2027/28,Tonnes saved 2028/29',
      'Replace boilers at Saltmere,Northmere Hospitals,120,240',
      'Electric pool cars,Harbeck Community,12,30',
    ];
    const { status, to, html } = await upload(table.join('\n'), 'measures');
    expect([status, html]).toEqual([303, '']);
    const preview = await read(to);
    expect(preview).toContain('2 initiatives are new');
    expect(preview).toContain('Replace boilers at Saltmere');
  });

  it('of a plan asks whose measures are that name no organisation, and writes nothing before it is told', async () => {
    const table = ['Action,Responsible body,2030 (tCO2e)', 'Insulate the lofts,Estates team,120'];
    const { to } = await upload(table.join('\n'), 'measures');
    const asked = await read(to);
    expect(asked).toContain('One measure names no organisation of the system');
    expect(asked).not.toContain('name="seen"');
    const path = to.replace(here, '');
    expect((await send(path, { seen: '' })).status).toBe(409);
    const told = await read(`${to}?whose=harbeck-community`);
    expect(told).toContain('Insulate the lofts');
    const [, seen = ''] = /name="seen" value="([^"]*)"/.exec(told) ?? [];
    const written = await send(path, { seen: seen.replaceAll('&quot;', '"'), whose: 'harbeck-community' });
    expect(written.status).toBe(303);
    const kept = (await trajectory.initiatives.list()).find(
      ({ initiative }) => initiative.title === 'Insulate the lofts',
    );
    expect(kept?.initiative.organisations).toEqual([{ organisation: 'harbeck-community', share: '1' }]);
  });
});

describe('a scenario', () => {
  it('is made, changed, seen and adopted', async () => {
    expect((await send('/scenarios', { name: 'Slow start', from: '' })).to).toBe(`${here}/scenarios/slow-start`);
    const changed = await send('/scenarios/slow-start/change', {
      ...{ revision: '1', initiative: 'led-lighting', start: 'April 2030', size: '50' },
    });
    expect(changed.status).toBe(303);
    expect(await read('/scenarios/slow-start')).toContain('starts in April 2030; 50 % of its size');
    expect((await send('/scenarios', { name: 'Slow start', from: 'slow-start' })).to).toBe(
      `${here}/scenarios/slow-start-2`,
    );
    const based = await send('/scenarios/slow-start-2', {
      ...{ revision: '1', name: 'No grid', basedOn: 'slow-start', 'switch-grid': 'off' },
    });
    expect(based.status).toBe(303);
    expect(await read('/scenarios')).toContain('No grid');

    const early = await send('/scenarios/slow-start/adoption', { on: 'soon', reason: 'so' });
    expect(early.html).toContain('Write a day as year, month and day');
    expect(early.html).toContain('Say in a sentence why it becomes the plan');
    const adopted = await as('approver', () =>
      send('/scenarios/slow-start/adoption', { on: '2027-04-01', reason: 'The board decided it in March' }),
    );
    expect(adopted.to).toBe(`${here}/scenarios?done=adopted`);
    const list = await read('/scenarios?done=adopted');
    for (const told of [
      'The scenario is the plan of record now',
      'The board decided it in March',
      'An approver',
      '1 April 2027',
    ])
      expect(list).toContain(told);
    expect((await trajectory.initiatives.byId('led-lighting'))?.initiative.start).toBe('2030-04');
  });

  it('that would go round in a circle is refused at its field', async () => {
    await send('/scenarios', { name: 'One', from: '' });
    await send('/scenarios', { name: 'Two', from: '' });
    await send('/scenarios/two', { revision: '1', name: 'Two', basedOn: 'one' });
    const { status, html } = await send('/scenarios/one', { revision: '1', name: 'One', basedOn: 'two' });
    expect(status).toBe(422);
    expect(html).toContain('href="#basedOn"');
  });

  it('says what is missing of a difference', async () => {
    expect((await send('/scenarios/one/change', { revision: '1', initiative: 'led-lighting' })).html).toContain(
      'Say what is otherwise',
    );
    expect((await send('/scenarios/one/change', { revision: '1', initiative: 'x', size: '2000' })).status).toBe(422);
  });
});

describe('targets and settings', () => {
  it('of the system stand beside the national ones', async () => {
    const target = {
      ...{ name: 'Medicines 10 % less by March 2028', of: 'categories', category: 'medicines', reduction: '10' },
      ...{ against: '2019/20', by: '2027/28', source: 'Green Plan, page 31' },
    };
    expect((await send('/targets', { ...target, by: '2018/19', category: [] })).status).toBe(422);
    expect((await send('/targets', target)).to).toBe(`${here}/targets?done=saved`);
    const [own] = await trajectory.targets.list();
    expect(own).toMatchObject({ of: ['medicines'], reduction: '0.1', from: 2027, by: 2027, against: 2019 });
    expect((await trajectory.allTargets()).length).toBeGreaterThan(4);
    expect((await send('/targets/removal', { id: own?.id ?? '' })).to).toBe(`${here}/targets?done=removed`);
  });

  const valuesIn = (html: string): Fields =>
    Object.fromEntries(
      [...html.matchAll(/<input[^>]*type="text"[^>]*>/g)].flatMap(([tag]) => {
        const [, name] = /name="([^"]+)"/.exec(tag) ?? [];
        return name ? [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']] : [];
      }),
    );

  it('are saved as they are filled in, and say at the field what is wrong', async () => {
    const usual = valuesIn(await read('/settings'));
    const chosen = {
      ...usual,
      ...{
        closures: 'Northmere Hospitals; Saltmere Hospital; April 2031',
        of1990: 'Northmere Hospitals; 42,000; 91,000.5',
      },
      ...{ growths: 'Patients; Board paper; 2025 1.02; 2030 1.08', switchedOff: ['cars'], 'likelihood-idea': '10' },
      ...{ embedOrigins: 'https://www.fenmarsh.nhs.uk/', 'growth-waste': 'population' },
    };
    const wrong = await send('/settings', { ...chosen, embedOrigins: 'http://evil.example', closures: 'Saltmere' });
    expect(wrong.html).toContain('Found “http://evil.example”');
    expect(wrong.html).toContain('Found “Saltmere”. Write organisation; site; month');
    expect((await send('/settings', chosen)).to).toBe(`${here}/settings?done=saved`);
    expect(await trajectory.settings.read()).toMatchObject({
      closures: [{ organisation: 'northmere-hospitals', site: 'Saltmere Hospital', from: '2031-04' }],
      of1990: [{ organisation: 'northmere-hospitals', footprint: '42000000', plus: '91000500' }],
      growths: [{ id: 'own-patients', values: { 2025: '1.02', 2030: '1.08' } }],
      ...{ switches: { cars: false }, growthOf: { waste: 'population' } },
      ...{ likelihoods: { idea: '0.1', done: '1' }, embedOrigins: ['https://www.fenmarsh.nhs.uk'] },
    });
    const model = await trajectory.model();
    expect(model?.growths.map(({ id }) => id)).toContain('own-patients');
    expect(model?.initiatives.map(({ id }) => id)).toContain('led-lighting');
    expect(model?.baseline.closures).toHaveLength(1);
  });
});

describe('a form that is sent empty', () => {
  it.each([
    '/initiatives',
    '/initiatives/file',
    '/initiative/heat-pump',
    '/scenarios',
    '/scenarios/one',
    '/targets',
    '/settings',
  ])('to %s is given back with what is missing', async (path) => {
    const { status, html } = await send(path, {});
    expect(status).toBe(422);
    expect(html).toContain('There is a problem');
  });

  it.each([
    '/initiative/c2',
    '/initiatives/file/c2',
    '/scenarios/c2',
    '/scenarios/c2/change',
    '/scenarios/c2/adoption',
    '/targets/removal',
  ])('to %s, which is not there, is not found', async (path) => {
    expect((await send(path, {})).status).toBe(404);
  });
});

describe('who only enters data', () => {
  it('sees what is planned and changes none of it', async () => {
    await as('reporter', async () => {
      expect(await read('/initiative/led-lighting')).not.toContain('<form');
      for (const page of ['/initiatives', '/scenarios', '/scenarios/one', '/targets', '/settings', '/library'])
        await read(page);
      for (const page of ['/initiatives/new', '/initiatives/file']) await read(page, 404);
      for (const path of ['/initiatives', '/initiative/led-lighting/removal', '/scenarios/one/adoption', '/settings'])
        expect((await send(path, {})).status).toBe(403);
    });
  });

  it('nor does whoever has not signed in see anything', async () => {
    await as('nobody', () => read('/initiatives', 401));
  });
});
