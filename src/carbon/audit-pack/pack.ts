/** An audit pack: one archive with all that a calculation took and what came of it, to be counted again by a stranger. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { ZipFile } from 'yazl';
import { hashOfFile } from '../../platform/files/hash.ts';
import type { LedgerInput, LedgerRate } from '../../platform/ledger/ledger.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { inputsOf, type PartOfCalculation } from '../calculation/inputs-of.ts';
import type { Calculation } from '../calculation-store.ts';
import type { Carbon } from '../carbon.ts';
import type { Figure } from '../footprint/figure.ts';
import { footprintOf } from '../footprint/footprint.ts';
import { yearName } from '../footprint/months.ts';
import { readmeOf } from './readme.ts';
import { calculateScript, checkFilesScript } from './script.ts';
import {
  categoryColumns,
  categoryRows,
  factorColumns,
  factorRow,
  fileColumns,
  fileRow,
  inputColumns,
  inputRow,
  type Row,
  rateColumns,
  rateRow,
  resultColumns,
  resultRow,
} from './tables.ts';
import { factorFinder } from './used-factors.ts';

export interface PackWritten {
  bytes: number;
  files: string[];
}

/**
 * Writes the audit pack of a calculation, or of one organisation or year of it. Lines go from the ledger to the disk and
 * from there into the archive: memory does not grow with them. The archive has its name when it is whole.
 * @param to where the archive is to be; what is there is replaced
 * @throws Mistake where the calculation holds no lines of what is asked for, or the archive cannot be written there
 */
export async function writeAuditPack(
  carbon: Carbon,
  calculation: Calculation,
  part: PartOfCalculation,
  to: string,
): Promise<PackWritten> {
  const { inputs, rates: all } = await inputsOf(carbon, calculation, part);
  if (inputs.length === 0) throw nothingOf(calculation, part);
  const rates = await usedRates(carbon, part, inputs, all);
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-audit-'));
  try {
    await writeFiles({ carbon, calculation, part, inputs, rates, folder });
    const files = await readdir(folder);
    const bytes = await zip(folder, files, calculation.madeAt, to);
    return { bytes, files: files.toSorted() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Work {
  carbon: Carbon;
  calculation: Calculation;
  part: PartOfCalculation;
  inputs: readonly LedgerInput[];
  rates: readonly LedgerRate[];
  folder: string;
}

async function writeFiles(work: Work): Promise<void> {
  const { carbon, calculation, part, inputs, folder } = work;
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await carbon.ledger.copyOut(carbon.systemId, inputs, join(folder, 'lines.parquet'));
  await table(folder, 'ledger_inputs.csv', inputColumns, inputs.map(inputRow));
  const taken = new Set(inputs.map(({ file }) => file));
  const files = calculation.inputs.filter(({ file }) => taken.has(file));
  await table(folder, 'inputs.csv', fileColumns, files.map(fileRow));
  await writeFactors(work);
  const counts = { figures: 0 };
  await table(folder, 'results.csv', resultColumns, resultRows(work, counts));
  const totals = (await carbon.calculations.totals(calculation.id)).filter((figure) => isOf(part, figure));
  await table(folder, 'by-category.csv', categoryColumns, categoryRows(totals));
  await write('method.json', `${JSON.stringify(calculation.method, null, 2)}\n`);
  await write('calculate.sql', calculateScript());
  await write('check-files.sql', checkFilesScript);
  await write(
    'README.md',
    readmeOf({
      ...part,
      name: nameOf(carbon, part),
      calculation,
      lines: await linesOf(work),
      rows: counts.figures,
      footprint: footprintOf(totals),
      sets: carbon.library().sets,
    }),
  );
  await writeManifest(work);
}

/** Of the rates that the method had, those for whose activity the files that are taken hold lines. */
async function usedRates(
  carbon: Carbon,
  part: PartOfCalculation,
  inputs: readonly LedgerInput[],
  rates: readonly LedgerRate[],
): Promise<LedgerRate[]> {
  const keyOf = ({ activity, unit, year }: Pick<LedgerRate, 'activity' | 'unit' | 'year'>) =>
    `${activity} ${unit} ${year}`;
  const kinds = await carbon.files.kinds([...new Set(inputs.map(({ file }) => file))]);
  const used = new Set(kinds.filter(({ year }) => part.year === null || part.year === year).map(keyOf));
  return rates.filter((rate) => used.has(keyOf(rate)));
}

async function writeFactors({ carbon, rates, folder }: Work): Promise<void> {
  const find = await factorFinder(carbon);
  const rows = (function* () {
    for (const rate of rates) yield rateRow(rate, find(rate.factor));
  })();
  await table(folder, 'rates.csv', rateColumns, rows);
  const used = [...new Set(rates.map(({ factor }) => factor))].sort();
  await table(
    folder,
    'factors.csv',
    factorColumns,
    used.map((id) => factorRow(id, find(id))),
  );
}

/** The figures, of one organisation after another. */
async function* resultRows(
  { carbon, calculation, part, inputs }: Work,
  counts: { figures: number },
): AsyncGenerator<Row> {
  const year = part.year === null ? {} : { year: part.year };
  for (const organisation of [...new Set(inputs.map((input) => input.organisation))].sort())
    for (const figure of await carbon.calculations.figures(calculation.id, { organisation, ...year })) {
      counts.figures += 1;
      yield resultRow(figure);
    }
}

async function linesOf({ carbon, inputs, part }: Work): Promise<number> {
  const filter = {
    ...(part.organisation === '' ? {} : { organisation: part.organisation }),
    ...(part.year === null ? {} : { year: part.year }),
  };
  const files = [...new Set(inputs.map(({ file }) => file))];
  return (await carbon.ledger.lines({ systemId: carbon.systemId, files, filter, from: 0, size: 0 })).total;
}

async function writeManifest({ carbon, calculation, part, folder }: Work): Promise<void> {
  const files = [];
  for (const name of (await readdir(folder)).toSorted()) {
    const path = join(folder, name);
    files.push({ name, sha256: await hashOfFile(path), bytes: (await stat(path)).size });
  }
  const manifest = {
    format: 'greenplan audit pack 1',
    system: carbon.system.settings.name,
    calculation: calculation.n,
    madeAt: calculation.madeAt.toISOString(),
    organisation: part.organisation === '' ? null : part.organisation,
    year: part.year,
    files,
  };
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function table(
  folder: string,
  name: string,
  columns: readonly string[],
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  const lines = stringify({ header: true, columns: [...columns] });
  await pipeline(Readable.from(rows), lines, createWriteStream(join(folder, name)));
}

/** @returns the size of the archive in bytes */
async function zip(folder: string, names: readonly string[], mtime: Date, to: string): Promise<number> {
  const unfinished = `${to}.unfinished`;
  const archive = new ZipFile();
  const failed = new Promise<never>((_done, fail) => archive.on('error', fail));
  try {
    for (const name of [...names].sort())
      archive.addFile(join(folder, name), name, { mtime, mode: 0o100644, compress: !name.endsWith('.parquet') });
    archive.end();
    await Promise.race([pipeline(archive.outputStream, createWriteStream(unfinished)), failed]);
    await rename(unfinished, to);
    return (await stat(to)).size;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Mistake(`${to} cannot be written: ${messageOf(error)}.`);
  }
}

const isOf = ({ organisation, year }: PartOfCalculation, one: Pick<Figure, 'organisation' | 'year'>): boolean =>
  (organisation === '' || one.organisation === organisation) && (year === null || one.year === year);

function nameOf(carbon: Carbon, { organisation }: PartOfCalculation): string {
  const { name, organisations } = carbon.system.settings;
  if (organisation === '') return name;
  return organisations.find(({ slug }) => slug === organisation)?.name ?? organisation;
}

function nothingOf({ n }: Calculation, { organisation, year }: PartOfCalculation): Mistake {
  const whose = organisation === '' ? '' : ` of "${organisation}"`;
  const when = year === null ? '' : ` of ${yearName(year)}`;
  return new Mistake(`Calculation ${n} holds no lines${whose}${when}, so there is nothing to pack.`);
}
