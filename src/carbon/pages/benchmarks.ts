/** By what a gap may be estimated: what organisations of the same kind have here, and what trusts had in published returns. */
import { Decimal } from '../../kernel/decimals.ts';
import { ratesFor } from '../factors/choose.ts';
import type { Library } from '../factors/library.ts';
import { type EstateUse, ericBenchmarks, type TrustKind } from '../footprint/eric-benchmarks.ts';
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
  const kgPer = (activity: string, unit: string): string => {
    const { factorYear, warmingPotentials } = settings;
    const choice = ratesFor(library, { activity, unit, year, settings: { factorYear, warmingPotentials } });
    if ('missing' in choice) return '0';
    const own = choice.rates.filter(({ part, basis }) => part === 'direct' && basis !== 'market');
    return own.reduce((sum, { kg }) => sum.plus(kg), new Decimal(0)).toFixed();
  };
  const factors: Record<EstateUse, string> = {
    gas: kgPer('fuels/gaseous-fuels/natural-gas', 'kWh'),
    electricity: kgPer('electricity/uk', 'kWh'),
    water: kgPer('water/supply', 'm3'),
  };
  return ericBenchmarks(kindByName(member.name), factors);
}

/** Nobody has said of which kind a trust is, so its name tells; the benchmark names the kind that was taken. */
function kindByName(name: string): TrustKind {
  if (/ambulance/i.test(name)) return 'ambulance';
  if (/mental health/i.test(name)) return 'mental health and learning disability';
  if (/community/i.test(name)) return 'community';
  if (/university|teaching/i.test(name)) return 'acute, teaching';
  return 'acute, medium';
}
