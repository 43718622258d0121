/** The carbon of one system: its stores, the ledger, and the method by which it is counted today. */
import type { Ledger } from '../platform/ledger/ledger.ts';
import { openLedger } from '../platform/ledger/open-ledger.ts';
import type { House } from '../platform/room.ts';
import type { System } from '../platform/systems.model.ts';
import { today } from '../platform/today.ts';
import { baselineStore } from './baseline-store.ts';
import { type BreakdownAsked, breakdownOf } from './calculation/breakdowns.ts';
import { type MethodInUse, methodOf } from './calculation/method.ts';
import { toldYearOf } from './calculation/told-years.ts';
import { type Calculation, calculationStore } from './calculation-store.ts';
import { driverStore } from './driver-store.ts';
import { factorLibrary, importedFactors, type Library, shippedFactors } from './factors/library.ts';
import { ownFactor } from './factors/own.ts';
import { activityFileStore } from './file-store.ts';
import type { Figure } from './footprint/figure.ts';
import type { ToldYear } from './footprint/told-year.ts';
import { mappingStore } from './mapping-store.ts';
import { ownFactorStore } from './own-factor-store.ts';
import { rateStore } from './rate-store.ts';
import { carbonSettingsStore } from './settings-store.ts';

/** @returns the carbon of a system; nothing is read before it is asked for */
export function carbonOf(house: House, system: System) {
  const { database, settings } = house;
  const ledger: Ledger = openLedger(house);
  const carbon = {
    house,
    system,
    systemId: system.id,
    ledger,
    files: activityFileStore(database, system),
    mappings: mappingStore(database, system),
    calculations: calculationStore(database, system),
    rates: rateStore(database, system),
    ownFactors: ownFactorStore(database, system),
    drivers: driverStore(database, system),
    baselines: baselineStore(database, system),
    settings: carbonSettingsStore(database, system),

    /** The published factors that are here: those that Greenplan brings, and those that were imported. */
    library: (): Library => factorLibrary([shippedFactors, importedFactors(settings.dataFolder)]),

    /** The method by which the system is counted today. */
    method: async (): Promise<MethodInUse> => {
      const own = (await carbon.ownFactors.list()).filter(({ until }) => until === null || until > today());
      return methodOf(
        carbon.library(),
        await carbon.settings.read(),
        own.map(({ factor }) => ownFactor(factor)),
      );
    },

    /** What a year of a calculation comes from, by activity, site, supplier or evidence (for prescribing, the practice). */
    breakdown: (calculation: Calculation, asked: BreakdownAsked): Promise<Figure[]> =>
      breakdownOf(carbon, calculation, asked),

    /** What an organisation's year of a calculation tells by month and site. */
    toldYear: (calculation: Calculation, asked: { organisation: string; year: number }): Promise<ToldYear> =>
      toldYearOf(carbon, calculation, asked),
  };
  return carbon;
}
export type Carbon = ReturnType<typeof carbonOf>;
