/** Makes factors of what a publication of the UK Government says. */
import { Decimal } from '../../../kernel/decimals.ts';
import { unitOf } from '../../../kernel/units.ts';
import { isPlaced, placeOf } from '../activity-rules.ts';
import type { Factor, FactorSet } from '../model.ts';
import { placeInTree } from './place-in-tree.ts';
import type { NotUnderstood, PublishedRow } from './published-row.ts';

export interface MadeFactors {
  factors: Factor[];
  notUnderstood: NotUnderstood[];
  /** By sheet, in order: the factors made, the figures in them, what has a name and no figure, and figures of energy. */
  sheets: { sheet: string; factors: number; figures: number; empty: number; energy: number }[];
}

/**
 * One factor for each activity, part and unit. Its gases stand in the columns beside it, or in the rows below it.
 * Kilowatt hours per kilometre are energy, no emission, and are counted but not kept.
 */
export function factorsOfRows(rows: readonly PublishedRow[], set: FactorSet): MadeFactors {
  const found = new Map<string, Factor>();
  const notUnderstood: NotUnderstood[] = [];
  const sheets = new Map<string, MadeFactors['sheets'][number]>();
  for (const row of rows) {
    const count = sheets.get(row.sheet) ?? { sheet: row.sheet, factors: 0, figures: 0, empty: 0, energy: 0 };
    sheets.set(row.sheet, count);
    if (row.value === null) {
      count.empty += 1;
      continue;
    }
    if (/^kwh/i.test(row.heading)) {
      count.energy += 1;
      continue;
    }
    count.figures += 1;
    const fresh = blank(row, set);
    if ('what' in fresh) {
      notUnderstood.push(fresh);
      continue;
    }
    const key = `${fresh.activity}\n${fresh.part}\n${fresh.unit}`;
    const factor = found.get(key) ?? fresh;
    if (!found.has(key)) {
      found.set(key, factor);
      count.factors += 1;
    }
    const taken = put(factor, row.heading, row.value);
    if (taken !== null) notUnderstood.push({ sheet: row.sheet, row: row.row, what: taken });
  }
  const factors = withoutRepeatedTotals([...found.values()].map(withKilograms));
  for (const { kg, sheet, row, name } of factors)
    if (kg === '') notUnderstood.push({ sheet, row: row ?? 0, what: `${name}: gases apart, but no total` });
  return { factors: factors.filter(({ kg }) => kg !== ''), notUnderstood, sheets: [...sheets.values()] };
}

function blank(row: PublishedRow, set: FactorSet): Factor | NotUnderstood {
  const problem = (what: string): NotUnderstood => ({ sheet: row.sheet, row: row.row, what });
  const place = placeInTree(row);
  if (!place || !isPlaced(place.activity))
    return problem(`a sheet "${row.sheet}", of which no rule says what it is about`);
  const unit = unitOf(row.unit);
  if (!unit) return problem(`the unit "${row.unit}"`);
  const { scope } = placeOf(place.activity, place.part);
  return {
    id: '',
    set: set.id,
    ...place,
    year: set.year,
    area: 'UK',
    unit: unit.id,
    kg: '',
    gases: { co2: null, ch4: null, n2o: null },
    scope,
    basis: scope === '2' && place.part === 'direct' ? 'location' : null,
    warmingPotentials: set.warmingPotentials,
    priceYear: null,
    sheet: row.sheet,
    row: row.row,
    name: [...row.levels, row.column].filter((each) => each !== '' && !/^kwh$/i.test(each)).join(' · '),
    note: '',
    own: null,
  };
}

/** Puts a figure in its place. @returns what is wrong with it, or null */
function put(factor: Factor, heading: string, value: string): string | null {
  const gas = /of\s+(co2|ch4|n2o)\b/i.exec(heading)?.[1]?.toLowerCase();
  const has = gas === 'co2' || gas === 'ch4' || gas === 'n2o' ? factor.gases[gas] : factor.kg || null;
  if (has !== null) return has === value ? null : `${factor.name} per ${factor.unit} twice: ${has} and ${value}`;
  if (gas === 'co2' || gas === 'ch4' || gas === 'n2o') factor.gases[gas] = value;
  else factor.kg = value;
  return null;
}

/** Of what is outside of scopes, the carbon dioxide is all that is published. */
function withKilograms(factor: Factor): Factor {
  return factor.kg === '' && factor.part === 'outside of scopes' ? { ...factor, kg: factor.gases.co2 ?? '' } : factor;
}

/** A refrigerant's total with the non-Kyoto gases says nothing new where it has none of them. */
function withoutRepeatedTotals(factors: readonly Factor[]): Factor[] {
  const direct = new Map(factors.filter(({ part }) => part === 'direct').map(({ activity, kg }) => [activity, kg]));
  return factors.filter(({ activity, kg }) => {
    const alone = activity.endsWith('/including-non-kyoto') ? direct.get(activity.replace(/\/[^/]*$/, '')) : undefined;
    return alone === undefined || !new Decimal(alone).eq(kg);
  });
}
