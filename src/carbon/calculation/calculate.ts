/**
 * Makes a calculation: the figures of every organisation's every month, by the method in use. A month of which nothing
 * that decides over it has changed since an earlier calculation is taken from there, and only the others are counted.
 */

import type { Ledger, LedgerInput } from '../../platform/ledger/ledger.ts';
import { Mistake } from '../../platform/mistake.ts';
import type { Calculation, CalculationStore, KeptPartition } from '../calculation-store.ts';
import type { ActivityFile, ActivityFileStore } from '../file-store.ts';
import type { Figure } from '../footprint/figure.ts';
import { yearName } from '../footprint/months.ts';
import type { RateStore } from '../rate-store.ts';
import { figureDimensions, figureOf, hashOfFigures } from './figures.ts';
import type { MethodInUse } from './method.ts';
import { type Partition, partitionsOf, sha256 } from './partitions.ts';
import { type Rates, ratesOf } from './rates.ts';

export interface Counting {
  systemId: string;
  ledger: Ledger;
  files: ActivityFileStore;
  calculations: CalculationStore;
  rates: RateStore;
}

export interface Counted {
  calculation: Calculation;
  /** How many organisations' months were counted anew, and how many there are. */
  fresh: number;
  partitions: number;
}

/**
 * Counts what is in the ledger now.
 * @returns the calculation; the latest one, and nothing new, where neither lines nor method have changed
 * @throws Mistake that names what has no factor
 */
export async function calculate(counting: Counting, method: MethodInUse, reason: string): Promise<Counted> {
  const all = (await counting.files.list()).filter(({ state }) => state === 'taken in');
  const partitions = partitionsOf(await counting.files.parts(), method.hashOf);
  const inputsHash = sha256(partitions.map(({ hash }) => hash).join('\n'));
  const latest = await counting.calculations.latest();
  if (latest && latest.inputsHash === inputsHash && latest.methodHash === method.hash)
    return { calculation: latest, fresh: 0, partitions: partitions.length };
  const known = await counting.calculations.known(partitions.map(({ hash }) => hash));
  const stale = partitions.filter(({ hash }) => !known.has(hash));
  const fresh = await figuresOf(counting, method, stale);
  const results = new Map([...known, ...fresh.map(({ partition, rows }) => [partition, hashOfFigures(rows)] as const)]);
  const kept = partitions.map(
    ({ organisation, fromMonth, hash }): KeptPartition => ({
      organisation,
      fromMonth,
      partition: hash,
      result: results.get(hash) ?? hashOfFigures([]),
      rateSet: method.hashOf(organisation),
    }),
  );
  const calculation = await counting.calculations.keep(
    {
      reason,
      method: method.method,
      methodHash: method.hash,
      inputs: all.map(inputOf),
      inputsHash,
      resultHash: resultHashOf(kept),
      lines: all.reduce((sum, { lines }) => sum + lines, 0),
    },
    kept,
    fresh,
  );
  return { calculation, fresh: stale.length, partitions: partitions.length };
}

/**
 * Makes a kept calculation again from its lines, by the rates that were kept with it.
 * @returns the hash of what comes out, which is that of the calculation if all is as it was
 */
export async function calculateAgain(counting: Counting, calculation: Calculation): Promise<string> {
  const kept = await counting.calculations.partitions(calculation.id);
  const parts = await counting.files.parts(calculation.inputs.map(({ file }) => file));
  const setOf = new Map(kept.map((partition) => [monthKey(partition), partition.rateSet]));
  const inputs = parts.map(
    ({ organisation, fromMonth, file }): LedgerInput => ({
      organisation,
      fromMonth,
      file,
      rateSet: setOf.get(monthKey({ organisation, fromMonth })) ?? '',
    }),
  );
  const rates = await counting.rates.list([...new Set(setOf.values())]);
  const rows = await counting.ledger.sum({ systemId: counting.systemId, inputs, rates, by: figureDimensions });
  const months = byPartition(rows.map(figureOf));
  return resultHashOf(
    kept.map((partition) => ({ ...partition, result: hashOfFigures(months.get(monthKey(partition)) ?? []) })),
  );
}

async function figuresOf(
  counting: Counting,
  method: MethodInUse,
  stale: readonly Partition[],
): Promise<{ partition: string; rows: Figure[] }[]> {
  if (stale.length === 0) return [];
  const files = [...new Set(stale.flatMap(({ files: each }) => each))];
  const { rates, missing } = ratesOf(
    await counting.files.kinds(files),
    method,
    stale.map(({ organisation }) => organisation),
  );
  if (missing.length > 0) throw await withoutFactors(counting, missing, files);
  const inputs = stale.flatMap(({ organisation, fromMonth, files: each }) =>
    each.map((file): LedgerInput => ({ organisation, fromMonth, file, rateSet: method.hashOf(organisation) })),
  );
  await counting.rates.keep(rates);
  const rows = await counting.ledger.sum({ systemId: counting.systemId, inputs, rates, by: figureDimensions });
  const months = byPartition(rows.map(figureOf));
  return stale.map((partition) => ({ partition: partition.hash, rows: months.get(monthKey(partition)) ?? [] }));
}

const monthKey = ({ organisation, fromMonth }: { organisation: string; fromMonth: number }) =>
  `${organisation}\n${fromMonth}`;

const byPartition = (figures: readonly Figure[]): Map<string, Figure[]> => Map.groupBy(figures, monthKey);

const inputOf = ({ id, name, sha256: hash, linesSha256, lines }: ActivityFile) => ({
  file: id,
  name,
  sha256: hash,
  linesSha256: linesSha256 ?? '',
  lines,
});

const resultHashOf = (kept: readonly KeptPartition[]): string =>
  sha256(kept.map(({ organisation, fromMonth, result }) => `${organisation} ${fromMonth} ${result}`).join('\n'));

/** Kinds of line that are told at once, and rows of each. */
const [kindsAtMost, rowsAtMost] = [5, 5];

async function withoutFactors(
  { systemId, ledger, files }: Counting,
  missing: Rates['missing'],
  counted: readonly string[],
): Promise<Mistake> {
  const names = new Map((await files.list()).map(({ id, name }) => [id, name]));
  const told = await Promise.all(
    missing.slice(0, kindsAtMost).map(async ({ activity, unit, year, why, nearest }) => {
      const filter = { activity, year };
      const { items } = await ledger.lines({ systemId, files: counted, filter, from: 0, size: 1000 });
      const own = Map.groupBy(
        items.filter((line) => line.unit === unit),
        ({ file }) => file,
      );
      const where = [...own].map(([file, lines]) => {
        const rows = lines.slice(0, rowsAtMost).map(({ line }) => line);
        const more = lines.length > rows.length ? ' and more' : '';
        return `${names.get(file) ?? file} (${file.slice(0, 8)}), ${lines.length === 1 ? 'row' : 'rows'} ${rows.join(', ')}${more}`;
      });
      const near = nearest.length > 0 ? ` Nearest: ${nearest.join(', ')}.` : '';
      return `${activity} in ${unit}, ${yearName(year)} (${where.join('; ')}): ${why}${near}`;
    }),
  );
  const more = missing.length > told.length ? ` And ${missing.length - told.length} more.` : '';
  return new Mistake(
    `Nothing was counted, since some lines have no factor. ${told.join(' ')}${more} Correct those rows and send the file again as the one that corrects it, leave the file out, or add a factor of your own. On the command line: activity send --corrects ID, activity set-aside ID, factors own add.`,
  );
}
