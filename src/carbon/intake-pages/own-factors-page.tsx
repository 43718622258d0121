/** Organisations' own factors: those that there are, and the form of another. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import { parts } from '../factors/model.ts';
import type { KeptOwnFactor } from '../own-factor-store.ts';
import { DataTable } from '../pages/parts.tsx';
import { Activities } from './activities-offered.tsx';
import type { IntakeDesk } from './desk.ts';
import { Done } from './done.tsx';

interface Props {
  desk: IntakeDesk;
  factors: readonly KeptOwnFactor[];
  library: Library;
  form: Filled;
  done: 'saved' | 'ended' | null;
}

export function OwnFactorsPage({ desk, factors, library, form, done }: Props) {
  const { t, mayChange } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done && <Done>{t(`own.${done}`)}</Done>}
      <h1 className="nhsuk-heading-l">{t('own.title')}</h1>
      <p>{t('own.intro')}</p>
      <Kept {...{ desk, factors, library }} />
      {mayChange ? <OwnFactorForm {...{ desk, library, form }} /> : <p>{t('own.mayNot')}</p>}
    </>
  );
}

function Kept({ desk, factors, library }: Pick<Props, 'desk' | 'factors' | 'library'>) {
  const { t, here, nameOf, mayChange } = desk;
  if (factors.length === 0) return <p>{t('own.none')}</p>;
  return (
    <DataTable
      caption={t('own.caption')}
      heads={[
        { label: t('head.name') },
        { label: t('head.organisation') },
        { label: t('head.activity') },
        { label: t('head.kg') },
        { label: t('head.evidence') },
        { label: t('head.holds') },
        ...(mayChange ? [{ label: t('head.do') }] : []),
      ]}
      rows={factors.map(({ id, organisation, factor, until }) => ({
        key: id,
        cells: [
          factor.name,
          nameOf(organisation),
          <a key="activity" href={`${here}/factors/activities/${factor.activity}`}>
            {library.activity(factor.activity)?.name ?? factor.activity}
          </a>,
          t('own.kg', { kg: factor.kg, unit: factor.unit }),
          <span key="evidence" className="gp-as-written">
            {factor.evidence}
          </span>,
          until === null ? t('own.from', { from: factor.from }) : t('own.until', { from: factor.from, until }),
          ...(mayChange
            ? [
                until === null ? (
                  <form key="end" method="post" action={`${here}/factors/own/${id}/end`}>
                    <Button type="submit" secondary small>
                      {t('own.end')}
                      <span className="nhsuk-u-visually-hidden"> ({factor.name})</span>
                    </Button>
                  </form>
                ) : (
                  '–'
                ),
              ]
            : []),
        ],
      }))}
    />
  );
}

function OwnFactorForm({ desk, library, form }: Pick<Props, 'desk' | 'library' | 'form'>) {
  const { t, here, members } = desk;
  return (
    <section aria-labelledby="add" className="gp-section">
      <h2 id="add">{t('own.add')}</h2>
      <form method="post" action={`${here}/factors/own`} noValidate>
        <ChoiceField
          name="organisation"
          label={t('own.organisation')}
          options={[
            { value: '', label: t('own.chooseOrganisation') },
            ...members.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
          form={form}
        />
        <LineField
          name="activity"
          label={t('own.activity')}
          hint={t('own.activityHint')}
          list="activities"
          form={form}
        />
        <Activities library={library} />
        <ChoiceField
          name="part"
          label={t('own.part')}
          options={parts.map((part) => ({ value: part, label: t(`part.${part}`) }))}
          form={form}
        />
        <ChoiceField
          name="basis"
          label={t('own.basis')}
          options={[
            { value: '', label: t('own.basisUsual') },
            { value: 'location', label: t('own.basisLocation') },
          ]}
          form={form}
        />
        <LineField name="kg" label={t('own.kgField')} width="10" form={form} />
        <LineField name="unit" label={t('own.unit')} hint={t('mapping.unitHint')} width="10" form={form} />
        <LineField name="name" label={t('own.name')} form={form} />
        <TextField name="evidence" label={t('own.evidence')} hint={t('own.evidenceHint')} rows={3} form={form} />
        <LineField name="from" label={t('own.fromField')} hint={t('own.fromHint')} width="10" form={form} />
        <TextField name="note" label={t('own.note')} rows={2} form={form} />
        <Button type="submit">{t('own.add')}</Button>
      </form>
    </section>
  );
}
