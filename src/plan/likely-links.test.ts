import { describe, expect, it } from 'vitest';
import { proposeLinks } from './likely-links.ts';

const bikeRacks = { id: 'r1', text: 'Bike racks for active travel' };
const place = (title: string, recommendations: { id: string; text: string }[], ...texts: string[]) => ({
  title,
  recommendations,
  commitments: texts.map((text, index) => ({ id: `${title} ${index + 1}`, text, children: [] })),
});
const pairs = (...places: Parameters<typeof proposeLinks>[0]) =>
  proposeLinks(places).map(({ recommendation, commitment }) => [recommendation, commitment]);

describe('likely links', () => {
  it('are to the commitment that says the words, in its parts too, and to none where nothing is said', () => {
    const links = proposeLinks([
      {
        title: 'Sites',
        recommendations: [bikeRacks, { id: 'r2', text: 'A louder voice' }],
        commitments: [
          { id: 'c1', text: 'The ICB will count its lamps', children: [] },
          {
            id: 'c2',
            text: 'Trusts will improve sites:',
            children: [{ id: 'c2.1', text: 'bike racks', children: [] }],
          },
        ],
      },
    ]);
    expect(links.map(({ recommendation, commitment }) => [recommendation, commitment])).toEqual([['r1', 'c2']]);
    expect(links[0]?.score).toBeGreaterThan(0.4);
  });

  it('are likelier within a sub-theme than across', () => {
    const racks = 'Trusts will put bike racks at each door';
    const [first, second] = proposeLinks([
      place('Energy', [], racks),
      place('Travel', [bikeRacks], racks, 'The ICB will count its lamps'),
    ]);
    expect([first?.commitment, second?.commitment]).toEqual(['Travel 1', 'Energy 1']);
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
  });

  it('are found by the subject where no word is the same: bike racks, cycling', () => {
    expect(
      pairs(
        place('Getting about', [bikeRacks], 'Councils will help people to cycle', 'Trusts will serve less meat'),
        place('Energy', [], 'The ICB will count its lamps'),
      ),
    ).toEqual([['r1', 'Getting about 1']]);
  });

  it('are not proposed beside one that is three times as likely', () => {
    const recommendation = { id: 'r1', text: 'Weigh the food thrown away on hospital wards' };
    const weighing = 'Hospital wards will weigh the food thrown away';
    const places = [
      place('Food', [recommendation], weighing),
      place('Other', [], 'Menus will change four times a year'),
    ];
    expect(pairs(...places)).toEqual([['r1', 'Food 1']]);
  });

  it('meet 100,000 bullets, half of them recommendations, without comparing each with each', () => {
    const bullets = (kind: string) =>
      Array.from({ length: 50_000 }, (_, n) => ({
        id: `${kind}${n}`,
        text: `We will plant trees number ${n} at site ${n % 997} in ward ${n % 1009}`,
        children: [],
      }));
    const links = proposeLinks([{ title: 'Trees', recommendations: bullets('r'), commitments: bullets('c') }]);
    expect(links.find(({ recommendation }) => recommendation === 'r4711')?.commitment).toBe('c4711');
  }, 60_000);
});
