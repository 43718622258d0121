/** Where the headings of a file stand, said by a person where Greenplan finds them in the wrong row. */
import { Button, Details } from 'nhsuk-react-components';
import { z } from 'zod';
import { type SaidHeadings, type StagedSheet, tableRow } from '../../platform/staging/model.ts';
import { type Filled, LineField, type Problem, RadioField, TickField } from '../../platform/web/forms.tsx';
import { mayShowHeadings } from '../taking-in/how-read.ts';
import type { T } from './desk.ts';
import type { FileView } from './file-parts.tsx';

const fields = { row: 'headings-row', rows: 'headings-rows', oneTable: 'headings-one-table', find: 'headings-find' };
const yes = 'yes';
/** The last row that a spreadsheet has, many times over. */
const lastRow = 1_000_000_000;

const Row = z.coerce.number().int().min(1).max(lastRow);
/** How many rows headings take, as it may be chosen; 0 where there are none. */
const offered = ['1', '2', '3', '0'] as const;
const Rows = z.enum(offered).transform(Number);

/** What the form says; null: that Greenplan finds them. */
export function headingsSaid(
  values: Filled['values'],
  t: T,
): { where: Omit<SaidHeadings, 'sheet'> | null } | { problems: Problem[] } {
  if (values[fields.find] === yes) return { where: null };
  const row = Row.safeParse(String(values[fields.row] ?? '').replace(/[\s,]/g, ''));
  const rows = Rows.safeParse(values[fields.rows]);
  const problems = [
    ...(row.success ? [] : [{ field: fields.row, message: t('headings.rowNeeded') }]),
    ...(rows.success ? [] : [{ field: fields.rows, message: t('headings.rowsNeeded') }]),
  ];
  if (!row.success || !rows.success) return { problems };
  return { where: { row: row.data, rows: rows.data, oneTable: [values[fields.oneTable]].flat().includes(yes) } };
}

/** The way to say that the headings stand elsewhere. */
export function OtherHeadings({ view, sheet, form }: { view: FileView; sheet: StagedSheet; form: Filled }) {
  const { desk, file } = view;
  const { t, activity } = desk;
  if (!mayShowHeadings(file)) return null;
  const { counts } = sheet;
  const to = `${activity}/${file.id}/headings`;
  const isWrong = form.problems.some(({ field }) => field === fields.row || field === fields.rows);
  const now = {
    [fields.row]: String(tableRow(sheet)),
    [fields.rows]: String(sheet.headingRows.length),
    [fields.oneTable]: sheet.said?.oneTable ? yes : '',
  };
  const filled = { ...form, values: { ...now, ...form.values } };
  const several = (file.staged?.sheets ?? []).filter(({ name }) => name === sheet.name).length > 1;
  return (
    <Details open={isWrong}>
      <Details.Summary>{t('headings.title')}</Details.Summary>
      <Details.Text>
        <p>{t('headings.text')}</p>
        <form method="post" action={to} noValidate>
          <LineField
            name={fields.row}
            label={t('headings.row', { counts })}
            hint={t('headings.rowHint', { counts })}
            width="5"
            form={filled}
          />
          <RadioField
            name={fields.rows}
            label={t('headings.rows', { counts })}
            options={offered.map((value) => ({
              value,
              label: t('headings.rowsOf', { rows: Number(value), counts }),
            }))}
            form={filled}
          />
          {(several || sheet.said?.oneTable) && (
            <TickField
              name={fields.oneTable}
              label={t('headings.below')}
              options={[{ value: yes, label: t('headings.oneTable') }]}
              form={filled}
            />
          )}
          <Button type="submit" secondary>
            {t('headings.button')}
          </Button>
        </form>
        {sheet.said && (
          <form method="post" action={to}>
            <input type="hidden" name={fields.find} value={yes} />
            <Button type="submit" secondary>
              {t('headings.find')}
            </Button>
          </form>
        )}
      </Details.Text>
    </Details>
  );
}
