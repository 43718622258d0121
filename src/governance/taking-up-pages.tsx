/** Who has taken up what: the matrix, an organisation's own plan, and the form in which it says so. */
import { Button } from 'nhsuk-react-components';
import type { NamedOrganisation } from '../plan/model.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../platform/web/forms.tsx';
import type { T } from './frame.tsx';
import { type Reflection, stances } from './model.ts';
import { NamedTexts } from './named-texts.tsx';
import { notTakenUp, type Taken, type TakenRow } from './taken-up.ts';
import { Done } from './work-pages.tsx';

interface MatrixProps {
  t: T;
  /** Of the page: its CSV and each organisation's page are below it. */
  here: string;
  /** "/fenmarsh" */
  base: string;
  rows: TakenRow[];
  /** Whether a file of it is offered. */
  download: boolean;
}

export function MatrixPage({ t, here, base, rows, download }: MatrixProps) {
  const organisations = rows[0]?.by.map(({ organisation }) => organisation) ?? [];
  const of = rows.flatMap(({ by }) => by).filter(({ owns }) => owns).length;
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('taken.title')}</h1>
      <p className="nhsuk-lede-text">{t('taken.intro')}</p>
      {organisations.length === 0 && <p>{t('taken.none')}</p>}
      <p>{t('taken.summary', { count: of - notTakenUp(rows), of })}</p>
      {download && (
        <p>
          <a href={`${here}.csv`}>{t('taken.csv')}</a>
        </p>
      )}
      <section className="gp-scroll" aria-label={t('taken.title')}>
        <table className="nhsuk-table">
          <thead className="nhsuk-table__head">
            <tr>
              <th scope="col">{t('taken.commitment')}</th>
              {organisations.map(({ slug, name }) => (
                <th key={slug} scope="col">
                  <a href={`${here}/${slug}`}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {rows.map(({ placed, by }) => (
              <tr key={placed.commitment.id} className="nhsuk-table__row">
                <th scope="row" className="nhsuk-table__header">
                  <a href={`${base}/commitments/${placed.commitment.id}`}>{placed.commitment.id}</a>{' '}
                  {placed.commitment.text}
                </th>
                {by.map((taken) => (
                  <td key={taken.organisation.slug} className="nhsuk-table__cell">
                    {toldOf(t, taken)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

/** "Adopted", or that nothing was said. */
export function toldOf(t: T, { owns, reflection }: Taken): string {
  if (reflection) return t(`stance.${reflection.stance}`);
  return t(owns ? 'stance.owed' : 'stance.nothing');
}

interface OwnProps {
  t: T;
  base: string;
  organisation: NamedOrganisation;
  rows: TakenRow[];
  /** Where a commitment's form is; null for readers. */
  work: string | null;
  done: boolean;
}

/** The plan of one organisation, as it reflects the system's. */
export function OwnPage({ t, base, organisation, rows, work, done }: OwnProps) {
  return (
    <>
      <Done words={done ? t('work.saved') : null} />
      <h1 className="nhsuk-heading-xl">{t('own.title', { organisation: organisation.name })}</h1>
      <p className="nhsuk-lede-text">{t('own.intro')}</p>
      {rows.flatMap(({ placed: { commitment }, by }) =>
        by
          .filter((taken) => taken.organisation.slug === organisation.slug)
          .map((taken) => (
            <article key={commitment.id} className="gp-commitment" id={commitment.id}>
              <h2 className="nhsuk-heading-s">
                <a href={`${base}/commitments/${commitment.id}`}>{commitment.id}</a> {commitment.text}
              </h2>
              <p>
                <strong className={`nhsuk-tag nhsuk-tag--${colourOf(taken)}`}>{toldOf(t, taken)}</strong>
              </p>
              {taken.reflection && <Told t={t} reflection={taken.reflection} />}
              {work !== null && (
                <p>
                  <a href={`${work}/${organisation.slug}/${commitment.id}`}>
                    {t('ownForm.answer')}
                    <span className="nhsuk-u-visually-hidden"> ({commitment.id})</span>
                  </a>
                </p>
              )}
            </article>
          )),
      )}
    </>
  );
}

function colourOf({ owns, reflection }: Taken): string {
  if (reflection) return reflection.stance === 'not applicable' ? 'grey' : 'green';
  return owns ? 'red' : 'white';
}

function Told({ t, reflection: { words, reason, due } }: { t: T; reflection: Reflection }) {
  const lines: [string, string][] = [
    [t('own.words'), words],
    [t('own.reason'), reason],
    [t('own.due'), due],
  ];
  return <NamedTexts lines={lines} />;
}

interface OwnFormProps {
  t: T;
  action: string;
  organisation: NamedOrganisation;
  commitment: { id: string; text: string };
  form: Filled;
}

export function OwnFormPage({ t, action, organisation, commitment, form }: OwnFormProps) {
  return (
    <form method="post" action={action} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('ownForm.one', { organisation: organisation.name, id: commitment.id })}</h1>
      <p>{commitment.text}</p>
      <ChoiceField
        name="stance"
        label={t('ownForm.stance')}
        form={form}
        options={[{ value: '', label: '–' }, ...stances.map((value) => ({ value, label: t(`stance.${value}`) }))]}
      />
      <TextField name="words" label={t('ownForm.words')} hint={t('ownForm.wordsHint')} form={form} />
      <TextField name="reason" label={t('ownForm.reason')} hint={t('ownForm.reasonHint')} form={form} />
      <LineField name="due" label={t('ownForm.due')} hint={t('ownForm.dueHint')} width="20" form={form} />
      <Button>{t('work.save')}</Button>
    </form>
  );
}
