/** One initiative: its form for those who may change it, what it says for the others. */
import { Button, InsetText } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { Done } from '../../carbon/intake-pages/done.tsx';
import { DataTable } from '../../carbon/pages/parts.tsx';
import { type Filled, Problems } from '../../platform/web/forms.tsx';
import type { Initiative, Remark } from '../rules/model.ts';
import type { WorkDesk } from './desk.ts';
import type { FormFacts } from './form-facts.ts';
import { InitiativeForm } from './initiative-form.tsx';
import { fieldLabels, fieldsOf } from './initiative-shown.ts';
import { hrefOf } from './initiatives-page.tsx';

interface Props {
  desk: WorkDesk;
  facts: FormFacts;
  /** Null for one that is not there yet. */
  initiative: Initiative | null;
  revision: number | null;
  form: Filled;
  remarks: readonly (Remark & { at: string })[];
  done: string | null;
  history: ReactNode;
}

export function InitiativePage({ desk, facts, initiative, revision, form, remarks, done, history }: Props) {
  const { t, here, mayChange } = desk;
  const title = initiative?.title ?? t('initiative.new');
  return (
    <>
      <Problems problems={form.problems} t={t} />
      {done !== null && <Done>{done}</Done>}
      <h1 className="nhsuk-heading-l">{title}</h1>
      <Remarked {...{ t, remarks }} />
      {mayChange ? (
        <InitiativeForm
          {...{ t, form, revision }}
          members={desk.members}
          plan={facts.plan}
          offered={facts.offered}
          remarks={new Map(remarks.map(({ at, sentence }) => [at, sentence]))}
          action={initiative ? hrefOf(here, initiative.id) : `${here}/initiatives`}
        />
      ) : (
        initiative && <Read {...{ desk, facts, initiative }} />
      )}
      {mayChange && initiative && revision !== null && <Ending {...{ desk, initiative, revision }} />}
      {history}
    </>
  );
}

function Remarked({ t, remarks }: { t: WorkDesk['t']; remarks: Props['remarks'] }) {
  if (remarks.length === 0) return null;
  return (
    <InsetText>
      <p>{t('initiative.remarks')}</p>
      <ul>
        {remarks.map(({ at, code, sentence }) => (
          <li key={`${code} ${at}`}>{at === '' ? sentence : <a href={`#${at}`}>{sentence}</a>}</li>
        ))}
      </ul>
    </InsetText>
  );
}

/** What is filled in, field by field. */
function Read({ desk, facts, initiative }: { desk: WorkDesk; facts: FormFacts; initiative: Initiative }) {
  const { t, nameOf } = desk;
  const values = {
    ...fieldsOf(initiative, facts),
    organisation: initiative.organisations.map((one) => nameOf(one.organisation)),
  };
  return (
    <>
      <DataTable
        caption={t('initiative.facts')}
        heads={[{ label: t('head.field') }, { label: t('head.value') }]}
        rows={Object.entries(values).flatMap(([field, value]) => {
          const label = fieldLabels[field];
          const text = [value].flat().join('; ');
          if (!label || text === '') return [];
          return [
            {
              key: field,
              cells: [
                t(label),
                <span key="value" className="gp-as-written">
                  {text}
                </span>,
              ],
            },
          ];
        })}
      />
      <p>{t('mayNot')}</p>
    </>
  );
}

function Ending({ desk, initiative, revision }: { desk: WorkDesk; initiative: Initiative; revision: number }) {
  const { t, here } = desk;
  const to = hrefOf(here, initiative.id);
  const hidden = <input type="hidden" name="revision" value={revision} />;
  return (
    <section aria-labelledby="ending" className="gp-section">
      <h2 id="ending">{t('initiative.ending')}</h2>
      {initiative.stage !== 'stopped' && (
        <form method="post" action={`${to}/stopping`}>
          {hidden}
          <p>{t('initiative.stopText')}</p>
          <Button type="submit" secondary>
            {t('initiative.stop')}
          </Button>
        </form>
      )}
      <form method="post" action={`${to}/removal`}>
        {hidden}
        <p>{t('initiative.removeText')}</p>
        <Button type="submit" warning>
          {t('initiative.remove')}
        </Button>
      </form>
    </section>
  );
}
