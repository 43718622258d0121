/** The table of floor area, beds, staff and turnover, and the forms that fill it. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, FileField, type Filled, LineField, Problems } from '../../platform/web/forms.tsx';
import { yearName } from '../footprint/months.ts';
import { type Driver, type DriverKind, driverKinds } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import { upTo } from '../pages/told.ts';
import type { IntakeDesk } from './desk.ts';
import { Done } from './done.tsx';

/** The field of a kind's figure in the form. */
export const valueField = (kind: DriverKind): string => `value-${kind.replace(' ', '-')}`;

interface Props {
  desk: IntakeDesk;
  drivers: readonly Driver[];
  form: Filled;
  done: string | null;
}

export function DriversPage({ desk, drivers, form, done }: Props) {
  const { t, here, mayChange } = desk;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{t('drivers.title')}</h1>
      <p>{t('drivers.intro')}</p>
      {drivers.length === 0 ? <p>{t('drivers.none')}</p> : <Kept {...{ desk, drivers }} />}
      {drivers.length > 0 && (
        <p>
          <a href={`${here}/drivers.csv`}>{t('drivers.download')}</a>
        </p>
      )}
      {mayChange ? <Forms {...{ desk, form }} /> : <p>{t('drivers.mayNot')}</p>}
    </>
  );
}

function Kept({ desk, drivers }: Pick<Props, 'desk' | 'drivers'>) {
  const { t, nameOf } = desk;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{t('drivers.kept')}</h2>
      {[...Map.groupBy(drivers, ({ organisation }) => organisation)].map(([organisation, own]) => (
        <DataTable
          key={organisation}
          caption={nameOf(organisation)}
          heads={[
            { label: t('head.kind') },
            { label: t('head.year') },
            { label: t('head.value'), numeric: true },
            { label: t('head.source') },
            ...(desk.mayChange ? [{ label: t('head.do') }] : []),
          ]}
          rows={own.map((driver) => ({
            key: `${driver.year} ${driver.kind}`,
            cells: [
              t(`drivers.kind.${driver.kind}`),
              yearName(driver.year),
              upTo(driver.value, 6),
              <span key="source" className="gp-as-written">
                {driver.source}
              </span>,
              ...(desk.mayChange ? [<Removal key="remove" {...{ desk, driver }} />] : []),
            ],
          }))}
        />
      ))}
    </section>
  );
}

function Removal({ desk, driver }: { desk: IntakeDesk; driver: Driver }) {
  const { t, here, nameOf } = desk;
  const { organisation, year, kind } = driver;
  const what = { kind: t(`drivers.kind.${kind}`), organisation: nameOf(organisation), year: yearName(year) };
  return (
    <form method="post" action={`${here}/drivers/removal`}>
      <input type="hidden" name="organisation" value={organisation} />
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="kind" value={kind} />
      <Button type="submit" secondary small aria-label={t('drivers.removeOf', what)}>
        {t('drivers.remove')}
      </Button>
    </form>
  );
}

function Forms({ desk, form }: Pick<Props, 'desk' | 'form'>) {
  const { t, here, members } = desk;
  return (
    <>
      <section aria-labelledby="add" className="gp-section">
        <h2 id="add">{t('drivers.add')}</h2>
        <p>{t('drivers.addText')}</p>
        <form method="post" action={`${here}/drivers`} noValidate>
          <ChoiceField
            name="organisation"
            label={t('drivers.organisation')}
            options={[
              { value: '', label: t('drivers.chooseOrganisation') },
              ...members.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
            form={form}
          />
          <LineField name="year" label={t('drivers.year')} hint={t('drivers.yearHint')} width="10" form={form} />
          {driverKinds.map((kind) => (
            <LineField key={kind} name={valueField(kind)} label={t(`drivers.kind.${kind}`)} width="10" form={form} />
          ))}
          <LineField name="source" label={t('drivers.source')} hint={t('drivers.sourceHint')} form={form} />
          <Button type="submit">{t('save')}</Button>
        </form>
      </section>
      <section aria-labelledby="many" className="gp-section">
        <h2 id="many">{t('drivers.file')}</h2>
        <p>{t('drivers.fileText')}</p>
        <form method="post" action={`${here}/drivers/file`} encType="multipart/form-data">
          <FileField name="file" label={t('drivers.fileLabel')} hint={t('drivers.fileHint')} form={form} />
          <Button type="submit">{t('drivers.fileSend')}</Button>
        </form>
      </section>
    </>
  );
}
