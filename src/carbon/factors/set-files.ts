/** A set as it is kept: a folder with set.json and factors.csv (docs/formats/factors.md). */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { DecimalText } from '../../kernel/decimals.ts';
import { units } from '../../kernel/units.ts';
import { Mistake, messageOf } from '../../platform/mistake.ts';
import { AssessmentReport } from '../model.ts';
import { ActivityId, Basis, type Factor, FactorSet, Part, Scope } from './model.ts';

/** A set with its factors. */
export interface LoadedSet {
  set: FactorSet;
  factors: Factor[];
  /** SHA-256 of factors.csv, hexadecimal: another whenever a figure is another. */
  sha256: string;
}

/** The folders below `folder` that hold a set, in order of their names; none where there is no such folder. */
export function setFolders(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'set.json')))
    .map(({ name }) => join(folder, name))
    .sort();
}

/**
 * Reads a set from its folder.
 * @throws Mistake that names the file, the row and what is wrong with it
 */
export function readSet(folder: string): LoadedSet {
  const about = FactorSet.safeParse(JSON.parse(readFileSync(join(folder, 'set.json'), 'utf8')));
  if (!about.success) throw new Mistake(`${join(folder, 'set.json')}: ${sentenceOf(about.error)}`);
  const bytes = readFileSync(join(folder, 'factors.csv'));
  return {
    set: about.data,
    factors: factorsFrom(bytes.toString('utf8'), about.data, join(folder, 'factors.csv')),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/**
 * The factors in the text of a factors.csv.
 * @param file to be named in a mistake
 * @throws Mistake
 */
export function factorsFrom(text: string, { id, warmingPotentials }: FactorSet, file: string): Factor[] {
  const [heading, ...rows] = rowsOf(text, file);
  if (heading?.join() !== columns.join())
    throw new Mistake(`${file}: its first row has to be ${columns.join(',')} (docs/formats/factors.md).`);
  const taken = new Set<string>();
  return rows.map((cells, index) => {
    const at = `${file}, row ${index + 2}`;
    if (cells.length !== columns.length)
      throw new Mistake(`${at}: found ${cells.length} cells where ${columns.length} are expected.`);
    const get = <T>(column: (typeof columns)[number], read: CellReader<T>): T => {
      const found = read(cells[columns.indexOf(column)] ?? '');
      if ('wrong' in found) throw new Mistake(`${at}, column "${column}": ${found.wrong}`);
      return found.value;
    };
    const potentials = get('warming potentials', cell.report);
    const factor: Factor = {
      id: '',
      set: id,
      activity: get('activity', cell.activity),
      part: get('part', cell.part),
      year: get('year', cell.year),
      area: get('area', cell.words),
      unit: get('unit', cell.unit),
      kg: get('kg', cell.decimal),
      gases: {
        co2: get('co2', cell.decimalOrNothing),
        ch4: get('ch4', cell.decimalOrNothing),
        n2o: get('n2o', cell.decimalOrNothing),
      },
      scope: get('scope', cell.scope),
      basis: get('basis', cell.basis),
      warmingPotentials: potentials ?? warmingPotentials,
      priceYear: get('price year', cell.year),
      sheet: get('sheet', cell.text),
      row: get('row', cell.row),
      name: get('name', cell.words),
      note: get('note', cell.text),
      own: null,
    };
    factor.id = idOf(factor, potentials !== null);
    if (taken.has(factor.id)) throw new Mistake(`${at}: there is a factor for the same before it.`);
    taken.add(factor.id);
    return factor;
  });
}

/** Factors as the text of a factors.csv. */
export function factorsText(factors: readonly Factor[], { warmingPotentials }: FactorSet): string {
  return stringify(
    factors.map((each) => [
      each.activity,
      each.part,
      each.unit,
      each.year,
      each.area,
      each.scope,
      each.basis,
      each.kg,
      each.gases.co2,
      each.gases.ch4,
      each.gases.n2o,
      each.warmingPotentials === warmingPotentials ? null : each.warmingPotentials,
      each.priceYear,
      each.name,
      each.sheet,
      each.row,
      each.note,
    ]),
    { header: true, columns: [...columns] },
  );
}

export const columns = [
  'activity',
  'part',
  'unit',
  'year',
  'area',
  'scope',
  'basis',
  'kg',
  'co2',
  'ch4',
  'n2o',
  'warming potentials',
  'price year',
  'name',
  'sheet',
  'row',
  'note',
] as const;

/** What tells a factor apart from every other. */
function idOf({ set, activity, part, unit, year, area, basis, warmingPotentials }: Factor, byReport: boolean): string {
  const rest = [
    part.replaceAll(' ', '-'),
    unit,
    year,
    area === 'UK' || area === 'World' ? null : area,
    basis,
    byReport ? warmingPotentials : null,
  ].filter((each) => each !== null);
  return `${set}/${activity}/${rest.join(',')}`;
}

type CellReader<T> = (text: string) => { value: T } | { wrong: string };

/** Reads cells by a schema. Most cells say what others said before, so each text is judged but once. */
function reader<T>(schema: z.ZodType<T>): CellReader<T> {
  const known = new Map<string, { value: T } | { wrong: string }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const { success, data, error } = schema.safeParse(text);
    const now = success
      ? { value: data }
      : { wrong: `found "${text}". ${error.issues.map(({ message }) => message).join('. ')}` };
    known.set(text, now);
    return now;
  };
}

const nothing = <T>(schema: z.ZodType<T>) => z.union([z.literal('').transform(() => null), schema]);
const unitIds = new Set(units.map(({ id }) => id));

const cell = {
  activity: reader(ActivityId),
  part: reader(Part),
  unit: reader(z.string().refine((unit) => unitIds.has(unit), 'Expected the id of a unit')),
  year: reader(
    nothing(
      z
        .string()
        .regex(/^(19|20)\d\d$/, 'Expected a year such as 2025')
        .transform(Number),
    ),
  ),
  scope: reader(Scope),
  basis: reader(nothing(Basis)),
  decimal: reader(DecimalText),
  decimalOrNothing: reader(nothing(DecimalText)),
  report: reader(nothing(AssessmentReport)),
  row: reader(
    nothing(
      z
        .string()
        .regex(/^\d{1,7}$/, 'Expected the number of a row')
        .transform(Number),
    ),
  ),
  words: reader(z.string().min(1, 'Expected some words')),
  text: reader(z.string()),
};

/**
 * The rows of a file. Where no cell runs over several lines, a line without quotes is parted at its commas, which is five
 * times faster than to read it letter by letter; the library is read whenever a server starts and for each command.
 */
function rowsOf(text: string, file: string): string[][] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.some((line) => line.includes('"') && (line.split('"').length - 1) % 2 === 1)) return parsed(text, file);
  const quoted = parsed(lines.filter((line) => line.includes('"')).join('\n'), file)[Symbol.iterator]();
  return lines.map((line) => (line.includes('"') ? (quoted.next().value ?? []) : line.split(',')));
}

function parsed(text: string, file: string): string[][] {
  try {
    return z.array(z.array(z.string())).parse(parse(text, { bom: true, relax_column_count: true }));
  } catch (error) {
    throw new Mistake(`${file} cannot be read: ${messageOf(error)}`);
  }
}

function sentenceOf(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`).join('. ');
}
