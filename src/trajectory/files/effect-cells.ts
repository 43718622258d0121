/** What an initiative does, in the cells of its row: kind of effect, amount and unit, and what it needs besides. */

import { Decimal } from '../../kernel/decimals.ts';
import type { Effect, StreamRate } from '../rules/model.ts';
import { StreamRate as Rate, Scope } from '../rules/model.ts';
import { categoryIdOf, categoryName } from './category-names.ts';
import type { YearColumn } from './headings.ts';
import type { InitiativeField } from './initiative-columns.ts';
import { quoted } from './problems.ts';
import type { RowReader } from './row-reader.ts';
import { tonnesIn } from './tonnes-in.ts';
import { listOf, listText, numberOf, percentOf, shareOf } from './values.ts';

type Row = RowReader<InitiativeField>;
export type EffectCells = Partial<Record<InitiativeField, string>>;

const spellings: readonly [Effect['type'], RegExp][] = [
  ['less activity', /^(?:less activity|less|reduction|reduce)$/i],
  ['share less', /^(?:share less|share|percentage|per ?cent|%|% less)$/i],
  ['another factor', /^(?:another factor|other factor|switch|fuel switch|replace(?:d|ment)?)$/i],
  ['tonnes', /^(?:tonnes|stated tonnes|t(?:co2e?)?|tonnes stated)$/i],
];

/** The effect of a row; null where a cell of it cannot be read, which the row then keeps as a problem. */
export function effectOf(row: Row, yearColumns: readonly YearColumn[]): Effect | null {
  const type = typeOf(row, yearColumns);
  if (type === null) return null;
  if (type === 'tonnes') return tonnesOf(row, yearColumns);
  if (type === 'share less') {
    const share = shareIn(row);
    return share === null ? null : { type, share };
  }
  if (type === 'another factor') return otherOf(row);
  const amount = row.need<string | null>('amount', numberOf, null, {
    expected: 'how much less there is in a year at full effect, such as 120000',
    mend: 'Write a number, and its unit in the column beside it.',
  });
  const unit = row.need('unit', (text) => text, '', {
    expected: 'the unit of the activity, such as kWh, miles or litres',
    mend: 'Write the unit that the baseline counts the activity in, or one that can be turned into it.',
  });
  return amount === null || unit === '' ? null : { type, amount, unit };
}

/** What kind of effect it is: as it is said, else as its unit tells. */
function typeOf(row: Row, yearColumns: readonly YearColumn[]): Effect['type'] | null {
  const expected = 'less activity, share less, another factor or tonnes';
  const said = row.text('effect');
  const found = spellings.find(([, words]) => words.test(said));
  if (found) return found[0];
  const fault = { expected, mend: 'Write one of these four.' };
  if (said !== '') {
    row.fail('effect', { found: quoted(said), ...fault });
    return null;
  }
  const [amount, unit] = [row.text('amount'), row.text('unit')];
  if (row.text('newActivity') !== '') return 'another factor';
  if (yearColumns.some((column) => row.at(column) !== '') || tonnesIn(unit) !== null) return 'tonnes';
  if (unit === '%' || /%$/.test(amount)) return 'share less';
  if (unit !== '') return 'less activity';
  row.fail('effect', { found: 'nothing', ...fault });
  return null;
}

function shareIn(row: Row): string | null {
  const inPercent = /^(?:%|per ?cent)$/i.test(row.text('unit'));
  const share = row.need<string | null>('amount', (text) => shareOf(text, inPercent), null, {
    expected: 'a share, such as 30%',
    mend: 'Write it in per cent, with the sign %.',
  });
  if (share === null) return null;
  const size = new Decimal(share);
  if (size.abs().lte(1)) return share;
  const isPercent = inPercent || /%\s*$/.test(row.text('amount'));
  row.fail('amount', {
    found: quoted(`${row.text('amount')}${inPercent && !/%\s*$/.test(row.text('amount')) ? ' %' : ''}`),
    expected: 'a share between 0 % and 100 %: nothing can be less by more than all of it',
    mend: isPercent
      ? 'Correct the share. If it is an amount, choose “less activity” or “tonnes” and write its unit.'
      : `If it is in per cent, write ${row.text('amount')}%.`,
  });
  return null;
}

function otherOf(row: Row): Effect | null {
  const share = shareIn(row);
  const activity = row.need('newActivity', (text) => text, '', {
    expected: 'what is done instead, such as electricity',
    mend: 'Name the activity that takes the place of the old one.',
  });
  const unit = row.need('newUnit', (text) => text, '', {
    expected: 'the unit that it is counted in, such as kWh',
    mend: 'Write the unit of the new activity.',
  });
  const perUnit = row.need<string | null>('perUnit', numberOf, null, {
    expected: 'how many units of the new take the place of one of the old, such as 0.3 for a heat pump',
    mend: 'Write a number.',
  });
  const rates = row.need<StreamRate[] | null>('rates', ratesOf, null, {
    expected:
      'factors as “part | category | scope | kg CO₂e per unit | national change”, parted by semicolons, such as “direct | electricity | 2 | 0.177 | grid”',
    mend: 'Write each factor so; leave the last place empty where nothing national moves it.',
  });
  if (share === null || activity === '' || unit === '' || perUnit === null || rates === null) return null;
  if (new Decimal(share).isNegative()) {
    row.fail('amount', {
      found: quoted(row.text('amount')),
      expected: 'the share that is done otherwise, between 0 % and 100 %',
      mend: 'Write it without a minus sign.',
    });
    return null;
  }
  return { type: 'another factor', share, activity, unit, perUnit, rates };
}

function tonnesOf(row: Row, yearColumns: readonly YearColumn[]): Effect | null {
  const unit = row.text('unit');
  const times = unit === '' ? '1' : tonnesIn(unit);
  if (times === null) {
    row.fail('unit', { found: quoted(unit), expected: 't, kt, kg or tCO2e', mend: 'Write t for tonnes of CO₂e.' });
    return null;
  }
  const inTonnes = (text: string) => {
    const number = numberOf(text);
    return number === null ? null : new Decimal(number).times(times).toFixed();
  };
  const aYear = row.read<string | null>('amount', inTonnes, null, {
    expected: 'tonnes of CO₂e a year, such as 120',
    mend: 'Write a number.',
  });
  const byYear: Record<string, string> = {};
  for (const column of yearColumns) {
    const text = row.at(column);
    if (text === '') continue;
    const tonnes = inTonnes(text);
    if (tonnes !== null) byYear[String(column.year)] = tonnes;
    else
      row.failAt(column.heading, {
        found: quoted(text),
        expected: `tonnes of CO₂e in ${column.year}, such as 120`,
        mend: 'Write a number, or leave the cell empty.',
      });
  }
  if (row.text('amount') === '' && Object.keys(byYear).length === 0) {
    row.fail('amount', {
      found: 'nothing',
      expected: 'tonnes of CO₂e a year, or tonnes in a column of a year',
      mend: 'Write how many tonnes there are less.',
    });
    return null;
  }
  const source = row.need('source', (text) => text, '', {
    expected: 'where the tonnes come from, such as a feasibility study and its date',
    mend: 'Say who worked them out, and where that can be read.',
  });
  return row.isFaulty ? null : { type: 'tonnes', aYear, byYear, source };
}

/** "direct | electricity | 2 | 0.177 | grid; …" */
function ratesOf(text: string): StreamRate[] | null {
  const rates = listOf(text).map((item) => {
    const [part, category = '', scope, kg = '', national = ''] = partsOfRate(item);
    const rate = Rate.safeParse({
      part,
      category: categoryIdOf(category),
      scope: Scope.safeParse(scope?.replace(/^scope /i, '')).data,
      kg: numberOf(kg),
      national: national === '' ? null : national,
    });
    return rate.data ?? null;
  });
  const read = rates.filter((rate) => rate !== null);
  return read.length === rates.length && read.length > 0 ? read : null;
}

/** The places of a factor, empty ones too. */
const partsOfRate = (item: string): string[] => listOf(item.replace(/\|\s*$/, ''), '|');

const ratesText = (rates: readonly StreamRate[]): string =>
  listText(
    rates.map(({ part, category, scope, kg, national }) =>
      listText([part, categoryName(category), scope, kg, ...(national === null ? [] : [national])], '|'),
    ),
  );

/** What `effectOf` reads; tonnes by year stand in columns of their own. */
export function effectCells(effect: Effect): EffectCells {
  switch (effect.type) {
    case 'less activity':
      return { effect: effect.type, amount: effect.amount, unit: effect.unit };
    case 'share less':
      return { effect: effect.type, amount: percentOf(effect.share), unit: '%' };
    case 'another factor':
      return {
        effect: effect.type,
        amount: percentOf(effect.share),
        unit: '%',
        newActivity: effect.activity,
        newUnit: effect.unit,
        perUnit: effect.perUnit,
        rates: ratesText(effect.rates),
      };
    case 'tonnes':
      return { effect: effect.type, amount: effect.aYear ?? '', unit: 't', source: effect.source };
  }
}
