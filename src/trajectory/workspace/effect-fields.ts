/** What an initiative does, as its form asks it: one of four kinds, each with fields of its own. */
import { categories } from '../../carbon/footprint/categories.ts';
import type { Effect, StreamRate } from '../rules/model.ts';
import type { FormReader } from './form-reader.ts';
import { decimalIn, effectShareIn } from './written.ts';

/** What a unit of an activity sets free by the published factors; nothing where none is known. */
export type RatesOf = (activity: string, unit: string) => StreamRate[];

/** @returns null where it is not whole; the form's problems say why */
export function effectIn(form: FormReader, ratesOf: RatesOf): Effect | null {
  const { t, text, wrong } = form;
  switch (text('effect')) {
    case 'less activity':
      return lessActivity(form);
    case 'share less': {
      const share = form.need('share', effectShareIn, t('wrong.effectShare'), t('wrong.share'));
      return share === null ? null : { type: 'share less', share };
    }
    case 'another factor':
      return anotherFactor(form, ratesOf);
    case 'tonnes':
      return tonnes(form);
    default:
      return wrong('effect', t('wrong.effect'));
  }
}

function lessActivity(form: FormReader): Effect | null {
  const { t } = form;
  const amount = form.need('amount', decimalIn, t('wrong.number'), t('wrong.amount'));
  const unit = form.words('unit', t('wrong.unit'));
  return amount === null || unit === null ? null : { type: 'less activity', amount, unit };
}

function tonnes(form: FormReader): Effect | null {
  const { t, text } = form;
  const byYear = form.byYear('tonnesByYear');
  const aYear = form.number('tonnesAYear');
  if (text('tonnesAYear') === '' && Object.keys(byYear).length === 0) form.wrong('tonnesAYear', t('wrong.tonnes'));
  const source = form.words('tonnesSource', t('wrong.tonnesSource'));
  return source === null ? null : { type: 'tonnes', aYear, byYear, source };
}

function anotherFactor(form: FormReader, ratesOf: RatesOf): Effect | null {
  const { t } = form;
  const share = form.need('newShare', effectShareIn, t('wrong.effectShare'), t('wrong.share'));
  const activity = form.words('newActivity', t('wrong.newActivity'));
  const unit = form.words('newUnit', t('wrong.unit'));
  const perUnit = form.need('perUnit', decimalIn, t('wrong.number'), t('wrong.perUnit'));
  if (share === null || activity === null || unit === null || perUnit === null) return null;
  const lines = form.lines('newRates');
  const rates = lines.length > 0 ? lines.flatMap((line) => rateIn(form, line)) : ratesOf(activity, unit);
  if (lines.length === 0 && rates.length === 0) form.wrong('newRates', t('wrong.noRates', { activity, unit }));
  return { type: 'another factor', share, activity, unit, perUnit, rates };
}

/** "direct; electricity; 2; 0.207; grid" */
function rateIn({ t, wrong }: FormReader, line: string): StreamRate[] {
  const [part = '', category = '', scope = '', written = '', national = ''] = line.split(';').map((one) => one.trim());
  const kg = decimalIn(written);
  const isPlaced = categories.some(({ id }) => id === category);
  if (part === '' || !isPlaced || kg === null || (scope !== '1' && scope !== '2' && scope !== '3')) {
    wrong('newRates', t('wrong.rate', { line }));
    return [];
  }
  return [{ part, category, scope, kg, national: national || null }];
}
