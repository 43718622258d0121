/** How each commitment of the plan before ended: done, carried on into this plan, or dropped. */
import { Button } from 'nhsuk-react-components';
import type { Plan } from '../model.ts';
import { indexPlan } from '../rules.ts';
import { CommitmentNumbers } from './commitment-numbers.tsx';
import type { PlanDesk } from './desk.tsx';
import { type Problem, Problems } from './forms.tsx';

interface Props {
  /** The desk of the plan that follows. */
  desk: PlanDesk;
  former: Plan;
  /** Commitment of the former plan → the likeliest of this one to carry it on. */
  likeliest: ReadonlyMap<string, string>;
  /** What was sent and is wrong, with the commitment that it is about. */
  wrong: { id: string; values: Record<string, string | string[]>; problems: Problem[] } | null;
}

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
        const shown = wrong?.id === id ? wrong.values : null;
        const field = (name: string, kept: string) => [shown?.[name] ?? kept].flat().join('\n');
        const proposed = likeliest.get(id);
        return (
          <form key={id} id={id} method="post" action={`${desk.planBase}/former/${id}`} className="gp-commitment">
            <fieldset className="nhsuk-fieldset">
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">
                {id}: {text}
              </legend>
              <p>
                <label className="nhsuk-label" htmlFor={`outcome-${id}`}>
                  {t('closing.outcome', { id })}
                </label>
                <select
                  className="nhsuk-select"
                  id={`outcome-${id}`}
                  name="outcome"
                  defaultValue={field('outcome', closure?.outcome ?? '')}
                >
                  <option value="">{t('closing.open')}</option>
                  {(['done', 'carried', 'dropped'] as const).map((outcome) => (
                    <option key={outcome} value={outcome}>
                      {t(`outcome.${outcome}`)}
                    </option>
                  ))}
                </select>
              </p>
              <p>
                <label className="nhsuk-label" htmlFor={`carried-${id}`}>
                  {t('closing.carriedTo')}
                </label>
                <input
                  className="nhsuk-input nhsuk-input--width-10"
                  id={`carried-${id}`}
                  name="carriedTo"
                  list="carriers"
                  autoComplete="off"
                  defaultValue={field('carriedTo', closure ? (closure.carriedTo ?? '') : (proposed ?? ''))}
                />
                {proposed && !closure && <span className="nhsuk-hint">{t('closing.likeliest', { id: proposed })}</span>}
              </p>
              <p>
                <label className="nhsuk-label" htmlFor={`reason-${id}`}>
                  {t('closing.reason')}
                </label>
                <input
                  className="nhsuk-input"
                  id={`reason-${id}`}
                  name="reason"
                  defaultValue={field('reason', closure?.reason ?? '')}
                />
              </p>
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
