/** What the files of this folder hold: published figures by year, and how each was come by. */
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { Growth, NationalChange } from '../rules/model.ts';

/**
 * How far a figure is a publication's: as it stands there; reckoned from what stands there; or what Greenplan thinks
 * likely, for want of a publication.
 */
export const Basis = z.enum(['published', 'derived', 'own judgement']);
export type Basis = z.infer<typeof Basis>;

const byYear = z.record(z.string().regex(/^\d{4}$/), DecimalText);

const told = {
  basis: Basis,
  /** How the values follow from the publication. */
  derivation: z.string().min(1),
  /** What was read of the publication, and where, so that somebody can check it. '' where there is none. */
  seen: z.string(),
};

export const GridFile = z.strictObject({
  ...NationalChange.shape,
  ...told,
  /** kgCO₂e per kWh, as the projection has it. */
  projection: byYear,
});

/** Mean of a fleet: electric shares of its vehicles, and what a kilometre of either sets free. */
const inputs = z.strictObject({
  /** Years that a vehicle is on the road, electric share of the fleet of 2023, and of new sales by year. */
  life: z.int().optional(),
  fleetOf2023: DecimalText.optional(),
  sales: byYear.optional(),
  /** Electric share of the fleet itself, where sales are not told. */
  shares: byYear.optional(),
  engine: DecimalText,
  battery: DecimalText,
});

export const VehiclesFile = z.strictObject({
  changes: z.array(z.strictObject({ ...NationalChange.shape, ...told, inputs })),
});

export const GrowthsFile = z.strictObject({ growths: z.array(z.strictObject({ ...Growth.shape, ...told })) });

const CarbonValue = z
  .strictObject({ low: DecimalText, central: DecimalText, high: DecimalText })
  .refine(
    ({ low, central, high }) => Number(low) <= Number(central) && Number(central) <= Number(high),
    'The low value is above the central one, or that above the high one',
  );

export const CarbonValuesFile = z.strictObject({
  priceYear: z.int().min(1990).max(2100),
  source: z.string().min(1),
  ...told,
  /** £ per tCO₂e, by the calendar year in which it is set free. */
  values: z.record(z.string().regex(/^\d{4}$/), CarbonValue),
});
export type CarbonValues = Pick<z.infer<typeof CarbonValuesFile>, 'priceYear' | 'source' | 'values'>;

/** MtCO₂e of England's NHS: of 1990, and of later years as far as they are published. */
const footprint = z.strictObject({ 1990: DecimalText, byYear });

export const FootprintsFile = z.strictObject({
  source: z.string().min(1),
  basis: Basis,
  seen: z.string(),
  footprint,
  plus: footprint,
});
export type NationalRatio = Pick<z.infer<typeof FootprintsFile>, 'source' | 'footprint' | 'plus'>;

/** How a national change, a growth, the carbon values or the ratio were come by. */
export interface Told {
  id: string;
  name: string;
  source: string;
  basis: Basis;
  derivation: string;
  seen: string;
}
