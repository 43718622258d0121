/**
 * The streams of a baseline, from the figures of an organisation's year. A figure is quantity × factor, so a stream's
 * rate is its figure ÷ its quantity, at 12 places. That is the published factor to the digit, since a factor has no more
 * places than that; where a year was counted by several, or by contract where there is no average, the division rounds.
 * What rounding leaves, and whatever the footprint counts that no stream holds, is a stream by itself, of kilograms, so
 * that streams add up to the footprint exactly.
 */
import { createHash } from 'node:crypto';
import { counted } from '../carbon/footprint/basis.ts';
import { type Figure, grouped, kgOf } from '../carbon/footprint/figure.ts';
import { Decimal } from '../kernel/decimals.ts';
import { movedBy } from './moved-by.ts';
import { Scope, type Stream, type StreamRate } from './rules/model.ts';

/** Places of quantities and rates that the forecast counts with. */
const places = 12;

/** The unit of what is only known as kilograms. */
export const kilograms = 'kg CO2e';

/** What an organisation's year comes from; which growth moves it is said by the settings, and not here. */
export type BareStream = Omit<Stream, 'driver'>;

/**
 * @param parts figures of an organisation's year by activity, unit, site and supplier
 * @param whole the same year's figures as the footprint is made of them
 * @returns streams that add up to the footprint by location, of scopes 1 to 3, by category and scope
 */
export function streamsOf(parts: readonly Figure[], whole: readonly Figure[]): BareStream[] {
  const streams = [...grouped(counted(parts, 'location').figures, keyOf).values()].flatMap(streamOf);
  return [...streams, ...rests(streams, counted(whole, 'location').figures)];
}

const keyOf = ({ organisation, activity, unit, site, supplier }: Figure): string =>
  JSON.stringify([organisation, activity, unit, site, supplier]);

/** One stream of figures of one activity; none where so much was given back as was bought, and nothing can be divided by it. */
function streamOf(figures: readonly Figure[]): BareStream[] {
  const [first] = figures;
  if (!first) return [];
  const byPart = [...grouped(figures, ({ part }) => part).values()];
  // Each part counts the same lines; a contract may cover some of them only.
  const amounts = byPart.map((same) => amountOf(same)).sort((a, b) => b.abs().comparedTo(a.abs()));
  const quantity = amounts[0];
  if (!quantity || quantity.isZero()) return [];
  const { organisation, activity, unit, site, supplier } = first;
  const rates = byPart.flatMap((same) =>
    [...grouped(same, ({ category, scope }) => `${category} ${scope}`).values()].flatMap((alike) =>
      rateOf(alike, quantity),
    ),
  );
  const main = figures.find(({ part }) => part === 'direct') ?? first;
  return [
    {
      id: idOf(first),
      organisation,
      site,
      supplier,
      activity,
      category: main.category,
      unit,
      quantity: quantity.toFixed(),
      rates,
    },
  ];
}

const amountOf = (figures: readonly Figure[]): Decimal =>
  figures.reduce((sum, { quantity }) => sum.plus(quantity ?? 0), new Decimal(0));

function rateOf(alike: readonly Figure[], quantity: Decimal): StreamRate[] {
  const [first] = alike;
  if (!first) return [];
  const kg = kgOf(alike).div(quantity).toDecimalPlaces(places).toFixed();
  const { activity, part, category, scope } = first;
  return [{ part, category, scope: Scope.parse(scope), kg, national: movedBy(activity, part) }];
}

/** Short, and the same for the same: initiatives and pictures are kept by it. */
function idOf(figure: Figure): string {
  const hash = createHash('sha256').update(keyOf(figure)).digest('hex').slice(0, 16);
  return `${figure.organisation}/${hash}`.slice(-200);
}

/** By category and scope: what the footprint has and the streams have not. */
function rests(streams: readonly BareStream[], whole: readonly Figure[]): BareStream[] {
  const there = new Map<string, Decimal>();
  for (const { organisation, quantity, rates } of streams)
    for (const { category, scope, kg } of rates) {
      const place = JSON.stringify([organisation, category, scope]);
      there.set(place, new Decimal(quantity).times(kg).plus(there.get(place) ?? 0));
    }
  const byPlace = grouped(whole, ({ organisation, category, scope }) =>
    JSON.stringify([organisation, category, scope]),
  );
  return [...byPlace].flatMap(([place, figures]): BareStream[] => {
    const [first] = figures;
    const rest = kgOf(figures).minus(there.get(place) ?? 0);
    if (!first || rest.isZero()) return [];
    const { organisation, category } = first;
    const scope = Scope.parse(first.scope);
    return [
      {
        ...{ id: `${organisation}/${category}/${scope}`, organisation, category, unit: kilograms },
        ...{ site: '', supplier: '', activity: '', quantity: rest.toFixed() },
        rates: [{ part: 'rest', category, scope, kg: '1', national: null }],
      },
    ];
  });
}
