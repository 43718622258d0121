/** What an initiative would save by itself in the baseline year, as a double: for judging whether its figures make sense. */
import type { Baseline, Initiative, Stream } from './model.ts';
import { type Touch, touchesOf } from './touch.ts';

/** Tonnes of CO₂e a year at full effect; of tonnes stated by year, the most of any year. */
export function tonnesByItself(initiative: Initiative, { streams }: Baseline): number {
  const { effect } = initiative;
  if (effect.type === 'tonnes') return Math.max(Number(effect.aYear ?? 0), ...Object.values(effect.byYear).map(Number));
  let kilograms = 0;
  for (const { organisation } of initiative.organisations) {
    const own = streams.filter((stream) => stream.organisation === organisation);
    for (const [stream, touch] of touchesOf(initiative, organisation, own)) kilograms += savedBy(touch, stream);
  }
  return kilograms / 1000;
}

function savedBy(touch: Touch, { quantity, rates }: Stream): number {
  const kg = ratesSum(rates);
  if (touch.type === 'less') return touch.units * kg;
  const touched = touch.share * Number(quantity);
  return touch.type === 'share' ? touched * kg : touched * (kg - touch.perUnit * ratesSum(touch.rates));
}

const ratesSum = (rates: readonly { kg: string }[]): number => rates.reduce((sum, { kg }) => sum + Number(kg), 0);
