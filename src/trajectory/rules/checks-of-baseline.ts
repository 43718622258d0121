/** Whether an initiative finds in the baseline what it acts on. */
import { ratio, unitOf } from '../../kernel/units.ts';
import { tonnesByItself } from './by-itself.ts';
import type { ActsOn, Baseline, Initiative, Remark, Stream } from './model.ts';
import { actsOnStream } from './touch.ts';

export function baselineRemarks(initiative: Initiative, baseline: Baseline): Remark[] {
  const whose = initiative.organisations.map(({ organisation }) => organisation);
  const known = new Set(baseline.streams.map(({ organisation }) => organisation));
  const lost = whose.filter((organisation) => !known.has(organisation));
  if (lost.length > 0)
    return lost.map((organisation) => ({
      ...{ code: 'organisation not there', initiative: initiative.id, field: 'organisations', level: 'remark' },
      sentence: `The baseline has nothing of “${organisation}”, so this has no effect there. It has: ${listed([...known])}.`,
    }));
  const own = baseline.streams.filter(({ organisation }) => whose.includes(organisation));
  const lacking = listRemarks(initiative, own);
  if (lacking.length > 0) return lacking;
  const acted = own.flatMap((stream) => actedIn(initiative, stream));
  return acted.length === 0 ? [nothingThere(initiative)] : actedRemarks(initiative, acted, baseline);
}

/** What of a stream an initiative acts on; stated tonnes are of all that is counted in a category, whatever sets it free. */
function actedIn(initiative: Initiative, stream: Stream): Stream[] {
  const { categories } = initiative.actsOn;
  if (initiative.effect.type !== 'tonnes' || categories.length === 0)
    return actsOnStream(initiative, stream) ? [stream] : [];
  const anyCategory = { ...initiative, actsOn: { ...initiative.actsOn, categories: [] } };
  const rates = stream.rates.filter(({ category }) => categories.includes(category));
  return rates.length > 0 && actsOnStream(anyCategory, stream) ? [{ ...stream, rates }] : [];
}

interface List {
  of: keyof ActsOn;
  code: string;
  what: string;
  /** The one by which a stream is found first. */
  namesIn(stream: Stream): readonly string[];
}

const lists: readonly List[] = [
  {
    ...{ of: 'categories', code: 'category without baseline', what: 'category' },
    namesIn: ({ category, rates }) => [category, ...rates.map((rate) => rate.category)],
  },
  { of: 'activities', code: 'activity not there', what: 'activity', namesIn: ({ activity }) => [activity] },
  { of: 'sites', code: 'site not there', what: 'site', namesIn: ({ site }) => [site] },
  { of: 'suppliers', code: 'supplier not there', what: 'supplier', namesIn: ({ supplier }) => [supplier] },
];

function listRemarks({ id, actsOn, effect }: Initiative, own: readonly Stream[]): Remark[] {
  return lists.flatMap(({ of, code, what, namesIn }) => {
    const there = own.flatMap((stream) => (effect.type === 'tonnes' ? namesIn(stream) : namesIn(stream).slice(0, 1)));
    const known = new Set(there.filter((value) => value !== ''));
    return actsOn[of]
      .filter((value) => !known.has(value))
      .map(
        (value): Remark => ({
          ...{ code, initiative: id, field: `actsOn.${of}`, level: 'remark' },
          sentence: `The baseline of its organisations has no ${what} “${value}”, so there is nothing to act on. ${known.size === 0 ? `It tells no ${what} at all: leave this empty` : `It has: ${listed([...known])}`}.`,
        }),
      );
  });
}

function nothingThere({ id }: Initiative): Remark {
  return {
    ...{ code: 'nothing to act on', initiative: id, field: 'actsOn', level: 'remark' },
    sentence:
      'The baseline has each of the things that it acts on, and nothing that is all of them at once, such as this activity at this site. Take one of the lists away.',
  };
}

function actedRemarks(initiative: Initiative, acted: readonly Stream[], baseline: Baseline): Remark[] {
  const { id, actsOn, effect } = initiative;
  const remarks: Remark[] = [];
  if (Object.values(actsOn).every((list) => list.length === 0))
    remarks.push({
      ...{ code: 'acts on all', initiative: id, field: 'actsOn', level: 'remark' },
      sentence:
        'It names no category, activity, site or supplier, so it acts on the whole footprint of its organisations. Name what it acts on.',
    });
  if (effect.type === 'less activity') return [...remarks, ...amountRemarks(id, effect, acted)];
  if (effect.type !== 'tonnes') return remarks;
  const whole = acted.reduce((sum, stream) => sum + tonnesOf(stream), 0);
  const stated = tonnesByItself(initiative, baseline);
  if (stated <= whole * (1 + nearly)) return remarks;
  return [
    ...remarks,
    {
      ...{ code: 'tonnes beyond all', initiative: id, field: 'effect.aYear', level: 'remark' },
      sentence: `It states ${figure(stated)} t less a year, and what it acts on sets ${figure(whole)} t free. It is cut down to what is there. Were kilograms meant?`,
    },
  ];
}

/** Doubles are not exact to the last digit. */
const nearly = 1e-9;

function amountRemarks(id: string, effect: { amount: string; unit: string }, acted: readonly Stream[]): Remark[] {
  const counted = acted.flatMap(({ unit, quantity }) => {
    const times = timesOf(unit, effect.unit);
    return times === null ? [] : [Number(quantity) * times];
  });
  if (counted.length === 0)
    return [
      {
        ...{ code: 'unit does not fit', initiative: id, field: 'effect.unit', level: 'remark' },
        sentence: `What it acts on is counted in ${listed([...new Set(acted.map(({ unit }) => unit))])}, which “${effect.unit}” cannot be turned into, so it has no effect. Write the amount in one of these, or choose another effect.`,
      },
    ];
  const whole = counted.reduce((sum, quantity) => sum + quantity, 0);
  if (Number(effect.amount) <= whole * (1 + nearly)) return [];
  return [
    {
      ...{ code: 'amount beyond all', initiative: id, field: 'effect.amount', level: 'remark' },
      sentence: `It takes away ${figure(Number(effect.amount))} ${effect.unit} a year, and there are ${figure(whole)}. It is cut down to what is there.`,
    },
  ];
}

/** How many of the second unit one of the first is; null where they measure different things. */
function timesOf(from: string, to: string): number | null {
  if (from === to) return 1;
  const [one, other] = [unitOf(from), unitOf(to)];
  return one && other ? (ratio(one, other)?.toNumber() ?? null) : null;
}

const tonnesOf = ({ quantity, rates }: Stream): number =>
  rates.reduce((sum, { kg }) => sum + (Number(quantity) * Number(kg)) / 1000, 0);

const figures = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 });
const figure = (value: number): string => figures.format(value);

/** How many names a sentence lists before it says how many more there are. */
const namesAtMost = 8;

function listed(names: readonly string[]): string {
  const shown = names
    .toSorted()
    .slice(0, namesAtMost)
    .map((name) => `“${name}”`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
