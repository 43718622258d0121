/** All that the process which looks at a file is told of it and of the system. */
import { mkdir } from 'node:fs/promises';
import { unitOf } from '../../kernel/units.ts';
import type { StagedSheet } from '../../platform/staging/model.ts';
import { today } from '../../platform/today.ts';
import type { Carbon } from '../carbon.ts';
import { importedFactors, shippedFactors } from '../factors/library.ts';
import { OwnFactor } from '../factors/model.ts';
import type { ActivityFile } from '../file-store.ts';
import { workFolder } from './the-file.ts';

export async function readingOf(carbon: Carbon, file: ActivityFile, sheet: StagedSheet) {
  const { organisations } = carbon.system.settings;
  const folder = workFolder(carbon, file.id);
  await mkdir(folder, { recursive: true });
  const existing = await existingLines(carbon, file);
  const staff = (await carbon.drivers.list()).filter(({ kind }) => kind === 'staff');
  const own = (await carbon.ownFactors.list()).filter(({ until }) => until === null || until > today());
  return {
    sheet,
    file: file.id,
    fileName: file.name,
    organisation: file.organisation,
    today: today(),
    organisations: organisations.map(({ slug, name, alsoCalled, odsCode }) => ({
      slug,
      names: [name, ...alsoCalled, ...(odsCode === null ? [] : [odsCode])],
    })),
    staff: staff.map(({ organisation, year, value }) => ({ organisation, year, value })),
    ownSpend: own
      .filter(({ factor }) => unitOf(factor.unit)?.dimension === 'money')
      .map(({ organisation, factor }) => ({ organisation, activity: factor.activity })),
    settings: await carbon.settings.read(),
    ownFactors: own.map(({ factor }) => OwnFactor.parse(factor)),
    factors: [shippedFactors, importedFactors(carbon.house.settings.dataFolder)],
    folder,
    existing: existing.files,
    existingFolder: existing.folder,
    earlierFiles: existing.earlierFiles,
    rejectsAs: rejectsAs(file),
  };
}

export const rejectsAs = ({ name }: ActivityFile): 'csv' | 'xlsx' => (/\.xls[xmb]?$/i.test(name) ? 'xlsx' : 'csv');

/** Lines of the ledger that a line of the file may be there already among; those of the file that it corrects are not. */
async function existingLines(carbon: Carbon, file: ActivityFile) {
  const others = (await carbon.files.list()).filter(({ state, id }) => state === 'taken in' && id !== file.supersedes);
  if (others.length === 0) return { files: [], folder: null, earlierFiles: [] };
  const lines = await carbon.ledger.parquetOf(
    carbon.systemId,
    others.map(({ id }) => id),
    workFolder(carbon, file.id),
  );
  return { ...lines, earlierFiles: others.map(({ id, name }) => ({ id, name })) };
}
