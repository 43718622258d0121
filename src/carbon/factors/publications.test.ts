import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Decimal } from '../../kernel/decimals.ts';
import { unitOf } from '../../kernel/units.ts';
import { checkout } from '../../platform/checkout.ts';
import { differenceOf, importedSet } from './import.ts';
import { factorLibrary } from './library.ts';
import type { Factor } from './model.ts';
import { placeInTree } from './reading/place-in-tree.ts';

const originals = join(checkout, '..', 'shared', 'data', 'factors');
const library = factorLibrary();

/** Rows of a CSV file among the originals; none where they are not there, and the tests that read them are skipped. */
function rowsOf(file: string): string[][] {
  if (!existsSync(originals)) return [];
  return z.array(z.array(z.string())).parse(parse(readFileSync(join(originals, file)), { relax_column_count: true }));
}

/** What a spreadsheet holds to fifteen significant digits. */
const digits = (text: string) => new Decimal(text).toSignificantDigits(15).toFixed();

/** The factors of a set by activity, part, unit and year. */
function indexOf(set: string): Map<string, Factor> {
  const factors = library.sets.find((each) => each.set.id === set)?.factors ?? [];
  return new Map(factors.map((each) => [[each.activity, each.part, each.unit, each.year].join(' '), each]));
}

function figureOf(factor: Factor | undefined, heading: string): string | null {
  if (!factor) return null;
  const gas = /of (CO2|CH4|N2O) per/.exec(heading)?.[1];
  if (factor.part === 'outside of scopes' && gas === 'CO2') return factor.kg;
  return gas === 'CO2'
    ? factor.gases.co2
    : gas === 'CH4'
      ? factor.gases.ch4
      : gas === 'N2O'
        ? factor.gases.n2o
        : factor.kg;
}

describe.skipIf(!existsSync(originals))('the figures of the UK Government', () => {
  it('of 2025 are those of the flat list, every row of it', () => {
    const kept = indexOf('uk-government-2025');
    const wrong: string[] = [];
    let compared = 0;
    for (const [
      id = '',
      ,
      one = '',
      two = '',
      three = '',
      four = '',
      column = '',
      uom = '',
      heading = '',
      value = '',
    ] of rowsOf('desnz-2025-flat.csv').slice(1)) {
      if (value === '' || heading.startsWith('kWh')) continue;
      const place = placeInTree({ sheet: one, levels: [two, three, four].filter(Boolean), column });
      const find = (activity = '') => kept.get([activity, place?.part, unitOf(uom)?.id, 2025].join(' '));
      // A refrigerant's total with the non-Kyoto gases is kept where it is another than without them.
      const factor = find(place?.activity) ?? find(place?.activity.replace(/\/including-non-kyoto$/, ''));
      const figure = figureOf(factor, heading);
      compared += 1;
      if (figure === null || figure !== digits(value)) wrong.push(`${id}: ${value} in the list, ${figure} here`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(6_000);
  });

  it.each([
    ['conversion-factors-2023.xlsx', 2023, 1470],
    ['conversion-factors-2024.xlsx', 2024, 1543],
    ['conversion-factors-2025-full-set.xlsx', 2025, 2601],
  ])('are what the command reads from %s', (file, year, factors) => {
    const bytes = readFileSync(join(originals, file));
    const read = importedSet({ bytes, file, year: null, today: '2026-11-28' });
    const kept = library.setById(`uk-government-${year}`);
    expect(read.notUnderstood).toEqual([]);
    expect(read.factors).toHaveLength(factors);
    expect(read.set.originals[0]?.sha256).toBe(kept?.originals[0]?.sha256);
    const difference = differenceOf(
      library.sets.find(({ set }) => set.id === `uk-government-${year}`)?.factors ?? [],
      read.factors,
    );
    expect(difference).toEqual({ added: [], left: [], changed: [] });
  });

  it.each(['conversion-factors-2025.xlsx', 'conversion-factors-2025-flat-file.xlsx', 'desnz-2025-flat.csv'])(
    'of 2025 are the same in %s',
    (file) => {
      const bytes = readFileSync(join(originals, file));
      const read = importedSet({ bytes, file, year: null, today: '2026-11-28' });
      const kept = library.sets.find(({ set }) => set.id === 'uk-government-2025')?.factors ?? [];
      const { added, changed } = differenceOf(kept, read.factors);
      expect({ added, changed }).toEqual({ added: [], changed: [] });
    },
  );

  it('of 2018 to 2025 are those of the list of key factors, every row of it', () => {
    const activities: Record<string, [string, string]> = {
      'Natural gas': ['fuels/gaseous-fuels/natural-gas', 'direct'],
      'Burning oil': ['fuels/liquid-fuels/burning-oil', 'direct'],
      'Diesel (average biofuel blend)': ['fuels/liquid-fuels/diesel-average-biofuel-blend', 'direct'],
      'Gas oil': ['fuels/liquid-fuels/gas-oil', 'direct'],
      'Petrol (average biofuel blend)': ['fuels/liquid-fuels/petrol-average-biofuel-blend', 'direct'],
      'Electricity: UK': ['electricity/uk', 'direct'],
      'T&D Electricity: UK': ['electricity/uk', 'transmission'],
      'water supply': ['water/supply', 'direct'],
      'water treatment': ['water/treatment', 'direct'],
    };
    const rows = rowsOf('desnz-key-factors-2018-2025.csv').slice(1);
    for (const [year = '', , item = '', uom = '', kg = '', raw = ''] of rows) {
      const factor = indexOf(`uk-government-${year}`).get(
        [...(activities[item] ?? []), unitOf(uom)?.id, year].join(' '),
      );
      expect([year, item, uom, factor?.kg]).toEqual([year, item, uom, digits(kg)]);
      const gases = raw.split(' | ').slice(-3);
      if (!item.startsWith('water'))
        expect([year, item, factor?.gases]).toEqual([
          year,
          item,
          { co2: digits(gases[0] ?? ''), ch4: digits(gases[1] ?? ''), n2o: digits(gases[2] ?? '') },
        ]);
    }
    expect(rows).toHaveLength(104);
  });

  it('keep their paths from year to year', () => {
    const paths = (year: number) =>
      new Set(library.sets.find(({ set }) => set.id === `uk-government-${year}`)?.factors.map((each) => each.activity));
    const [earlier, middle, later] = [paths(2023), paths(2024), paths(2025)];
    expect([...middle].filter((path) => !later.has(path))).toEqual([]);
    // Only recycled wood was dropped after 2023.
    expect([...earlier].filter((path) => !middle.has(path))).toEqual([
      'materials/construction/wood/closed-loop-source',
    ]);
  });
});

describe.skipIf(!existsSync(originals))('the figures of the NHS Sustainable Development Unit', () => {
  const rows = rowsOf('nhs-sdu-carbon-factors.csv');
  const factors = library.sets.find(({ set }) => set.id === 'nhs-sdu')?.factors ?? [];

  it('are those of its list, row by row and year by year', () => {
    for (const factor of factors) {
      const cells = rows[(factor.row ?? 0) - 1] ?? [];
      const column = (rows[0] ?? []).findIndex((heading) => heading.startsWith(`${factor.year}-`));
      const published = new Decimal(cells[column] ?? '');
      const tonnes = factor.note.startsWith('Published in tonnes');
      expect([factor.id, factor.kg]).toEqual([factor.id, (tonnes ? published.times(1000) : published).toFixed()]);
      expect(factor.name).toBe(`${cells[0]} · ${cells[1]}`);
    }
    expect(factors).toHaveLength(131 * 14);
  });

  it('leave out only sums of others, sources of others, and what has none', () => {
    const kept = new Set(factors.map(({ row }) => row));
    const left = rows.flatMap((cells, index) => (index === 0 || kept.has(index + 1) ? [] : [cells]));
    const sum = /total|^Electricity from Grid|^Electricity Consumed/i;
    const source = /^(Disposal Method|Refuse|Electrical Items)$/;
    const none = (cells: string[]) => cells.slice(4, 18).every((cell) => Number(cell) <= 0);
    const twice = /Nitrous oxide with oxygen/;
    const unexplained = left.filter(
      (cells) =>
        !sum.test(`${cells[0]} ${cells[1]}`) &&
        !source.test(cells[0] ?? '') &&
        !none(cells) &&
        !twice.test(cells[1] ?? ''),
    );
    expect(unexplained).toEqual([]);
    expect(left).toHaveLength(41);
  });
});
