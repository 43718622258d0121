/** Opening a workbook as whoever gets it would: with LibreOffice, which works every formula out anew. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { read, utils } from '@e965/xlsx';
import { openArchive } from '../../platform/documents/zip.ts';

/** Whether LibreOffice is on this machine. */
export const hasOffice = ((): boolean => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
})();

/** Always work out anew what is opened: what stands in the file as a formula's result is not to be believed. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The files turned into another kind by one start of LibreOffice. */
export async function converted(
  files: Readonly<Record<string, Uint8Array>>,
  kind: 'xlsx' | 'pdf',
): Promise<Record<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-office-'));
  try {
    const profile = join(folder, 'profile');
    await mkdir(join(profile, 'user'), { recursive: true });
    await mkdir(join(folder, 'out'));
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings);
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    const paths = Object.keys(files).map((name) => join(folder, name));
    await promisify(execFile)(
      'soffice',
      [
        ...[`-env:UserInstallation=${pathToFileURL(profile).href}`, '--headless', '--convert-to', kind],
        ...['--outdir', join(folder, 'out'), ...paths],
      ],
      { timeout: 120_000 },
    );
    const read = Object.keys(files).map(async (name): Promise<[string, Uint8Array]> => {
      const made = name.replace(/\.\w+$/, `.${kind}`);
      return [name, await readFile(join(folder, 'out', made))];
    });
    return Object.fromEntries(await Promise.all(read));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Cell = string | number | boolean | Date | null;

/** The parts of an Office file whose names begin so, as text, in the order of their numbers. */
export async function partsOf(bytes: Uint8Array, begins: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'greenplan-parts-'));
  try {
    await writeFile(join(folder, 'file'), bytes);
    const archive = await openArchive(join(folder, 'file'));
    const number = (name: string) => Number(/\d+/.exec(name.slice(begins.length))?.[0] ?? 0);
    const names = archive.names.filter((name) => name.startsWith(begins) && name.endsWith('.xml'));
    const texts: string[] = [];
    for (const name of names.toSorted((a, b) => number(a) - number(b)))
      texts.push(Buffer.concat(await Array.fromAsync(archive.stream(name))).toString('utf8'));
    await archive.close();
    return texts;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The cells of each sheet, row by row. */
export function cellsOf(bytes: Uint8Array): Record<string, Cell[][]> {
  const { Sheets } = read(bytes, { type: 'array' });
  return Object.fromEntries(
    Object.entries(Sheets).map(([name, sheet]) => [
      name,
      utils.sheet_to_json<Cell[]>(sheet, { header: 1, defval: null }),
    ]),
  );
}
