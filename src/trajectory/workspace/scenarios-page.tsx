/** The list of scenarios, and the record of those that became the plan. */
import { Button } from 'nhsuk-react-components';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { ChoiceField, type Filled, LineField, Problems } from '../../platform/web/forms.tsx';
import type { Adopted, KeptScenario } from '../scenario-store.ts';
import type { WorkDesk } from './desk.ts';

interface Props {
  desk: WorkDesk;
  scenarios: readonly KeptScenario[];
  adopted: readonly Adopted[];
  /** The name of whoever a record says adopted it. */
  writer(by: string): string;
  form: Filled;
  done: string | null;
}

export const scenarioHref = (here: string, id: string): string => `${here}/scenarios/${encodeURIComponent(id)}`;

export function ScenariosPage({ desk, scenarios, adopted, writer, form, done }: Props) {
  const { t, here, mayChange } = desk;
  const nameOf = (id: string | null) =>
    id === null ? t('scenarios.plan') : (scenarios.find(({ scenario }) => scenario.id === id)?.scenario.name ?? id);
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{t('scenarios.title')}</h1>
      <p>{t('scenarios.intro')}</p>
      {scenarios.length === 0 ? (
        <p>{t('scenarios.none')}</p>
      ) : (
        <>
          <DataTable
            caption={t('scenarios.caption')}
            heads={[
              { label: t('head.scenario') },
              { label: t('head.basedOn') },
              { label: t('head.differences'), numeric: true },
              { label: t('head.shown') },
            ]}
            rows={scenarios.map(({ scenario }) => ({
              key: scenario.id,
              cells: [
                <a key="to" href={scenarioHref(here, scenario.id)}>
                  {scenario.name}
                </a>,
                nameOf(scenario.basedOn),
                scenario.changes.length + Object.keys(scenario.switches).length,
                <a key="shown" href={`${here}?scenario=${encodeURIComponent(scenario.id)}`}>
                  {t('scenarios.show', { name: scenario.name })}
                </a>,
              ],
            }))}
          />
          <p>
            <a href={`${here}/compare`}>{t('scenarios.compare')}</a>
          </p>
        </>
      )}
      {mayChange ? <Copy {...{ desk, scenarios, form }} /> : <p>{t('mayNot')}</p>}
      {adopted.length > 0 && <Record {...{ desk, adopted, writer }} />}
    </>
  );
}

function Copy({ desk: { t, here }, scenarios, form }: Pick<Props, 'desk' | 'scenarios' | 'form'>) {
  return (
    <section aria-labelledby="copy" className="gp-section">
      <h2 id="copy">{t('scenarios.new')}</h2>
      <form method="post" action={`${here}/scenarios`} noValidate>
        <LineField name="name" label={t('field.scenarioName')} form={form} />
        <ChoiceField
          name="from"
          label={t('scenarios.from')}
          options={[
            { value: '', label: t('scenarios.plan') },
            ...scenarios.map(({ scenario }) => ({
              value: scenario.id,
              label: t('scenarios.copyOf', { name: scenario.name }),
            })),
          ]}
          form={form}
        />
        <Button type="submit">{t('scenarios.make')}</Button>
      </form>
    </section>
  );
}

function Record({ desk: { t }, adopted, writer }: Pick<Props, 'desk' | 'adopted' | 'writer'>) {
  return (
    <section aria-labelledby="adopted" className="gp-section">
      <h2 id="adopted">{t('scenarios.adopted')}</h2>
      <DataTable
        caption={t('scenarios.adoptedCaption')}
        heads={[
          { label: t('head.scenario') },
          { label: t('head.on') },
          { label: t('head.reason') },
          { label: t('head.by') },
          { label: t('head.changed'), numeric: true },
        ]}
        rows={adopted.map(({ id, name, on, reason, by, changed }) => ({
          key: id,
          cells: [name, dayOf(on), reason, writer(by), changed.length],
        }))}
      />
    </section>
  );
}

const dayOf = (on: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
