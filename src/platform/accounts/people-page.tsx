/** The people of a system with their roles, and the messages that were not sent to them. */
import { Button, Details, Table } from 'nhsuk-react-components';
import type { KeptMessage } from '../mail/outbox-store.ts';
import type { Holder } from '../room.ts';
import type { System } from '../systems.model.ts';
import { ChoiceField, type Filled, LineField, Problems } from '../web/forms.tsx';
import { Done, t } from './frame.tsx';
import type { Member } from './people-store.ts';
import { roles } from './policy.ts';

interface PeopleProps {
  system: System;
  /** "/fenmarsh/workspace/people" */
  base: string;
  members: Member[];
  /** For whom a role can be held. */
  holders: Holder[];
  form: Filled;
  done: string | null;
}

export function PeoplePage({ system, base, members, holders, form, done }: PeopleProps) {
  const { name } = system.settings;
  const nameOf = (slug: string | null) =>
    slug === null ? t('people.whole') : (holders.find((one) => one.slug === slug)?.name ?? slug);
  const once = [...new Map(members.map((member) => [member.id, member])).values()];
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <Done words={done} />
      <h1 className="nhsuk-heading-xl">{t('people.title')}</h1>
      <p>{t('people.text', { system: name })}</p>
      <Table responsive>
        <Table.Head>
          <Table.Row>
            <Table.Cell>{t('people.name')}</Table.Cell>
            <Table.Cell>{t('people.email')}</Table.Cell>
            <Table.Cell>{t('people.role')}</Table.Cell>
            <Table.Cell>{t('people.for')}</Table.Cell>
            <Table.Cell>{t('people.what')}</Table.Cell>
          </Table.Row>
        </Table.Head>
        <Table.Body>
          {members.map((member) => (
            <Table.Row key={`${member.id} ${member.role} ${member.organisation}`}>
              <Table.Cell>{member.name}</Table.Cell>
              <Table.Cell>{member.email}</Table.Cell>
              <Table.Cell>{t(`role.${member.role}`)}</Table.Cell>
              <Table.Cell>{nameOf(member.organisation)}</Table.Cell>
              <Table.Cell>
                <form method="post" action={`${base}/take`}>
                  <input type="hidden" name="person" value={member.id} />
                  <input type="hidden" name="role" value={member.role} />
                  <input type="hidden" name="organisation" value={member.organisation ?? ''} />
                  <Button secondary small>
                    {t('people.take')}
                    <span className="nhsuk-u-visually-hidden">
                      {' '}
                      {t('people.takeOf', { role: t(`role.${member.role}`), name: member.name })}
                    </span>
                  </Button>
                </form>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <form method="post" action={`${base}/invite`} noValidate>
        <h2 className="nhsuk-heading-m">{t('people.invite')}</h2>
        <LineField name="name" autoComplete="off" label={t('people.theirName')} form={form} width="20" />
        <LineField name="email" type="email" autoComplete="off" label={t('signIn.email')} form={form} width="20" />
        <ChoiceField
          name="role"
          label={t('people.role')}
          form={form}
          options={[
            { value: '', label: t('people.chooseRole') },
            ...roles.flatMap((role) =>
              role === 'reader' ? [] : [{ value: role, label: `${t(`role.${role}`)}: ${t(`roleHint.${role}`)}` }],
            ),
          ]}
        />
        <ChoiceField
          name="organisation"
          label={t('people.for')}
          hint={t('people.forHint')}
          form={form}
          options={[
            { value: '', label: t('people.whole') },
            ...holders.map(({ slug, name: label }) => ({ value: slug, label })),
          ]}
        />
        <Button>{t('people.inviteButton')}</Button>
      </form>
      <p>
        <a href={`/${system.slug}/workspace/messages`}>{t('outbox.title')}</a>
      </p>
      {once.map(({ id, name: of }) => (
        <Details key={id}>
          <Details.Summary>{t('people.remove', { name: of })}</Details.Summary>
          <Details.Text>
            <p>{t('people.removeText')}</p>
            <form method="post" action={`${base}/remove`}>
              <input type="hidden" name="person" value={id} />
              <Button warning>{t('people.remove', { name: of })}</Button>
            </form>
          </Details.Text>
        </Details>
      ))}
    </>
  );
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' });

interface OutboxProps {
  base: string;
  messages: KeptMessage[];
  done: string | null;
}

export function OutboxPage({ base, messages, done }: OutboxProps) {
  return (
    <>
      <Done words={done} />
      <h1 className="nhsuk-heading-xl">{t('outbox.title')}</h1>
      <p>{t(messages.length > 0 ? 'outbox.text' : 'outbox.none')}</p>
      {messages.map(({ id, recipient, subject, body, problem, writtenAt }) => (
        <section key={id}>
          <h2 className="nhsuk-heading-m">{subject}</h2>
          <p>{t('outbox.to', { recipient, when: moment.format(writtenAt) })}</p>
          {problem && <p>{t('outbox.problem', { problem })}</p>}
          <pre className="gp-message">{body}</pre>
          <form method="post" action={`${base}/delete`}>
            <input type="hidden" name="id" value={id} />
            <Button secondary>{t('outbox.delete')}</Button>
          </form>
        </section>
      ))}
    </>
  );
}
