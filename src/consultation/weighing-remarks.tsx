/** Remarks to be weighed: narrowed down by a form whose state is in the address, and one by one. */
import { Button, Details } from 'nhsuk-react-components';
import type { View } from '../plan/pages/view.tsx';
import type { Revision } from '../plan/store.ts';
import {
  ChoiceField,
  type Filled,
  LineField,
  Problems,
  RadioField,
  TextField,
  TickField,
} from '../platform/web/forms.tsx';
import type { ConsultationCounts } from './consultation-store.ts';
import type { T } from './frame.tsx';
import { languageName } from './languages/pages.tsx';
import { missing, outcomes, type RemarkOf, respondents, showings, verdicts, wholePlan } from './model.ts';
import type { PersonalSign } from './personal-signs.ts';
import { type OpenOf, type RemarkFilter, stateOf } from './remark-store.ts';
import { isOfOtherWords } from './rules.ts';
import { subjectOptions } from './weighing-pages.tsx';

interface Place {
  slug: string;
  name: string;
}

interface RemarksProps {
  t: T;
  /** "/fenmarsh/workspace/consultations/ID" */
  base: string;
  title: string;
  view: View;
  filter: RemarkFilter & { theme?: string | undefined };
  counts: ConsultationCounts;
  items: RemarkOf[];
  total: number;
  at: number;
  pages: number;
  day(at: Date): string;
  places: Place[];
  openBy: OpenOf[];
  tags: string[];
  nameOf(by: string): string;
}

export function RemarksPage(props: RemarksProps) {
  const { t, base, title, counts, items, total, at, pages, view } = props;
  return (
    <>
      <h1 className="nhsuk-heading-l">{title}</h1>
      <p>
        {t('work.counts', { ...counts })}. {t('work.open', { ...counts })}. {t('work.waiting', { ...counts })}.
      </p>
      <OpenBy {...props} />
      <FilterForm {...props} />
      <p>
        <strong>{t('weigh.found', { total })}</strong>
      </p>
      {items.map((remark) => (
        <article key={remark.id} className="gp-commitment">
          <p className="nhsuk-hint">
            <Who {...props} remark={remark} />
          </p>
          <p>
            {remark.verdict && <b>{t(`ask.${remark.verdict}`)}. </b>}
            {remark.text}
          </p>
          <p>
            {aboutOf(t, view, remark.subject)} <a href={`${base}/remarks/${remark.id}`}>{t('weigh.decide')}</a>{' '}
            <Outcome t={t} remark={remark} />{' '}
            {remark.tags.map((tag) => (
              <strong key={tag} className="nhsuk-tag nhsuk-tag--white">
                {tag}
              </strong>
            ))}{' '}
            {remark.showing !== 'shown' && (
              <strong className="nhsuk-tag nhsuk-tag--yellow">{t(`showing.${remark.showing}`)}</strong>
            )}
          </p>
        </article>
      ))}
      <p>
        {at > 1 && <a href={addressOf(props, at - 1)}>{t('weigh.previous')}</a>}{' '}
        {at < pages && <a href={addressOf(props, at + 1)}>{t('weigh.next')}</a>}
      </p>
    </>
  );
}

/** What is not weighed yet: how much, by whom it is to be answered, since when it waits. */
function OpenBy({ t, base, openBy, day, nameOf }: RemarksProps) {
  if (openBy.length === 0) return null;
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {openBy.map(({ assignee, open, since }) => (
        <li key={assignee ?? ''}>
          <a href={`${base}?${new URLSearchParams({ outcome: 'open', assignee: assignee ?? 'nobody' })}`}>
            {t('weigh.openBy', {
              who: assignee === null ? t('weigh.nobody') : nameOf(assignee),
              open,
              since: day(since),
            })}
          </a>
        </li>
      ))}
    </ul>
  );
}

function FilterForm({ t, base, view, filter, places, tags, openBy, nameOf }: RemarksProps) {
  const values = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, value ?? '']));
  const form = { values, problems: [] };
  const all = { value: '', label: t('weigh.all') };
  return (
    <form method="get" action={base} className="gp-filter gp-filter--wide">
      <h2 className="nhsuk-heading-s">{t('weigh.filter')}</h2>
      <ChoiceField name="subject" label={t('weigh.subject')} form={form} options={[all, ...subjectOptions(t, view)]} />
      <ChoiceField
        name="theme"
        label={t('weigh.theme')}
        form={form}
        options={[all, ...view.plan.themes.map(({ slug, title }) => ({ value: slug, label: title }))]}
      />
      <ChoiceField
        name="assignee"
        label={t('weigh.assignee')}
        form={form}
        options={[
          all,
          ...openBy.map(({ assignee }) => ({
            value: assignee ?? 'nobody',
            label: assignee === null ? t('weigh.nobody') : nameOf(assignee),
          })),
        ]}
      />
      {tags.length > 0 && (
        <ChoiceField
          name="tag"
          label={t('weigh.tag')}
          form={form}
          options={[all, ...tags.map((tag) => ({ value: tag, label: tag }))]}
        />
      )}
      <ChoiceField
        name="outcome"
        label={t('weigh.outcome')}
        form={form}
        options={[
          all,
          { value: 'open', label: t('outcome.open') },
          ...outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) })),
        ]}
      />
      <ChoiceField
        name="showing"
        label={t('weigh.showing')}
        form={form}
        options={[all, ...showings.map((one) => ({ value: one, label: t(`showing.${one}`) }))]}
      />
      <ChoiceField
        name="verdict"
        label={t('weigh.verdict')}
        form={form}
        options={[all, ...verdicts.map((one) => ({ value: one, label: t(`ask.${one}`) }))]}
      />
      <ChoiceField
        name="respondent"
        label={t('weigh.respondent')}
        form={form}
        options={[all, ...respondents.map((one) => ({ value: one, label: t(`respondent.${one}`) }))]}
      />
      <ChoiceField
        name="place"
        label={t('weigh.place')}
        form={form}
        options={[all, ...places.map(({ slug, name }) => ({ value: slug, label: name }))]}
      />
      <Button secondary>{t('weigh.apply')}</Button>
    </form>
  );
}

interface RemarkProps {
  t: T;
  /** "/fenmarsh/workspace/consultations/ID" */
  base: string;
  /** "/fenmarsh/workspace/plans/green-plan" */
  planBase: string;
  view: View;
  remark: RemarkOf;
  signs: PersonalSign[];
  revisions: Revision[];
  form: Filled;
  day(at: Date): string;
  nameOf(by: string): string;
  places: Place[];
  /** Others that may say the same. */
  near: RemarkOf[];
  /** Those who may answer. */
  team: { value: string; label: string }[];
}

/** The latest changes of a plan that are offered as what a remark led to. */
const mostRevisions = 50;

/** One remark: what it is about, whether readers see it, and what comes of it. */
export function RemarkPage(props: RemarkProps) {
  const { t, base, planBase, view, remark, signs, revisions, day, nameOf } = props;
  const { id, subject, verdict, text, showing, outcome, reason, revision, weighedBy, weighedAt } = remark;
  // The change that was made from here is the one that it led to, unless somebody says otherwise.
  const led = revision ?? revisions.findLast(({ cause }) => cause === `remark:${id}`)?.id ?? '';
  const values = { outcome: outcome ?? '', reason: reason ?? '', revision: String(led) };
  const form = { ...props.form, values: { ...values, ...props.form.values } };
  const back = `/consultations/${base.split('/').at(-1)}/remarks/${id}`;
  const cause = new URLSearchParams({ because: `remark:${id}`, back });
  const isCommitment = subject !== wholePlan && subject !== missing;
  const together = props.near.filter((one) => isWith(remark, one) && one.outcome === null).length;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('weigh.one')}</h1>
      <p className="nhsuk-hint">
        <Who {...props} />
      </p>
      <p>
        {aboutOf(t, view, subject)} {isOfOtherWords(view, remark) && t('said.before')}
      </p>
      <blockquote className="gp-commitment">
        <p>
          {verdict && <b>{t(`ask.${verdict}`)}. </b>}
          {text}
        </p>
      </blockquote>
      <form method="post" action={`${base}/remarks/${id}/showing`}>
        {signs.length > 0 && <p>{t('weigh.signs', { signs: signs.map((sign) => t(`sign.${sign}`)).join(', ') })}</p>}
        <p>{t(`showing.${showing}`)}</p>
        {showing !== 'shown' && (
          <Button secondary small name="showing" value="shown">
            {t('weigh.show')}
          </Button>
        )}{' '}
        {showing !== 'hidden' && (
          <Button secondary small name="showing" value="hidden">
            {t('weigh.hide')}
          </Button>
        )}
      </form>
      {remark.channel !== 'web' && <MendForm {...props} />}
      <OrganiseForm {...props} />
      <SameForm {...props} />
      <form method="post" action={`${base}/remarks/${id}`} noValidate>
        <input type="hidden" name="seen" value={stateOf(remark)} />
        <h2 className="nhsuk-heading-m">{t('weigh.decide')}</h2>
        {together > 0 && <p>{t('weigh.together', { count: together })}</p>}
        <RadioField
          name="outcome"
          label={t('weigh.outcome')}
          form={form}
          options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
        />
        <TextField name="reason" label={t('weigh.reason')} hint={t('weigh.reasonHint')} rows={4} form={form} />
        {revisions.length > 0 && (
          <ChoiceField
            name="revision"
            label={t('weigh.revision')}
            form={form}
            options={[
              { value: '', label: t('weigh.noRevision') },
              ...revisions.slice(-mostRevisions).map((one) => ({
                value: String(one.id),
                label: t('weigh.revisionOf', { subject: one.subject, day: day(new Date(one.at)), why: one.why }),
              })),
            ]}
          />
        )}
        <p>
          <a href={`${planBase}/commitments/${isCommitment ? subject : 'new'}?${cause}`}>
            {isCommitment ? t('weigh.change', { id: subject }) : t('weigh.add')}
          </a>
        </p>
        <Button>{t('weigh.save')}</Button>
      </form>
      {weighedBy && weighedAt && (
        <p className="nhsuk-hint">{t('weigh.by', { by: nameOf(weighedBy), day: day(weighedAt) })}</p>
      )}
    </>
  );
}

const isWith = (remark: RemarkOf, other: RemarkOf) => remark.sameAs !== null && remark.sameAs === other.sameAs;

/** Who is to answer a remark, and the tags that it is sorted by. */
function OrganiseForm({ t, base, remark: { id, tags, assignee }, team }: RemarkProps) {
  const form = { values: { tags: tags.join(', '), assignee: assignee ?? '' }, problems: [] };
  return (
    <form method="post" action={`${base}/remarks/${id}/organise`}>
      <ChoiceField
        name="assignee"
        label={t('weigh.assignee')}
        form={form}
        options={[{ value: '', label: t('weigh.nobody') }, ...team]}
      />
      <LineField name="tags" label={t('weigh.tags')} hint={t('weigh.tagsHint')} form={form} />
      <Button secondary small>
        {t('weigh.organise')}
      </Button>
    </form>
  );
}

/** What was taken in for somebody: about something else, not at all, or without them. */
function MendForm({ t, base, view, remark: { id, subject } }: RemarkProps) {
  return (
    <Details>
      <Details.Summary>{t('mend.title')}</Details.Summary>
      <Details.Text>
        <form method="post" action={`${base}/remarks/${id}/mend`}>
          <ChoiceField
            name="subject"
            label={t('weigh.subject')}
            form={{ values: { subject }, problems: [] }}
            options={subjectOptions(t, view)}
          />
          <Button secondary small name="does" value="move">
            {t('mend.move')}
          </Button>{' '}
          <Button secondary small name="does" value="remove">
            {t('mend.remove')}
          </Button>
          <p>{t('mend.forgetText')}</p>
          <Button secondary small name="does" value="forget">
            {t('mend.forget')}
          </Button>
        </form>
      </Details.Text>
    </Details>
  );
}

/** Others that may say the same, for a person to confirm. */
function SameForm({ t, base, remark, near }: RemarkProps) {
  if (near.length === 0) return null;
  const form = { values: { same: near.filter((one) => isWith(remark, one)).map(({ id }) => id) }, problems: [] };
  return (
    <Details open={form.values.same.length > 0}>
      <Details.Summary>{t('weigh.near', { count: near.length })}</Details.Summary>
      <Details.Text>
        <form method="post" action={`${base}/remarks/${remark.id}/same`}>
          <TickField
            name="same"
            label={t('weigh.same')}
            hint={t('weigh.sameHint')}
            form={form}
            options={near.map(({ id, text, outcome }) => ({
              value: id,
              label: `${text.length > 300 ? `${text.slice(0, 299)}…` : text} (${t(`outcome.${outcome ?? 'open'}`)})`,
            }))}
          />
          <Button secondary small>
            {t('weigh.sameSave')}
          </Button>
        </form>
      </Details.Text>
    </Details>
  );
}

function Who({ t, remark, day, places }: Pick<RemarksProps, 't' | 'day' | 'places'> & { remark: RemarkOf }) {
  const { respondent, place, organisation, language, channel, at } = remark;
  const who = [
    respondent ? t(`respondent.${respondent}`) : t('weigh.somebody'),
    organisation,
    places.find(({ slug }) => slug === place)?.name,
    language && t('weigh.language', { language: languageName(t, language) }),
  ].filter(Boolean);
  return t('weigh.who', { who: who.join(', '), channel: t(`channel.${channel}`), day: day(at) });
}

function Outcome({ t, remark: { outcome } }: { t: T; remark: RemarkOf }) {
  const colour = outcome === null ? 'grey' : outcome === 'declined' ? 'red' : outcome === 'noted' ? 'blue' : 'green';
  return <strong className={`nhsuk-tag nhsuk-tag--${colour}`}>{t(`outcome.${outcome ?? 'open'}`)}</strong>;
}

export function aboutOf(t: T, view: View, subject: string) {
  if (subject === wholePlan) return <b>{t('ask.whole')}</b>;
  if (subject === missing) return <b>{t('ask.missing')}</b>;
  const placed = view.index.byId.get(subject);
  if (!placed) return <b>{t('said.gone')}</b>;
  return (
    <>
      <a href={`${view.base}/commitments/${subject}`}>{subject}</a> {placed.commitment.text}
    </>
  );
}

function addressOf({ base, filter }: RemarksProps, page: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  query.set('page', String(page));
  return `${base}?${query}`;
}
