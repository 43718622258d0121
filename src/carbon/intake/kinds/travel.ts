/** Mileage claims, and surveys of how staff come to work. */
import { unitInHeading } from '../headings.ts';
import { mapping, totalWords } from '../mapping.ts';
import { columnLike, datePatterns, evidencePatterns, type Kind, organisationPatterns, sitePatterns } from './kind.ts';

const distance = [
  /^(business |claimed |total )?(miles|mileage)( claimed| travelled)?$/i,
  /\b(miles|mileage|kilomet(re|er)s|km)\b/i,
  /\bdistance\b/i,
];

export const mileageClaims: Kind = {
  id: 'mileage-claims',
  name: 'Mileage claims',
  read({ names }) {
    const days = columnLike(names, /\bdays\b/i);
    const miles = columnLike(names, ...distance);
    const date = columnLike(names, ...datePatterns);
    const claimed = names.some((name) =>
      /claim|employee|staff|assignment|vehicle|fuel|engine|payroll|journey/i.test(name),
    );
    if (miles === null || date === null || days !== null || !claimed) return null;
    const vehicle = [columnLike(names, /fuel/i), columnLike(names, /vehicle( type)?$|^mode|transport/i)].filter(
      (name) => name !== null,
    );
    const organisation = columnLike(names, ...organisationPatterns);
    return mapping({
      id: 'mileage-claims',
      name: this.name,
      headings: [...names],
      period: { from: 'column', column: date },
      organisation: organisation ? { from: 'column', column: organisation } : { from: 'sender' },
      activity:
        vehicle.length === 0
          ? { from: 'constant', activity: 'business mileage' }
          : { from: 'columns', columns: vehicle, phrases: ['{} car', '{}'], otherwise: 'business mileage' },
      quantity: { from: 'columns', columns: [miles] },
      unit: { from: 'constant', unit: unitInHeading(miles) ?? (/km|kilomet/i.test(miles) ? 'km' : 'mile') },
      site: columnLike(names, ...sitePatterns),
      spend: columnLike(names, /^(amount|cost|claim amount|payment|£)/i),
      evidence: [
        columnLike(names, ...evidencePatterns),
        columnLike(names, /employee|assignment|payroll|claimant/i),
      ].filter((name) => name !== null),
      tier: 'standard',
      // Somebody who drives the same way twice a day writes it down twice.
      twice: 'remark',
      perPerson: true,
    });
  },
};

/** Numbers as people answer. "A few" is three: what the survey's own guidance says of it belongs into the mapping. */
export const answeredNumbers: Record<string, string> = {
  none: '0',
  never: '0',
  zero: '0',
  one: '1',
  once: '1',
  two: '2',
  twice: '2',
  'a couple': '2',
  couple: '2',
  three: '3',
  'a few': '3',
  few: '3',
  four: '4',
  five: '5',
  'every day': '5',
  daily: '5',
  'all week': '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  half: '0.5',
};
/** Weeks at work in a year: 52 less 5.6 weeks of leave and 8 bank holidays (Agenda for Change, on appointment: 27 + 8 days). */
const weeks = 45;

export const commutingSurvey: Kind = {
  id: 'commuting-survey',
  name: 'Survey of staff commuting',
  read({ names, fileName }) {
    const mode = columnLike(
      names,
      /\bmode\b|how do you (usually |normally |mainly )?(travel|get|commute|come)|means of travel|transport/i,
    );
    const miles = columnLike(names, /\b(one way|one-way|each way|single)\b/i, ...distance, /how far/i);
    const days = columnLike(names, /\bdays\b/i, /how often|how many times/i);
    if (mode === null || miles === null || days === null) return null;
    const date = columnLike(
      names,
      /^(timestamp|date|completed|submitted|start time|completion time)/i,
      ...datePatterns,
    );
    const organisation = columnLike(names, ...organisationPatterns);
    const there = /return|round trip|both ways/i.test(miles) ? 1 : 2;
    return mapping({
      id: 'commuting-survey',
      name: this.name,
      headings: [...names],
      // What somebody does each week counts for the whole year in which they were asked.
      period: /\d{4}/.test(fileName) || date === null ? { from: 'file name' } : { from: 'column', column: date },
      organisation: organisation ? { from: 'column', column: organisation } : { from: 'sender' },
      activity: { from: 'columns', columns: [mode], phrases: ['commute {}', 'commute by {}', 'commute {} car'] },
      quantity: { from: 'columns', columns: [days, miles], times: String(there * weeks) },
      unit: { from: 'constant', unit: /km|kilomet/i.test(miles) ? 'km' : 'mile' },
      site: columnLike(names, ...sitePatterns),
      evidence: [columnLike(names, /^(id|response id|respondent)/i)].filter((name) => name !== null),
      numberWords: answeredNumbers,
      skip: [
        ...totalWords,
        'walk',
        'walking',
        'on foot',
        'foot',
        'cycle',
        'cycling',
        'bicycle',
        'bike',
        'run',
        'running',
        'work from home',
        'working from home',
        'home',
      ],
      tier: 'reduced',
      // Two colleagues may well give the same answers.
      twice: 'accept',
      perPerson: true,
    });
  },
};
