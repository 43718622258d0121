/** Finds the columns of a published return, by the words in their headings and what stands below, or as they were named. */
import { Mistake } from '../../platform/mistake.ts';
import type { StagedColumn } from '../../platform/staging/model.ts';
import { headingTags, isRunningYear, kindOf, plain } from './headings.ts';
import { isNothing, readBelow, readPublished } from './numbers.ts';
import { factorForm, type Mass, type Measure, massOf, measureIn } from './units.ts';

export interface FactorColumn {
  column: string;
  /** What its heading says that a factor gives, and for what; null where it does not say. */
  mass: Mass | null;
  per: Measure | null;
  /** A column that says it row by row; null where there is none. */
  form: string | null;
}

/** One column of emissions, and what they were worked out from. */
export interface StatedColumn {
  column: string;
  heading: string;
  /** Null where the heading does not say. */
  mass: Mass | null;
  quantity: string;
  /** What the quantity's heading says of its unit. */
  measure: Measure | null;
  factors: FactorColumn[];
  /** Factors of parts (what is burnt, and what came before) are added up; density and potential are multiplied. */
  together: 'multiplied' | 'added';
}

/** A column that is the sum of others in its row. */
export interface AcrossColumn {
  column: string;
  heading: string;
  mass: Mass | null;
  of: string[];
}

export interface ReturnColumns {
  source: string | null;
  /** What parts the rows are of: scope, category, sector. */
  sections: string[];
  unit: string | null;
  stated: StatedColumn[];
  across: AcrossColumn[];
}

/** Headings as a person named them; what is left out is looked for. */
export interface NamedColumns {
  source?: string | undefined;
  quantity?: string | undefined;
  unit?: string | undefined;
  factor?: readonly string[] | undefined;
  stated?: string | undefined;
  statedIn?: Mass | undefined;
  factorIn?: Mass | undefined;
}

export type Column = Pick<StagedColumn, 'name' | 'heading'> & Partial<Pick<StagedColumn, 'samples'>>;

/**
 * The columns of a return.
 * @param file and sheet, to be named in a mistake
 * @throws Mistake that says which column was not found and how to name it
 */
export function columnsOf(columns: readonly Column[], named: NamedColumns, file: string): ReturnColumns {
  const byName = (heading: string): Column => {
    const found = columns.find((column) => plain(column.heading) === plain(heading));
    if (!found) throw new Mistake(`${file} has no column "${heading}". ${listOf(columns)}`);
    return found;
  };
  const chosen = {
    source: named.source === undefined ? null : byName(named.source),
    quantity: named.quantity === undefined ? null : byName(named.quantity),
    unit: named.unit === undefined ? null : byName(named.unit),
    factor: named.factor?.map(byName) ?? null,
    stated: named.stated === undefined ? null : byName(named.stated),
  };
  const taken = new Set(
    [chosen.source, chosen.quantity, chosen.unit, chosen.stated, ...(chosen.factor ?? [])].flatMap(
      (one) => one?.name ?? [],
    ),
  );
  const free = columns.filter(({ name }) => !taken.has(name));
  const kinds = new Map(free.map((column) => [column.name, kindOf(column.heading)]));
  const ofKind = (kind: ReturnType<typeof kindOf>) => free.filter(({ name }) => kinds.get(name) === kind);
  const factors = chosen.factor ?? ofKind('factor').filter(mayBeNumbers);
  const stated = chosen.stated ? [chosen.stated] : emissionsOf(ofKind('emissions').filter(mayBeNumbers));
  const used = new Set([...taken, ...factors.map(({ name }) => name), ...stated.map(({ name }) => name)]);
  const quantities = chosen.quantity ? [chosen.quantity] : quantitiesOf(free.filter(({ name }) => !used.has(name)));
  if (factors.length === 0)
    throw new Mistake(`${file}: no column of factors was found. Name it with --factor. ${listOf(columns)}`);
  if (stated.length === 0)
    throw new Mistake(`${file}: no column of stated emissions was found. Name it with --stated. ${listOf(columns)}`);
  if (quantities.length === 0)
    throw new Mistake(`${file}: no column of quantities was found. Name it with --quantity. ${listOf(columns)}`);
  for (const { name } of quantities) used.add(name);
  const left = free.filter(({ name }) => !used.has(name));
  const unit = chosen.unit ?? left.find(({ name }) => kinds.get(name) === 'unit') ?? null;
  const texts = left.filter((column) => column !== unit && mayBeTexts(column));
  const source = chosen.source ?? sourceOf(texts);
  const groups = groupsOf({ stated, factors, quantities, columns, multiplied: chosen.factor !== null }, named);
  return {
    source: source?.name ?? null,
    sections: texts.filter((one) => one !== source && kinds.get(one.name) === 'section').map(({ name }) => name),
    unit: unit?.name ?? null,
    ...groups,
  };
}

/** What a column cannot be of whose first few values are all of another kind. */
const isNumber = (text: string) =>
  [readPublished(text), readPublished(text, ','), readBelow(text)].some((one) => one !== null) ||
  /^[-−£(]?\d/.test(text);
const mayBeNumbers = ({ samples = [] }: Column) =>
  samples.length === 0 || samples.every(isNothing) || samples.some((text) => !isNothing(text) && isNumber(text));
const mayBeTexts = ({ samples = [] }: Column) =>
  samples.length === 0 || samples.some((text) => !isNothing(text) && readPublished(text) === null);

/** Where some say in their heading what they are in, those that do not are something else: a rank, a remark. */
function emissionsOf(columns: readonly Column[]): Column[] {
  const telling = columns.filter(({ heading }) => massOf(heading) !== null || /co2/.test(plain(heading)));
  return telling.length > 0 ? telling : [...columns];
}

/** By the plainest word for it; else by a unit in the heading; else the first that holds numbers. */
function quantitiesOf(columns: readonly Column[]): Column[] {
  const numeric = columns.filter(mayBeNumbers).filter(({ heading }) => !isRunningYear(heading));
  const worded = numeric.filter(({ heading }) => kindOf(heading) === 'quantity');
  if (worded.length > 0) return worded;
  return numeric.filter(({ heading }) => kindOf(heading) === null && measureIn(heading) !== null);
}

function sourceOf(columns: readonly Column[]): Column | null {
  const ofKind = (kind: 'source' | 'section') => columns.filter(({ heading }) => kindOf(heading) === kind);
  return ofKind('source').at(-1) ?? ofKind('section').at(-1) ?? columns[0] ?? null;
}

interface Found {
  stated: readonly Column[];
  factors: readonly Column[];
  quantities: readonly Column[];
  columns: readonly Column[];
  /** Whether a person named the factors, and so said that they are multiplied. */
  multiplied: boolean;
}

/** Which quantity and which factors each column of emissions comes from, by what their headings share. */
function groupsOf(found: Found, named: NamedColumns): Pick<ReturnColumns, 'stated' | 'across'> {
  const { stated, quantities } = found;
  const isSum = (column: Column) => {
    const { parts, total } = headingTags(column.heading);
    return stated.length > 1 && parts.size === 0 && total && factorsFor(found, column).spread;
  };
  const across = stated.filter(isSum);
  const single = stated.filter((column) => !across.includes(column));
  return {
    stated: single.map((column): StatedColumn => {
      const quantity = nearest(quantities, column) ?? quantities[0];
      const { columns, together } = factorsFor(found, column);
      return {
        column: column.name,
        heading: column.heading,
        mass: named.statedIn ?? massOf(column.heading),
        quantity: quantity?.name ?? '',
        measure: quantity ? measureIn(quantity.heading) : null,
        factors: columns.map((factor) => factorColumn(found, factor, named)),
        together,
      };
    }),
    across: across.map((column) => ({
      column: column.name,
      heading: column.heading,
      mass: named.statedIn ?? massOf(column.heading),
      of: single
        .filter((one) => sameYear(one, column) && massOf(one.heading) === massOf(column.heading))
        .map(({ name }) => name),
    })),
  };
}

function factorColumn({ columns }: Found, { name, heading }: Column, named: NamedColumns): FactorColumn {
  const { mass, per } = factorForm(heading);
  const at = columns.findIndex((column) => column.name === name);
  const next = columns[at + 1];
  const tells = next && (kindOf(next.heading) === 'factor unit' || (next.samples ?? []).some(isForm));
  return { column: name, mass: named.factorIn ?? mass, per, form: tells ? next.name : null };
}

/** "kgCO2e/kWh" in a cell. */
const isForm = (text: string) => {
  const { mass, per } = factorForm(text);
  return readPublished(text) === null && mass !== null && per !== null;
};

/**
 * The factors of a column of emissions: those of its own part (scope, well-to-tank), else the one without a part, else
 * all of them, of which then each is a part.
 */
function factorsFor(
  { factors, multiplied }: Found,
  stated: Column,
): { columns: Column[]; together: StatedColumn['together']; spread: boolean } {
  if (multiplied) return { columns: [...factors], together: 'multiplied', spread: false };
  const ofYear = factors.filter((factor) => sameYear(factor, stated));
  const candidates = ofYear.length > 0 ? ofYear : factors;
  const own = headingTags(stated.heading).parts;
  const shared = ({ heading }: Column) => [...headingTags(heading).parts].filter((part) => own.has(part)).length;
  const most = Math.max(0, ...candidates.map(shared));
  const plainOnes = candidates.filter(({ heading }) => headingTags(heading).parts.size === 0);
  if (most > 0) return { columns: candidates.filter((one) => shared(one) === most), together: 'added', spread: false };
  if (plainOnes.length === 0) return { columns: [...candidates], together: 'added', spread: candidates.length > 1 };
  const overall = plainOnes.filter(({ heading }) => headingTags(heading).total);
  if (overall.length > 0) return { columns: overall.slice(0, 1), together: 'added', spread: false };
  const physical = plainOnes.filter(({ heading }) => /density|potential|\bgwp\b|oxidation/.test(plain(heading)));
  if (physical.length > 0) return { columns: plainOnes, together: 'multiplied', spread: false };
  const [best = plainOnes[0]] = plainOnes.filter(({ heading }) => factorForm(heading).mass !== null);
  return { columns: best ? [best] : [], together: 'added', spread: candidates.length > plainOnes.length };
}

/** The one of the same year, or the one without a year. */
const nearest = (columns: readonly Column[], to: Column) =>
  columns.find(
    (column) =>
      headingTags(to.heading).year !== null && headingTags(column.heading).year === headingTags(to.heading).year,
  ) ?? columns.find((column) => sameYear(column, to));

function sameYear(a: Pick<Column, 'heading'>, b: Pick<Column, 'heading'>): boolean {
  const [x, y] = [headingTags(a.heading).year, headingTags(b.heading).year];
  return x === null || y === null || x === y;
}

/** Headings that a sentence names. */
const namedAtMost = 8;

function listOf(columns: readonly Column[]): string {
  const headings = columns.flatMap(({ heading }) => (heading.trim() === '' ? [] : [heading.trim()]));
  if (headings.length === 0) return 'No column of it has a heading.';
  const more = headings.length - namedAtMost;
  return more > 0
    ? `It has ${headings.length} headings, which begin: ${headings.slice(0, namedAtMost).join('; ')}.`
    : `Its columns are: ${headings.join('; ')}.`;
}
