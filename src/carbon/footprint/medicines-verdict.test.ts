import { describe, expect, it } from 'vitest';
import { medicinesVerdict } from './medicines-verdict.ts';
import { figure } from './testing.ts';
import { coverageOf } from './whole-years.ts';

const gas = (organisation: string, year: number, kg: string) =>
  figure({ organisation, year, kg, category: 'anaesthetic-gases', scope: '1' });
const months = (organisation: string, year: number, toMonth = (year + 1) * 100 + 3) => ({
  ...{ organisation, year, toMonth },
  fromMonth: year * 100 + 4,
});

describe('whether medicines are on course', () => {
  const whole = [months('north', 2019), months('north', 2024)];

  it('is told of a whole year against a whole baseline', () => {
    const figures = [gas('north', 2019, '1000'), gas('north', 2024, '900')];
    expect(medicinesVerdict(figures, coverageOf(whole), 2024)).toMatchObject({
      kind: 'told',
      aim: { changeShare: '-0.100000', onCourse: true },
    });
  });

  it('is not told of the baseline, nor of a year before it', () => {
    const figures = [gas('north', 2019, '1000'), gas('north', 2017, '1')];
    const coverage = coverageOf([...whole, months('north', 2017)]);
    expect(medicinesVerdict(figures, coverage, 2017)).toEqual({ kind: 'too early' });
    expect(medicinesVerdict(figures, coverage, 2019)).toEqual({ kind: 'too early' });
  });

  it('is not told where months are missing, and says of which year', () => {
    const figures = [gas('north', 2019, '1000'), gas('north', 2024, '90')];
    const shortNow = coverageOf([months('north', 2019), months('north', 2024, 202404)]);
    expect(medicinesVerdict(figures, shortNow, 2024)).toEqual({ kind: 'months missing', ofThisYear: true });
    const shortThen = coverageOf([months('north', 2019, 201904), months('north', 2024)]);
    expect(medicinesVerdict(figures, shortThen, 2024)).toEqual({ kind: 'months missing', ofThisYear: false });
  });

  it('is told of those alone that have both, and names the others', () => {
    const figures = [
      gas('north', 2019, '1000'),
      gas('north', 2024, '990'),
      gas('south', 2019, '1000'),
      gas('south', 2024, '1'),
    ];
    const coverage = coverageOf([...whole, months('south', 2019), months('south', 2024, 202404)]);
    expect(medicinesVerdict(figures, coverage, 2024)).toMatchObject({
      aim: { changeShare: '-0.010000', onCourse: false },
      organisations: ['north'],
      left: ['south'],
    });
  });

  it('cannot be told without a baseline', () => {
    expect(medicinesVerdict([gas('north', 2024, '1')], coverageOf(whole), 2024)).toEqual({ kind: 'no baseline' });
  });
});
