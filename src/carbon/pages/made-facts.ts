/** How a figure was made: the activities behind it, each with its rate, the factor of that, and what it stood in for. */
import { z } from 'zod';
import { sumOf } from '../../kernel/decimals.ts';
import type { LedgerRate } from '../../platform/ledger/ledger.ts';
import type { Factor, FactorSet } from '../factors/model.ts';
import { counted } from '../footprint/basis.ts';
import { categoryOf, isCategory } from '../footprint/categories.ts';
import { type Figure, grouped, kgOf } from '../footprint/figure.ts';
import { amountOf, type Quality } from '../footprint/footprint.ts';
import type { CountedDesk } from './frame.tsx';
import type { Within } from './reading.ts';

const text = z.string().max(300);
const yearMonth = z.coerce
  .number()
  .int()
  .min(190001)
  .max(210012)
  .refine((month) => month % 100 >= 1 && month % 100 <= 12);

/** What the address of the page asks for. */
export const MadeAsked = z.object({
  organisation: text.default(''),
  year: z.coerce.number().int().min(1900).max(2100),
  category: z.string().refine(isCategory).optional(),
  scope: z.enum(['1', '2', '3', 'outside']).optional(),
  ghg: z.union([z.literal('none'), z.coerce.number().int().min(1).max(15)]).optional(),
  month: yearMonth.optional(),
  basis: z.enum(['location', 'market']).default('location'),
  of: z.enum(['footprint', 'plus']).default('plus'),
  activity: text.optional(),
  site: text.optional(),
  supplier: text.optional(),
});
export type MadeAsked = z.infer<typeof MadeAsked>;

export interface MadeRow {
  activity: string;
  unit: string;
  part: string;
  /** Of the unit; a decimal. */
  quantity: string;
  kg: string;
  lines: number;
  quality: Quality;
  /** As it was kept with the calculation; null where it is not found any more. */
  rate: LedgerRate | null;
  /** The published factor; null for an organisation's own, of which `rate.how` tells. */
  factor: Factor | null;
  set: FactorSet | null;
}

export interface MadeFacts {
  asked: MadeAsked;
  kg: string;
  rows: MadeRow[];
  /** How many lines the figure was made of, each once. */
  lines: number;
  /** The files that hold lines of the organisation and time that are asked about, by name. */
  files: { name: string; lines: number }[];
}

export async function madeFacts(desk: CountedDesk, asked: MadeAsked): Promise<MadeFacts> {
  const figures = chosen(await figuresFor(desk, asked), asked);
  const groups = grouped(figures, ({ activity, unit, part, factor }) => JSON.stringify([activity, unit, part, factor]));
  const rates = await ratesOfFigures(desk, asked, figures);
  const rows = [...groups.values()].flatMap((of): MadeRow[] => {
    const [one] = of;
    if (!one) return [];
    const { activity, unit, part, factor: id, basis } = one;
    const library = desk.carbon.library();
    const factor = library.factor(id);
    const rate = rates.find(
      (each) =>
        each.activity === activity &&
        each.unit === unit &&
        each.ratePart === part &&
        each.factor === id &&
        (basis === '' || each.basis === basis),
    );
    const { lines, kg, ...quality } = amountOf(of);
    return [
      {
        ...{ activity, unit, part, kg, lines, quality, factor },
        quantity: sumOf(of.map(({ quantity }) => quantity ?? '0')).toFixed(),
        rate: rate ?? null,
        set: factor ? library.setById(factor.set) : null,
      },
    ];
  });
  return {
    asked,
    kg: kgOf(figures).toFixed(),
    rows: rows.toSorted((a, b) => kgOf([b]).comparedTo(a.kg)),
    lines: linesOf(figures),
    files: await filesOf(desk, asked),
  };
}

/** A line makes a figure for each part of its factor, so that of an activity and unit the most count. */
function linesOf(figures: readonly Figure[]): number {
  const ofActivity = grouped(figures, ({ organisation, activity, unit }) =>
    JSON.stringify([organisation, activity, unit]),
  );
  return [...ofActivity.values()].reduce((all, of) => {
    const byPart = grouped(of, ({ part, basis }) => `${part} ${basis}`);
    return all + Math.max(...[...byPart.values()].map((part) => part.reduce((sum, { lines }) => sum + lines, 0)));
  }, 0);
}

async function filesOf({ reading, calculation }: CountedDesk, asked: MadeAsked): Promise<MadeFacts['files']> {
  const { organisation, year, month } = asked;
  const [first, last] = month === undefined ? [year * 100 + 4, (year + 1) * 100 + 3] : [month, month];
  const names = new Map(calculation.inputs.map(({ file, name }) => [file, name]));
  const own = (await reading.parts()).filter(
    (part) =>
      (organisation === '' || part.organisation === organisation) && part.fromMonth >= first && part.fromMonth <= last,
  );
  return [...grouped(own, ({ file }) => file)]
    .map(([file, of]) => ({ name: names.get(file) ?? file, lines: of.reduce((sum, { lines }) => sum + lines, 0) }))
    .toSorted((a, b) => b.lines - a.lines || a.name.localeCompare(b.name, 'en'));
}

function figuresFor({ reading, team }: CountedDesk, asked: MadeAsked): Promise<Figure[]> {
  const { organisation, year, month, site, supplier } = asked;
  const within: Within | null =
    month !== undefined
      ? { month }
      : site !== undefined
        ? { site }
        : supplier !== undefined && team
          ? { supplier }
          : null;
  return within ? reading.within(organisation, year, within) : reading.breakdown(organisation, year, 'activity');
}

function chosen(figures: readonly Figure[], asked: MadeAsked): Figure[] {
  const { category, scope, ghg, of, activity, basis } = asked;
  const counting =
    scope === 'outside' ? figures.filter((one) => one.scope === 'outside') : counted(figures, basis).figures;
  return counting.filter(
    (one) =>
      (category === undefined || one.category === category) &&
      (scope === undefined || one.scope === scope) &&
      (ghg === undefined || one.ghgCategory === (ghg === 'none' ? null : ghg)) &&
      (of === 'plus' || categoryOf(one.category).footprint === 'footprint') &&
      (activity === undefined || one.activity === activity),
  );
}

/** Rates of the sets by which the organisation, or any, was counted in the year. */
async function ratesOfFigures(
  { carbon, reading }: CountedDesk,
  { organisation, year }: MadeAsked,
  figures: readonly Figure[],
): Promise<LedgerRate[]> {
  const partitions = await reading.partitions();
  const [first, last] = [year * 100 + 4, (year + 1) * 100 + 3];
  const sets = partitions
    .filter(({ fromMonth }) => fromMonth >= first && fromMonth <= last)
    .filter((partition) => organisation === '' || partition.organisation === organisation)
    .map(({ rateSet }) => rateSet);
  const activities = [...new Set(figures.map(({ activity }) => activity))];
  if (activities.length === 0) return [];
  const rates = await carbon.rates.list([...new Set(sets)], activities);
  return rates.filter((rate) => rate.year === year);
}
