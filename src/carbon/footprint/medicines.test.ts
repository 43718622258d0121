import { describe, expect, it } from 'vitest';
import { againstAim, medicinesByPractice, medicinesOf, pipedGasLoss, wastedMedicines } from './medicines.ts';
import { figure } from './testing.ts';

const inhalers = (activity: string, category: string, quantity: string, kg: string) =>
  figure({ category, activity, unit: 'item', quantity, kg });

describe('medicines', () => {
  const figures = [
    inhalers('inhalers/metered-dose/salbutamol', 'inhalers', '70', '1400'),
    inhalers('inhalers/dry-powder/salbutamol', 'medicines', '30', '30'),
    figure({ category: 'anaesthetic-gases', scope: '1', activity: 'anaesthetic-gases/nitrous-oxide', kg: '500' }),
    figure({ category: 'medicines', activity: 'spend/eclass/d', unit: 'GBP', quantity: '1000', kg: '70' }),
    figure({ category: 'waste', kg: '9999' }),
  ];

  it('are told apart: inhalers by device, gases, the rest by spend', () => {
    const { total, kinds } = medicinesOf(figures);
    expect(total.kg).toBe('2000');
    expect(kinds.map(({ kind, amount }) => [kind, amount.kg])).toEqual([
      ['metered-dose inhalers', '1400'],
      ['dry-powder and other inhalers', '30'],
      ['anaesthetic gases', '500'],
      ['other medicines', '70'],
    ]);
  });

  it('show what share of inhalers is metered-dose, by number and by kg, and what one inhaler is', () => {
    expect(medicinesOf(figures).inhalers).toEqual({
      meteredDoseShareOfKg: '0.979021',
      meteredDoseShareOfItems: '0.700000',
      kgPerInhaler: '14.3',
    });
  });

  it('without inhalers have no share of them', () => {
    expect(medicinesOf([]).inhalers).toEqual({
      meteredDoseShareOfKg: null,
      meteredDoseShareOfItems: null,
      kgPerInhaler: null,
    });
  });
});

describe('piped nitrous oxide', () => {
  it('of 126,890 l supplied and 5,475 l used is wasted to 96 %, as Perth Royal Infirmary found', () => {
    expect(pipedGasLoss({ purchased: '126890', used: '5475', kgPerLitre: '0.5364' })).toEqual({
      kind: 'lost',
      litres: '121415',
      share: '0.956852',
      kg: '65127.006',
    });
  });

  it('of 6,487,200 l bought by eighteen London hospitals and 1,175,348 l used is lost to 82 %', () => {
    expect(pipedGasLoss({ purchased: '6487200', used: '1175348', kgPerLitre: '0' })).toMatchObject({
      litres: '5311852',
      share: '0.818820',
    });
  });

  it('of which more was used than bought is no loss, and no gain', () => {
    expect(pipedGasLoss({ purchased: '10', used: '12', kgPerLitre: '1' })).toEqual({
      kind: 'used more than bought',
      litres: '2',
    });
    expect(pipedGasLoss({ purchased: '0', used: '0', kgPerLitre: '1' })).toBeNull();
  });
});

describe('a practice’s medicines', () => {
  it('are to be 10 % below 2019/20 by March 2028, on a straight line', () => {
    expect(againstAim('1000', '940', 2023)).toEqual({
      baseline: '1000',
      now: '940',
      change: '-60',
      changeShare: '-0.060000',
      allowedNow: '950',
      allowedAtAim: '900',
      onCourse: true,
    });
    expect(againstAim('1000', '940', 2027)).toMatchObject({ allowedNow: '900', onCourse: false });
    expect(againstAim('1000', '1000', 2018).allowedNow).toBe('1000');
    expect(againstAim('1000', '890', 2035).allowedNow).toBe('900');
  });

  it('are told practice by practice, by its code in the name of the site, a new one without a change', () => {
    const of = (site: string, kg: string) => figure({ site, category: 'medicines', kg });
    const told = medicinesByPractice(
      2024,
      [
        of('Quay Practice (K83089)', '90'),
        of('Beck Surgery (K83011)', '50'),
        of('K83011', '45'),
        of('Northmere General Hospital', '900'),
      ],
      // It was called otherwise then.
      [of('DR BECK (K83011)', '100')],
    );
    expect(told.map(({ practice, medicines, againstAim: aim }) => [practice, medicines.total.kg, aim?.change])).toEqual(
      [
        [{ code: 'K83011', name: 'Beck Surgery' }, '95', '-5'],
        [{ code: 'K83089', name: 'Quay Practice' }, '90', undefined],
      ],
    );
  });

  it('that came back or expired are a part of the footprint for nothing; what a review stopped is taken off nothing', () => {
    const lines = [
      { kind: 'returned' as const, activity: 'spend/eclass/d', kg: '30' },
      { kind: 'expired' as const, activity: 'spend/eclass/d', kg: '10' },
      { kind: 'stopped' as const, activity: 'spend/eclass/d', kg: '500' },
    ];
    expect(wastedMedicines(lines, '1000')).toEqual({
      returned: '30',
      expired: '10',
      wastedShare: '0.040000',
      stopped: '500',
    });
  });
});
