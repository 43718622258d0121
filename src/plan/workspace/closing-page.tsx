/** How each commitment of the plan before ended: done, carried on into this plan, or dropped. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems } from '../../platform/web/forms.tsx';
import type { Plan } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { CommitmentNumbers } from './commitment-numbers.tsx';
import type { PlanDesk } from './desk.tsx';

interface Props {
  /** The desk of the plan that follows. */
  desk: PlanDesk;
  former: Plan;
  /** Commitment of the former plan → the likeliest of this one to carry it on. */
  likeliest: ReadonlyMap<string, string>;
  /** What was sent and is wrong, with the commitment that it is about. */
  wrong: (Filled & { id: string }) | null;
}

const outcomes = ['done', 'carried', 'dropped'] as const;

export function ClosingPage({ desk, former, likeliest, wrong }: Props) {
  const { t } = desk;
  const commitments = indexPlan(former).commitments.map(({ commitment }) => commitment);
  const closed = commitments.filter(({ closure }) => closure !== null).length;
  const carriers = indexPlan(desk.plan).commitments;
  return (
    <>
      <Problems problems={wrong?.problems ?? []} t={t} />
      <h1 className="nhsuk-heading-l">{t('closing.title', { plan: former.title })}</h1>
      <p>{t('closing.intro')}</p>
      <p>
        <strong>{t('closing.count', { closed, all: commitments.length })}</strong>
      </p>
      <CommitmentNumbers id="carriers" placed={carriers} />
      {commitments.map(({ id, text, closure }) => {
        const proposed = likeliest.get(id);
        const kept = {
          outcome: closure?.outcome ?? '',
          carriedTo: (closure ? closure.carriedTo : proposed) ?? '',
          reason: closure?.reason ?? '',
        };
        const form = wrong?.id === id ? wrong : { values: kept, problems: [] };
        return (
          <form key={id} id={id} method="post" action={`${desk.planBase}/former/${id}`} className="gp-commitment">
            <fieldset className="nhsuk-fieldset">
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
                {id}: {text}
              </legend>
              <ChoiceField
                name="outcome"
                id={`outcome-${id}`}
                label={t('closing.outcome', { id })}
                options={[
                  { value: '', label: t('closing.open') },
                  ...outcomes.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) })),
                ]}
                form={form}
              />
              <LineField
                name="carriedTo"
                id={`carriedTo-${id}`}
                label={t('closing.carriedTo')}
                {...(proposed && !closure ? { hint: t('closing.likeliest', { id: proposed }) } : {})}
                list="carriers"
                width="10"
                form={form}
              />
              <LineField name="reason" id={`reason-${id}`} label={t('closing.reason')} form={form} />
              <Button type="submit" secondary small>
                {t('closing.save', { id })}
              </Button>
            </fieldset>
          </form>
        );
      })}
    </>
  );
}
