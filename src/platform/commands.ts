/** The platform's part of the command line: systems, and the reference data that they share. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Mistake, messageOf } from './mistake.ts';
import { readReference } from './organisations/read.ts';
import { importReference } from './organisations/store.ts';
import { type House, reservedSlugs } from './room.ts';
import { Slug, SystemSettings } from './systems.model.ts';
import { systemStore } from './systems.ts';

/** `greenplan system create|list|settings|delete` */
export function systemCommands(program: Command, open: () => Promise<House>): void {
  const system = program.command('system').description('the systems that keep a plan here');

  system
    .command('create')
    .description('make a system; its pages are at /NAME/')
    .argument('<name>', 'first part of its addresses, such as fenmarsh')
    .option(
      '--settings <file>',
      'JSON file with name, brand, places and organisations (docs/formats/system-settings.md)',
    )
    .action(async (name: string, options: { settings?: string }) => {
      const slug = Slug.safeParse(name);
      if (!slug.success)
        throw new Mistake(`"${name}" cannot stand in an address. Use small letters, digits and hyphens.`);
      if (reservedSlugs.includes(slug.data))
        throw new Mistake(`"${name}" is an address of Greenplan's own. Choose another name.`);
      const settings = options.settings
        ? await settingsFrom(options.settings)
        : SystemSettings.parse({ name, shortName: name });
      const { database } = await open();
      if (!(await systemStore(database).create(slug.data, settings)))
        throw new Mistake(
          `There is a system "${name}" already. Choose another name, or change it with "system settings".`,
        );
      console.log(
        `Made the system "${name}". Its pages are at /${name}/. Make its administrator with: bin/greenplan admin create --system ${name}`,
      );
    });

  system
    .command('list')
    .description('list the systems')
    .option('--json', 'for a program')
    .action(async (options: { json?: boolean }) => {
      const { database } = await open();
      const all = await systemStore(database).list();
      if (options.json)
        console.log(
          JSON.stringify(
            all.map(({ slug, settings }) => ({ name: slug, settings })),
            null,
            2,
          ),
        );
      else if (all.length === 0) console.log('There is no system yet. Make one with: bin/greenplan system create NAME');
      else for (const { slug, settings } of all) console.log(`${slug}\t${settings.name}`);
    });

  system
    .command('settings')
    .description('give a system the settings of a file')
    .argument('<name>')
    .argument('<file>', 'JSON file with name, brand, places and organisations')
    .action(async (name: string, file: string) => {
      const settings = await settingsFrom(file);
      const { database } = await open();
      if (!(await systemStore(database).setSettings(name, settings))) throw noSuchSystem(name);
      console.log(`The system "${name}" has the settings of ${file}.`);
    });

  system
    .command('delete')
    .description('delete a system with its plans, documents and history')
    .argument('<name>')
    .option('--yes', 'do it; without this, nothing is deleted')
    .action(async (name: string, options: { yes?: boolean }) => {
      const { database } = await open();
      const store = systemStore(database);
      if (!(await store.bySlug(name))) throw noSuchSystem(name);
      if (!options.yes)
        throw new Mistake(`This deletes all plans and the history of "${name}". Make a backup, then add --yes.`);
      await store.delete(name);
      console.log(`Deleted the system "${name}".`);
    });
}

/** `greenplan organisations import FILE…` */
export function organisationCommands(program: Command, open: () => Promise<House>): void {
  program
    .command('organisations')
    .description('organisations by ODS code and areas by ONS code')
    .command('import')
    .description('read ODS files (etr, eccg, eauth and the like) and ONS lists of areas, as published')
    .argument('<file...>')
    .action(async (files: string[]) => {
      const { database } = await open();
      for (const file of files) {
        const { organisations, areas } = await importReference(database, readReference(file)).catch(
          (error: unknown) => {
            throw error instanceof Mistake ? error : new Mistake(`${file}: ${messageOf(error)}. Nothing of it is in.`);
          },
        );
        console.log(`${file}: ${organisations} organisations and ${areas} areas are in.`);
      }
    });
}

/** The system of that name; where there is but one, its name may be left out. */
export async function chosenSystem(house: House, name: string | undefined) {
  const store = systemStore(house.database);
  if (name !== undefined) {
    const system = await store.bySlug(name);
    if (!system) throw noSuchSystem(name);
    return system;
  }
  const [only, ...others] = await store.list();
  if (!only) throw new Mistake('There is no system yet. Make one with: bin/greenplan system create NAME');
  if (others.length)
    throw new Mistake(`Say which system with --system: ${[only, ...others].map(({ slug }) => slug).join(', ')}.`);
  return only;
}

const noSuchSystem = (name: string) =>
  new Mistake(`There is no system "${name}". "bin/greenplan system list" names those that there are.`);

async function settingsFrom(file: string): Promise<SystemSettings> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Mistake(`${file} cannot be read: ${messageOf(error)}.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Mistake(`${file} is not JSON: ${messageOf(error)}.`);
  }
  const settings = SystemSettings.safeParse(json);
  if (settings.success) return settings.data;
  const wrong = settings.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`);
  throw new Mistake(`${file} has ${wrong.length === 1 ? 'a wrong setting' : 'wrong settings'}. ${wrong.join('. ')}.`);
}
