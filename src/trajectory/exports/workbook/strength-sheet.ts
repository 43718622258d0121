/** How strongly each initiative works in each year, and what of it is beyond what it did in the baseline year. */
import { numberOf } from '../../rules/fixed.ts';
import { strengthsOf } from '../../rules/ramp.ts';
import type { InitiativeCells } from './initiatives-sheet.ts';
import type { T } from './messages.ts';
import type { Line, Sheet } from './sheet.ts';

export interface Strength {
  strength: Line;
  /** Of shares, the share of what the baseline year left; of all else, strength less the baseline year's. */
  effect: Line;
}

/** The year's twelve months, counted from the beginning of year nought. */
const months = '{0;1;2;3;4;5;6;7;8;9;10;11}';

export function writeStrengths(
  sheet: Sheet,
  cells: readonly InitiativeCells[],
  years: readonly number[],
  t: T,
): Map<string, Strength> {
  sheet.headYears([t('head.initiative'), t('init.id'), t('head.title'), t('head.what')], [10, 14, 36, 34]);
  return new Map(cells.map((one) => [one.initiative.id, writeOne(sheet, one, years, t)]));
}

function writeOne(sheet: Sheet, cells: InitiativeCells, years: readonly number[], t: T): Strength {
  const { initiative, number, counts, isCounted, from, to, ramp } = cells;
  const known = strengthsOf(initiative, years).map(numberOf);
  const labels = [number, initiative.id, initiative.title];
  const strength = sheet.line(
    [...labels, t('what.strength')],
    (place) => {
      const month = `(${sheet.year(place)}*12+3+${months})`;
      const along = `((${month}-${from}+0.5)/MAX(${ramp},1E-9))`;
      const works = `(${month}>=${from})*(${month}<${to})*((${along}<1)*${along}+(${along}>=1))`;
      return { formula: `${counts}*SUMPRODUCT(${works})/12`, result: isCounted ? (known[place] ?? 0) : 0 };
    },
    { format: '0.0000' },
  );
  const isShare = initiative.effect.type === 'share less' || initiative.effect.type === 'another factor';
  const before = fixedColumn(strength.at(0));
  const [first = 0] = strength.values;
  const left = 1 - cells.fullAmount * first;
  const effect = sheet.line(
    [...labels, t('what.effect')],
    (place) => {
      const more = `(${strength.at(place)}-${before})`;
      const beyond = (strength.values[place] ?? 0) - first;
      if (!isShare) return { formula: more, result: beyond };
      return {
        formula: `IF(1-${cells.full}*${before}<=0,0,${cells.full}*${more}/(1-${cells.full}*${before}))`,
        result: left <= 0 ? 0 : (cells.fullAmount * beyond) / left,
      };
    },
    { format: '0.0000' },
  );
  return { strength, effect };
}

/** The baseline year's cell, wherever a formula is copied to. */
const fixedColumn = (address: string): string => address.replace('!', '!$');
