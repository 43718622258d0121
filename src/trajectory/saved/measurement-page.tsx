/** The form in which the team says how the saving of an initiative is measured. */
import { Button, Fieldset } from 'nhsuk-react-components';
import { Done } from '../../carbon/intake-pages/done.tsx';
import {
  ChoiceField,
  type Filled,
  LineField,
  Problems,
  RadioField,
  TextField,
  TickField,
} from '../../platform/web/forms.tsx';
import { adjustments } from '../rules/measurement.ts';
import type { Initiative } from '../rules/model.ts';
import type { Offered } from './measurement-fields.ts';
import type { SavedT } from './saved-page.tsx';

interface Props {
  t: SavedT;
  initiative: Initiative;
  /** Where the form is sent. */
  action: string;
  offered: Offered;
  form: Filled;
  /** Whether it is measured already. */
  isDeclared: boolean;
  done: string | null;
}

export function MeasurementPage({ t, initiative, action, offered, form, isDeclared, done }: Props) {
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{t('declare.title', { name: initiative.title })}</h1>
      <p>{t('declare.intro')}</p>
      <form method="post" action={action} noValidate>
        <ChoiceField
          name="organisation"
          label={t('field.organisation')}
          options={offered.organisations.map(({ slug, name }) => ({ value: slug, label: name }))}
          form={form}
        />
        <ChoiceField
          name="category"
          label={t('field.category')}
          options={offered.categories.map(({ id, name }) => ({ value: id, label: name }))}
          form={form}
        />
        <RadioField
          name="type"
          label={t('field.type')}
          options={[
            { value: 'same meter before', label: t('type.before') },
            { value: 'measure moved', label: t('type.moved') },
          ]}
          form={form}
        />
        <Before {...{ t, offered, form }} />
        <Moved {...{ t, form }} />
        <TextField name="note" label={t('field.note')} form={form} />
        <Button type="submit">{t('save')}</Button>
      </form>
      {isDeclared && (
        <form method="post" action={`${action}/removal`}>
          <Button type="submit" secondary>
            {t('declare.remove')}
          </Button>
        </form>
      )}
    </>
  );
}

function Before({ t, offered, form }: Pick<Props, 't' | 'offered' | 'form'>) {
  return (
    <Fieldset>
      <Fieldset.Legend size="m">{t('legend.before')}</Fieldset.Legend>
      <ChoiceField
        name="activity"
        label={t('field.activity')}
        hint={t('hint.activity')}
        options={['', ...offered.activities].map((activity) => ({ value: activity, label: activity }))}
        form={form}
      />
      {offered.sites.length > 0 && (
        <TickField
          name="sites"
          label={t('field.sites')}
          hint={t('hint.sites')}
          options={offered.sites.map((site) => ({ value: site, label: site }))}
          form={form}
        />
      )}
      <LineField name="from" label={t('field.from')} hint={t('hint.month')} width="20" form={form} />
      <LineField name="to" label={t('field.to')} width="20" form={form} />
      <RadioField
        name="adjustBy"
        label={t('field.adjustBy')}
        options={adjustments.map((one) => ({ value: one, label: t(`adjust.${one}`) }))}
        form={form}
      />
      <RadioField
        name="withoutLines"
        label={t('field.withoutLines')}
        options={(['missing', 'nought'] as const).map((one) => ({ value: one, label: t(`withoutLines.${one}`) }))}
        form={form}
      />
      <TextField name="adjuster" label={t('field.adjuster')} hint={t('hint.adjuster')} rows={8} form={form} />
      <LineField name="source" label={t('field.source')} form={form} />
    </Fieldset>
  );
}

function Moved({ t, form }: Pick<Props, 't' | 'form'>) {
  return (
    <Fieldset>
      <Fieldset.Legend size="m">{t('legend.moved')}</Fieldset.Legend>
      <LineField name="usual" label={t('field.usual')} width="10" form={form} />
      <LineField name="kgPerUnit" label={t('field.kgPerUnit')} hint={t('hint.kgPerUnit')} width="10" form={form} />
      <TextField name="measure" label={t('field.measure')} hint={t('hint.measure')} rows={8} form={form} />
      <LineField name="measureSource" label={t('field.measureSource')} form={form} />
    </Fieldset>
  );
}
