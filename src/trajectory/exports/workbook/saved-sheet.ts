/** What each initiative is given credit for by year, in kilograms: added up from the sum and from stated tonnes. */
import type { Forecast, Initiative } from '../../rules/model.ts';
import { kilogramsOf } from './kilograms.ts';
import type { T } from './messages.ts';
import type { Line, Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';
import { labelColumns, sumOfRows } from './sum-labels.ts';

/** Milligrams that an initiative is given credit for, as the years stand, of what counts. */
export function creditOf({ forecast, counts }: Subject, { id }: Pick<Initiative, 'id'>): bigint[] {
  const own = forecast.credits.filter(({ initiative, category }) => initiative === id && counts(category));
  return forecast.years.map((_, at) => sumAt(own, at));
}

const sumAt = (credits: Forecast['credits'], at: number): bigint =>
  credits.reduce((sum, { byYear }) => sum + (byYear[at] ?? 0n), 0n);

export function writeSaved(sheet: Sheet, subject: Subject, sources: readonly Sheet[], t: T): Map<string, Line> {
  sheet.headYears(
    ['', '', t('head.initiative'), t('head.what'), t('init.id'), '', t('head.title')],
    [4, 4, 10, 12, 14, 4, 36],
  );
  return new Map(
    subject.initiatives.map((initiative, place) => {
      const credit = creditOf(subject, initiative);
      const by = { column: labelColumns.initiative, equals: place + 1 };
      const labels = ['', '', place + 1, t('what.saved'), initiative.id, '', initiative.title, '', 'kg'];
      const line = sheet.line(
        labels,
        (at) => ({
          formula: sources.map((source) => sumOfRows(source, at, t('what.saved'), by)).join('+'),
          result: kilogramsOf(credit[at]),
        }),
        { format: '#,##0.00' },
      );
      return [initiative.id, line];
    }),
  );
}
