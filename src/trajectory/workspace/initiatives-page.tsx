/** The list of initiatives: what is planned, by whom, how far it is, and what it comes to by stage. */
import { Button } from 'nhsuk-react-components';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { ChoiceField } from '../../platform/web/forms.tsx';
import type { KeptInitiative } from '../initiative-store.ts';
import { monthInWords, pounds } from '../pages/told.ts';
import { stages } from '../rules/model.ts';
import { type PlanWords, themeName, type WorkDesk } from './desk.ts';

import { capitalOf, sumsByStage, type Wanted } from './initiative-facts.ts';

interface Props {
  desk: WorkDesk;
  plan: PlanWords;
  all: readonly KeptInitiative[];
  shown: readonly KeptInitiative[];
  wanted: Wanted;
  done: string | null;
}

export const hrefOf = (here: string, id: string): string => `${here}/initiative/${encodeURIComponent(id)}`;

export function InitiativesPage({ desk, plan, all, shown, wanted, done }: Props) {
  const { t, here, mayChange } = desk;
  return (
    <>
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{t('initiatives.title')}</h1>
      <p>{t('initiatives.intro')}</p>
      {mayChange ? (
        <ul className="gp-shows">
          <li>
            <a href={`${here}/library`}>{t('initiatives.fromLibrary')}</a>
          </li>
          <li>
            <a href={`${here}/initiatives/new`}>{t('initiatives.new')}</a>
          </li>
          <li>
            <a href={`${here}/initiatives/file`}>{t('initiatives.fromFile')}</a>
          </li>
        </ul>
      ) : (
        <p>{t('mayNot')}</p>
      )}
      {all.length === 0 ? <p>{t('initiatives.none')}</p> : <Listed {...{ desk, plan, all, shown, wanted }} />}
    </>
  );
}

function Listed({ desk, plan, all, shown, wanted }: Omit<Props, 'done'>) {
  const { t, here, nameOf } = desk;
  return (
    <>
      <Filter {...{ desk, plan, all, wanted }} />
      <DataTable
        caption={t('initiatives.byStage')}
        heads={[
          { label: t('head.stage') },
          { label: t('head.count'), numeric: true },
          { label: t('head.capital'), numeric: true },
          { label: t('head.funded'), numeric: true },
          { label: t('head.running'), numeric: true },
          { label: t('head.saving'), numeric: true },
        ]}
        rows={sumsByStage(shown).map(({ stage, count, capital, funded, running, saving }) => ({
          key: stage,
          cells: [t(`stage.${stage}`), count, pounds(capital), pounds(funded), pounds(running), pounds(saving)],
        }))}
      />
      <DataTable
        caption={t('initiatives.shown', { shown: shown.length, all: all.length })}
        heads={[
          { label: t('head.initiative') },
          { label: t('head.organisation') },
          { label: t('head.theme') },
          { label: t('head.stage') },
          { label: t('head.start') },
          { label: t('head.capital'), numeric: true },
        ]}
        rows={shown.map(({ initiative }) => ({
          key: initiative.id,
          cells: [
            <a key="to" href={hrefOf(here, initiative.id)}>
              {initiative.title}
            </a>,
            initiative.organisations.map(({ organisation }) => nameOf(organisation)).join(', '),
            themeName(plan, initiative.theme),
            t(`stage.${initiative.stage}`),
            monthInWords(initiative.start),
            pounds(capitalOf(initiative.money).toFixed()),
          ],
        }))}
      />
      <p>
        <a href={`${here}/initiatives.xlsx`}>{t('initiatives.xlsx')}</a>{' '}
        <a href={`${here}/initiatives.csv`}>{t('initiatives.csv')}</a>
      </p>
    </>
  );
}

function Filter({ desk, plan, all, wanted }: Pick<Props, 'desk' | 'plan' | 'all' | 'wanted'>) {
  const { t, here, members } = desk;
  const form = { values: { ...wanted }, problems: [] };
  const themes = [...new Set(all.map(({ initiative }) => initiative.theme))].filter((theme) => theme !== '').sort();
  const whole = { value: '', label: t('filter.all') };
  return (
    <form method="get" action={`${here}/initiatives`} className="gp-section">
      <ChoiceField
        name="organisation"
        label={t('head.organisation')}
        options={[whole, ...members.map(({ slug, name }) => ({ value: slug, label: name }))]}
        form={form}
      />
      <ChoiceField
        name="stage"
        label={t('head.stage')}
        options={[whole, ...stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))]}
        form={form}
      />
      <ChoiceField
        name="theme"
        label={t('head.theme')}
        options={[whole, ...themes.map((theme) => ({ value: theme, label: themeName(plan, theme) }))]}
        form={form}
      />
      <Button type="submit" secondary>
        {t('filter.show')}
      </Button>
    </form>
  );
}
