/**
 * Estates Returns Information Collection (ERIC): one row a trust or site, one column a figure, its unit in brackets.
 * Columns are found by their words, as the returns of each year name them somewhat otherwise. The input of combined heat
 * and power is no column here: a return counts it within its gas.
 */
import { type Dimension, unitById } from '../../../kernel/units.ts';
import { plain, unitInHeading } from '../headings.ts';
import { mapping } from '../mapping.ts';
import { columnLike, type Kind, type Look, organisationPatterns } from './kind.ts';

/** What a heading says, what that is, and what its unit has to measure. The first that fits counts. */
const figures: [RegExp, string, Dimension][] = [
  [/electricity consumed.*(renewable|green)|(renewable|green) electricity/, 'renewable electricity', 'energy'],
  [/electricity consumed|electricity consumption/, 'electricity', 'energy'],
  [/(?<!non fossil )gas consumed|gas consumption/, 'natural gas', 'energy'],
  [/oil consumed|oil consumption/, 'fuel oil', 'energy'],
  [/coal consumed|coal consumption/, 'coal', 'energy'],
  [/(steam|hot water) (consumed|consumption)/, 'district heat', 'energy'],
  [/non fossil fuel (consumed|consumption)/, 'biomass', 'energy'],
  [/sewage volume|waste ?water volume/, 'sewage', 'volume'],
  [/water volume/, 'water supply', 'volume'],
  [/high temperature disposal.*energy recovery/, 'high temperature disposal waste with energy recovery', 'mass'],
  [/high temperature disposal|clinical waste.*incineration/, 'high temperature disposal waste', 'mass'],
  [/non burn|alternative treatment/, 'non burn treatment', 'mass'],
  [/landfill/, 'landfill', 'mass'],
  [/weee|electrical and electronic/, 'weee', 'mass'],
  [/preparing for re use/, 'preparing for re-use', 'mass'],
  [/other recovery|energy from waste|incineration/, 'energy from waste', 'mass'],
  [/food waste/, 'food waste', 'mass'],
  [/offensive/, 'offensive waste', 'mass'],
  [/recycling/, 'recycling', 'mass'],
  [/business mileage/, 'business mileage', 'distance'],
  [/patient transport mileage/, 'patient transport by car', 'distance'],
];
/** Of these a column is no amount of the activity. */
const otherwise = /cost|£|income|chp|export|\(%\)|percentage|saving|target|plan\b/i;

export const eric: Kind = {
  id: 'eric',
  name: 'ERIC return of estates',
  read(look) {
    const { names, fileName } = look;
    const organisation = columnLike(names, /(organisation|trust) code$/i, ...organisationPatterns);
    const columns = names.flatMap((column) => {
      if (otherwise.test(column)) return [];
      const unit = unitInHeading(column);
      const found = figures.find(([pattern]) => pattern.test(plain(column)));
      if (!found || unit === null || unitById(unit).dimension !== found[2]) return [];
      return [{ column, activity: doubtAbout(look, column) === null ? found[1] : null, unit }];
    });
    if (organisation === null || columns.length < 3) return null;
    const period = columnLike(names, /^(financial )?year$/i, /^reporting (year|period)$/i);
    return mapping({
      id: 'eric',
      name: this.name,
      headings: [...names],
      shape: 'columns are activities',
      period: period
        ? { from: 'column', column: period }
        : /\d{4}/.test(fileName)
          ? { from: 'file name' }
          : { from: 'constant', text: '?' },
      organisation: { from: 'column', column: organisation },
      activity: { from: 'headings' },
      quantity: { from: 'headings' },
      unit: { from: 'headings' },
      site: columnLike(names, /\bsite name$/i, /\bsite code$/i),
      columns,
      hyphen: 'financial year',
      zero: 'skip',
      tier: 'standard',
    });
  },
};

/**
 * Why it is asked what a column of a return is of: what is made nearby may be made of gas that the return counts already,
 * or be bought from a neighbour.
 * @returns a sentence; null where there is no doubt
 */
export function doubtAbout(look: Pick<Look, 'names' | 'samples'>, column: string): string | null {
  const other = outOfStep(look, column);
  if (other !== null) {
    return `Headings and figures of this file are out of step there: “${other}” holds something else than yes and no.`;
  }
  return /consumed - local/i.test(column)
    ? 'What is made on the site from gas or oil is counted with these; what is bought from a neighbour is not.'
    : null;
}

/**
 * Whether the headings of a return stand over other columns than their own: a figure between a "(Yes/No)" column that
 * holds no yes or no and the nearest one that does is of something else. A return of 2013/14 was published so.
 * @returns the heading that tells it; null if nothing does
 */
function outOfStep({ names, samples }: Pick<Look, 'names' | 'samples'>, column: string): string | null {
  const place = names.indexOf(column);
  const answers = names.flatMap((name, at) => {
    const found = samples(name);
    return /\(yes\/no/i.test(name) && found.length > 0
      ? [{ name, at, right: found.filter((text) => !/^[\d.,]+$/.test(text.trim())).length * 2 >= found.length }]
      : [];
  });
  const before = answers.findLast(({ at }) => at < place);
  const after = answers.find(({ at }) => at > place);
  const wrong = [before, after].find((each) => each?.right === false && Math.abs(each.at - place) < stepsLookedAt);
  return wrong?.name ?? null;
}

/** A heading so far away tells nothing of a column. */
const stepsLookedAt = 25;
