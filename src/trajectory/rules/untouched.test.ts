import { describe, expect, it } from 'vitest';
import { anInitiative } from '../testing/initiatives.ts';
import { madeUpSystem } from '../testing/made-up-system.ts';
import { forecast } from './forecast.ts';
import type { Baseline, Initiative } from './model.ts';
import { untouched } from './untouched.ts';

const model = madeUpSystem({ organisations: 1, initiatives: 0, lastYear: 2026 });
const baseline: Baseline = {
  ...model.baseline,
  streams: model.baseline.streams
    .filter(({ activity }) => ['Electricity', 'Rail', 'Desflurane'].includes(activity))
    .map((stream) => ({ ...stream, quantity: stream.activity === 'Electricity' ? '1000' : '100' })),
};

/** By an organisation that made-up systems have. */
const by = (id: string, acts: Partial<Initiative['actsOn']>, more: Partial<Initiative> = {}) =>
  anInitiative({
    id,
    organisations: [{ organisation: 'org-001', share: '1' }],
    actsOn: { categories: [], activities: [], sites: [], suppliers: [], ...acts },
    ...more,
  });

const found = (initiatives: Initiative[], commitments: string[] = []) =>
  untouched({ forecast: forecast({ ...model, baseline, initiatives }), initiatives, baseline, commitments });

const told = (initiatives: Initiative[]) =>
  found(initiatives).hotspots.map(({ category, kg }) => [category, Number(kg) / 1e6]);

describe('hotspots that no initiative touches', () => {
  it('come with the largest first: four sites of 1,000 kWh, by each category that a kWh counts in', () => {
    expect(told([])).toEqual([
      ['anaesthetic-gases', 372_000],
      ['electricity', 828.2],
      ['well-to-tank', 256.8],
      ['business-travel', 5.7],
    ]);
  });

  it('are what is left of a category where an initiative acts at one of four sites', () => {
    expect(told([by('lamps', { activities: ['Electricity'], sites: ['site-1'] })])).toContainEqual([
      'electricity',
      621.15,
    ]);
  });

  it('are none where an idea acts, and are there again where it is stopped', () => {
    const gas = by('gas', { activities: ['Desflurane'] }, { stage: 'idea' });
    expect(told([gas]).map(([category]) => category)).not.toContain('anaesthetic-gases');
    expect(told([{ ...gas, stage: 'stopped' }]).map(([category]) => category)).toContain('anaesthetic-gases');
  });

  it('tell their share of all that the organisation sets free', () => {
    const [largest] = found([]).hotspots;
    expect(largest?.share).toBeCloseTo(372_000 / 373_090.7, 9);
  });
});

describe('commitments and initiatives', () => {
  it('that have nobody on the other side are told', () => {
    const initiatives = [
      by('serves', {}, { commitments: ['1.2', '9.9'] }),
      by('elsewhere', {}, { commitments: ['9.9'] }),
      by('none', {}),
      by('stopped', {}, { commitments: ['1.3'], stage: 'stopped' }),
    ];
    expect(found(initiatives, ['1.1', '1.2', '1.3'])).toMatchObject({
      commitmentsWithout: ['1.1', '1.3'],
      initiativesWithout: ['elsewhere', 'none'],
    });
  });
});
