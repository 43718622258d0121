/** By what a gap may be estimated: what organisations of the same kind have here, and what trusts had in published returns. */
import { Decimal, sumOf } from '../../kernel/decimals.ts';
import { type Rate, ratesFor } from '../factors/choose.ts';
import type { Library } from '../factors/library.ts';
import {
  ericBenchmarks,
  ericUpstream,
  ericWasteBenchmark,
  type TrustKind,
  type WasteWay,
  wasteWays,
} from '../footprint/eric-benchmarks.ts';
import { type Benchmark, benchmarksFromPeers } from '../footprint/gaps.ts';
import type { Measured } from '../footprint/peers.ts';
import type { CarbonSettings, Driver } from '../model.ts';
import type { Member } from './frame.tsx';
import { yearName } from './told.ts';

interface Asked {
  member: Member;
  year: number;
  members: readonly Member[];
  /** kgCO2e of the year by organisation and category. */
  sums: ReadonlyMap<string, ReadonlyMap<string, string>>;
  drivers: readonly Driver[];
  library: Library;
  settings: CarbonSettings;
}

/** First those of the same year; then, for trusts, those of the published returns. */
export function benchmarksFor(asked: Asked): Benchmark[] {
  const { member, year, members, sums, drivers } = asked;
  const peers = members.filter(({ slug, sector }) => sector === member.sector && slug !== member.slug);
  const measured = peers.flatMap(({ slug, name }) => {
    const own = drivers.filter((driver) => driver.organisation === slug && driver.year === year);
    return [...(sums.get(slug) ?? [])].map(([category, kg]): Measured & { category: string } => ({
      name,
      category,
      kg,
      drivers: own,
    }));
  });
  return [...benchmarksFromPeers(measured, member.sector, yearName(year)), ...ofReturns(asked)];
}

function ofReturns({ member, year, library, settings }: Asked): Benchmark[] {
  if (member.sector !== 'trust') return [];
  const ratesOf = (activity: string, unit: string): Rate[] => {
    const { factorYear, warmingPotentials } = settings;
    const choice = ratesFor(library, { activity, unit, year, settings: { factorYear, warmingPotentials } });
    return 'missing' in choice ? [] : choice.rates.filter(({ basis }) => basis !== 'market');
  };
  const kgPer = (activity: string, unit: string): string =>
    sumOf(ratesOf(activity, unit).flatMap(({ part, kg }) => (part === 'direct' ? [kg] : []))).toFixed();
  const upstream = (activity: string): string =>
    sumOf(ratesOf(activity, 'kWh').flatMap(({ category, kg }) => (category === 'well-to-tank' ? [kg] : []))).toFixed();
  const perTonne = (activity: string): string =>
    sumOf(ratesOf(activity, 't').flatMap(({ category, kg }) => (category === 'waste' ? [kg] : []))).toFixed();
  const kind = kindByName(member.name);
  const used = { gas: kgPer(gas, 'kWh'), electricity: kgPer(electricity, 'kWh'), water: kgPer('water/supply', 'm3') };
  const ofWaste = Object.fromEntries(wasteWays.map((way) => [way, perTonne(wasteActivities[way])]));
  const all = [
    ...ericBenchmarks(kind, used),
    ericUpstream(kind, { gas: upstream(gas), electricity: upstream(electricity) }),
    ericWasteBenchmark(kind, ofWaste as Record<WasteWay, string>),
  ];
  // Where there is no factor of the year, there is no benchmark either.
  return all.filter((one) => !new Decimal(one.kgPer).isZero());
}

const gas = 'fuels/gaseous-fuels/natural-gas';
const electricity = 'electricity/uk';
const wasteActivities: Record<WasteWay, string> = {
  recycling: 'waste/nhs/recycling',
  recovery: 'waste/refuse/commercial-and-industrial-waste/incineration-with-energy-recovery',
  'high temperature': 'waste/nhs/high-temperature',
  'non-burn treatment': 'waste/nhs/non-burn-treatment',
  landfill: 'waste/nhs/landfill',
};

/** Nobody has said of which kind a trust is, so its name tells; the benchmark names the kind that was taken. */
function kindByName(name: string): TrustKind {
  if (/ambulance/i.test(name)) return 'ambulance';
  if (/mental health/i.test(name)) return 'mental health and learning disability';
  if (/community/i.test(name)) return 'community';
  if (/university|teaching/i.test(name)) return 'acute, teaching';
  return 'acute, medium';
}
