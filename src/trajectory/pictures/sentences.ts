/** A sentence for each picture, for those who do not see it: from the same numbers and names. Tonnes throughout. */
import { type PictureWords, poundsTold, shareTold, tonnesTold } from './titles.ts';

interface Named {
  name: string;
  tonnes: number;
}

const largest = (named: readonly Named[]): Named | undefined => named.toSorted((a, b) => b.tonnes - a.tonnes)[0];
const sumOf = (named: readonly Named[]): number => named.reduce((sum, { tonnes }) => sum + tonnes, 0);

interface Waterfall {
  baseline: { year: string; tonnes: number };
  forecast: { year: string; tonnes: number };
  /** What lies between: below nought where it takes off. */
  changes: readonly Named[];
  /** Null where there is no target. */
  allowed: number | null;
}

export function waterfallSentence(t: PictureWords, { baseline, forecast, changes, allowed }: Waterfall): string {
  const fall = largest(changes.map(({ name, tonnes }) => ({ name, tonnes: -tonnes })));
  const rise = largest(changes);
  const change =
    fall && fall.tonnes > 0
      ? t('says.falls', { name: fall.name, tonnes: tonnesTold(fall.tonnes) })
      : rise && rise.tonnes > 0
        ? t('says.rises', { name: rise.name, tonnes: tonnesTold(rise.tonnes) })
        : t('says.still');
  const gap = forecast.tonnes - (allowed ?? 0);
  const values = { gap: tonnesTold(Math.abs(gap)), allowed: tonnesTold(allowed ?? 0) };
  return t('says.waterfall', {
    ...{ from: tonnesTold(baseline.tonnes), baseline: baseline.year },
    ...{ to: tonnesTold(forecast.tonnes), year: forecast.year, count: changes.length, change },
    gap: allowed === null ? '' : t(gap > 0 ? 'says.gap' : 'says.spare', values),
  });
}

interface Trajectory {
  baseline: { year: string; tonnes: number };
  year: string;
  withoutAction: number;
  forecast: number;
  /** Between which nine of ten draws lie. */
  range: { low: number; high: number } | null;
  allowed: number | null;
}

export function trajectorySentence(t: PictureWords, told: Trajectory): string {
  const { baseline, year, withoutAction, forecast, range, allowed } = told;
  return t('says.trajectory', {
    ...{ from: tonnesTold(baseline.tonnes), baseline: baseline.year, year },
    ...{ to: tonnesTold(forecast), without: tonnesTold(withoutAction) },
    fan: range ? t('says.fan', { low: tonnesTold(range.low), high: tonnesTold(range.high) }) : '',
    target: allowed === null ? '' : t('says.target', { allowed: tonnesTold(allowed) }),
  });
}

export function maccSentence(t: PictureWords, costed: readonly (Named & { poundsPerTonne: number })[]): string {
  const ordered = costed.filter(({ tonnes }) => tonnes > 0).toSorted((a, b) => a.poundsPerTonne - b.poundsPerTonne);
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last) return t('says.noMacc');
  return t(ordered.length === 1 ? 'says.oneMacc' : 'says.macc', {
    ...{ count: ordered.length, tonnes: tonnesTold(sumOf(ordered)) },
    saving: ordered.filter(({ poundsPerTonne }) => poundsPerTonne < 0).length,
    ...{ first: first.name, low: poundsTold(first.poundsPerTonne) },
    ...{ last: last.name, high: poundsTold(last.poundsPerTonne) },
  });
}

/** @param categories below nought what is to spare */
export function gapSentence(t: PictureWords, year: string, categories: readonly Named[]): string {
  const missing = categories.filter(({ tonnes }) => tonnes > 0);
  const spare = categories.filter(({ tonnes }) => tonnes < 0);
  const most = largest(missing);
  const told = spare.length === 0 ? '' : t('says.gapSpare', { count: spare.length, tonnes: tonnesTold(-sumOf(spare)) });
  if (!most) return t('says.noGap', { year }) + told;
  return t('says.gapBy', {
    ...{ year, tonnes: tonnesTold(sumOf(missing)), count: missing.length, most: most.name, spare: told },
    share: shareTold(t, most.tonnes / sumOf(missing)),
  });
}

interface Wedges {
  year: string;
  withoutAction: number;
  forecast: number;
  /** What each takes off: below nought where it adds. */
  wedges: readonly Named[];
}

export function wedgesSentence(t: PictureWords, { year, withoutAction, forecast, wedges }: Wedges): string {
  const taking = wedges.filter(({ tonnes }) => tonnes > 0);
  const adding = wedges.filter(({ tonnes }) => tonnes < 0);
  const most = largest(taking);
  const names = adding.map(({ name }) => name).join(', ');
  const adds =
    adding.length === 0 ? '' : t('says.adds', { names, count: adding.length, tonnes: tonnesTold(-sumOf(adding)) });
  if (!most) return t('says.noWedges', { year, without: tonnesTold(withoutAction) }) + adds;
  return t('says.wedges', {
    ...{ year, without: tonnesTold(withoutAction), left: tonnesTold(forecast) },
    ...{ count: taking.length, most: most.name, tonnes: tonnesTold(most.tonnes), adds },
  });
}
