/** The commands of the factor library. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { unitOf } from '../../kernel/units.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import type { House } from '../../platform/room.ts';
import { readSettings } from '../../platform/settings.ts';
import { today } from '../../platform/today.ts';
import { countedElsewhere } from './activity-words.ts';
import { differenceOf, type ImportedSet, importedSet, joined, type SetDifference, writeSet } from './import.ts';
import { factorLibrary, importedFactors, type Library, shippedFactors } from './library.ts';
import type { Factor } from './model.ts';
import { ownFactorCommands } from './own-commands.ts';

/** `greenplan factors import|list|show|own` */
export function factorCommands(program: Command, open: () => Promise<House>): void {
  const factors = program.command('factors').description('the emission factors that footprints are calculated with');
  importCommand(factors);
  listCommand(factors);
  showCommand(factors);
  ownFactorCommands(factors, open, libraryHere);
}

function importCommand(factors: Command): void {
  factors
    .command('import')
    .description('read the conversion factors that the UK Government publishes each June')
    .argument(
      '<file>',
      'the workbook, condensed or full (XLSX), or the flat list (XLSX or CSV), as the UK Government published it',
    )
    .option('--year <year>', 'the year that it is for, where the file does not say')
    .option('--out <folder>', 'where to keep the set; a folder of factors in the data folder where it is left out')
    .option('--correction <reason>', 'put in figures that differ from those here, because the publisher corrected them')
    .option('--dry-run', 'tell what there is in it, and keep nothing')
    .option('--json', 'for a program')
    .action(async (file: string, options: z.input<typeof ImportOptions>) => {
      const given = ImportOptions.safeParse(options);
      if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
      const { year, out, correction, dryRun, json } = given.data;
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new Mistake(`${file} cannot be read: ${messageOf(error)}.`);
      });
      const fresh = importedSet({ bytes, file: basename(file), year: year ?? null, today: today() });
      const folder = out ?? importedFactors(readSettings(process.env).dataFolder);
      const here = factorLibrary([shippedFactors, folder]).sets.find(({ set }) => set.id === fresh.set.id);
      const difference = differenceOf(here?.factors ?? [], fresh.factors);
      const changes = difference.added.length + difference.changed.length > 0;
      const kept = here ? joined(here, fresh, correction ?? null) : fresh;
      const written = changes && !dryRun ? writeSet(folder, kept.set, kept.factors) : null;
      console.log(
        json
          ? JSON.stringify(summaryOf(fresh, difference, written), null, 2)
          : wordsOf(fresh, difference, written, here !== undefined),
      );
    });
}

const ImportOptions = z.object({
  year: z
    .string()
    .regex(/^(19|20)\d\d$/, 'Write the year as --year 2026.')
    .transform(Number)
    .optional(),
  out: z.string().optional(),
  correction: z.string().trim().min(1, 'Say what was corrected: --correction "Version 1.1 of October".').optional(),
  dryRun: z.boolean().optional(),
  json: z.boolean().optional(),
});

function summaryOf(
  { set, factors, sheets, sheetsWithout, notUnderstood }: ImportedSet,
  difference: SetDifference,
  written: string | null,
) {
  return {
    set,
    factors: factors.length,
    sheets,
    sheetsWithout,
    notUnderstood,
    added: difference.added.length,
    changed: difference.changed.map(({ from, to }) => ({ factor: to.id, from: from.kg, to: to.kg })),
    onlyHere: difference.left.length,
    folder: written,
  };
}

function wordsOf(fresh: ImportedSet, difference: SetDifference, written: string | null, wasHere: boolean): string {
  const lines = fresh.sheets.map(
    ({ sheet, factors, figures, empty, energy }) =>
      `${sheet}: ${factors} factors of ${figures} figures${empty ? `, ${empty} named without a figure` : ''}${energy ? `, ${energy} of energy, which are not kept` : ''}`,
  );
  if (fresh.sheetsWithout.length > 0) lines.push(`No factors on: ${fresh.sheetsWithout.join(', ')}`);
  for (const { sheet, row, what } of fresh.notUnderstood) lines.push(`Not understood: ${sheet}, row ${row}: ${what}`);
  const { added, changed, left } = difference;
  lines.push(
    `${fresh.set.title}: ${fresh.factors.length} factors, ${fresh.notUnderstood.length} cells not understood.`,
    wasHere
      ? `Against the set that is here: ${added.length} new, ${changed.length} corrected, ${left.length} that only the one here has and that stay.`
      : 'No set of that year was here.',
    written ? `Kept in ${written}.` : 'Nothing was written.',
  );
  return lines.join('\n');
}

function listCommand(factors: Command): void {
  factors
    .command('list')
    .description('list the factor sets, or the activities that a word is found in')
    .argument('[words]', 'part of an activity, such as "diesel car"')
    .option('--json', 'for a program')
    .action((words: string | undefined, options: { json?: boolean }) => {
      const library = libraryHere();
      if (words !== undefined) {
        const found = library.nearest(words, 20).flatMap((id) => library.activity(id) ?? []);
        console.log(
          options.json
            ? JSON.stringify(found, null, 2)
            : found.map(({ id, name, units }) => `${id}\t${name}\t${units.join(', ')}`).join('\n'),
        );
        return;
      }
      const sets = library.sets.map(({ set, factors: all, sha256 }) => ({ ...set, factors: all.length, sha256 }));
      console.log(
        options.json
          ? JSON.stringify(sets, null, 2)
          : sets
              .map((set) => `${set.id}\t${set.factors} factors\t${set.title}\t${set.warmingPotentials ?? 'by row'}`)
              .join('\n'),
      );
    });
}

const ShowOptions = z.object({
  year: z
    .string()
    .regex(/^(19|20)\d\d$/, 'Write the year as --year 2024.')
    .transform(Number)
    .optional(),
  unit: z.string().optional(),
  json: z.boolean().optional(),
});

function showCommand(factors: Command): void {
  factors
    .command('show')
    .description('show the factors of an activity')
    .argument('<activity>', 'its path, its name or a usual word for it, such as water/supply or "mains gas"')
    .option('--year <year>', 'only those of a year')
    .option('--unit <unit>', 'only those per a unit')
    .option('--json', 'for a program')
    .action((words: string, options: z.input<typeof ShowOptions>) => {
      const given = ShowOptions.safeParse(options);
      if (!given.success) throw new Mistake(given.error.issues.map(({ message }) => message).join(' '));
      const library = libraryHere();
      const id = library.activity(words)?.id ?? library.findActivity(words);
      if (id === null) throw notFound(library, words);
      const unit = given.data.unit === undefined ? null : unitOf(given.data.unit);
      if (given.data.unit !== undefined && !unit) throw new Mistake(`"${given.data.unit}" is no unit that is known.`);
      const found = library
        .factorsOf(id)
        .filter((factor) => given.data.year === undefined || factor.year === null || factor.year === given.data.year)
        .filter((factor) => !unit || factor.unit === unit.id);
      if (given.data.json) console.log(JSON.stringify({ activity: library.activity(id), factors: found }, null, 2));
      else console.log([`${id}: ${library.activity(id)?.name ?? ''}`, ...found.map(lineOf)].join('\n'));
    });
}

function lineOf({ set, part, year, unit, kg, basis, scope, warmingPotentials, sheet, row, note }: Factor): string {
  const of = [set, year, warmingPotentials, sheet, row === null ? null : `row ${row}`].filter(Boolean).join(', ');
  const counted = scope === 'outside' ? 'outside of scopes' : `scope ${scope}`;
  return `${part}${basis ? ` by ${basis}` : ''}\t${kg} kgCO2e per ${unit}\t${counted}\t${of}${note ? `\t${note}` : ''}`;
}

function notFound(library: Library, words: string): Mistake {
  const elsewhere = countedElsewhere(words);
  if (elsewhere !== null) return new Mistake(elsewhere);
  const nearest = library.nearest(words, 5);
  return new Mistake(
    nearest.length > 0
      ? `There is no activity "${words}". Nearest are: ${nearest.join(', ')}.`
      : `There is no activity "${words}". "greenplan factors list WORDS" looks for one.`,
  );
}

function libraryHere(): Library {
  const own = importedFactors(readSettings(process.env).dataFolder);
  return factorLibrary(existsSync(own) ? [shippedFactors, own] : [shippedFactors]);
}
