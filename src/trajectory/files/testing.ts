/** Initiatives as people may write them, for properties of the files that they are kept in. */
import fc from 'fast-check';
import { categories } from '../../carbon/footprint/categories.ts';
import { confidences, healthcareDrivers, Initiative, stages } from '../rules/model.ts';

/** Words with all that a file of rows might trip over: delimiters, quotation marks, line breaks, formulas. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'LED lighting',
        'heat pumps',
        ';',
        '|',
        '"',
        "'",
        ',',
        '\n',
        '=SUM(A1)',
        '+',
        '-',
        '@',
        '%',
        '£',
        'é',
        '12',
        ' 30%',
        '#',
      ),
      fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'Z', '0', ' ', '"', ';', '|', '/', '(', ')') }),
    ),
    { maxLength: 5 },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/\s*\n\s*/g, '\n')
      .trim(),
  );
const name = words.map((text) => `${text.replaceAll(/[%\n]/g, '')}x`.trim());
const list = fc.uniqueArray(name, { maxLength: 3 });

/** A decimal in its shortest form. */
const decimal = (max: number, places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, '0')}`.replace(/\.?0+$/, '') || '0');
const positive = decimal(1_000_000, 4);
const signed = fc.tuple(fc.boolean(), positive).map(([minus, text]) => (minus && text !== '0' ? `-${text}` : text));
const part = decimal(0, 6);
const year = fc.integer({ min: 2020, max: 2050 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`);
const byYear = fc.dictionary(year.map(String), positive, { maxKeys: 3 });
const category = fc.constantFrom(...categories.map(({ id }) => id));

const rate = fc.record({
  part: fc.constantFrom('direct', 'well-to-tank', 'a | b; c'),
  category,
  scope: fc.constantFrom('1', '2', '3'),
  kg: signed,
  national: fc.option(fc.constantFrom('grid', 'cars')),
});

const effect = fc.oneof(
  fc.record({ type: fc.constant('less activity'), amount: signed, unit: fc.constantFrom('kWh', 'miles', 'bed-days') }),
  fc.record({
    type: fc.constant('share less'),
    share: fc.oneof(
      part,
      part.map((p) => (p === '0' ? p : `-${p}`)),
    ),
  }),
  fc.record({
    type: fc.constant('another factor'),
    share: part,
    activity: name,
    unit: fc.constantFrom('kWh', 'mile'),
    perUnit: signed,
    rates: fc.array(rate, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ type: fc.constant('tonnes'), aYear: positive, byYear, source: name }),
  fc.record({
    type: fc.constant('tonnes'),
    aYear: fc.constant(null),
    byYear: byYear.map((of) => ({ ...of, 2030: '1.5' })),
    source: name,
  }),
);

const organisations = fc.oneof(
  fc.constant([{ organisation: 'northmere', share: '1' }]),
  part.map((share) => [
    { organisation: 'northmere', share },
    { organisation: 'harbeck; "old"', share: share === '0' ? '1' : complement(share) },
  ]),
);

/** 1 less a share of at most six places. */
function complement(share: string): string {
  const millionths = 1_000_000 - Math.round(Number(share) * 1_000_000);
  return `0.${String(millionths).padStart(6, '0')}`.replace(/0+$/, '');
}

export const anyInitiatives: fc.Arbitrary<Initiative[]> = fc
  .uniqueArray(
    fc.record({
      id: name,
      title: name,
      kind: fc.option(name),
      organisations,
      theme: words,
      commitments: list,
      needs: list,
      stage: fc.constantFrom(...stages),
      likelihood: fc.option(part),
      start: month,
      rampMonths: fc.integer({ min: 0, max: 600 }),
      lifetimeYears: fc.option(fc.integer({ min: 1, max: 100 })),
      ends: fc.option(month),
      actsOn: fc.record({
        categories: fc.uniqueArray(category, { maxLength: 3 }),
        activities: list,
        sites: list,
        suppliers: list,
      }),
      driverOfHealthcare: fc.option(fc.constantFrom(...healthcareDrivers)),
      effect,
      range: fc.option(fc.record({ low: part, high: decimal(3, 3) })),
      confidence: fc.constantFrom(...confidences),
      money: fc.record({
        capital: positive,
        capitalByYear: byYear,
        running: signed,
        saving: signed,
        priceYear: year,
        funding: fc.array(fc.record({ source: name, amount: positive }), { maxLength: 2 }),
      }),
      coBenefits: fc.record({ environmental: words, social: words, financial: words }),
      answerable: words,
      evidence: words,
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map((one) => Initiative.parse(one)));
