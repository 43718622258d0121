/** How a file is read: what Greenplan proposes in plain words, what it asks, and the sheet that is read. */
import { Button, Details } from 'nhsuk-react-components';
import type { StagedSheet } from '../../platform/staging/model.ts';
import { ChoiceField, type Filled, LineField, Problems, RadioField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { columnPlaces, plain } from '../intake/headings.ts';
import { columnsRead, type Mapping, tiers } from '../intake/mapping.ts';
import { namesPeople } from '../intake/people.ts';
import type { ProposedMapping } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import { mayShowHeadings } from '../taking-in/how-read.ts';
import { Activities } from './activities-offered.tsx';
import { chosenField } from './answers.ts';
import { columnField, optionalColumns, quantityColumn } from './columns-chosen.ts';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';
import { OtherHeadings } from './headings-form.tsx';
import { NotRead, uncountedTold } from './not-read.tsx';
import { Pairs } from './pairs.tsx';
import { QuestionField, short } from './question-field.tsx';
import { type Names, readAs, readsOf, sheetTitle } from './reading-words.ts';
import { OursAmongOthers, WordFields, WordsFile } from './words-form.tsx';
import { wordValues } from './words-said.ts';

interface Props {
  view: FileView;
  proposal: ProposedMapping;
  sheet: StagedSheet;
  library: Library;
  /** Names of the sheet's columns. */
  columns: readonly string[];
  form: Filled;
  /** The first of the words that are asked about now, from 0. */
  from: number;
}

export function MappingPage(props: Props) {
  const { view, proposal, sheet, library, form } = props;
  const { t, nameOf } = view.desk;
  const { mapping, how, questions } = proposal;
  const names: Names = { activity: (id) => library.activity(id)?.name ?? id, organisation: nameOf };
  const needed = questions.filter((question) => question.needed).length;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <FileHead view={view} title={t('mapping.title', { name: view.file.name })} />
      <p>{t(`mapping.how.${how}`)}</p>
      <p>{t('mapping.once')}</p>
      <h2>{t('mapping.proposal')}</h2>
      <Pairs pairs={readsOf(t, mapping, names).map(({ what, from }) => ({ key: what, name: what, value: from }))} />
      <Columns {...{ view, mapping, sheet, names }} columns={props.columns} />
      <NotRead t={t} sentences={uncountedTold(t, proposal, mapping)} />
      {view.mayEnter && <OtherHeadings {...{ view, sheet, form }} />}
      <MayNot view={view} />
      {view.mayEnter && (
        <form method="post" action={`${view.desk.activity}/${view.file.id}/mapping`} noValidate>
          <h2>{t('mapping.questions')}</h2>
          <p>
            {needed > 0 ? t('mapping.needed', { count: needed }) : questions.length === 0 && t('mapping.noQuestions')}
          </p>
          {questions.map(
            (question, place) =>
              question.hangs === undefined && (
                <QuestionField key={`${question.about} ${question.subject}`} {...props} {...{ question, place }} />
              ),
          )}
          <OursAmongOthers {...props} />
          <WordFields {...props} />
          {questions.some(({ about }) => about === 'activity') && <Activities library={library} />}
          <ChosenColumns {...props} />
          <LineField name="name" label={t('mapping.name')} hint={t('mapping.nameHint')} form={form} />
          <RadioField
            name="tier"
            label={t('mapping.tier')}
            options={tiers.map((tier) => ({ value: tier, label: t(`mapping.tier.${tier}`) }))}
            form={form}
          />
          <Button type="submit">{t('mapping.confirm')}</Button>
        </form>
      )}
      {view.mayEnter && (
        <>
          <WordsFile {...props} />
          {(how === 'like' || how === 'moved') && (
            <>
              <p>{t('mapping.anotherKindText', { name: mapping.name })}</p>
              <Act view={view} to="another-kind" label={t('mapping.anotherKind')} secondary />
            </>
          )}
          <OtherSheet view={view} />
          <Act view={view} to="setting-aside" label={t('file.setAside')} secondary />
        </>
      )}
    </>
  );
}

/** Columns that are not read, of which no more are shown. */
const othersShown = 12;

function Columns({
  view,
  mapping,
  sheet,
  columns,
  names,
}: Omit<Props, 'proposal' | 'library' | 'form' | 'from'> & { mapping: Mapping; names: Names }) {
  const { t } = view.desk;
  const read = new Set(columnsRead(mapping));
  const places = columnPlaces(sheet.columns.map(({ heading }) => heading));
  const told = columns.map((name) => ({ name, as: read.has(name) ? readAs(t, mapping, name, names) : null }));
  const shown = [
    ...told.filter(({ as }) => as !== null),
    ...told.filter(({ as }) => as === null).slice(0, othersShown),
  ];
  const left = columns.length - shown.length;
  const on = sheet.name === '' ? '' : t('mapping.onSheet', { sheet: sheet.name });
  const tables = (view.file.staged?.sheets ?? []).filter(({ name }) => name === sheet.name).length;
  const { headingRows, counts } = sheet;
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{t('mapping.columns')}</h2>
      <p>
        {t('mapping.tableOf', { rows: sheet.rows, counts, first: sheet.firstRow, sheet: on })}{' '}
        {mayShowHeadings(view.file) &&
          t('mapping.headings', {
            rows: headingRows.length,
            counts,
            first: headingRows[0] ?? 0,
            last: headingRows.at(-1) ?? 0,
            said: sheet.said ? 'yes' : 'no',
          })}{' '}
        {tables > 1 && t('mapping.ofTables', { table: sheet.table ?? 1, tables })}
      </p>
      {sheet.above.length > 0 && (
        <p className="gp-quiet">
          {t('mapping.above', {
            text: sheet.above
              .slice(0, 3)
              .map((row) => row.filter((cell) => cell !== '').join(' | '))
              .join(' / '),
          })}
        </p>
      )}
      {(view.file.staged?.remarks.length ?? 0) > 0 && (
        <Details>
          <Details.Summary>{t('mapping.remarks')}</Details.Summary>
          <Details.Text>
            <ul>
              {view.file.staged?.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
            </ul>
          </Details.Text>
        </Details>
      )}
      <DataTable
        caption={t('mapping.columnsCaption')}
        heads={[{ label: t('head.column') }, { label: t('head.samples') }, { label: t('head.readAs') }]}
        rows={shown.map(({ name, as }) => {
          const column = sheet.columns[places.get(plain(name)) ?? -1];
          const people = namesPeople(name);
          const samples = people
            ? t('mapping.notShown')
            : column?.samples.slice(0, 4).map(short).join(' · ') || t('mapping.empty');
          return {
            key: name,
            cells: [
              <span key="name" className="gp-as-written">
                {name}
              </span>,
              <span key="samples" className="gp-as-written">
                {samples}
              </span>,
              as === null ? (
                <span key="as" className="gp-quiet">
                  {t(people ? 'mapping.notKept' : 'mapping.notRead')}
                </span>
              ) : (
                <strong key="as">{as}</strong>
              ),
            ],
          };
        })}
      />
      {left > 0 && <p className="gp-quiet">{t('mapping.columnsMore', { count: left })}</p>}
    </section>
  );
}

function ChosenColumns({ view, proposal, columns, form }: Props) {
  const { t } = view.desk;
  if (proposal.questions.some(({ about }) => about === 'column')) return null;
  const { mapping } = proposal;
  const quantity = quantityColumn(mapping);
  const named = columns.map((name) => ({ value: name, label: name }));
  return (
    <Details>
      <Details.Summary>{t('mapping.columnOf')}</Details.Summary>
      <Details.Text>
        <p>{t('mapping.columnOfText')}</p>
        {quantity !== null && (
          <ChoiceField name={columnField('quantity')} label={t('reads.quantity')} options={named} form={form} />
        )}
        {optionalColumns.map((part) => (
          <ChoiceField
            key={part}
            name={columnField(part)}
            label={t(`reads.${part}`)}
            options={[{ value: '', label: t('mapping.noColumn') }, ...named]}
            form={form}
          />
        ))}
      </Details.Text>
    </Details>
  );
}

/** The way to another sheet of a workbook. */
export function OtherSheet({ view }: { view: FileView }) {
  const { desk, file } = view;
  const { t, activity } = desk;
  const sheets = file.staged?.sheets ?? [];
  if (sheets.length < 2) return null;
  return (
    <form method="post" action={`${activity}/${file.id}/sheet`}>
      <h2>{t('mapping.sheet')}</h2>
      <ChoiceField
        name="sheet"
        label={t('mapping.sheetLabel')}
        options={sheets.map((sheet, place) => ({
          value: String(place),
          label: t('mapping.sheetRows', {
            name: sheetTitle(t, sheet),
            rows: sheet.rows,
            hidden: sheet.hidden ? 'yes' : 'no',
          }),
        }))}
        form={{ values: { sheet: String(file.sheet ?? 0) }, problems: [] }}
      />
      <Button type="submit" secondary>
        {t('mapping.sheetButton')}
      </Button>
    </form>
  );
}

/** The values that the form of a proposal begins with. */
export function valuesOf(proposal: ProposedMapping, fileName: string, library: Library): Filled['values'] {
  const { mapping, how, questions } = proposal;
  const others = questions.findIndex(({ about }) => about === 'other organisations');
  const said = mapping.organisation.from === 'column' && others !== -1 ? mapping.organisation.others : 'ask';
  const columns = optionalColumns.map((part) => [columnField(part), mapping[part] ?? '']);
  return {
    name: how === 'guessed' ? fileName.replace(/\.[^.]*$/, '') : mapping.name,
    tier: mapping.tier,
    [columnField('quantity')]: quantityColumn(mapping) ?? '',
    ...Object.fromEntries(columns),
    ...wordValues(proposal, library),
    ...(said === 'ask' ? {} : { [chosenField(others)]: said }),
  };
}
