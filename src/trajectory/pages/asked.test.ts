import { describe, expect, it } from 'vitest';
import { SystemSettings } from '../../platform/systems.model.ts';
import { askedOf, queryOf } from './asked.ts';

const system = {
  id: '1',
  slug: 'fenmarsh',
  settings: SystemSettings.parse({
    name: 'Fenmarsh',
    shortName: 'Fenmarsh',
    places: [
      { slug: 'fenmarsh', name: 'Fenmarsh' },
      { slug: 'the-wold', name: 'The Wold' },
    ],
    organisations: [
      { slug: 'northmere', name: 'Northmere', sector: 'trust', places: ['fenmarsh'] },
      { slug: 'harbeck', name: 'Harbeck', sector: 'trust', places: ['fenmarsh', 'the-wold'] },
    ],
  }),
};

const say = (what: string) => (found: string) => `${what}: ${found}`;
const ask = (query: Record<string, string>, scenarios: [string, string][] = [['faster', 'Faster heat']]) =>
  askedOf(query, {
    system,
    initiatives: new Map([['led', 'LED lighting']]),
    scenarios: new Map(scenarios),
    words: {
      ...{ organisation: say('organisation'), year: say('year'), scenario: say('scenario') },
      ...{ initiative: say('initiative'), start: say('start'), size: say('size'), which: () => 'which' },
    },
  });

describe('an address of the trajectory', () => {
  it('asks for the plan of the whole system where it says nothing', () => {
    const asked = ask({});
    expect(asked).toMatchObject({ whose: '', organisations: [], of: 'footprint', scenario: null, tried: null });
    expect([asked.problems, queryOf(asked)]).toEqual([[], {}]);
  });

  it('asks for those that work in one place alone where it names the place', () => {
    expect(ask({ organisation: 'place:fenmarsh' }).organisations).toEqual(['northmere']);
  });

  it('says that there is nothing of a place in which nobody works alone, in place of showing everybody', () => {
    expect(ask({ organisation: 'place:the-wold' }).problems).toEqual([
      { field: 'organisation', message: 'organisation: place:the-wold' },
    ]);
  });

  it('tries a start and a size of an initiative out', () => {
    const asked = ask({ initiative: 'led', start: '2027-10', size: '0.5', year: '2032/33' });
    expect(asked.tried).toEqual({ initiative: 'led', start: '2027-10', size: 0.5 });
    expect(queryOf(asked)).toEqual({ initiative: 'led', start: '2027-10', size: '0.5', year: '2032' });
  });

  it.each([
    [{ year: 'soon' }, 'year'],
    [{ initiative: 'led', start: '2027-13' }, 'start'],
    [{ initiative: 'led', size: 'half' }, 'size'],
    [{ initiative: 'led', size: '11' }, 'size'],
    [{ initiative: 'gone', size: '1' }, 'initiative'],
    [{ start: '2027-10' }, 'initiative'],
    [{ scenario: 'gone' }, 'scenario'],
    [{ organisation: 'gone' }, 'organisation'],
  ])('tells what is wrong at its field: %j', (query, field) => {
    expect(ask(query).problems.map((one) => one.field)).toEqual([field]);
  });
});
