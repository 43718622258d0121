/** Finds the columns of a published return, by the words in their headings or as they were named. */
import { unitOf } from '../../kernel/units.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { StagedColumn } from '../../platform/staging/model.ts';

export interface ReturnColumns {
  source: string | null;
  quantity: string;
  unit: string | null;
  /** One, or all that the quantity is multiplied by. */
  factors: string[];
  stated: string;
  statedIn: 'kg' | 't';
  factorIn: 'kg' | 't';
  /** The unit in the factor's heading: "kWh" in "kg CO2e per kWh". */
  factorUnit: string | null;
}

/** Headings as a person named them; what is left out is looked for. */
export interface NamedColumns {
  source?: string | undefined;
  quantity?: string | undefined;
  unit?: string | undefined;
  factor?: readonly string[] | undefined;
  stated?: string | undefined;
  statedIn?: 'kg' | 't' | undefined;
  factorIn?: 'kg' | 't' | undefined;
}

type Column = Pick<StagedColumn, 'name' | 'heading'>;

/** Words that headings of such columns have; of each list the first that some heading matches. */
const words = {
  factor: [/\bfactor\b/, /co2e?\)?\s*(\/|per)\s*\w/, /\bconversion\b/, /\bintensity\b/],
  stated: [
    /\bt(onnes?)?\s*co2/,
    /\bco2e?\s*\(?\s*t(onnes?)?\b/,
    /\bco2e?\b.*\bt(onnes)?\b/,
    /\bemissions?\b/,
    /\bkg\s*co2/,
    /\bco2/,
  ],
  unit: [/^units?\b(?!.*\bco2)/, /\bunit of measure/, /\buom\b/],
  quantity: [
    /\bquantity\b|\bqty\b/,
    /\bamount\b|\bconsumption\b|\busage\b|\bactivity data\b/,
    /\bvolume\b|\bdistance\b|\bspend\b|\bkwh\b/,
  ],
  source: [/\bsource\b/, /\bdescription\b|\bactivity\b|\bitem\b|\bfuel\b|\bcategory\b|\btype\b|\bname\b/],
} as const;

/**
 * The columns of a return.
 * @param file and sheet, to be named in a mistake
 * @throws Mistake that says which column was not found and how to name it
 */
export function columnsOf(columns: readonly Column[], named: NamedColumns, file: string): ReturnColumns {
  const taken = new Set<string>();
  const take = (column: Column | undefined): string | null => {
    if (column) taken.add(column.name);
    return column?.name ?? null;
  };
  const byName = (heading: string): Column => {
    const found = columns.find((column) => plain(column.heading) === plain(heading));
    if (!found) throw new Mistake(`${file} has no column "${heading}". ${listOf(columns)}`);
    taken.add(found.name);
    return found;
  };
  const byWords = (kind: keyof typeof words): Column | undefined => {
    for (const word of words[kind]) {
      const found = columns.find(({ name, heading }) => !taken.has(name) && word.test(plain(heading)));
      if (found) return found;
    }
    return undefined;
  };
  const find = (kind: 'stated' | 'unit' | 'quantity' | 'source') => {
    const heading = named[kind];
    return heading === undefined ? byWords(kind) : byName(heading);
  };
  const need = (kind: 'stated' | 'quantity', what: string): Column => {
    const found = find(kind);
    if (!found)
      throw new Mistake(`${file}: no column of ${what} was found. Name it with --${kind}. ${listOf(columns)}`);
    taken.add(found.name);
    return found;
  };
  const factors = named.factor?.map(byName) ?? [byWords('factor')].filter((one) => one !== undefined);
  for (const { name } of factors) taken.add(name);
  if (factors.length === 0)
    throw new Mistake(`${file}: no column of factors was found. Name it with --factor. ${listOf(columns)}`);
  const stated = need('stated', 'stated emissions');
  const unit = take(find('unit'));
  const quantity = need('quantity', 'quantities');
  const source = take(find('source') ?? columns.find(({ name }) => !taken.has(name)));
  const heading = factors.length === 1 ? plain(factors[0]?.heading ?? '') : '';
  return {
    source,
    quantity: quantity.name,
    unit,
    factors: factors.map(({ name }) => name),
    stated: stated.name,
    statedIn: named.statedIn ?? (/\bkg\b|\bkgco2/.test(plain(stated.heading)) ? 'kg' : 't'),
    factorIn: named.factorIn ?? (/\bt(onnes?)?\s*co2/.test(heading) ? 't' : 'kg'),
    factorUnit: unitOf(/(?:\/|\bper)\s*([^()/]+?)\s*\)?$/.exec(heading)?.[1] ?? '')?.id ?? null,
  };
}

/** In small letters, "CO₂e" as "co2e", spaces alike. */
function plain(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const listOf = (columns: readonly Column[]): string =>
  `Its columns are: ${columns.map(({ heading, name }) => (heading === '' ? `(${name})` : heading)).join('; ')}.`;
