/** The dates of a plan as iCalendar (RFC 5545): what falls due, and its milestones, as events of whole days. */
import ical, { type ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { everyPlaced, ownersNamed, type Placed } from '../placed.ts';
import { dayAfter, daysOf } from './days.ts';
import { type ExportInput, languageOf, longDate, standing, wordsFor } from './input.ts';

/** A person's calendar shows a line or two of a summary. */
const longestSummary = 120;

/**
 * A deadline is its last day; a milestone is every day of its period. An event keeps its UID in every later version
 * of the plan, so that a calendar that subscribes moves it instead of doubling it.
 */
export function toICalendar(input: ExportInput): string {
  const t = wordsFor(input);
  const { plan, system } = input;
  const calendar = ical({
    name: t('calendar.name', { plan: clean(plan.title) }),
    description: standing(input),
    prodId: { company: 'Greenplan', product: 'Greenplan', language: languageOf(system).toUpperCase() },
  });
  for (const placed of everyPlaced(plan)) addDeadlines(calendar, input, placed);
  for (const milestone of plan.milestones) {
    const days = milestone.edtf === null ? null : daysOf(milestone.edtf);
    if (!days) continue;
    addDays(calendar, input, {
      id: milestone.id,
      first: days.first,
      last: days.last,
      summary: t('calendar.milestone', { title: milestone.title }),
      description: [standing(input), milestone.when],
      page: 'timeline',
    });
  }
  for (const date of input.dates) {
    const promised =
      date.promised === null ? [] : [t('calendar.firstPromised', { day: longDate(date.promised, system) })];
    addDays(calendar, input, {
      id: date.id,
      first: date.on,
      last: date.on,
      summary: date.title,
      description: [standing(input), date.note, ...promised].filter((line) => line !== ''),
      page: date.href?.replace(/^\//, '') ?? 'timeline',
    });
  }
  return calendar.toString();
}

function addDeadlines(calendar: ICalCalendar, input: ExportInput, placed: Placed): void {
  const t = wordsFor(input);
  const { commitment } = placed;
  const owners = ownersNamed(input.plan, placed.owners).map((owner) => owner.name);
  for (const [index, date] of commitment.dates.entries()) {
    if (date.latest === null) continue;
    addDays(calendar, input, {
      id: `${commitment.id}-${index + 1}`,
      first: date.latest,
      last: date.latest,
      summary: t('calendar.due', { text: commitment.text }),
      description: [
        standing(input),
        commitment.text,
        ...(owners.length === 0 ? [] : [t('calendar.owners', { owners: owners.join('; ') })]),
        t('calendar.promised', { phrase: date.phrase }),
      ],
      page: `commitments/${commitment.id}`,
    });
  }
}

interface Event {
  id: string;
  first: string;
  last: string;
  summary: string;
  description: string[];
  page: string;
}

function addDays(calendar: ICalCalendar, input: ExportInput, event: Event): void {
  calendar.createEvent({
    id: `${event.id}@${input.plan.id}.greenplan`,
    sequence: input.plan.version,
    stamp: input.madeAt,
    allDay: true,
    timezone: 'UTC',
    start: new Date(`${event.first}T00:00:00Z`),
    end: new Date(`${dayAfter(event.last)}T00:00:00Z`),
    summary: shortened(clean(event.summary)),
    description: event.description.map(clean).join('\n'),
    transparency: ICalEventTransparency.TRANSPARENT,
    url: input.address === null ? null : `${input.address}/${event.page}`,
  });
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestSummary
    ? text
    : `${characters
        .slice(0, longestSummary - 1)
        .join('')
        .trimEnd()}…`;
}

/** Control characters have no place in a calendar, and a line break in a text would end its property. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
}
