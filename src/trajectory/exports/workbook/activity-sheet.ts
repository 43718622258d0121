/** What goes on where initiatives act: quantities of the baseline year, what drives them, and units without action. */
import type { Acted } from '../../rules/streams.ts';
import type { Index } from '../../rules/years.ts';
import type { WorkbookAsked } from './asked.ts';
import type { T } from './messages.ts';
import { firstYearColumn, type Line, type Sheet } from './sheet.ts';
import type { Subject } from './subject.ts';

export interface Units {
  /** The quantity of the baseline year. */
  quantity: string;
  byYear: Line;
}

/** What goes on in short: "Electricity, Main site". */
export const streamName = ({ stream: { activity, category, site, supplier } }: Pick<Acted, 'stream'>): string =>
  [activity === '' ? category : activity, site, supplier].filter((part) => part !== '').join(', ');

export function writeActivity(sheet: Sheet, subject: Subject, asked: WorkbookAsked, t: T): Map<string, Units> {
  const widths = [4, 4, 4, 26, 28, 40, 50, 12, 18];
  sheet.headYears(['', '', '', t('head.what'), t('head.organisation'), t('head.stream'), t('read.sources')], widths);
  sheet.put(1, firstYearColumn - 1, t('head.base'), { look: 'heading' });
  const courses = new Map<Index, Line>();
  for (const acted of subject.acted) {
    const index = indexOf(subject, acted);
    if (courses.has(index)) continue;
    const { name, source } = courseOf(subject, acted, t);
    const labels = ['', '', '', t('activity.course'), '', name, source];
    courses.set(
      index,
      sheet.line(labels, (place) => timesOf(index, place), { look: 'input', format: '0.000000' }),
    );
  }
  sheet.next += 1;
  return new Map(
    subject.acted.map((acted) => {
      const { stream } = acted;
      const course = courses.get(indexOf(subject, acted));
      const row = sheet.next;
      const number = Number(stream.quantity);
      const quantity = sheet.put(row, firstYearColumn - 1, number, { look: 'input', format: '#,##0.00' });
      const organisation = asked.names.organisations[stream.organisation] ?? stream.organisation;
      const labels = ['', '', '', t('activity.units'), organisation, streamName(acted), '', stream.unit];
      const byYear = sheet.line(
        labels,
        (place) => ({
          formula: `${quantity}*${course?.at(place) ?? 1}`,
          result: number * (course?.values[place] ?? 1),
        }),
        { format: '#,##0.00' },
      );
      return [stream.id, { quantity, byYear }];
    }),
  );
}

const indexOf = ({ indices }: Subject, { stream }: Acted): Index =>
  indices.activity(stream.driver, stream.organisation, stream.site);

const timesOf = (index: Index, place: number): number => index.estimates[place] ?? 1;

function courseOf({ model }: Subject, { stream }: Acted, t: T): { name: string; source: string } {
  const growth = model.growths.find(({ id }) => id === stream.driver && model.switches[id] !== false);
  const name = growth?.name ?? t('activity.still');
  const closes = model.baseline.closures
    .filter(({ organisation, site }) => organisation === stream.organisation && site === stream.site)
    .map(({ from }) => from)
    .toSorted()[0];
  return {
    name: closes === undefined ? name : t('activity.closes', { name, site: stream.site, month: closes }),
    source: growth?.source ?? '',
  };
}
