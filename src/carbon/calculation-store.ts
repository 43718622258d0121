/** Calculations and their figures: the queries on their tables. */
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { Database, Transaction } from '../platform/database/database.ts';
import type { System } from '../platform/systems.model.ts';
import { type Figure, readFigure } from './footprint/figure.ts';
import { medicineCategories } from './footprint/medicines-verdict.ts';
import type { ToldYear } from './footprint/told-year.ts';
import type { Covered } from './footprint/whole-years.ts';
import type { BreakdownKind, Method, TakenInput } from './model.ts';
import {
  breakdowns,
  calculationPartitions,
  calculations,
  figures,
  publishedCalculations,
  toldYears,
} from './tables.ts';

export interface Calculation {
  id: string;
  n: number;
  madeAt: Date;
  reason: string;
  method: Method;
  methodHash: string;
  inputs: TakenInput[];
  inputsHash: string;
  resultHash: string;
  lines: number;
}

/** A calculation that readers see. */
export interface Published {
  calculation: Calculation;
  /** What the team says of it. */
  note: string;
  at: Date;
}

/** One organisation's month in a calculation. */
export interface KeptPartition {
  organisation: string;
  fromMonth: number;
  partition: string;
  /** Of its figures. */
  result: string;
  /** By which it was counted. */
  rateSet: string;
}

/** Months that an organisation has figures of which are in its totals. */
export interface MonthsThere extends Covered {
  ofMedicines: boolean;
}

export type NewCalculation = Omit<Calculation, 'id' | 'n' | 'madeAt'>;

/** Rows that one statement writes: PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 3000;

export function calculationStore(database: Database, system: System) {
  const inSystem = <T>(work: (tx: Transaction) => Promise<T>) => database.inSystem(system.id, work);
  const own = eq(calculations.systemId, system.id);
  return {
    latest: (): Promise<Calculation | null> =>
      inSystem(async (tx) => {
        const [found] = await tx.select().from(calculations).where(own).orderBy(desc(calculations.n)).limit(1);
        return found ?? null;
      }),

    byNumber: (n: number): Promise<Calculation | null> =>
      inSystem(async (tx) => {
        const [found] = await tx
          .select()
          .from(calculations)
          .where(and(own, eq(calculations.n, n)));
        return found ?? null;
      }),

    byId: (id: string): Promise<Calculation | null> =>
      inSystem(async (tx) => {
        const [found] = await tx
          .select()
          .from(calculations)
          .where(and(own, eq(calculations.id, id)));
        return found ?? null;
      }),

    /** Newest first. */
    list: (): Promise<Calculation[]> =>
      inSystem((tx) => tx.select().from(calculations).where(own).orderBy(desc(calculations.n))),

    /** Of these partitions, those whose figures are here, with the hash of what came of them. */
    known: (hashes: readonly string[]): Promise<Map<string, string>> =>
      inSystem(async (tx) => {
        const rows = await tx
          .selectDistinct({ partition: calculationPartitions.partition, result: calculationPartitions.result })
          .from(calculationPartitions)
          .where(
            and(
              eq(calculationPartitions.systemId, system.id),
              sql`${calculationPartitions.partition} = any (${sql.param([...hashes])}::text[])`,
            ),
          );
        return new Map(rows.map(({ partition, result }) => [partition, result]));
      }),

    /** What readers see; null before anything was published. */
    published: (): Promise<Published | null> =>
      inSystem(async (tx) => {
        const [found] = await tx
          .select({
            calculation: calculations,
            note: publishedCalculations.note,
            at: publishedCalculations.publishedAt,
          })
          .from(publishedCalculations)
          .innerJoin(
            calculations,
            and(
              eq(calculations.systemId, publishedCalculations.systemId),
              eq(calculations.id, publishedCalculations.calculationId),
            ),
          )
          .where(eq(publishedCalculations.systemId, system.id))
          .orderBy(desc(publishedCalculations.publishedAt))
          .limit(1);
        return found ?? null;
      }),

    publish: (calculationId: string, note: string): Promise<void> =>
      inSystem(async (tx) => {
        await tx.insert(publishedCalculations).values({ systemId: system.id, calculationId, note });
      }),

    /** Keeps a calculation whole: what is new of its figures, and which partitions are its own. @returns its number */
    keep: (
      made: NewCalculation,
      partitions: readonly KeptPartition[],
      fresh: readonly { partition: string; rows: readonly Figure[] }[],
    ): Promise<Calculation> =>
      inSystem(async (tx) => {
        const rows = fresh.flatMap(({ partition, rows: all }) =>
          all.map((figure, n) => ({
            ...figure,
            ghgCategory: figure.ghgCategory ?? 0,
            systemId: system.id,
            partition,
            n,
          })),
        );
        for (let from = 0; from < rows.length; from += rowsAtOnce)
          await tx
            .insert(figures)
            .values(rows.slice(from, from + rowsAtOnce))
            .onConflictDoNothing();
        const [last] = await tx
          .select({ n: calculations.n })
          .from(calculations)
          .where(own)
          .orderBy(desc(calculations.n))
          .limit(1);
        const [kept] = await tx
          .insert(calculations)
          .values({ ...made, systemId: system.id, n: (last?.n ?? 0) + 1 })
          .returning();
        if (!kept) throw new Error('The calculation was not written');
        for (let from = 0; from < partitions.length; from += rowsAtOnce)
          await tx
            .insert(calculationPartitions)
            .values(
              partitions
                .slice(from, from + rowsAtOnce)
                .map((one) => ({ ...one, systemId: system.id, calculationId: kept.id })),
            );
        return kept;
      }),

    /** The figures of a calculation: of all organisations and years, or of those that are asked for. */
    figures: (
      calculation: string,
      { organisation, year }: { organisation?: string; year?: number } = {},
    ): Promise<Figure[]> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select(getTableColumns(figures))
          .from(calculationPartitions)
          .innerJoin(
            figures,
            and(
              eq(figures.systemId, calculationPartitions.systemId),
              eq(figures.partition, calculationPartitions.partition),
            ),
          )
          .where(
            and(
              eq(calculationPartitions.systemId, system.id),
              eq(calculationPartitions.calculationId, calculation),
              organisation === undefined ? undefined : eq(calculationPartitions.organisation, organisation),
              year === undefined ? undefined : eq(figures.year, year),
            ),
          )
          .orderBy(figures.organisation, figures.fromMonth, figures.n);
        return rows.map(({ fromMonth, toMonth, ghgCategory, ...row }) =>
          readFigure({ ...row, from_month: fromMonth, to_month: toMonth, ghg_category: ghgCategory }),
        );
      }),

    /** The same summed over months, for pages of the whole system. */
    totals: (calculation: string): Promise<Figure[]> =>
      inSystem(async (tx) => {
        const { rows } = await tx.execute<Record<string, unknown>>(sql`
          select f.organisation, f.year, f.year * 100 + 4 as from_month, (f.year + 1) * 100 + 3 as to_month,
            f.category, f.scope, f.ghg_category, f.part, f.basis, f.tier, f.estimated,
            sum(f.lines)::float8 as lines, sum(f.kg)::text as kg
          from calculation_partitions p join figures f on f.system_id = p.system_id and f.partition = p.partition
          where p.system_id = ${system.id} and p.calculation_id = ${calculation}
          group by 1, 2, 5, 6, 7, 8, 9, 10, 11 order by 1, 2, 5, 6, 7, 8, 9, 10, 11`);
        return rows.map((row) => readFigure(row));
      }),

    /** Which months of which organisations there are figures of, of medicines and of all else apart. */
    monthsThere: (calculation: string): Promise<MonthsThere[]> =>
      inSystem(async (tx) => {
        const { rows } = await tx.execute<MonthsThere & Record<string, unknown>>(sql`
          select f.organisation, f.year, f.from_month as "fromMonth", f.to_month as "toMonth",
            f.category = any (${sql.param([...medicineCategories])}::text[]) as "ofMedicines"
          from calculation_partitions p join figures f on f.system_id = p.system_id and f.partition = p.partition
          where p.system_id = ${system.id} and p.calculation_id = ${calculation} and f.scope <> 'outside'
          group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
        return rows;
      }),

    partitions: (calculation: string): Promise<KeptPartition[]> =>
      inSystem((tx) =>
        tx
          .select({
            organisation: calculationPartitions.organisation,
            fromMonth: calculationPartitions.fromMonth,
            partition: calculationPartitions.partition,
            result: calculationPartitions.result,
            rateSet: calculationPartitions.rateSet,
          })
          .from(calculationPartitions)
          .where(
            and(eq(calculationPartitions.systemId, system.id), eq(calculationPartitions.calculationId, calculation)),
          )
          .orderBy(calculationPartitions.organisation, calculationPartitions.fromMonth),
      ),

    /** Kept breakdowns, by the hash of the months that they are of. */
    breakdowns: (by: BreakdownKind, hashes: readonly string[]): Promise<Map<string, Figure[]>> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select({ hash: breakdowns.hash, rows: breakdowns.rows })
          .from(breakdowns)
          .where(isBreakdown(by, hashes));
        return new Map(rows.map(({ hash, rows: figuresOf }) => [hash, figuresOf]));
      }),

    /** Which of them are kept. */
    keptBreakdowns: (by: BreakdownKind, hashes: readonly string[]): Promise<Set<string>> =>
      inSystem(async (tx) => {
        const rows = await tx.select({ hash: breakdowns.hash }).from(breakdowns).where(isBreakdown(by, hashes));
        return new Set(rows.map(({ hash }) => hash));
      }),

    keepBreakdowns: (by: BreakdownKind, found: ReadonlyMap<string, Figure[]>): Promise<void> =>
      inSystem(async (tx) => {
        for (const [hash, rows] of found)
          await tx.insert(breakdowns).values({ systemId: system.id, by, hash, rows }).onConflictDoNothing();
      }),

    /** What was told of years, by the hash of what it was told from. */
    toldYears: (hashes: readonly string[]): Promise<Map<string, ToldYear>> =>
      inSystem(async (tx) => {
        const rows = await tx
          .select({ hash: toldYears.hash, told: toldYears.told })
          .from(toldYears)
          .where(
            and(eq(toldYears.systemId, system.id), sql`${toldYears.hash} = any (${sql.param([...hashes])}::text[])`),
          );
        return new Map(rows.map(({ hash, told }) => [hash, told]));
      }),

    keepToldYear: (hash: string, told: ToldYear): Promise<void> =>
      inSystem(async (tx) => {
        await tx.insert(toldYears).values({ systemId: system.id, hash, told }).onConflictDoNothing();
      }),
  };

  function isBreakdown(by: BreakdownKind, hashes: readonly string[]) {
    const wanted = sql`${breakdowns.hash} = any (${sql.param([...hashes])}::text[])`;
    return and(eq(breakdowns.systemId, system.id), eq(breakdowns.by, by), wanted);
  }
}
export type CalculationStore = ReturnType<typeof calculationStore>;
