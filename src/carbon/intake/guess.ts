/** A first mapping for a file of no known kind, from what its headings and values look like. */
import { unitById, unitOf } from '../../kernel/units.ts';
import { plain, unitInHeading } from './headings.ts';
import { meteredActivity } from './kinds/half-hours.ts';
import {
  columnLike,
  datePatterns,
  evidencePatterns,
  type Look,
  organisationPatterns,
  sitePatterns,
  supplierPatterns,
} from './kinds/kind.ts';
import { unknown } from './line-parts.ts';
import { type Mapping, type MappingInput, mapping } from './mapping.ts';
import { areNumbers, seenIn } from './seen-in-values.ts';
import type { Context, Vocabulary } from './source.ts';
import { monthIn, writtenPeriod } from './written-periods.ts';

const manner = { dateOrder: 'day first', hyphen: 'month' } as const;

/** What can't be told stands there as "?": it is asked. */
export function guessed(look: Look, context: Pick<Context, 'vocabulary' | 'organisations'>): Mapping {
  const { names } = look;
  const { vocabulary } = context;
  const seen = seenIn(look, context);
  const months = names.filter((name) => monthIn(name) !== null || isMonth(name));
  const organisation = columnLike(names, ...organisationPatterns) ?? seen.organisation;
  const begin = columnLike(names, /^(from|start|begin|period from)( date)?$|start date|date from/i);
  const end = columnLike(names, /^(to|end|until|period to)( date)?$|end date|date to/i);
  const month = columnLike(names, /^month( name)?$/i);
  const year = columnLike(names, /^(financial |fiscal |calendar )?year$|^fy$/i);
  const date = columnLike(names, ...datePatterns) ?? names.find((name) => isDated(look.samples(name))) ?? null;
  const unit = columnLike(names, /^(unit|units|uom|unit of measure)$/i) ?? seen.unit;
  const amounts = names.filter((name) => unitInHeading(name) !== null && !months.includes(name) && name !== date);
  // A column of which nobody can tell what it is of is asked about, and not passed over.
  const figures = amounts
    .filter((column) => !isMoney(unitInHeading(column)))
    .map((column) => ({ column, activity: activityInHeading(column, vocabulary), unit: unitInHeading(column) }));
  const base = {
    id: 'new',
    name: 'A new kind of file',
    headings: [...names],
    period:
      begin && end
        ? { from: 'begin and end', begin, end }
        : year && month
          ? { from: 'year and month', year, month }
          : date
            ? { from: 'column', column: date }
            : year
              ? { from: 'column', column: year }
              : /\d{4}/.test(look.fileName)
                ? { from: 'file name' }
                : { from: 'constant', text: '?' },
    organisation: organisation ? { from: 'column', column: organisation } : { from: 'sender' },
    site: columnLike(names, ...sitePatterns),
    meter: columnLike(names, /\b(mpan|mprn|meter)\b( (no|number|id|serial))?$/i),
    supplier: columnLike(names, ...supplierPatterns),
    estimated: columnLike(names, /^(estimated|estimate|est|read type|reading type|actual\/estimated?|a\/e)$/i),
    evidence: [columnLike(names, ...evidencePatterns)].filter((name) => name !== null),
    unit: unit ? { from: 'column', column: unit } : { from: 'constant', unit: '?' },
  } satisfies Partial<MappingInput>;
  const spend = columnLike(
    names,
    /^(net )?(spend|cost|charge|amount|value|total cost)( \(?£\)?)?$/i,
    /£|\b(cost|spend|charge)\b/i,
  );
  const what =
    columnLike(
      names,
      /^(activity|fuel|utility|commodity|energy type|fuel type|type|category|description|product|item|mode)$/i,
      /\b(fuel|utility|commodity|activity|mode)\b/i,
    ) ?? seen.activity;
  if (months.length >= 3) {
    return mapping({
      ...base,
      shape: 'columns are months',
      period: { from: 'headings', year },
      activity: what ? { from: 'columns', columns: [what] } : { from: 'constant', activity: meteredActivity(look) },
      quantity: { from: 'headings' },
      columns: months.map((column) => ({ column, activity: null, unit: null })),
    });
  }
  if (figures.length > 1 && what === null && figures.some(({ activity }) => activity !== null)) {
    return mapping({
      ...base,
      shape: 'columns are activities',
      activity: { from: 'headings' },
      quantity: { from: 'headings' },
      unit: { from: 'headings' },
      columns: figures,
      zero: 'skip',
    });
  }
  const amount =
    amounts[0] ??
    columnLike(
      names,
      /^(quantity|qty|consumption|usage|amount|units|volume|reading|value|distance|weight)$/i,
      /\b(quantity|consumption|usage|volume|reading|distance|weight)\b/i,
    ) ??
    names.find((name) => areNumbers(look, name) && activityInHeading(name, vocabulary) !== null) ??
    seen.quantity;
  const isSpent = amount === null && spend !== null && (unit === null || isOfMoney(look, unit));
  const inHeading = amount === null ? null : unitInHeading(amount);
  return mapping({
    ...base,
    activity: what
      ? { from: 'columns', columns: [what] }
      : {
          from: 'constant',
          activity: (amount === null ? null : activityInHeading(amount, vocabulary)) ?? meteredActivity(look),
        },
    quantity: isSpent ? { from: 'spend' } : { from: 'columns', columns: [amount ?? unknown] },
    unit: unit ? base.unit : { from: 'constant', unit: inHeading ?? (isSpent ? 'GBP' : unknown) },
    spend: spend === amount ? null : spend,
    tier: isSpent ? 'reduced' : 'standard',
  });
}

const isMoney = (unit: string | null): boolean => unit !== null && unitById(unit).dimension === 'money';

/** Whether all units in a column are of money. */
const isOfMoney = (look: Look, column: string): boolean =>
  look.samples(column).every((text) => unitOf(text)?.dimension === 'money');

/** "Gas consumption [kWh]" is natural gas; "Equipment load [kWh]" is not said. */
export function activityInHeading(heading: string, vocabulary: Vocabulary): string | null {
  // Of headings one above the other the last is the column's own: "Energy – Gas (kWh)".
  for (const part of [heading, ...heading.split(' – ').reverse()]) {
    const words = plain(part.replace(/[[(][^\])]*[\])]\s*$/, ''))
      .replace(/\b(kwh|mwh|m3|usage|consumption|consumed|used|total|annual|volume|quantity)\b/g, '')
      .trim();
    if (words === '') continue;
    const found = vocabulary.find(words) ?? vocabulary.find(plain(part));
    if (found !== null || part !== heading) return found;
  }
  return null;
}

function isMonth(name: string): boolean {
  const period = writtenPeriod(name, manner);
  return (
    typeof period !== 'string' &&
    period.first.slice(0, 7) === period.last.slice(0, 7) &&
    /[a-z]{3}|\d{4}-\d\d/i.test(name)
  );
}

function isDated(samples: readonly string[]): boolean {
  const told = samples.filter((text) => text.trim() !== '');
  // A bare number is a spreadsheet's day or any other number: the heading has to say which.
  return (
    told.length > 0 &&
    told.every((text) => !/^\d+(\.\d+)?$/.test(text) && typeof writtenPeriod(text, manner) !== 'string')
  );
}
