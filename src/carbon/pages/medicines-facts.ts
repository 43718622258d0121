/** Medicines of a year: inhalers, anaesthetic gases and the rest, and what practices prescribe, since 2019/20. */
import { sumOf } from '../../kernel/decimals.ts';
import { fateIn } from '../factors/fates.ts';
import { counted } from '../footprint/basis.ts';
import { type Figure, kgOf } from '../footprint/figure.ts';
import {
  type AgainstAim,
  againstAim,
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
import { scaled } from '../footprint/share.ts';
import type { CountedDesk } from './frame.tsx';
import { yearsOf } from './organisation-facts.ts';
import type { Reading } from './reading.ts';

export interface MedicinesFacts {
  organisation: string;
  year: number;
  years: number[];
  now: Medicines;
  /** Of the aim's baseline year; null where there are no figures of it. */
  before: Medicines | null;
  aim: AgainstAim | null;
  practices: PracticeMedicines[];
  /** Returned, expired and stopped medicines, told beside the footprint; null where no line tells any. */
  wasted: WastedMedicines | null;
  /** What was lost of piped nitrous oxide; null where what was used is not known. */
  piped: PipedGasLoss | null;
}

/** @returns null where there is nothing of the organisation */
export async function medicinesFacts(
  { reading }: CountedDesk,
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
  const of = async (one: number, by: 'activity' | 'evidence'): Promise<Figure[]> =>
    years.includes(one) ? byLocation(await reading.breakdown(organisation, one, by)) : [];
  const [activities, activitiesBefore] = await Promise.all([of(year, 'activity'), of(baselineYear, 'activity')]);
  const [now, then] = [medicinesOf(activities), medicinesOf(activitiesBefore)];
  const known = then.total.lines > 0;
  // Evidence is told line by line, so it is only counted where inhalers or medicines are prescribed at all.
  const prescribed = activities.some(
    ({ activity }) => activity.startsWith('inhalers/') || activity.startsWith('medicines/'),
  );
  const [byEvidence, evidenceBefore] = prescribed
    ? await Promise.all([of(year, 'evidence'), of(baselineYear, 'evidence')])
    : [[], []];
  return {
    ...{ organisation, year, years, now },
    before: known ? then : null,
    aim: known ? againstAim(then.total.kg, now.total.kg, year) : null,
    wasted: wastedOf(activities, now.total.kg),
    piped: pipedOf(activities),
    practices: medicinesByPractice(
      year,
      ofPractices(byEvidence),
      ofPractices(evidenceBefore),
      ({ evidence }) => evidence,
    ),
  };
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

/** A practice's code is a letter and five digits, as the Organisation Data Service gives it. */
const ofPractices = (figures: readonly Figure[]): Figure[] =>
  figures.filter((figure) => kindOf(figure) !== null && /^[A-Z]\d{5}$/.test(figure.evidence));
