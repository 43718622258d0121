import { describe, expect, it } from 'vitest';
import { checkInitiatives } from './checks.ts';
import { Baseline, Initiative } from './model.ts';

const stream = (more: object) => ({
  ...{ id: 'x', organisation: 'northmere', site: 'Main', supplier: '', activity: 'natural gas', unit: 'kWh' },
  ...{ category: 'fossil-fuels', quantity: '1000000', driver: null },
  rates: [{ part: 'direct', category: 'fossil-fuels', scope: '1', kg: '0.2', national: null }],
  ...more,
});
// 200 t of gas at Main; 20 t of water.
const baseline = Baseline.parse({
  year: 2024,
  source: 'A test',
  streams: [
    stream({ id: 'gas' }),
    stream({
      ...{ id: 'water', site: 'Annexe', activity: 'water', unit: 'm3', quantity: '10000', category: 'water' },
      rates: [{ part: 'direct', category: 'water', scope: '3', kg: '2', national: null }],
    }),
  ],
});

const initiative = (more: object = {}) =>
  Initiative.parse({
    ...{ id: 'a', title: 'Heat pumps', organisations: [{ organisation: 'northmere', share: '1' }] },
    ...{ stage: 'scoped', start: '2027-04' },
    actsOn: { categories: ['fossil-fuels'], activities: [], sites: [], suppliers: [] },
    effect: { type: 'share less', share: '0.5' },
    ...more,
  });
const actsOn = (more: object) => ({ categories: [], activities: [], sites: [], suppliers: [], ...more });
const told = (...all: Initiative[]) =>
  checkInitiatives(all, baseline, '2026-11-29').map(({ field, level, sentence }) => `${field} (${level}): ${sentence}`);

describe('checking initiatives', () => {
  it('says nothing of one that is as it should be', () => {
    expect(told(initiative())).toEqual([]);
    expect(checkInitiatives([initiative()], null)).toEqual([]);
  });

  it('names the circle of those that need each other, at each of them', () => {
    const circle = [
      initiative({ id: 'a', title: 'Heat pumps', needs: ['b'] }),
      initiative({ id: 'b', title: 'Insulation', needs: ['c'] }),
      initiative({ id: 'c', title: 'Survey', needs: ['a', 'nobody'] }),
      initiative({ id: 'd', title: 'Controls', needs: ['a'] }),
      initiative({ id: 'e', title: 'Windows', needs: ['e'] }),
    ];
    expect(told(...circle)).toEqual([
      'needs (error): “Heat pumps” needs “Insulation”, “Insulation” needs “Survey”, and “Survey” needs “Heat pumps”: none of them can come first. Take one away under “needs”.',
      'needs (error): “Insulation” needs “Survey”, “Survey” needs “Heat pumps”, and “Heat pumps” needs “Insulation”: none of them can come first. Take one away under “needs”.',
      'needs (error): It needs “nobody”, and there is no initiative of that id. Add that one, or take it away here.',
      'needs (error): “Survey” needs “Heat pumps”, “Heat pumps” needs “Insulation”, and “Insulation” needs “Survey”: none of them can come first. Take one away under “needs”.',
      'needs (error): It needs itself. Take it away under “needs”.',
    ]);
    const two = [initiative({ title: 'A', needs: ['b'] }), initiative({ id: 'b', title: 'B', needs: ['a'] })];
    expect(told(...two)[0]).toContain('“A” needs “B”, and “B” needs “A”: none of them can come first.');
  });

  it('lets no effect be more than all there is', () => {
    const share = { ...initiative(), effect: { type: 'share less', share: '1.4' } as const };
    expect(told(share)).toEqual([
      'effect.share (error): An effect of 140 % is more than all there is. Write at most 100 %; if it is an amount, choose “less activity” or “tonnes”.',
    ]);
    expect(
      told(initiative({ effect: { type: 'share less', share: '0.9' }, range: { low: '0.8', high: '1.2' } })),
    ).toEqual([
      'range.high (remark): At most it may have 120 % of its effect, which would be 108 % of all there is. It is cut off at 100 %.',
    ]);
    expect(told(initiative({ effect: { type: 'less activity', amount: '1400', unit: 'MWh' } }))).toEqual([
      'effect.amount (remark): It takes away 1,400 MWh a year, and there are 1,000. It is cut down to what is there.',
    ]);
    expect(told(initiative({ effect: { type: 'tonnes', aYear: '300', byYear: {}, source: 'A study' } }))).toEqual([
      'effect.aYear (remark): It states 300 t less a year, and what it acts on sets 200 t free. It is cut down to what is there. Were kilograms meant?',
    ]);
  });

  it('reads the calendar: an end before the start, a ramp beyond the lifetime, done before it starts', () => {
    expect(told(initiative({ ends: '2026-12' }))).toEqual([
      'ends (error): It ends in December 2026, before it starts in April 2027. Change one of the two.',
    ]);
    expect(told(initiative({ rampMonths: 36, lifetimeYears: 2 }))).toEqual([
      'rampMonths (remark): It takes 36 months to its full effect and lasts 24, so it never has it. Shorten the ramp, or lengthen the lifetime.',
    ]);
    expect(told(initiative({ stage: 'done' }))).toEqual([
      'stage (remark): It is done, and starts in April 2027, which is still to come. Change the stage or the start.',
    ]);
    expect(told(initiative({ stage: 'idea', start: '2025-04' }))[0]).toContain(
      'which is past, and its stage is “idea”',
    );
    expect(checkInitiatives([initiative({ stage: 'done' })], baseline)).toEqual([]);
  });

  // 100 t a year for 20 years are 2,000 t: £450 are 22.5 pence for each, £450,000 are £225.
  it('asks after a cost that was perhaps typed in thousands, by its pounds for each tonne of the lifetime', () => {
    const costing = (money: object) => told(initiative({ money }));
    expect(costing({ capital: '450' })).toEqual([
      'money.capital (remark): Capital of £450 for about 100 t a year is £0.23 for each tonne of its lifetime, which is less than most things cost (£2). Was it typed in thousands? Then write 450,000.',
    ]);
    expect(costing({ capitalByYear: { 2027: '300', 2028: '150' } })[0]).toMatch(/^money\.capitalByYear \(remark\)/);
    expect(costing({ capital: '450000' })).toEqual([]);
    expect(costing({ capital: '4000' })).toEqual([]);
    expect(costing({ capital: '0' })).toEqual([]);
    // 2 t a year: too little to ask
    expect(told(initiative({ effect: { type: 'share less', share: '0.01' }, money: { capital: '10' } }))).toEqual([]);
    expect(costing({ capital: '450000', funding: [{ source: 'Grant', amount: '500000' }] })).toEqual([
      'money.funding (remark): Its funding, £500,000, is more than its capital, £450,000. Correct one of the two.',
    ]);
  });

  it('finds what the baseline has not: organisation, category, site, activity, unit', () => {
    expect(told(initiative({ organisations: [{ organisation: 'harbeck', share: '1' }] }))).toEqual([
      'organisations (remark): The baseline has nothing of “harbeck”, so this has no effect there. It has: “northmere”.',
    ]);
    expect(told(initiative({ actsOn: actsOn({ categories: ['fleet'] }) }))).toEqual([
      'actsOn.categories (remark): The baseline of its organisations has no category “fleet”, so there is nothing to act on. It has: “fossil-fuels”, “water”.',
    ]);
    expect(told(initiative({ actsOn: actsOn({ sites: ['Mian'], activities: ['coal'] }) }))).toEqual([
      'actsOn.activities (remark): The baseline of its organisations has no activity “coal”, so there is nothing to act on. It has: “natural gas”, “water”.',
      'actsOn.sites (remark): The baseline of its organisations has no site “Mian”, so there is nothing to act on. It has: “Annexe”, “Main”.',
    ]);
    expect(told(initiative({ actsOn: actsOn({ suppliers: ['Acme'] }) }))[0]).toContain('tells no supplier at all');
    expect(told(initiative({ actsOn: actsOn({ sites: ['Annexe'], activities: ['natural gas'] }) }))[0]).toMatch(
      /^actsOn \(remark\): The baseline has each of the things that it acts on/,
    );
    expect(told(initiative({ actsOn: actsOn({}) }))[0]).toContain('acts on the whole footprint');
    expect(told(initiative({ effect: { type: 'less activity', amount: '5', unit: 'miles' } }))).toEqual([
      'effect.unit (remark): What it acts on is counted in “kWh”, which “miles” cannot be turned into, so it has no effect. Write the amount in one of these, or choose another effect.',
    ]);
  });

  it('wants shares that add up, and tells what seems to be there twice', () => {
    const organisations = [
      { organisation: 'northmere', share: '0.6' },
      { organisation: 'harbeck', share: '0.3' },
    ];
    expect(told(initiative({ organisations }))[0]).toBe(
      'organisations (error): The shares of its organisations add up to 90 %. Change them so that they add up to 100 %.',
    );
    const twice = organisations.map(({ share }) => ({ organisation: 'northmere', share }));
    expect(told(initiative({ organisations: twice }))[0]).toContain('“northmere” is named twice.');
    expect(told(initiative(), initiative({ id: 'b', title: 'heat  pumps' }))[0]).toMatch(/^title \(remark\)/);
    expect(told(initiative(), initiative({ title: 'Other' }))[0]).toMatch(/^id \(error\)/);
  });
});
