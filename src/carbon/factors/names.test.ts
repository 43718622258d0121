import { describe, expect, it } from 'vitest';
import { isCategory } from '../footprint/categories.ts';
import { placeOf } from './activity-rules.ts';
import { aliasesOfActivities, countedElsewhere } from './activity-words.ts';
import { factorLibrary } from './library.ts';

const library = factorLibrary();

describe('what a clerk calls an activity', () => {
  it.each([
    ['Gas', 'fuels/gaseous-fuels/natural-gas'],
    ['MAINS GAS', 'fuels/gaseous-fuels/natural-gas'],
    ['elec', 'electricity/uk'],
    ['Grey fleet', 'business-travel/land/cars-by-size/average-car/unknown'],
    ['Taxi', 'business-travel/land/taxis/regular-taxi'],
    ['petrol car', 'business-travel/land/cars-by-size/average-car/petrol'],
    ['Clinical waste incinerated', 'waste/nhs/high-temperature'],
    ['high temperature disposal waste', 'waste/nhs/high-temperature'],
    ['N2O', 'anaesthetic-gases/nitrous-oxide'],
    ['Entonox', 'anaesthetic-gases/nitrous-oxide-and-oxygen'],
    ['sevo', 'anaesthetic-gases/sevoflurane'],
    ['water/supply', 'water/supply'],
    ['eClass D', 'spend/eclass/d'],
    ['R410A', 'refrigerants/r410a'],
    ['R-134a', 'refrigerants/hfc-134a'],
  ])('"%s" is %s', (words, activity) => {
    expect(library.findActivity(words)).toBe(activity);
  });

  it('is none where several are called so, or none is', () => {
    expect(library.findActivity('Average car')).not.toBeNull();
    expect(library.findActivity('Cars (by size) · Small car · Diesel')).toBeNull();
    expect(library.findActivity('unicorns')).toBeNull();
  });

  it.each([
    ['natural gaz', 'fuels/gaseous-fuels/natural-gas'],
    ['desfluran', 'anaesthetic-gases/desflurane'],
    ['biodisel', 'bioenergy/biofuel/biodiesel-hvo'],
    ['clinical wast', 'waste/nhs/clinical'],
  ])('"%s" is nearest to %s', (words, activity) => {
    expect(library.nearest(words, 3)).toContain(activity);
  });

  it.each(['Mystery', 'Postage', 'Pharmacist locum'])('"%s" is near to nothing', (words) => {
    expect(library.nearest(words, 5)).toEqual([]);
  });

  it('is near only to what is below the roots that were asked for', () => {
    expect(library.nearest('clinical wast', 5, ['waste'])[0]).toBe('waste/nhs/clinical');
    expect(library.nearest('clinical wast', 5, ['water'])).toEqual([]);
  });

  it('is nothing like what has no letters in common', () => {
    expect(library.nearest('qqqq', 5)).toEqual([]);
    expect(library.nearest('', 5)).toEqual([]);
  });
});

describe('the list of usual words', () => {
  const words = [...aliasesOfActivities()];

  it('leads to activities that there are factors for', () => {
    expect(words.filter(([id]) => !library.activity(id)).map(([id]) => id)).toEqual([]);
  });

  it('has each word but once', () => {
    const all = words.flatMap(([, { aliases }]) => aliases);
    expect(all.filter((alias, index) => all.indexOf(alias) !== index)).toEqual([]);
  });

  it('finds each activity by each of its words', () => {
    const lost = words.flatMap(([id, { aliases }]) => aliases.filter((alias) => library.findActivity(alias) !== id));
    expect(lost).toEqual([]);
  });

  it('names no activity that is counted elsewhere', () => {
    expect(library.activities.filter(({ id }) => countedElsewhere(id) !== null)).toEqual([]);
  });
});

describe('the library', () => {
  it('gives every factor an id of its own', () => {
    const ids = library.sets.flatMap(({ factors }) => factors.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => library.factor(id)?.id === id)).toBe(true);
  });

  it('says of every set whence it is, under which licence, and by which report', () => {
    for (const { set } of library.sets) {
      expect([set.id, set.licence !== '', set.url !== '', set.reason !== '']).toEqual([set.id, true, true, true]);
    }
  });

  it('has no factor below nought, and none of nought but where one was published', () => {
    const factors = library.sets.flatMap((each) => each.factors);
    expect(factors.filter(({ kg }) => kg.startsWith('-'))).toEqual([]);
    const noughts = factors.filter(({ kg }) => Number(kg) === 0);
    expect([...new Set(noughts.map(({ activity }) => activity.split('/')[0]))].sort()).toEqual([
      'bioenergy',
      'electricity',
      'fleet',
    ]);
  });

  it('counts every part of every activity in a category of the NHS, and in the scope that its publication says', () => {
    const factors = library.activities.flatMap(({ id }) => library.factorsOf(id).map((factor) => ({ id, factor })));
    const lost = factors.filter(({ id, factor }) => !isCategory(placeOf(id, factor.part).category));
    expect(lost).toEqual([]);
    const other = factors.filter(
      ({ id, factor }) => id === factor.activity && placeOf(id, factor.part).scope !== factor.scope,
    );
    expect(other.map(({ factor }) => factor.id)).toEqual([]);
  });

  it('is kept in memory until a file changes', () => {
    expect(factorLibrary()).toBe(library);
  });
});
