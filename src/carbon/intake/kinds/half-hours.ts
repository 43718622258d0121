/** Meter readings, one row a day: 48 half hours (46 and 50 columns where the clocks change) or 24 hours. */
import { mapping } from '../mapping.ts';
import { columnLike, datePatterns, type Kind, type Look, organisationPatterns, sitePatterns } from './kind.ts';

/** "00:30", "0030", "HH01", "hh 48", "1" to "50", "Period 7". */
const reading =
  /^(?:\d{1,2}:\d\d(?::\d\d)?(?:\s*-\s*\d{1,2}:\d\d)?|[0-2]\d[03]0|(?:hh|h|period|kwh|sp)?\s?_?0?([1-9]|[1-4]\d|50))$/i;
const meterPatterns = [/^(mpan|mprn|mpr|msn|spid)( ?(core|number|no))?$/i, /\b(mpan|mprn|meter)\b/i];

export const halfHours: Kind = {
  id: 'half-hours',
  name: 'Meter readings, a row a day with a column for each half hour or hour',
  read(look) {
    const { names } = look;
    const columns = names.filter((name) => reading.test(name.trim()));
    const date = columnLike(
      names.filter((name) => !columns.includes(name)),
      ...datePatterns,
    );
    const known = [23, 24, 25].includes(columns.length) || (columns.length >= 46 && columns.length <= 50);
    if (!known || date === null) return null;
    const unit = columnLike(names, /^(unit|units|uom|measure)$/i);
    return mapping({
      id: 'half-hours',
      name: this.name,
      headings: [...names],
      shape: 'columns are half-hours',
      period: { from: 'column', column: date },
      organisation: organisationOf(names),
      activity: { from: 'constant', activity: meteredActivity(look) },
      quantity: { from: 'headings' },
      unit: unit ? { from: 'column', column: unit } : { from: 'constant', unit: 'kWh' },
      site: columnLike(names, ...sitePatterns),
      meter: columnLike(names, ...meterPatterns),
      estimated: columnLike(names, /estimate|actual|status|flag|quality|read type/i),
      columns: columns.map((column) => ({ column, activity: null, unit: null })),
      tier: 'optimal',
      zero: 'accept',
      negative: 'reject',
    });
  },
};

/** One row a reading: a moment, a meter or site, an amount of energy or water. */
export const longReadings: Kind = {
  id: 'long-readings',
  name: 'Meter readings, a row for each half hour or hour',
  read(look) {
    const { names } = look;
    const moment = columnLike(
      names,
      /^(date ?time|timestamp|reading (date ?time|time)|time ?stamp|start( ?time)?|interval start)$/i,
      /date ?time|timestamp/i,
    );
    if (moment === null || !look.samples(moment).some((text) => /\d[T ]\d{1,2}:\d\d/.test(text))) return null;
    const amounts = names.filter(
      (name) =>
        /kwh|mwh|\bm3\b|m³|consumption|usage|reading|\bload\b|\bvalue\b/i.test(name) &&
        name !== moment &&
        !/unit|type|flag|status/i.test(name),
    );
    const [amount] = amounts;
    if (amount === undefined) return null;
    const unit = columnLike(names, /^(unit|units|uom)$/i);
    const inName = /\[?\(?(kwh|mwh|wh|m3|m³)\)?\]?\s*$/i.exec(amount)?.[1];
    return mapping({
      id: 'long-readings',
      name: this.name,
      headings: [...names],
      period: { from: 'column', column: moment },
      organisation: organisationOf(names),
      activity: { from: 'constant', activity: meteredActivity(look) },
      quantity: { from: 'columns', columns: [amount] },
      unit: unit ? { from: 'column', column: unit } : { from: 'constant', unit: inName ?? 'kWh' },
      site: columnLike(names, ...sitePatterns),
      meter: columnLike(names, ...meterPatterns),
      estimated: columnLike(names, /estimate|status|flag|quality|read type/i),
      tier: 'optimal',
      zero: 'accept',
      negative: 'reject',
    });
  },
};

/** "?" where neither headings nor the file's name tell it: it is asked. */
export function meteredActivity({ names, fileName }: Pick<Look, 'names' | 'fileName'>): string {
  const told = [...names, fileName].join(' ');
  const electric = /\bmpan\b|electric|\belec\b/i.test(told.replace(/_/g, ' '));
  const gas = /\bmprn?\b|\bgas\b/i.test(told.replace(/_/g, ' '));
  const water = /\bwater\b|\bspid\b/i.test(told.replace(/_/g, ' '));
  const all = [electric && 'electricity', gas && 'natural gas', water && 'water supply'].filter(
    (each) => each !== false,
  );
  return all.length === 1 ? (all[0] ?? '?') : '?';
}

function organisationOf(names: readonly string[]) {
  const column = columnLike(names, ...organisationPatterns);
  return column === null ? ({ from: 'sender' } as const) : ({ from: 'column', column } as const);
}
