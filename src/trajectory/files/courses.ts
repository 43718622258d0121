/** What goes on by year, a row each, its years in columns: national changes, and what drives activity. */
import type { NationalChange } from '../rules/model.ts';
import { gridsOf } from './grid.ts';
import { type ColumnWords, headOf } from './headings.ts';
import { type FileProblem, problemAt, quoted } from './problems.ts';
import { RowReader } from './row-reader.ts';
import { numberOf } from './values.ts';

type Field = 'id' | 'name' | 'source';

const columns: readonly ColumnWords<Field>[] = [
  { field: 'id', heading: 'Id', words: /^id$/ },
  { field: 'name', heading: 'Name', words: /^name$/ },
  { field: 'source', heading: 'Source', words: /^source$/ },
];
const headingOf = (field: Field): string => columns.find((one) => one.field === field)?.heading ?? field;
const needed = { expected: 'something', mend: 'Fill in the cell.' };

/** @throws Mistake if the file cannot be read at all */
export async function readCourses(
  bytes: Uint8Array,
  name: string,
): Promise<{ courses: NationalChange[]; problems: FileProblem[] }> {
  const courses: NationalChange[] = [];
  const problems: FileProblem[] = [];
  for (const grid of await gridsOf(bytes, name)) {
    const head = headOf(grid, columns, ['id'], { values: /^$/ });
    if (head === null) continue;
    for (const gridRow of grid.rows.filter(({ row }) => row > head.row)) {
      const row = new RowReader<Field>(grid.sheet, gridRow, head, headingOf);
      const id = row.need('id', (text) => text, '', needed);
      const source = row.need('source', (text) => text, '', needed);
      const values: Record<string, string> = {};
      for (const column of head.byYear.values ?? []) {
        const text = row.at(column);
        const value = text === '' ? null : numberOf(text);
        if (value !== null) values[String(column.year)] = value;
        else if (text !== '')
          row.failAt(column.heading, { found: quoted(text), expected: 'a number', mend: 'Write a number.' });
      }
      problems.push(...row.problems);
      if (!row.isFaulty) courses.push({ id, name: row.text('name') || id, source, values });
    }
  }
  if (courses.length === 0 && problems.length === 0)
    problems.push(
      problemAt(
        { sheet: '', row: null, column: '' },
        {
          found: 'no rows with an id',
          expected: 'the headings Id, Name, Source and years, such as 2024, 2030, 2050',
          mend: 'Put them above the rows.',
        },
      ),
    );
  return { courses, problems };
}
