/** Medicines of a year: inhalers, anaesthetic gases and the rest, and what practices prescribe, since 2019/20. */
import { sumOf } from '../../kernel/decimals.ts';
import { fateIn } from '../factors/fates.ts';
import { counted } from '../footprint/basis.ts';
import { type Figure, kgOf } from '../footprint/figure.ts';
import {
  kindOf,
  type MedicineLine,
  type Medicines,
  medicinesAim,
  medicinesByPractice,
  medicinesOf,
  type PipedGasLoss,
  type PracticeMedicines,
  pipedGasLoss,
  type WastedMedicines,
  wastedMedicines,
} from '../footprint/medicines.ts';
import { type MedicinesVerdict, medicinesVerdict } from '../footprint/medicines-verdict.ts';
import { scaled } from '../footprint/share.ts';
import type { Counted } from './counted.ts';
import type { Reading } from './reading.ts';
import { yearsOf } from './trend.ts';

export interface MedicinesFacts {
  organisation: string;
  year: number;
  years: number[];
  now: Medicines;
  verdict: MedicinesVerdict;
  /** The baseline's year and this one, of those that have every month of both; null where nothing can be compared. */
  since: { before: Medicines; now: Medicines; isOfAll: boolean } | null;
  practices: PracticeMedicines[];
  /** Returned, expired and stopped medicines, told beside the footprint; null where no line tells any. */
  wasted: WastedMedicines | null;
  /** What was lost of piped nitrous oxide; null where what was used is not known. */
  piped: PipedGasLoss | null;
}

/** @returns null where there is nothing of the organisation */
export async function medicinesFacts(
  { reading }: Counted,
  organisation: string,
  asked: number | null,
): Promise<MedicinesFacts | null> {
  const all = await reading.figures(organisation);
  const years = yearsOf(all);
  const year = asked !== null && years.includes(asked) ? asked : years.at(-1);
  if (year === undefined) return null;
  return reading.once(`medicines ${year} ${organisation}`, () => factsOf(reading, organisation, year, years));
}

async function factsOf(reading: Reading, organisation: string, year: number, years: number[]): Promise<MedicinesFacts> {
  const { baselineYear } = medicinesAim;
  const of = async (one: number, by: 'activity' | 'practice'): Promise<Figure[]> =>
    years.includes(one) ? byLocation(await reading.breakdown(organisation, one, by)) : [];
  const [activities, activitiesBefore] = await Promise.all([of(year, 'activity'), of(baselineYear, 'activity')]);
  const now = medicinesOf(activities);
  const verdict = medicinesVerdict([...activitiesBefore, ...activities], await reading.coverage('medicines'), year);
  // By place there is much more to read, which is only worth it where there are medicines at all.
  const any = activities.some((figure) => kindOf(figure) !== null);
  const [byPlace, byPlaceBefore] = any
    ? await Promise.all([of(year, 'practice'), of(baselineYear, 'practice')])
    : [[], []];
  return {
    ...{ organisation, year, years, now },
    verdict,
    since: sinceBaseline(verdict, activitiesBefore, activities),
    wasted: wastedOf(activities, now.total.kg),
    piped: pipedOf(activities),
    practices: medicinesByPractice(year, byPlace, byPlaceBefore),
  };
}

function sinceBaseline(
  verdict: MedicinesVerdict,
  before: readonly Figure[],
  now: readonly Figure[],
): MedicinesFacts['since'] {
  if (verdict.kind !== 'told') return null;
  const of = (figures: readonly Figure[]) =>
    medicinesOf(figures.filter(({ organisation }) => verdict.organisations.includes(organisation)));
  return { before: of(before), now: of(now), isOfAll: verdict.left.length === 0 };
}

/** What counts by location, and what is told beside the footprint. */
function byLocation(figures: readonly Figure[]): Figure[] {
  return [...counted(figures, 'location').figures, ...figures.filter(({ activity }) => fateIn(activity) !== null)];
}

function wastedOf(figures: readonly Figure[], kg: string): WastedMedicines | null {
  const lines = figures.flatMap(({ activity, kg: own }): MedicineLine[] => {
    const fated = fateIn(activity);
    return fated && fated.fate !== 'used' ? [{ kind: fated.fate, activity: fated.of, kg: own }] : [];
  });
  return lines.length === 0 ? null : wastedMedicines(lines, kg);
}

const nitrousOxide = 'anaesthetic-gases/nitrous-oxide';

function pipedOf(figures: readonly Figure[]): PipedGasLoss | null {
  const litres = (activity: string, part: string) =>
    figures.filter((one) => one.activity === activity && one.part === part && one.unit === 'l');
  const bought = litres(nitrousOxide, 'direct');
  const used = litres(`used/${nitrousOxide}`, 'used');
  const purchased = sumOf(bought.map(({ quantity }) => quantity ?? '0'));
  if (used.length === 0 || purchased.isZero()) return null;
  return pipedGasLoss({
    purchased: purchased.toFixed(),
    used: sumOf(used.map(({ quantity }) => quantity ?? '0')).toFixed(),
    kgPerLitre: scaled(kgOf(bought), 1, purchased).toFixed(),
  });
}
