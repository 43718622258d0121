/** Mileage claims, and surveys of how staff come to work. */
import { answeredNumbers } from '../answered-numbers.ts';
import { unitInHeading } from '../headings.ts';
import { mapping } from '../mapping.ts';
import { namesPeople } from '../people.ts';
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
    const vehicle = [columnLike(names, /vehicle( type)?$|^mode|transport/i), columnLike(names, /fuel/i)].filter(
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
          : {
              from: 'columns',
              columns: [...new Set(vehicle)],
              travel: 'business-travel',
              otherwise: 'business mileage',
            },
      quantity: { from: 'columns', columns: [miles] },
      unit: { from: 'constant', unit: unitInHeading(miles) ?? (/km|kilomet/i.test(miles) ? 'km' : 'mile') },
      site: columnLike(names, ...sitePatterns),
      spend: columnLike(names, /^(amount|cost|claim amount|payment|£)/i),
      // Never who claimed: the number of the claim leads to that, for those who may know.
      evidence: [
        columnLike(
          names.filter((name) => !namesPeople(name)),
          ...evidencePatterns,
        ),
      ].filter((name) => name !== null),
      about: ['business-travel', 'fleet'],
      tier: 'standard',
      // Somebody who drives the same way twice a day writes it down twice.
      twice: 'remark',
      perPerson: true,
    });
  },
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
    const fuel = [columnLike(names, /\bfuel\b|what type of car/i)].filter((name) => name !== null);
    const there = /return|round trip|both ways/i.test(miles) ? 1 : 2;
    return mapping({
      id: 'commuting-survey',
      name: this.name,
      headings: [...names],
      // What somebody does each week counts for the whole year in which they were asked.
      period: /\d{4}/.test(fileName) || date === null ? { from: 'file name' } : { from: 'column', column: date },
      organisation: organisation ? { from: 'column', column: organisation } : { from: 'sender' },
      activity: { from: 'columns', columns: [...new Set([mode, ...fuel])], travel: 'staff-commuting' },
      quantity: { from: 'columns', columns: [days, miles], times: String(there * weeks) },
      unit: { from: 'constant', unit: /km|kilomet/i.test(miles) ? 'km' : 'mile' },
      site: columnLike(names, ...sitePatterns),
      evidence: [columnLike(names, /^(id|response (id|no|number)|respondent (id|no|number))$/i)].filter(
        (name) => name !== null,
      ),
      numberWords: answeredNumbers,
      answers: true,
      wholeYear: true,
      survey: {
        column: columnLike(names, /^(headcount|(total|number of|all) (staff|employees)|staff in post|wte|fte)$/i),
        staff: null,
      },
      about: ['staff-commuting', 'homeworking'],
      tier: 'reduced',
      // Two colleagues may well give the same answers.
      twice: 'accept',
      perPerson: true,
    });
  },
};
