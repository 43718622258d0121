/** Which mark of a file's numbers is the decimal mark: what its own cells prove, and what has to be asked. */

import { placesOf } from './branches.ts';
import { type NumberForms, numberForms } from './forms.ts';
import type { Mapping } from './mapping.ts';
import type { Question } from './propose.ts';
import type { Context, Sheet, Sql } from './source.ts';

/** Columns of a wide table that are looked at. */
const columnsLookedAt = 30;
type Mark = Mapping['decimalMark'];

/** The mark by which this file is read, whatever an earlier one was read by; and a question where nothing tells. */
export async function marked(
  sql: Sql,
  sheet: Sheet,
  map: Mapping,
  { delimiter }: Pick<Context, 'delimiter'>,
): Promise<{ mapping: Mapping; question: Question | null }> {
  const { names } = placesOf(sheet);
  const columns = numberColumns(map).filter((column) => names.includes(column));
  const forms = await Promise.all(
    columns.map(async (column) => ({ column, ...(await numberForms(sql, sheet, column)) })),
  );
  const { proven, asked } = told(forms, map.decimalMark, delimiter === ';');
  return { mapping: proven === null ? map : { ...map, decimalMark: proven }, question: asked };
}

function numberColumns({ quantity, spend, shape, columns }: Mapping): string[] {
  return [
    ...(quantity.from === 'columns' ? quantity.columns : []),
    ...(spend === null ? [] : [spend]),
    ...(shape === 'lines' ? [] : columns.slice(0, columnsLookedAt).map(({ column }) => column)),
  ];
}

/** @param before the mark that files of this kind had, or have usually */
function told(
  forms: readonly (NumberForms & { column: string })[],
  before: Mark,
  bySemicolons: boolean,
): { proven: Mark | null; asked: Question | null } {
  const first = (form: keyof NumberForms) => forms.find((each) => Number(each[form]) > 0);
  const isPoint = first('point') !== undefined;
  const comma = first('comma');
  const isParted = first('parted') !== undefined;
  if (isPoint && (comma || isParted)) return { proven: null, asked: contradicting(forms, before) };
  if (isPoint) return { proven: '.', asked: null };
  if (isParted || (comma && (bySemicolons || before === ','))) return { proven: ',', asked: null };
  if (comma) return { proven: null, asked: aboutComma(comma.column, comma.commaExample ?? '', before) };
  const commaThree = first('commaThree');
  if (commaThree) {
    // "12,400" is twelve thousand to everybody here, unless the file is from elsewhere.
    const isDoubtful = bySemicolons || before === ',';
    return {
      proven: null,
      asked: isDoubtful ? aboutComma(commaThree.column, commaThree.commaExample ?? '', before) : null,
    };
  }
  const pointThree = first('pointThree');
  return {
    proven: null,
    asked: pointThree ? aboutPoint(pointThree.column, pointThree.pointExample ?? '', before) : null,
  };
}

function question(subject: string, sentence: string, choices: Record<Mark, string>, before: Mark): Question {
  const marks: Mark[] = before === '.' ? ['.', ','] : [',', '.'];
  const offered = marks.map((value) => ({ value, label: choices[value] }));
  return { about: 'decimal mark', subject, sentence, choices: offered, needed: true };
}

function aboutPoint(column: string, example: string, before: Mark): Question {
  return question(
    column,
    `In “${column}” every number with a point has three digits behind it, such as ${example}. Is the point a decimal point, or does it part thousands?`,
    {
      '.': `A decimal point: ${example} is a little more than ${example.split('.')[0]}`,
      ',': `It parts thousands: ${example} is ${example.replace('.', ',')} as it is written in Britain`,
    },
    before,
  );
}

function aboutComma(column: string, example: string, before: Mark): Question {
  return question(
    column,
    `In “${column}” stand numbers with a comma, such as ${example}. Is the comma a decimal comma?`,
    {
      '.': 'No, it parts thousands: numbers in which it can’t are given back to be mended',
      ',': `Yes: ${example} is ${example.replace(',', '.')} as it is written in Britain`,
    },
    before,
  );
}

function contradicting(forms: readonly { column: string }[], before: Mark): Question {
  return question(
    forms.map(({ column }) => column).join(', '),
    'Some numbers of this file have a decimal comma and some a decimal point. Which is it?',
    { '.': 'A point: 12.5', ',': 'A comma: 12,5' },
    before,
  );
}
