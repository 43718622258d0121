/** Pages on which owners are asked, answer, and the team sees what nobody has agreed to. */
import { Button, InsetText } from 'nhsuk-react-components';
import type { ReactNode } from 'react';
import type { NamedOrganisation } from '../plan/model.ts';
import type { Placed } from '../plan/placed.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../platform/web/forms.tsx';
import { type AgreementState, keyOf, type ProposedOwner, stateFor } from './agreement.ts';
import type { T } from './frame.tsx';
import { type OwnerAnswer, type OwnerAsked, ownerAnswers } from './model.ts';
import { NamedTexts } from './named-texts.tsx';

interface OwnersProps {
  t: T;
  /** "…/plans/green-plan/owners" */
  here: string;
  owners: ProposedOwner[];
  asked: OwnerAsked[];
  said: ReadonlyMap<string, OwnerAnswer>;
  open: number;
  day(text: string): string;
}

export function OwnersPage({ t, here, owners, asked, said, open, day }: OwnersProps) {
  const of = owners.reduce((sum, { placed }) => sum + placed.length, 0);
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('owners.title')}</h1>
      <p>{t('owners.intro')}</p>
      {owners.length === 0 ? <p>{t('owners.none')}</p> : <p>{t('owners.open', { open, of })}</p>}
      <ul className="nhsuk-list gp-bare">
        {owners.map(({ organisation, placed }) => {
          const last = asked.find((one) => one.organisation === organisation.slug);
          const agreed = placed.filter((one) => stateFor(said, organisation, one) === 'accepted').length;
          return (
            <li key={organisation.slug} className="gp-commitment">
              <h2 className="nhsuk-heading-s">
                <a href={`${here}/${organisation.slug}`}>{organisation.name}</a>
              </h2>
              <p>
                {t('owners.agreed')}: {t('owners.of', { count: agreed, of: placed.length })}. {t('owners.asked')}:{' '}
                {last
                  ? t('owners.askedOn', { name: last.name, day: day(last.at.toISOString().slice(0, 10)) })
                  : t('owners.notAsked')}
              </p>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface OwnerProps {
  t: T;
  action: string;
  /** "/fenmarsh/workspace/plans/green-plan" */
  planBase: string;
  owner: ProposedOwner;
  said: ReadonlyMap<string, OwnerAnswer>;
  form: Filled;
  /** Whether somebody was asked before. */
  again: boolean;
  /** The link that was just made, and whether it was sent. */
  made: { link: string; told: string | null } | null;
}

/** One owner as the team sees it: what it answered, and the form by which it is asked. */
export function OwnerPage({ t, action, planBase, owner, said, form, again, made }: OwnerProps) {
  const { organisation, placed } = owner;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">{t('owners.one', { organisation: organisation.name })}</h1>
      {made && (
        <InsetText role="status">
          <p>{t('owners.link')}</p>
          <p className="gp-hash">{made.link}</p>
          {made.told !== null && <p>{made.told}</p>}
        </InsetText>
      )}
      <form method="post" action={action} noValidate>
        <h2 className="nhsuk-heading-m">{t('owners.ask')}</h2>
        {again && <p>{t('owners.again')}</p>}
        <LineField name="name" label={t('owners.name')} form={form} />
        <LineField name="email" label={t('owners.email')} hint={t('owners.emailHint')} type="email" form={form} />
        <Button>{t('owners.make')}</Button>
      </form>
      {placed.map((one) => (
        <Proposed key={one.commitment.id} {...{ t, organisation, said }} placed={one}>
          <p>
            <a href={`${planBase}/commitments/${one.commitment.id}${proposalOf(t, organisation, said, one)}`}>
              {t('owners.change')}
              <span className="nhsuk-u-visually-hidden"> ({one.commitment.id})</span>
            </a>
          </p>
        </Proposed>
      ))}
    </>
  );
}

/** What an owner proposes instead, as the form of the commitment takes it; "" where nothing is proposed. */
function proposalOf(
  t: T,
  { name, slug }: NamedOrganisation,
  said: ReadonlyMap<string, OwnerAnswer>,
  { commitment }: Placed,
): string {
  const answer = said.get(keyOf(slug, commitment.id));
  if (answer?.answer !== 'proposed') return '';
  const { words, due, owner, reason } = answer;
  const why = t('owners.proposed', { organisation: name, reason });
  const because = `owner:${slug}`;
  return `?${new URLSearchParams({ text: words, dates: due, lead: owner, why, because, back: '/governance' })}`;
}

interface ProposedProps {
  t: T;
  organisation: NamedOrganisation;
  placed: Placed;
  said: ReadonlyMap<string, OwnerAnswer>;
  /** What can be done about it. */
  children: ReactNode;
}

/** A commitment with what its proposed owner answered. */
function Proposed({ t, organisation, placed, said, children }: ProposedProps) {
  const { id, text } = placed.commitment;
  return (
    <article className="gp-commitment">
      <h2 className="nhsuk-heading-s">
        {id} {text}
      </h2>
      <State t={t} state={stateFor(said, organisation, placed)} />
      <Answer t={t} answer={said.get(keyOf(organisation.slug, id))} />
      {children}
    </article>
  );
}

const colours: Record<AgreementState, string> = {
  unanswered: 'grey',
  accepted: 'green',
  declined: 'red',
  proposed: 'yellow',
  'changed since': 'yellow',
};

function State({ t, state }: { t: T; state: AgreementState }) {
  return (
    <p>
      <strong className={`nhsuk-tag nhsuk-tag--${colours[state]}`}>{t(`agreement.${state}`)}</strong>
    </p>
  );
}

function Answer({ t, answer }: { t: T; answer: OwnerAnswer | undefined }) {
  if (!answer) return null;
  const lines: [string, string][] = [
    [t('agree.reason'), answer.reason],
    [t('agree.words'), answer.words],
    [t('agree.due'), answer.due],
    [t('agree.owner'), answer.owner],
  ];
  return <NamedTexts lines={lines} />;
}

interface AgreeProps {
  t: T;
  /** "/fenmarsh/agree" */
  here: string;
  token: string;
  asked: OwnerAsked;
  owner: ProposedOwner;
  said: ReadonlyMap<string, OwnerAnswer>;
}

/** What an owner is asked, as it sees it by its link. */
export function AgreePage({ t, here, token, asked, owner: { organisation, placed }, said }: AgreeProps) {
  const left = placed.filter((one) => ['unanswered', 'changed since'].includes(stateFor(said, organisation, one)));
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('agree.title', { organisation: organisation.name })}</h1>
      <p className="nhsuk-lede-text">{t('agree.intro', { name: asked.name, organisation: organisation.name })}</p>
      <p>{t('agree.left', { count: left.length })}</p>
      {placed.map((one) => (
        <Proposed key={one.commitment.id} {...{ t, organisation, said }} placed={one}>
          <p>
            <a href={`${here}/${one.commitment.id}?token=${token}`}>
              {t('agree.answer')}
              <span className="nhsuk-u-visually-hidden"> ({one.commitment.id})</span>
            </a>
          </p>
        </Proposed>
      ))}
    </>
  );
}

interface AgreeFormProps {
  t: T;
  action: string;
  organisation: NamedOrganisation;
  placed: Placed;
  form: Filled;
}

export function AgreeFormPage({ t, action, organisation, placed: { commitment }, form }: AgreeFormProps) {
  return (
    <form method="post" action={action} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-l">
        <span className="nhsuk-caption-l">
          {organisation.name}, {commitment.id}
        </span>{' '}
        {commitment.text}
      </h1>
      <ChoiceField
        name="answer"
        label={t('agree.question')}
        form={form}
        options={[
          { value: '', label: '–' },
          ...ownerAnswers.map((value) => ({ value, label: t(`agreement.${value}`) })),
        ]}
      />
      <TextField name="reason" label={t('agree.reason')} hint={t('agree.reasonHint')} form={form} />
      <TextField name="words" label={t('agree.words')} form={form} />
      <LineField name="due" label={t('agree.due')} width="20" form={form} />
      <LineField name="owner" label={t('agree.owner')} form={form} />
      <Button>{t('agree.save')}</Button>
    </form>
  );
}
