/** Each recommendation with the commitments that answer it: proposed ones to confirm or refuse, others to add. */
import { Button, Details } from 'nhsuk-react-components';
import { LineField, type Problem, Problems, TextField, unfilled } from '../../platform/web/forms.tsx';
import type { Recommendation } from '../model.ts';
import { type Answer, answersOf, type PlanIndex } from '../rules.ts';
import { CommitmentNumbers } from './commitment-numbers.tsx';
import type { PlanDesk } from './desk.tsx';

export const shows = ['all', 'open', 'none'] as const;
export type Show = (typeof shows)[number];

interface Props {
  desk: PlanDesk;
  index: PlanIndex;
  show: Show;
  problems: Problem[];
}

export function AnswersPage({ desk, index, show, problems }: Props) {
  const { t, plan, planBase } = desk;
  const sections = plan.themes.flatMap((theme) =>
    theme.subthemes.map((subtheme) => ({
      key: subtheme.id,
      title: [theme.title, subtheme.title].filter(Boolean).join(': '),
      entries: subtheme.recommendations
        .map((recommendation) => ({ recommendation, answers: answersOf(index, recommendation.id) }))
        .filter(({ answers }) => isShown(show, answers)),
    })),
  );
  const shown = sections.filter(({ entries }) => entries.length > 0);
  return (
    <>
      <Problems problems={problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('answers.title')}</h1>
      <p>{t('answers.intro')}</p>
      <nav aria-label={t('answers.show')}>
        <ul className="nhsuk-list">
          {(['all', 'open', 'none'] as const).map((one) => (
            <li key={one}>
              {one === show ? (
                <strong aria-current="true">{t(labels[one])}</strong>
              ) : (
                <a href={`${planBase}/answers?show=${one}`}>{t(labels[one])}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      {shown.length === 0 && <p>{t('answers.empty')}</p>}
      <CommitmentNumbers id="commitments" placed={index.placed.filter(({ kind }) => kind !== 'ambition')} />
      {shown.map(({ key, title, entries }) => (
        <section key={key}>
          <h2 className="nhsuk-heading-m">{title}</h2>
          {entries.map(({ recommendation, answers }) => (
            <Entry key={recommendation.id} {...{ desk, recommendation, answers, show }} />
          ))}
        </section>
      ))}
    </>
  );
}

const labels = { all: 'answers.showAll', open: 'answers.showOpen', none: 'answers.showNone' } as const;

function isShown(show: Show, answers: Answer[]): boolean {
  if (show === 'all') return true;
  return show === 'open' ? answers.some(({ confirmed }) => !confirmed) : answers.every(({ confirmed }) => !confirmed);
}

interface EntryProps {
  desk: PlanDesk;
  recommendation: Recommendation;
  answers: Answer[];
  show: Show;
}

function Entry({ desk, recommendation, answers, show }: EntryProps) {
  const { t, planBase } = desk;
  const { id, text } = recommendation;
  return (
    <article className="gp-commitment" id={id} aria-labelledby={`${id}-text`}>
      <h3 className="nhsuk-heading-s" id={`${id}-text`}>
        {id}: {text}
      </h3>
      {answers.length === 0 && <p>{t('answers.none')}</p>}
      <ul className="nhsuk-list">
        {answers.map(({ placed: { commitment }, confirmed, score }) => (
          <li key={commitment.id}>
            <strong className={`nhsuk-tag nhsuk-tag--${confirmed ? 'green' : 'grey'}`}>
              {confirmed ? t('answers.confirmed') : t('answers.proposed', { score: score.toFixed(2) })}
            </strong>{' '}
            {commitment.id}: {commitment.text}
            <form method="post" action={`${planBase}/answers`} className="gp-inline-form">
              <input type="hidden" name="recommendation" value={id} />
              <input type="hidden" name="commitment" value={commitment.id} />
              <input type="hidden" name="show" value={show} />
              {!confirmed && (
                <Button
                  type="submit"
                  name="decision"
                  value="confirm"
                  secondary
                  small
                  aria-label={`${t('answers.confirm')}: ${id}, ${commitment.id}`}
                >
                  {t('answers.confirm')}
                </Button>
              )}{' '}
              <Button
                type="submit"
                name="decision"
                value="refuse"
                secondary
                small
                aria-label={`${t(confirmed ? 'answers.remove' : 'answers.refuse')}: ${id}, ${commitment.id}`}
              >
                {t(confirmed ? 'answers.remove' : 'answers.refuse')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <Details>
        <Details.Summary>
          {t('answers.add')} <span className="nhsuk-u-visually-hidden">({id})</span>
        </Details.Summary>
        <Details.Text>
          <form method="post" action={`${planBase}/answers`}>
            <input type="hidden" name="recommendation" value={id} />
            <input type="hidden" name="show" value={show} />
            <LineField
              name="commitment"
              id={`answer-${id}`}
              label={t('answers.addLabel', { id })}
              hint={t('answers.addHint')}
              list="commitments"
              width="10"
              required
              form={unfilled}
            />
            <Button type="submit" name="decision" value="confirm" secondary small>
              {t('answers.addButton')}
            </Button>
          </form>
          <form method="post" action={`${planBase}/answers/${id}`}>
            <TextField
              name="text"
              id={`words-${id}`}
              label={t('answers.words', { id })}
              rows={3}
              required
              form={{ ...unfilled, values: { text } }}
            />
            <LineField name="why" id={`why-${id}`} label={t('promise.why')} required form={unfilled} />
            <Button type="submit" secondary small>
              {t('answers.reword', { id })}
            </Button>
          </form>
        </Details.Text>
      </Details>
    </article>
  );
}
