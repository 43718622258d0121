/** Medicines apart: inhalers, anaesthetic gases and what of them is wasted, the rest by spend; and a practice's since 2019/20. */
import { Decimal } from '../../kernel/decimals.ts';
import { type Figure, grouped, kgOf } from './figure.ts';
import { type Amount, amountOf } from './footprint.ts';
import { scaled, share } from './share.ts';

export const medicineKinds = [
  'metered-dose inhalers',
  'dry-powder and other inhalers',
  'anaesthetic gases',
  'other medicines',
] as const;
export type MedicineKind = (typeof medicineKinds)[number];

export interface Medicines {
  total: Amount;
  kinds: { kind: MedicineKind; amount: Amount }[];
  inhalers: {
    /** Of the inhalers' kg and of their number; null where there are none or they are not counted in items. */
    meteredDoseShareOfKg: string | null;
    meteredDoseShareOfItems: string | null;
    /** kgCO2e for one inhaler. */
    kgPerInhaler: string | null;
  };
}

/** Medicines of a footprint by kind. Takes all figures, and leaves out what is no medicine. */
export function medicinesOf(figures: readonly Figure[]): Medicines {
  const medicines = figures.filter((figure) => kindOf(figure) !== null && figure.scope !== 'outside');
  const ofKind = (kind: MedicineKind) => medicines.filter((figure) => kindOf(figure) === kind);
  const metered = ofKind('metered-dose inhalers');
  const inhalers = [...metered, ...ofKind('dry-powder and other inhalers')];
  const [meteredItems, items] = [itemsOf(metered), itemsOf(inhalers)];
  return {
    total: amountOf(medicines),
    kinds: medicineKinds.map((kind) => ({ kind, amount: amountOf(ofKind(kind)) })),
    inhalers: {
      meteredDoseShareOfKg: share(kgOf(metered), kgOf(inhalers)),
      meteredDoseShareOfItems: meteredItems && items && share(meteredItems, items),
      kgPerInhaler: items?.gt(0) ? scaled(kgOf(inhalers), 1, items).toFixed() : null,
    },
  };
}

/** Which kind of medicine a figure is of; null for what is none. */
export function kindOf({ category, activity }: Pick<Figure, 'category' | 'activity'>): MedicineKind | null {
  if (category === 'anaesthetic-gases') return 'anaesthetic gases';
  if (category === 'inhalers' || activity.startsWith('inhalers/metered-dose')) return 'metered-dose inhalers';
  if (category !== 'medicines') return null;
  return activity.startsWith('inhalers/') ? 'dry-powder and other inhalers' : 'other medicines';
}

function itemsOf(inhalers: readonly Figure[]): Decimal | null {
  // One inhaler has several parts, such as the gas and the making; it is counted by one.
  const direct = inhalers.filter(({ part }) => part === 'direct');
  if (direct.length === 0 || direct.some(({ unit, quantity }) => unit !== 'item' || quantity === null)) return null;
  return direct.reduce((sum, { quantity }) => sum.plus(quantity ?? 0), new Decimal(0));
}

/** A general practice is a place where medicines are prescribed: the site of its lines. */
export interface Practice {
  /** As the Organisation Data Service gives it: a letter and five digits. */
  code: string;
  /** Null where no file tells it. */
  name: string | null;
}

/** The practice that a site is: "K83011", or "Beck Surgery (K83011)"; null for any other place. */
export function practiceIn(site: string): Practice | null {
  const [, name, code] = /^(?:(.+) \()?([A-Z]\d{5})\)?$/.exec(site) ?? [];
  return code === undefined ? null : { code, name: name ?? null };
}

export interface PracticeMedicines {
  practice: Practice;
  medicines: Medicines;
  /** Null where the practice has no figures of the baseline's year: it is new, or they are a gap. */
  againstAim: AgainstAim | null;
}

/** Medicines of a year by practice, in the order of their codes, each since its own baseline; what is of no practice is left out. */
export function medicinesByPractice(
  year: number,
  now: readonly Figure[],
  baseline: readonly Figure[],
): PracticeMedicines[] {
  const then = byPractice(baseline);
  return [...byPractice(now)].map(([code, figures]) => {
    const [medicines, before] = [medicinesOf(figures), medicinesOf(then.get(code) ?? [])];
    const known = before.total.lines > 0;
    // A practice that was called otherwise once is the same practice.
    const name = figures.map(({ site }) => practiceIn(site)?.name ?? null).find((each) => each !== null) ?? null;
    return {
      practice: { code, name },
      medicines,
      againstAim: known ? againstAim(before.total.kg, medicines.total.kg, year) : null,
    };
  });
}

function byPractice(figures: readonly Figure[]): Map<string, Figure[]> {
  const medicines = figures.filter((figure) => kindOf(figure) !== null && practiceIn(figure.site) !== null);
  return grouped(medicines, ({ site }) => practiceIn(site)?.code ?? '');
}

/** A gas that comes through pipes from a manifold: what was bought, and what reached patients. */
export interface PipedGas {
  /** Litres in the same time. */
  purchased: string;
  used: string;
  /** kgCO2e of a litre set free. */
  kgPerLitre: string;
}

export type PipedGasLoss =
  | { kind: 'lost'; litres: string; share: string; kg: string }
  | { kind: 'used more than bought'; litres: string };

/**
 * What was lost from the pipes, leaks and expired cylinders together. It is in the footprint already, which counts all
 * that was bought. More used than bought points to a stock from before, a mistaken meter, or other litres.
 * @returns null where nothing was bought and nothing used
 */
export function pipedGasLoss({ purchased, used, kgPerLitre }: PipedGas): PipedGasLoss | null {
  const lost = new Decimal(purchased).minus(used);
  if (lost.isNegative()) return { kind: 'used more than bought', litres: lost.neg().toFixed() };
  const part = share(lost, purchased);
  return part === null
    ? null
    : { kind: 'lost', litres: lost.toFixed(), share: part, kg: lost.times(kgPerLitre).toFixed() };
}

/** What became of medicines besides being taken: they count once, when they are bought or dispensed. */
export interface MedicineLine {
  /** 'returned' by patients, 'expired' on the shelf, 'stopped' at a review. */
  kind: 'returned' | 'expired' | 'stopped';
  activity: string;
  /** kgCO2e; of what was stopped, of the year that it would have gone on for. */
  kg: string;
}

export interface WastedMedicines {
  /** In the footprint, and for nothing. */
  returned: string;
  expired: string;
  /** Of the medicines' footprint: "0.04". */
  wastedShare: string | null;
  /** Not in the footprint, and never taken off it: it will show in what is not prescribed. */
  stopped: string;
}

/** Inappropriate use and waste, as figures beside a footprint of medicines. @param kg that footprint */
export function wastedMedicines(lines: readonly MedicineLine[], kg: string): WastedMedicines {
  const sum = (kind: MedicineLine['kind']) => kgOf(lines.filter((line) => line.kind === kind));
  const [returned, expired] = [sum('returned'), sum('expired')];
  return {
    returned: returned.toFixed(),
    expired: expired.toFixed(),
    wastedShare: share(returned.plus(expired), kg),
    stopped: sum('stopped').toFixed(),
  };
}

/** An aim in per cent of a baseline year: "−10 % by March 2028 against 2019/20". */
export interface Aim {
  baselineYear: number;
  /** The financial year that ends with the aim: 2027 for March 2028. */
  year: number;
  /** How much is to be gone by then: "0.1". */
  reduction: string;
}

export const medicinesAim: Aim = { baselineYear: 2019, year: 2027, reduction: '0.1' };

export interface AgainstAim {
  baseline: string;
  now: string;
  change: string;
  changeShare: string | null;
  /** What it may be this year on the straight line from baseline to aim, and at the aim. */
  allowedNow: string;
  allowedAtAim: string;
  onCourse: boolean;
}

/**
 * A practice's, an organisation's or a system's medicines against the baseline and the straight line to the aim.
 * @param year financial year of `now`, by its first calendar year; before the baseline nothing is to be gone, after the aim all
 */
export function againstAim(baseline: string, now: string, year: number, aim: Aim = medicinesAim): AgainstAim {
  const [then, today] = [new Decimal(baseline), new Decimal(now)];
  const goneAtAim = then.times(aim.reduction);
  const passed = Math.min(Math.max(year - aim.baselineYear, 0), aim.year - aim.baselineYear);
  const allowedNow = then.minus(scaled(goneAtAim, passed, aim.year - aim.baselineYear));
  return {
    baseline,
    now,
    change: today.minus(then).toFixed(),
    changeShare: share(today.minus(then), then),
    allowedNow: allowedNow.toFixed(),
    allowedAtAim: then.minus(goneAtAim).toFixed(),
    onCourse: today.lte(allowedNow),
  };
}
