/** Reads the public lists of organisations (ODS) and areas (ONS) as they come, with or without a heading row. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { Mistake } from '../mistake.ts';

export interface Organisation {
  odsCode: string;
  name: string;
  kind: string;
  postcode: string | null;
  region: string | null;
  area: string | null;
  opened: string | null;
  closed: string | null;
}

export interface Area {
  code: string;
  name: string;
  kind: string;
  odsCode: string | null;
}

export type ReferenceRow = { type: 'organisation'; row: Organisation } | { type: 'area'; row: Area };

const Cells = z.array(z.string());

/** What the first letters of an ODS file's name say of the organisations in it. */
const odsFiles: [RegExp, string][] = [
  [/^etr/i, 'NHS trust'],
  [/^eccg/i, 'clinical commissioning group or sub-ICB location'],
  [/^eauth/i, 'health authority'],
  [/^epraccur/i, 'general practice'],
  [/^ecare|^ect/i, 'care trust'],
  [/^elaarch|^elocal/i, 'local authority'],
];

/** Columns of an ODS file, counted from 0 (NHS England, ODS data file specification). */
const ods = { code: 0, name: 1, region: 2, area: 3, postcode: 9, opened: 10, closed: 11 };

/**
 * Reads one file, a row at a time.
 * @throws Mistake that names the line and what was expected, if it is no list of organisations or areas.
 */
export async function* readReference(file: string): AsyncGenerator<ReferenceRow> {
  const rows = createReadStream(file).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  const name = basename(file);
  let toRow: ((cells: string[]) => ReferenceRow | null) | null = null;
  let line = 0;
  for await (const cellsRead of rows) {
    line += 1;
    const cells = Cells.parse(cellsRead);
    if (toRow === null) {
      const heading = readerForHeading(cells);
      toRow = heading ?? readerForOds(name);
      if (heading) continue;
      if (!/^[A-Z0-9]{1,8}$/i.test(cells[ods.code] ?? '') || cells.length < 12)
        throw new Mistake(
          `${name}, line 1: found ${cells.length} columns beginning "${cells.slice(0, 3).join(', ')}". Expected an ODS file (code, name, … without headings) or an ONS list with headings such as LAD23CD and LAD23NM.`,
        );
    }
    const row = toRow(cells);
    if (row === null)
      throw new Mistake(
        `${name}, line ${line}: a code or a name is missing. Correct the line and import the file again; nothing of it is in.`,
      );
    yield row;
  }
  if (line === 0) throw new Mistake(`${name} is empty. Choose a file with at least one organisation or area.`);
}

function readerForOds(file: string) {
  const kind = odsFiles.find(([pattern]) => pattern.test(file))?.[1] ?? 'organisation';
  return (cells: string[]): ReferenceRow | null => {
    const at = (column: number) => cells[column] || null;
    const odsCode = at(ods.code);
    const name = at(ods.name);
    if (odsCode === null || name === null) return null;
    const [postcode, region, area] = [at(ods.postcode), at(ods.region), at(ods.area)];
    return {
      type: 'organisation',
      row: { odsCode, name, kind, postcode, region, area, opened: day(at(ods.opened)), closed: day(at(ods.closed)) },
    };
  };
}

function readerForHeading(heading: string[]) {
  const column = (pattern: RegExp) => heading.findIndex((cell) => pattern.test(cell));
  if (heading.includes('PRACTICE_CODE')) {
    const [code, name, postcode, area] = ['PRACTICE_CODE', 'PRACTICE_NAME', 'PRACTICE_POSTCODE', 'STP_CODE'].map(
      (title) => heading.indexOf(title),
    );
    return (cells: string[]): ReferenceRow | null => {
      const at = (index: number | undefined) => (index === undefined ? null : cells[index] || null);
      const [odsCode, known] = [at(code), at(name)];
      if (odsCode === null || known === null) return null;
      return {
        type: 'organisation',
        row: {
          odsCode,
          name: known,
          kind: 'general practice',
          postcode: at(postcode),
          region: null,
          area: at(area),
          opened: null,
          closed: null,
        },
      };
    };
  }
  // "LAD23CD", "ICB24CD": an area's kind and year, then CD for its code; CDH is the code that the NHS uses.
  const code = column(/^[A-Z]{2,8}\d{2}CD$/i);
  if (code < 0) return null;
  const kind = (heading[code] ?? '').replace(/\d{2}CD$/i, '').toUpperCase();
  const name = column(new RegExp(`^${kind}\\d{2}NM$`, 'i'));
  const odsCode = column(new RegExp(`^${kind}\\d{2}CDH$`, 'i'));
  return (cells: string[]): ReferenceRow | null => {
    const [found, called] = [cells[code], cells[name]];
    if (!found || !called) return null;
    return {
      type: 'area',
      row: { code: found, name: called, kind, odsCode: (odsCode < 0 ? null : cells[odsCode]) || null },
    };
  };
}

/** "20241101" → "2024-11-01"; null for anything else. */
function day(text: string | null): string | null {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text ?? '');
  return parts ? `${parts[1]}-${parts[2]}-${parts[3]}` : null;
}
