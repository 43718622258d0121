/** The start page of one plan in the workspace: what it says, whether readers see it, what came before, its history. */
import { Button, Details, NotificationBanner } from 'nhsuk-react-components';
import { ChoiceField, type Filled, LineField, Problems } from '../../platform/web/forms.tsx';
import { longDate } from '../pages/view.tsx';
import type { ListedPlan, Revision } from '../store.ts';
import type { PlanDesk } from './desk.tsx';

export interface PlanOverview {
  plans: ListedPlan[];
  commitments: number;
  openAnswers: number;
  findings: number;
  /** The plan before, and how many of its commitments are not closed. */
  former: { title: string; open: number } | null;
  history: Revision[];
  /** Where else the plan is written: label and path below the plan's address, and what there is of it. */
  entries: { label: string; path: string; text: string }[];
  /** What was done just now. */
  done: 'made' | 'changed' | null;
  /** Whether the person may delete the plan. */
  mayDelete: boolean;
  form: Filled;
}

export function PlanPage({ desk, overview }: { desk: PlanDesk; overview: PlanOverview }) {
  const { t, plan, planBase, base } = desk;
  const listed = overview.plans.find(({ id }) => id === plan.id);
  const others = overview.plans.filter(({ id }) => id !== plan.id);
  return (
    <>
      {overview.done && (
        <NotificationBanner success role="alert">
          <NotificationBanner.Heading>{t(`tend.done.${overview.done}`)}</NotificationBanner.Heading>
          <p>{t('tend.next')}</p>
        </NotificationBanner>
      )}
      <h1 className="nhsuk-heading-l">{plan.title}</h1>
      <Problems problems={overview.form.problems} t={t} />
      <p>{t('tend.intro')}</p>
      <p>
        <strong className={`nhsuk-tag nhsuk-tag--${listed?.isCurrent ? 'green' : 'grey'}`}>
          {t(listed?.isCurrent ? 'tend.current' : 'tend.notCurrent')}
        </strong>{' '}
        {listed?.isCurrent && <a href={base.replace(/\/workspace$/, '')}>{t('tend.public')}</a>}
      </p>
      {!listed?.isCurrent && (
        <form method="post" action={`${planBase}/current`}>
          <Button type="submit" secondary small>
            {t('tend.makeCurrent')}
          </Button>
        </form>
      )}
      <h2 className="nhsuk-heading-m">{t('tend.content')}</h2>
      <dl className="nhsuk-summary-list">
        <Entry
          href={`${planBase}/commitments`}
          label={t('tend.commitments')}
          text={t('tend.commitmentsText', { count: overview.commitments })}
        />
        <Entry
          href={`${planBase}/answers`}
          label={t('tend.answers')}
          text={t('tend.answersText', { open: overview.openAnswers })}
        />
        <Entry
          href={`${planBase}/findings`}
          label={t('tend.findings')}
          text={t('tend.findingsText', { count: overview.findings })}
        />
        {overview.entries.map(({ label, path, text }) => (
          <Entry key={path} href={`${planBase}${path}`} label={label} text={text} />
        ))}
      </dl>
      <h2 className="nhsuk-heading-m">{t('tend.follows')}</h2>
      {overview.former && (
        <p>
          <a href={`${planBase}/former`}>{t('tend.closing', { plan: overview.former.title })}</a>:{' '}
          {t('tend.closingText', { open: overview.former.open })}
        </p>
      )}
      {others.length > 0 ? (
        <form method="post" action={`${planBase}/follows`}>
          <ChoiceField
            name="follows"
            label={t('tend.followsLabel')}
            hint={t('tend.followsHint')}
            form={overview.form}
            options={[
              { value: '', label: t('tend.followsNone') },
              ...others.map(({ slug, title }) => ({ value: slug, label: `${title} (${slug})` })),
            ]}
          />
          <Button type="submit" secondary small>
            {t('form.save')}
          </Button>
        </form>
      ) : (
        <p>{t('tend.followsNone')}</p>
      )}
      <h2 className="nhsuk-heading-m">{t('tend.history')}</h2>
      <ol className="nhsuk-list">
        {overview.history.map(({ id, at, by, why }) => (
          <li key={id}>{t('commitment.revision', { when: longDate(at.slice(0, 10), t), who: by, why })}</li>
        ))}
      </ol>
      {overview.mayDelete && <Removal desk={desk} overview={overview} />}
    </>
  );
}

function Removal({ desk: { t, plan, planBase }, overview }: { desk: PlanDesk; overview: PlanOverview }) {
  return (
    <Details open={overview.form.problems.some(({ field }) => field === 'slug')}>
      <Details.Summary>{t('tend.remove')}</Details.Summary>
      <Details.Text>
        <form method="post" action={`${planBase}/remove`}>
          <p>{t('tend.removeText', { slug: plan.slug })}</p>
          <LineField name="slug" label={t('tend.removeName')} form={{ values: {}, problems: overview.form.problems }} />
          <Button type="submit" warning>
            {t('tend.removeButton')}
          </Button>
        </form>
      </Details.Text>
    </Details>
  );
}

function Entry({ href, label, text }: { href: string; label: string; text: string }) {
  return (
    <div className="nhsuk-summary-list__row">
      <dt className="nhsuk-summary-list__key">
        <a href={href}>{label}</a>
      </dt>
      <dd className="nhsuk-summary-list__value">{text}</dd>
    </div>
  );
}
