/** Waste notes, purchases of anaesthetic gases, water bills. */
import { unitOf } from '../../../kernel/units.ts';
import { unitInHeading } from '../headings.ts';
import { mapping } from '../mapping.ts';
import {
  columnLike,
  datePatterns,
  evidencePatterns,
  type Kind,
  organisationPatterns,
  sitePatterns,
  supplierPatterns,
} from './kind.ts';

export const wasteLog: Kind = {
  id: 'waste-log',
  name: 'Waste notes',
  read({ names }) {
    const stream = columnLike(names, /waste (type|stream|description|category)|^(stream|ewc.*|waste)$/i);
    const route = columnLike(names, /disposal|treatment|destination|route|outcome|r\/?d code/i);
    const weight = columnLike(names, /\b(tonnes|tonnage|weight|kgs?|net)\b/i, /^(quantity|qty)$/i);
    const date = columnLike(names, ...datePatterns);
    if (stream === null || weight === null || date === null) return null;
    return mapping({
      ...common('waste-log', this.name, names, date),
      // Where it goes decides more than what it is.
      activity: { from: 'columns', columns: route === null ? [stream] : [route, stream], phrases: ['{}', '{} waste'] },
      quantity: { from: 'columns', columns: [weight] },
      unit: unitFrom(names, weight, /kg/i.test(weight) ? 'kg' : 't'),
      about: ['waste'],
      spend: columnLike(names, /^(cost|charge|amount|net cost|£)/i),
      estimated: columnLike(names, /estimate/i),
    });
  },
};

const gases = /desflurane|sevoflurane|isoflurane|nitrous|entonox|n2o|equanox|suprane/i;

export const anaestheticGases: Kind = {
  id: 'anaesthetic-gases',
  name: 'Purchases of anaesthetic gases',
  read({ names, samples }) {
    const gas = names.find((name) => samples(name).some((text) => gases.test(text)));
    const date = columnLike(names, ...datePatterns);
    const number = columnLike(names, /^(quantity|qty|number|bottles|cylinders|no\.?)( of (bottles|cylinders))?$/i);
    const size = columnLike(names, /\b(size|volume|content|capacity)\b/i, /\b(litres|ml)\b/i);
    // What was bought in all needs no multiplying; the size of a cylinder may be a letter.
    const inAll = names.filter((name) => name !== size && !/\b(per|each|in one)\b/i.test(name));
    const amount = columnLike(inAll, /\b(litres|ml|kg)\b/i, /\bvolume\b/i);
    if (gas === undefined || date === null || (number === null && amount === null && size === null)) return null;
    const multiplied = number !== null && size !== null && size !== number ? [number, size] : null;
    const columns = amount === null ? (multiplied ?? [size ?? number ?? '']) : [amount];
    const measured = columns.at(-1) ?? '';
    return mapping({
      ...common('anaesthetic-gases', this.name, names, date),
      activity: { from: 'columns', columns: [gas] },
      about: ['anaesthetic-gases'],
      quantity: { from: 'columns', columns },
      unit: unitFrom(names, measured, /ml/i.test(measured) ? 'ml' : 'l'),
      spend: columnLike(names, /^(cost|net|amount|price|value|£)/i),
    });
  },
};

export const waterBills: Kind = {
  id: 'water-bills',
  name: 'Water bills or readings',
  read({ names, fileName }) {
    const amount = columnLike(names, /m3|m³|cubic/i, /(consumption|usage|volume)/i);
    const isWater = [...names, fileName].some((text) => /\bwater\b|sewer/i.test(text.replace(/_/g, ' ')));
    const date = columnLike(names, ...datePatterns);
    if (amount === null || !isWater || date === null) return null;
    const service = columnLike(names, /^(service|charge type|supply type)$/i);
    return mapping({
      ...common('water-bills', this.name, names, date),
      activity: service
        ? { from: 'columns', columns: [service], phrases: ['{}', 'water {}'] }
        : { from: 'constant', activity: 'water supply' },
      about: ['water'],
      quantity: { from: 'columns', columns: [amount] },
      unit: unitFrom(names, amount, 'm3'),
      meter: columnLike(names, /meter|spid/i),
      spend: columnLike(names, /^(cost|charge|amount|net|total|£)/i),
      estimated: columnLike(names, /estimate|read(ing)? type|actual/i),
    });
  },
};

function common(id: string, name: string, names: readonly string[], date: string) {
  const organisation = columnLike(names, ...organisationPatterns);
  const begin = columnLike(names, /^(from|start|begin)( date)?$|period (from|start)|start date/i);
  const end = columnLike(names, /^(to|end|until)( date)?$|period (to|end)|end date/i);
  const evidence = columnLike(names, ...evidencePatterns);
  return {
    id,
    name,
    headings: [...names],
    period:
      begin && end ? ({ from: 'begin and end', begin, end } as const) : ({ from: 'column', column: date } as const),
    organisation: organisation ? ({ from: 'column', column: organisation } as const) : ({ from: 'sender' } as const),
    site: columnLike(names, ...sitePatterns),
    supplier: columnLike(names, ...supplierPatterns),
    evidence: evidence === null ? [] : [evidence],
    tier: 'standard' as const,
  };
}

function unitFrom(names: readonly string[], amount: string, otherwise: string) {
  const column = columnLike(names, /^(unit|units|uom|unit of measure)$/i);
  const inHeading = unitInHeading(amount) ?? unitOf(amount)?.id;
  return column ? ({ from: 'column', column } as const) : ({ from: 'constant', unit: inHeading ?? otherwise } as const);
}
