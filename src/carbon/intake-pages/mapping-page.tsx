/** How a file is read: what Greenplan proposes in plain words, what it asks, and the sheet that is read. */
import { Button, Details } from 'nhsuk-react-components';
import type { StagedSheet } from '../../platform/staging/model.ts';
import { ChoiceField, type Filled, LineField, Problems, RadioField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { categoryOf, isCategory } from '../footprint/categories.ts';
import { columnPlaces, plain } from '../intake/headings.ts';
import { columnsRead, type Mapping, tiers } from '../intake/mapping.ts';
import type { Question } from '../intake/propose.ts';
import type { ProposedMapping } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import { Activities } from './activities-offered.tsx';
import { chosenField, mannerOf, somethingElse, writtenField } from './answers.ts';
import { columnField, optionalColumns, quantityColumn } from './columns-chosen.ts';
import { Act, FileHead, type FileView, MayNot } from './file-parts.tsx';
import { Pairs } from './pairs.tsx';
import { type Names, readAs, readsOf } from './reading-words.ts';

interface Props {
  view: FileView;
  proposal: ProposedMapping;
  sheet: StagedSheet;
  library: Library;
  /** Names of the sheet's columns. */
  columns: readonly string[];
  form: Filled;
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
      <MayNot view={view} />
      {view.mayEnter && (
        <form method="post" action={`${view.desk.activity}/${view.file.id}/mapping`} noValidate>
          <h2>{t('mapping.questions')}</h2>
          <p>
            {needed > 0 ? t('mapping.needed', { count: needed }) : questions.length === 0 && t('mapping.noQuestions')}
          </p>
          {questions.map((question, place) => (
            <Asked key={`${question.about} ${question.subject}`} {...props} {...{ question, place }} />
          ))}
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
}: Omit<Props, 'proposal' | 'library' | 'form'> & { mapping: Mapping; names: Names }) {
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
  return (
    <section aria-labelledby="columns">
      <h2 id="columns">{t('mapping.columns')}</h2>
      <p>{t('mapping.tableOf', { rows: sheet.rows, counts: sheet.counts, first: sheet.firstRow, sheet: on })}</p>
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
          const samples = column?.samples.slice(0, 4).map(short).join(' · ') || t('mapping.empty');
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
                  {t('mapping.notRead')}
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

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

function Asked({
  view,
  proposal,
  library,
  columns,
  form,
  question,
  place,
}: Props & { question: Question; place: number }) {
  const { t, members, mayEnter, nameOf } = view.desk;
  const { about, subject, sentence, choices, needed } = question;
  const field = { name: chosenField(place), label: sentence, form };
  const isOfAll = about === 'activity' && proposal.mapping.activity.from === 'constant';
  const offered = isOfAll ? withUsual(choices, library) : choices;
  const written = { name: writtenField(place), form, ...(about === 'activity' ? { list: 'activities' } : {}) };
  const open = needed ? [] : [{ value: '', label: t('mapping.open') }];
  const hint =
    about === 'activity'
      ? t('mapping.activityHint')
      : about === 'unit'
        ? t('mapping.unitHint')
        : about === 'period'
          ? t('mapping.periodHint')
          : null;
  const hinted = hint === null ? {} : { hint };
  switch (mannerOf(question)) {
    case 'organisation': {
      const likely = choices.map(({ value }) => value);
      const own = members.filter(({ slug }) => mayEnter(slug)).map(({ slug }) => slug);
      const ordered = [...likely.filter((slug) => own.includes(slug)), ...own.filter((slug) => !likely.includes(slug))];
      const first = { value: '', label: needed ? t('mapping.chooseOrganisation') : t('mapping.open') };
      return (
        <ChoiceField {...field} options={[first, ...ordered.map((slug) => ({ value: slug, label: nameOf(slug) }))]} />
      );
    }
    case 'column': {
      const likely = choices.map(({ value }) => value);
      const ordered = [...likely, ...columns.filter((name) => !likely.includes(name))];
      return (
        <ChoiceField
          {...field}
          options={[
            { value: '', label: t('mapping.chooseColumn') },
            ...ordered.map((name) => ({ value: name, label: name })),
          ]}
        />
      );
    }
    case 'one of few':
      return <RadioField {...field} options={choices} />;
    case 'words':
      return <LineField {...written} label={sentence} {...hinted} />;
    case 'few or words':
      return (
        <>
          <RadioField
            {...field}
            options={[
              ...offered.map(({ value, label }) => ({
                value,
                label: about === 'activity' ? placed(library, value, label) : label,
              })),
              ...open,
              { value: somethingElse, label: t('mapping.other') },
            ]}
          />
          <LineField
            {...written}
            label={subject === '' ? t('mapping.otherIs') : t('mapping.otherOf', { about: short(subject) })}
            {...hinted}
          />
        </>
      );
  }
}

/** What whole files are usually of, where their headings do not say. */
const usual = ['electricity/uk', 'fuels/gaseous-fuels/natural-gas', 'water/supply'];

function withUsual(choices: Question['choices'], library: Library): Question['choices'] {
  const known = usual.flatMap((id) => library.activity(id) ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return [...known, ...choices.filter(({ value }) => !usual.includes(value))];
}

/** The name of an activity with the category that it counts in, as many names are alike. */
function placed(library: Library, id: string, label: string): string {
  const category = library.activity(id)?.category ?? '';
  return isCategory(category) ? `${label} – ${categoryOf(category).name} (${id})` : label;
}

function ChosenColumns({ view, proposal, columns, form }: Props) {
  const { t } = view.desk;
  if (proposal.how === 'like') return null;
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
        options={sheets.map(({ name, rows, hidden }, place) => ({
          value: String(place),
          label: t('mapping.sheetRows', { name, rows, hidden: hidden ? 'yes' : 'no' }),
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
export function valuesOf({ mapping, how }: ProposedMapping, fileName: string): Filled['values'] {
  const columns = optionalColumns.map((part) => [columnField(part), mapping[part] ?? '']);
  return {
    name: how === 'guessed' ? fileName.replace(/\.[^.]*$/, '') : mapping.name,
    tier: mapping.tier,
    [columnField('quantity')]: quantityColumn(mapping) ?? '',
    ...Object.fromEntries(columns),
  };
}
