/** The form in which a commitment is written or changed, and the way to withdraw it. */
import { Button, Details } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import { historyOf } from '../../platform/audit/history-page.tsx';
import { ChoiceField, type Filled, LineField, Problems, TextField, TickField } from '../../platform/web/forms.tsx';
import { levels, strengths } from '../draft.ts';
import { drivers, origins, type Plan, sizes } from '../model.ts';
import type { PlanDesk } from './desk.tsx';

interface Props {
  desk: PlanDesk;
  heading: string;
  /** Null while it is not in the plan yet. */
  id: string | null;
  /** A part stays where its commitment is. */
  isPart: boolean;
  form: Filled;
  /** What may have led to the change, each with its words. */
  causes: { value: string; label: string }[];
  /** What stands between the heading and the form. */
  beside?: ReactNode;
}

export function CommitmentFormPage({ desk, heading, id, isPart, form, causes, beside }: Props) {
  const { t, plan, planBase } = desk;
  const example = plan.organisations[0]?.name ?? 'ICB';
  const optional = <Word extends string>(words: readonly Word[], label: (word: Word) => string) => [
    { value: '', label: t('promise.unknown') },
    ...words.map((word) => ({ value: word, label: label(word) })),
  ];
  return (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">
        <Problems problems={form.problems} t={t} />
        <h1 className="nhsuk-heading-l">{heading}</h1>
        {beside}
        <form method="post" action={`${planBase}/commitments/${id ?? 'new'}`}>
          {'revision' in form.values && <input type="hidden" name="revision" value={String(form.values.revision)} />}
          <TextField name="text" label={t('promise.text')} hint={t('promise.textHint')} rows={6} form={form} />
          {isPart ? (
            <input type="hidden" name="place" value={String(form.values.place)} />
          ) : (
            <ChoiceField
              name="place"
              label={t('promise.place')}
              options={placesOf(plan, t('promise.ambitions'))}
              form={form}
            />
          )}
          <TextField
            name="lead"
            label={t('promise.lead')}
            hint={t('promise.namesHint', { example })}
            rows={3}
            form={form}
          />
          <TextField name="with" label={t('promise.with')} rows={2} form={form} />
          <TextField name="adopts" label={t('promise.adopts')} rows={2} form={form} />
          <TextField name="dates" label={t('promise.dates')} hint={t('promise.datesHint')} rows={3} form={form} />
          <TextField name="targets" label={t('promise.targets')} hint={t('promise.targetsHint')} rows={3} form={form} />
          <ChoiceField
            name="strength"
            label={t('promise.strength')}
            options={optional(strengths, (word) => t(`strength.${word}`))}
            form={form}
          />
          <ChoiceField
            name="level"
            label={t('promise.level')}
            options={optional(levels, (word) => t(`level.${word}`))}
            form={form}
          />
          <ChoiceField
            name="size"
            label={t('promise.size')}
            options={optional(sizes, (word) => t(`size.${word}`))}
            form={form}
          />
          <TickField
            name="drivers"
            label={t('promise.drivers')}
            options={drivers.map((driver) => ({ value: driver, label: t(`driver.${driver}`) }))}
            form={form}
          />
          <ChoiceField
            name="origin"
            label={t('promise.origin')}
            options={optional(origins, (word) => t(`origin.${word}`))}
            form={form}
          />
          <LineField
            name="why"
            label={t(id === null ? 'promise.whyNew' : 'promise.why')}
            hint={t('promise.whyHint')}
            form={form}
          />
          {causes.length > 0 && (
            <ChoiceField
              name="cause"
              label={t('promise.cause')}
              options={[{ value: '', label: t('promise.noCause') }, ...causes]}
              form={form}
            />
          )}
          {'seen' in form.values && <input type="hidden" name="seen" value={String(form.values.seen)} />}
          {'back' in form.values && <input type="hidden" name="back" value={String(form.values.back)} />}
          <Button type="submit">{t('form.save')}</Button>{' '}
          <Button type="submit" secondary name="look" value="yes">
            {t('promise.look')}
          </Button>
        </form>
        {id !== null && <Others desk={desk} id={id} form={form} />}
      </div>
    </div>
  );
}

/** Where a whole commitment can stand. */
function placesOf(plan: Plan, ambitions: string) {
  return [
    ...plan.themes.flatMap((theme) =>
      theme.subthemes.map(({ id, title }) => ({ value: id, label: [theme.title, title].filter(Boolean).join(': ') })),
    ),
    { value: 'ambitions', label: ambitions },
  ];
}

function Others({ desk: { t, plan, planBase, base }, id, form }: { desk: PlanDesk; id: string; form: Filled }) {
  return (
    <>
      <ul className="nhsuk-list">
        <li>
          <a href={`${planBase}/commitments/new?place=${id}`}>{t('promise.addPart')}</a>
        </li>
        <li>
          <a href={`${base.replace(/\/workspace$/, '')}/commitments/${id}`}>{t('promise.seePublic')}</a>
        </li>
        <li>
          <a href={historyOf(`${base}/history`, { table: 'commitments', key: [plan.id, id] })}>
            {t('promise.history')}
          </a>
        </li>
      </ul>
      {!id.includes('.') && <SplitMerge {...{ t, planBase, id, form }} />}
      <Details open={form.problems.some(({ field }) => field === 'reason')}>
        <Details.Summary>{t('promise.withdraw', { id })}</Details.Summary>
        <Details.Text>
          <form method="post" action={`${planBase}/commitments/${id}/withdraw`}>
            <p>{t('promise.withdrawText')}</p>
            <LineField name="reason" label={t('promise.withdrawWhy')} form={{ values: {}, problems: form.problems }} />
            <Button type="submit" warning>
              {t('promise.withdrawButton')}
            </Button>
          </form>
        </Details.Text>
      </Details>
    </>
  );
}

/** One commitment into several, or several that say the same into one. */
function SplitMerge({ t, planBase, id, form }: Pick<PlanDesk, 't' | 'planBase'> & { id: string; form: Filled }) {
  const isWrong = (...fields: string[]) => form.problems.some(({ field }) => fields.includes(field));
  return (
    <>
      <Details open={isWrong('texts', 'splitWhy')}>
        <Details.Summary>{t('promise.split', { id })}</Details.Summary>
        <Details.Text>
          <form method="post" action={`${planBase}/commitments/${id}/split`}>
            <TextField name="texts" label={t('promise.splitTexts')} hint={t('promise.splitHint')} form={form} />
            <LineField name="splitWhy" label={t('promise.why')} form={form} />
            <Button type="submit" secondary>
              {t('promise.splitButton')}
            </Button>
          </form>
        </Details.Text>
      </Details>
      <Details open={isWrong('others', 'merged', 'mergeWhy')}>
        <Details.Summary>{t('promise.merge', { id })}</Details.Summary>
        <Details.Text>
          <form method="post" action={`${planBase}/commitments/${id}/merge`}>
            <LineField name="others" label={t('promise.mergeOthers')} hint={t('promise.mergeHint')} form={form} />
            <TextField name="merged" label={t('promise.mergeText')} form={form} />
            <LineField name="mergeWhy" label={t('promise.why')} form={form} />
            <Button type="submit" secondary>
              {t('promise.mergeButton')}
            </Button>
          </form>
        </Details.Text>
      </Details>
    </>
  );
}
