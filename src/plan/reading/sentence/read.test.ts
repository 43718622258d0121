/** Sentences as plans of all kinds write them, invented, with answers written by hand. */
import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSentence } from './read.ts';
import { citations, type Told, told } from './told.testing.ts';

/** What a row leaves out is expected to be empty; `strength` is held only where the row tells it. */
type Row = [text: string, answer: Partial<Told>];

function check(rows: Row[]): void {
  it.each(rows)('%s', (text, { strength, ...answer }) => {
    const { strength: found, ...rest } = told(text);
    expect(rest).toEqual({ lead: [], with: [], adopts: [], dates: [], targets: [], ...answer });
    if (strength !== undefined) expect(found).toBe(strength);
  });
}

describe('who promises', () => {
  check([
    ['The Trust will publish its travel plan.', { lead: ['Trust'], strength: 'commit' }],
    ['Fenmarsh ICB and all Trusts will share meters.', { lead: ['Fenmarsh ICB', 'Trusts'] }],
    ['NHS Fenmarsh and Wold will appoint a lead.', { lead: ['NHS Fenmarsh and Wold'] }],
    ['Estates and Facilities to replace the boilers.', { lead: ['Estates and Facilities'], strength: 'commit' }],
    ['Sustainability team to survey staff.', { lead: ['Sustainability team'], strength: 'commit' }],
    [
      'Through its anchor programme, the council is opening a repair shop.',
      { lead: ['council'], strength: 'describe' },
    ],
    ['As part of the winter plan, our community teams will visit cold homes.', { lead: ['community teams'] }],
    ['The Wold Partnership, as part of its plan to cut waste, will lend tools.', { lead: ['Wold Partnership'] }],
    ['The Health and Wellbeing Board will review progress.', { lead: ['Health and Wellbeing Board'] }],
    ['Every GP practice will name a champion.', { lead: ['GP practice'] }],
    ['The Director of Estates will report to the Board.', { lead: ['Director of Estates'] }],
    [
      'Acute Trusts, community providers and the ambulance service will pool vehicles.',
      { lead: ['Acute Trusts', 'community providers', 'ambulance service'] },
    ],
    ['The ICB will fund the scheme, and the councils will run it.', { lead: ['ICB', 'councils'], strength: 'commit' }],
    ['The Trust will train staff. The Council will lend the rooms.', { lead: ['Trust', 'Council'] }],
    ['Meters will be read by the Energy team.', { lead: ['Energy team'] }],
    ['Lead: Medicines team. Return unused inhalers.', { lead: ['Medicines team'], strength: 'commit' }],
    ['Catering: offer a plant-based dish at every meal.', { lead: ['Catering'], strength: 'commit' }],
    ['Repair every roof (Capital Projects team)', { lead: ['Capital Projects team'], strength: 'commit' }],
    ['The ICB must tell suppliers.', { lead: ['ICB'], strength: 'commit' }],
    ['The Trust is committed to fair pay.', { lead: ['Trust'], strength: 'commit' }],
    ['Greener travel: the transport team will lend bicycles.', { lead: ['transport team'] }],
    ['Replace sharps bins on all wards (Lead: Infection Prevention Team).', { lead: ['Infection Prevention Team'] }],
    ['Communications and engagement team to run a campaign.', { lead: ['Communications and engagement team'] }],
    [
      'Harbeck Community and Mental Health NHS Trust will host a clinic.',
      { lead: ['Harbeck Community and Mental Health NHS Trust'], strength: 'commit' },
    ],
    [
      'The ICB and Northmere Hospitals NHS Trust will host a clinic.',
      { lead: ['ICB', 'Northmere Hospitals NHS Trust'], strength: 'commit' },
    ],
  ]);
});

describe('nobody promises', () => {
  check([
    ['We will plant a hedge.', { strength: 'commit' }],
    ['They will each plant a hedge.', { strength: 'commit' }],
    ['These teams will meet.', { strength: 'commit' }],
    ['The Green Plan will describe our ambitions.', { strength: 'commit' }],
    ['The Estates Strategy will set out how wards are cooled.', {}],
    ['Waste will be sorted on every ward.', { strength: 'commit' }],
    ['Solar panels will cut our bills.', {}],
    ['Encourage Trusts to share vans.', { strength: 'commit' }],
    ['Opportunities to reuse walking aids', { strength: null }],
    ['Staff will be offered bicycles.', {}],
    ['Sustainability to be included in inductions.', { strength: 'commit' }],
    ['The ICB has published a guide.', { strength: 'describe' }],
    ['A plan that all Trusts will be able to use', {}],
  ]);
});

describe('with whom', () => {
  check([
    ['We will work with the county councils to plant trees.', { with: ['county councils'] }],
    [
      'The Trust will work closely with bus operators, Wold Council and residents on safer routes.',
      { lead: ['Trust'], with: ['bus operators', 'Wold Council', 'residents'] },
    ],
    [
      'Our hospitals, in partnership with the University of Fenmarsh, will test new filters.',
      { lead: ['hospitals'], with: ['University of Fenmarsh'] },
    ],
    ['Collaborate with suppliers and recycle pallets.', { with: ['suppliers'], strength: 'commit' }],
    [
      'The ICB will co-design a menu with patients and dietetic teams.',
      { lead: ['ICB'], with: ['patients', 'dietetic teams'] },
    ],
    ['Working with them, we will mend more.', {}],
    ['Work with nature on every site.', {}],
    [
      'The ICB to write a model contract by June 2026, for adoption by all Trusts by March 2027.',
      {
        lead: ['ICB'],
        adopts: ['Trusts'],
        dates: ['by June 2026 | by 2026-06 2026-06-30 The ICB', 'by March 2027 | by 2027-03 2027-03-31 all Trusts'],
      },
    ],
  ]);
});

describe('by when', () => {
  check([
    ['Switch suppliers by 31 March 2026.', { dates: ['by 31 March 2026 | by 2026-03-31 2026-03-31'] }],
    ['Switch suppliers by the end of 2025.', { dates: ['by the end of 2025 | by 2025 2025-12-31'] }],
    ['Switch suppliers before the end of 2027.', { dates: ['before the end of 2027 | by 2027 2027-12-31'] }],
    ['Switch suppliers before April 2027.', { dates: ['before April 2027 | by 2027-04 2027-03-31'] }],
    [
      'Switch suppliers no later than Q3 2026/27*.',
      { dates: ['no later than Q3 2026/27 | by 2026-10/2026-12 2026-12-31'] },
    ],
    ['Switch suppliers in FY25/26.', { dates: ['in FY25/26 | during 2025-04/2026-03 2026-03-31'] }],
    ['Switch suppliers during 2025-26.', { dates: ['during 2025-26 | during 2025-04/2026-03 2026-03-31'] }],
    ['Switch suppliers within 12 months.', { dates: ['within 12 months | by null null'] }],
    [
      'Switch suppliers by the end of the financial year.',
      { dates: ['by the end of the financial year | by null null'] },
    ],
    [
      'From 1 April 2026 until 31 March 2028, switch suppliers.',
      { dates: ['From 1 April 2026 until 31 March 2028 | from 2026-04-01/2028-03-31 2028-03-31'] },
    ],
    ['Buy only electric vans from April 2027.', { dates: ['from April 2027 | from 2027-04/.. null'] }],
    ['Open the hub on 1 May 2026.', { dates: ['on 1 May 2026 | at 2026-05-01 2026-05-01'] }],
    [
      'Open the hub between June and September 2026.',
      { dates: ['between June and September 2026 | during 2026-06/2026-09 2026-09-30'] },
    ],
    ['Review the plan every two years.', { dates: ['every two years | every null P2Y'] }],
    ['Review the plan at least twice a year.', { dates: ['at least twice a year | every null P6M'] }],
    ['Review the plan quarterly.', { dates: ['quarterly | every null P3M'] }],
    ['Review the plan once a month.', { dates: ['once a month | every null P1M'] }],
    ['Review the plan each year.', { dates: ['each year | every null P1Y'] }],
    [
      'Review the plan annually from 2026/27.',
      { dates: ['annually | every null P1Y', 'from 2026/27 | from 2026-04/.. null'] },
    ],
    ['Open the hub (spring 2026).', { dates: ['spring 2026 | during 2026-21 2026-05-31'] }],
    ['Revise the 2022-2025 Green Plan.', {}],
    ['Staff may march for fresh air.', {}],
  ]);
});

describe('how much', () => {
  const by2030 = 'by 2030 | by 2030 2030-12-31';
  check([
    [
      'Reduce gas use by 50 % by 2030 against a 2019/20 baseline.',
      { dates: [by2030], targets: ['reduce 50 %, by 2030, on 2019-04/2020-03'] },
    ],
    [
      'Reduce the share of inhalers from 58% in 2025/26 to 40% by 2030.',
      { dates: [by2030], targets: ['<= 40 %, by 2030, on 2025-04/2026-03'] },
    ],
    [
      'Train 95% of staff by 2030, from a baseline of 31% in 2025/26.',
      { dates: [by2030], targets: ['= 95 %, by 2030, on 2025-04/2026-03'] },
    ],
    ['Cut mileage by at least 12.5% on 2019/20.', { targets: ['reduce 12.5 %, on 2019-04/2020-03'] }],
    ['Emissions 80% lower than in 1990 by 2030', { dates: [by2030], targets: ['reduce 80 %, by 2030, on 1990'] }],
    ['Halve food waste by 2030.', { dates: [by2030], targets: ['reduce 50 %, by 2030'] }],
    ['Double the number of cycle spaces by 2030.', { dates: [by2030], targets: ['increase 100 %, by 2030'] }],
    ['Increase recycling to 75 % by 2030.', { dates: [by2030], targets: ['>= 75 %, by 2030'] }],
    ['Increase recycling from 20% to 40% by 2030.', { dates: [by2030], targets: ['>= 40 %, by 2030'] }],
    ['Reduce desflurane to below 2% of gases used.', { targets: ['<= 2 %'] }],
    ['100% of staff to be trained by 2030', { dates: [by2030], targets: ['= 100 %, by 2030'] }],
    ['At least 10% of each tender, with 3% for local jobs.', { targets: ['>= 10 %', '= 3 %'] }],
    [
      'Energy use 10% lower by 2030 and 25% by 2035.',
      { dates: [by2030, 'by 2035 | by 2035 2035-12-31'], targets: ['reduce 10 %, by 2030', 'reduce 25 %, by 2035'] },
    ],
    ['Plant 1,000 trees by 2030.', { dates: [by2030], targets: ['= 1000 trees, by 2030'] }],
    ['Appoint three green chaplains by 2030.', { dates: [by2030], targets: ['= 3 green chaplains, by 2030'] }],
    ['One named lead in each Trust', { targets: ['= 1 named lead'], strength: null }],
    ['Invest £2m in heat pumps by 2030.', { dates: [by2030], targets: ['= 2 £m, by 2030'] }],
    ['Save 30 tonnes of plastic by 2030.', { dates: [by2030], targets: ['reduce 30 tonnes, by 2030'] }],
    ['Send zero waste to landfill by 2030.', { dates: [by2030], targets: ['= 0 waste to landfill, by 2030'] }],
    [
      'The Trust will be net zero by 2030.',
      { lead: ['Trust'], dates: [by2030], targets: ['= 0 net emissions, by 2030'] },
    ],
    [
      'We will reach net zero by 2030 for our estate and 2045 for everything we buy.',
      {
        dates: [by2030, '2045 | by 2045 2045-12-31'],
        targets: ['= 0 net emissions, by 2030', '= 0 net emissions, 2045'],
      },
    ],
    ['At least two-thirds of visits to be made by bus by 2030', { dates: [by2030], targets: ['>= 66.7 %, by 2030'] }],
    [
      'Our ambition is to be a net zero council by 2030 and a net zero borough by 2045.',
      {
        dates: [by2030, 'by 2045 | by 2045 2045-12-31'],
        targets: ['= 0 net emissions, by 2030', '= 0 net emissions, by 2045'],
        strength: 'intend',
      },
    ],
    ['Cut packaging by fifty per cent by 2030.', { dates: [by2030], targets: ['reduce 50 per cent, by 2030'] }],
    [
      'By 2030, a 40% reduction in single-use gloves',
      { dates: ['By 2030 | by 2030 2030-12-31'], targets: ['reduce 40 %, By 2030'] },
    ],
  ]);
});

describe('no target', () => {
  check([
    ['Assess every business case above £100,000 from the start.', {}],
    ['Ask all suppliers with contracts worth over £5 million for a plan.', {}],
    ['Clean the air at our three main sites.', {}],
    ['Heating accounts for 40% of our emissions.', { strength: 'describe' }],
    ['Measure Scope 3 emissions and follow ISO 14001.', {}],
    ['Support the national net zero roadmap.', {}],
    ['Change menus four times a year.', { dates: ['four times a year | every null P3M'] }],
    ['Offer care 24/7 on 2 wards.', {}],
    ['Weigh the triple bottom line in all decisions.', {}],
  ]);
});

describe('how firmly', () => {
  it.each([
    ['The Trust will insulate its roofs.', 'commit', []],
    ['The Trust will aim to insulate its roofs.', 'intend', ['will aim to']],
    ['The Trust aims to insulate its roofs.', 'intend', ['aims to']],
    ['The Trust plans to insulate its roofs.', 'intend', ['plans to']],
    ['We are working towards better roofs.', 'intend', ['working towards']],
    ['The Trust will explore better roofs.', 'explore', ['will explore']],
    ['Consider better roofs.', 'explore', ['Consider']],
    ['Review the feasibility of better roofs.', 'explore', ['Review the feasibility']],
    ['Explore and install better roofs.', 'commit', []],
    ['The Trust will insulate its roofs where possible.', 'commit', ['where possible']],
    ['Roofs could be insulated, subject to funding.', 'explore', ['could be', 'subject to']],
    ['The Trust is insulating its roofs.', 'describe', []],
    ['The new roof opened on 3 May 2024.', 'describe', []],
    ['We will explore roofs. We will insulate walls.', 'commit', ['will explore']],
    ['Insulating every roof', 'commit', []],
    ['Insulation of every roof', null, []],
    ['Use of better roofs', null, []],
    ['A roof for every ward', null, []],
    ['apply the roof standard', 'commit', []],
  ])('%s', (text, strength, hedges) => {
    const sentence = readSentence(text, { part: true });
    expect(sentence.strength).toBe(strength);
    expect(sentence.hedges.map(({ phrase }) => phrase)).toEqual(hedges);
  });
});

describe('at which level', () => {
  it.each([
    ['Strategic: bring carbon into every business case.', 'strategic'],
    ['Switch off monitors (operational)', 'operational'],
    ['The strategic vision, tactical priorities and operational actions', null],
    ['Our strategic partners will help.', null],
  ])('%s', (text, level) => {
    expect(readSentence(text, { part: false }).level).toBe(level);
  });
});

describe('whatever the text', () => {
  const word = fc.constantFrom(
    'The Trust',
    'we',
    'will',
    'aim to',
    'reduce',
    'by',
    '10%',
    'March 2027',
    '2025/6*',
    'Q2 2025/6',
    'and',
    'all Trusts',
    'for adoption by',
    'in partnership with',
    'LAs',
    ',',
    '.',
    '(',
    ')',
    'net zero',
    'at least',
    'twice a year',
    'to',
    '£2m',
    '1,000 trees',
    'vs. the 2019/20 baseline',
    '–',
    '🌳',
    'CO₂e',
    'from',
    'onwards',
    'halve',
    'who',
    'explore',
    'one lead',
  );
  const text = fc.oneof(
    fc.array(word, { maxLength: 25 }).map((words) => words.join(' ')),
    fc.string({ maxLength: 60 }),
  );

  it('each phrase is what stands at its span, and each index points at something', () => {
    fc.assert(
      fc.property(text, (words) => {
        for (const { phrase, span } of citations(words)) expect(words.slice(...span)).toBe(phrase);
        const { owners, dates, targets } = readSentence(words, { part: false });
        for (const { owner } of dates) expect(owner === null || owners[owner] !== undefined).toBe(true);
        for (const { by } of targets) expect(by === null || dates[by] !== undefined).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['March 2027 – March 2027', 'in 2027 to 2027', 'May 2027 – March 2027'])('“%s” is a period too', (words) => {
    const { dates } = readSentence(words, { part: false });
    expect(dates.length).toBeGreaterThan(0);
    for (const date of dates) expect(() => edtf(date.edtf ?? '')).not.toThrow();
  });

  it('each period is EDTF and each value a decimal', () => {
    fc.assert(
      fc.property(text, (words) => {
        const { dates, targets } = readSentence(words, { part: false });
        for (const date of dates) if (date.edtf !== null) expect(() => edtf(date.edtf ?? '')).not.toThrow();
        for (const { value } of targets) expect(value).toMatch(/^\d+(\.\d+)?$/);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['one word over and over', 'The Trust will work with partners and '],
    ['numbers', '10% '],
    ['dates', 'by March 2027 and 2028 '],
    ['net zero', 'be net zero by 2040 '],
    ['open brackets', '('],
    ['one long word', 'A'],
    ['spaces', ' '],
  ])('100 kB of %s are read in time that grows with the text', (_, words) => {
    const long = words.repeat(Math.ceil(100_000 / words.length));
    const started = performance.now();
    readSentence(long, { part: false });
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
