import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../carbon/factors/activity-rules.ts';
import { factorLibrary } from '../../carbon/factors/library.ts';
import { Part } from '../../carbon/factors/model.ts';
import { isCategory } from '../../carbon/footprint/categories.ts';
import { ratio, unitOf } from '../../kernel/units.ts';
import { checkout } from '../../platform/checkout.ts';
import { movedBy } from '../moved-by.ts';
import type { Effect } from '../rules/model.ts';
import { inOneLine, kindOf, kinds, sourceById, sources, sourcesOf } from './library.ts';
import { areas, InitiativeKind, strengthOf } from './model.ts';

const library = factorLibrary();
const switching = kinds().flatMap((kind) =>
  kind.effect.typical.type === 'another factor' ? [{ kind, effect: kind.effect.typical }] : [],
);
const unitsOf = (activity: string) => new Set(library.factorsOf(activity).map(({ unit }) => unit));
/** Whether one of the first unit can be told in the second. */
const comparable = (from: string, to: string): boolean => {
  const [one, other] = [unitOf(from), unitOf(to)];
  return one !== null && other !== null && ratio(one, other) !== null;
};

describe('each kind of initiative', () => {
  it.each(kinds())('$id acts on categories and activities that the footprint knows', ({ actsOn }) => {
    for (const category of actsOn.categories) expect(isCategory(category), category).toBe(true);
    for (const activity of actsOn.activities) expect(library.activity(activity), activity).not.toBeNull();
  });

  it.each(kinds())('$id acts on activities that lie in its categories', ({ actsOn }) => {
    if (actsOn.categories.length === 0) return;
    for (const activity of actsOn.activities)
      expect(actsOn.categories, activity).toContain(placeOf(activity, 'direct').category);
  });

  it.each(kinds())('$id stands on a source, and says what a figure without one is: a judgement', (kind) => {
    expect(sourcesOf(kind).length).toBeGreaterThan(0);
    expect(kind.effect.sources.length).toBeGreaterThan(0);
    for (const { basis, sources: from } of [kind.effect, kind.lifetime, kind.cost])
      if (from.length === 0) expect(basis).toBe('own judgement');
  });

  it.each(kinds())(
    '$id has an effect that can be: no more than there is, low and high on either side',
    ({ effect }) => {
      const [low, typical, high] = [effect.low, strengthOf(effect.typical), effect.high].map(Number);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThan(Number(typical));
      expect(high).toBeGreaterThan(Number(typical));
      if (effect.typical.type === 'share less' || effect.typical.type === 'another factor')
        expect(high).toBeLessThanOrEqual(1);
    },
  );

  it.each(kinds())(
    '$id counts and costs in units that its activities are told in',
    ({ actsOn, effect, cost, size }) => {
      if (size) expect(unitOf(size.unit) ?? (size.unit === 'kW' ? 'peak power' : null)).not.toBeNull();
      for (const unit of [effect.per, cost.unit])
        if (unit !== null) {
          expect(unitOf(unit)?.id).toBe(unit);
          for (const activity of actsOn.activities)
            expect(
              [...unitsOf(activity)].some((each) => comparable(each, unit)),
              `${activity} in ${unit}`,
            ).toBe(true);
        }
    },
  );

  it.each(kinds())('$id is in an area of the guidance, and costs no less than nothing', ({ area, cost }) => {
    expect(areas).toContain(area);
    for (const pounds of [cost.capital, cost.running, cost.saving]) expect(Number(pounds)).toBeGreaterThanOrEqual(0);
  });

  it('has an id and a title of its own', () => {
    expect(new Set(kinds().map(({ id }) => id)).size).toBe(kinds().length);
    expect(new Set(kinds().map(({ title }) => title)).size).toBe(kinds().length);
    expect(kindOf('led-lighting')?.title).toBe('LED lighting');
    expect(kindOf('perpetual-motion')).toBeNull();
  });
});

describe('what is done instead', () => {
  it.each(switching)('of $kind.id has the published factors of 2025 by part, scope and category', ({ effect }) => {
    const published = library.factorsOf(effect.activity).filter(({ unit }) => unit === effect.unit);
    for (const { part, kg, category, scope } of effect.rates) {
      const of2025 = published.filter(
        (factor) => factor.part === part && (factor.year === 2025 || factor.year === null),
      );
      expect(
        of2025.map((factor) => factor.kg),
        `${effect.activity} ${part}`,
      ).toContain(kg);
      expect(placeOf(effect.activity, Part.parse(part))).toMatchObject({ category, scope });
    }
  });

  it.each(switching)('of $kind.id leaves no part out, and follows what moves it nationally', ({ effect }) => {
    const parts = new Set(
      library
        .factorsOf(effect.activity)
        .filter(
          ({ unit, year, part, kg }) =>
            unit === effect.unit && year === 2025 && Number(kg) > 0 && part !== 'outside of scopes',
        )
        .map(({ part }) => part),
    );
    for (const part of parts) expect(effect.rates.map((rate) => rate.part)).toContain(part);
    for (const { part, national } of effect.rates) expect(national, part).toBe(movedBy(effect.activity, part));
  });

  it.each(switching)('of $kind.id sets free less than the old, by the factors of 2025', ({ kind, effect }) => {
    const fresh = Number(effect.perUnit) * sumOfRates(effect);
    for (const activity of kind.actsOn.activities)
      expect(fresh, activity).toBeLessThan(kgOf(activity, kind.effect.per));
  });

  it('sets free 0.083 kg where a heat pump takes the place of a kWh of gas, which sets free 0.213', () => {
    // Gas 0.18296 + 0.03021 = 0.21317; pump 0.34 × (0.177 + 0.01853 + 0.0459 + 0.00397) = 0.34 × 0.2454 = 0.083436
    const pump = switching.find(({ kind }) => kind.id === 'heat-pumps');
    expect(pump && Number(pump.effect.perUnit) * sumOfRates(pump.effect)).toBeCloseTo(0.083436, 6);
    expect(kgOf('fuels/gaseous-fuels/natural-gas', 'kWh')).toBeCloseTo(0.21317, 6);
  });
});

describe('the page of the library', () => {
  it('lists every kind', () => {
    const page = readFileSync(join(checkout, 'docs', 'trajectory-library.md'), 'utf8');
    for (const { id, title } of kinds()) expect(page).toContain(`**${title}** (\`${id}\`)`);
  });
});

describe('publications', () => {
  it('are all used, and say what was read of them', () => {
    const used = new Set(kinds().flatMap((kind) => sourcesOf(kind).map(({ id }) => id)));
    for (const { id, seen, note, address } of sources()) {
      expect(used, id).toContain(id);
      // Somebody who says what another wrote is named, by an address or a note.
      if (seen === 'reported by another') expect(note !== '' || address !== null, id).toBe(true);
    }
  });

  it('are told in one line', () => {
    expect(inOneLine(sourceById('waste-strategy'))).toMatch(
      /^NHS England, NHS clinical waste strategy, 2023, 20 % high/,
    );
    expect(() => sourceById('no-such')).toThrow('The library has no source "no-such"');
  });
});

describe('a kind that cannot be', () => {
  const led = kindOf('led-lighting');
  const said = (change: object) =>
    InitiativeKind.safeParse({ ...led, ...change }).error?.issues.map(({ message }) => message) ?? [];

  it('is told what is wrong with it', () => {
    expect(said({ effect: { ...led?.effect, low: '0.3' } })).toContain('The typical effect lies between low and high');
    expect(said({ size: { name: 'Lamps', unit: 'item', typical: '10' } })[0]).toMatch(/a share is of what there is/);
    expect(said({ actsOn: { categories: [], activities: [] } })).toContain('Say what it acts on');
    expect(said({ cost: { ...led?.cost, unit: null } })).toContain('Say of which unit a cost is');
    expect(said({ cost: { ...led?.cost, per: 'size', unit: null } })).toContain(
      'There is no size that it costs so much for',
    );
    expect(said({ effect: { ...led?.effect, per: 'kWh' } })).toContain('Say what unit of the old it is to');
    expect(said({ effect: { ...led?.effect, typical: { type: 'share less', share: '1.4' } } })[0]).toMatch(
      /A share lies/,
    );
  });
});

function sumOfRates({ rates }: Effect & { type: 'another factor' }): number {
  return rates.reduce((sum, { kg }) => sum + Number(kg), 0);
}

/** All parts of a unit, with the newest factors there are. */
function kgOf(activity: string, unit: string | null): number {
  const newest = new Map<string, { year: number; kg: number }>();
  for (const { part, year, kg, unit: of } of library.factorsOf(activity)) {
    if (of !== unit || part === 'outside of scopes') continue;
    const known = newest.get(part);
    if (!known || (year ?? 0) > known.year) newest.set(part, { year: year ?? 0, kg: Number(kg) });
  }
  return [...newest.values()].reduce((sum, { kg }) => sum + kg, 0);
}
