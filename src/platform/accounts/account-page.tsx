/** The page of one's own account, and those that show something once: a second factor's key, a key for programs. */
import { Button, Details, SummaryList } from 'nhsuk-react-components';
import type { System } from '../systems.model.ts';
import { ChoiceField, type Filled, LineField, Problems } from '../web/forms.tsx';
import { type ApiKey, keyScopes } from './api-key-store.ts';
import { Done, t } from './frame.tsx';
import type { Person } from './people-store.ts';

export interface AccountProps {
  person: Person;
  passkeys: { id: string; createdAt: Date }[];
  sessions: { id: string; createdAt: Date; userAgent?: string | null | undefined; isHere: boolean }[];
  keys: ApiKey[];
  systems: System[];
  form: Filled;
  done: string | null;
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' });

export function AccountPage(props: AccountProps) {
  const { person, form, done, systems } = props;
  const filled = { ...form, values: { name: person.name, days: '90', ...form.values } };
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <Done words={done} />
      <h1 className="nhsuk-heading-xl">{t('account.title')}</h1>
      <p>{person.email}</p>
      <form method="post" action="/sign-out">
        <Button secondary>{t('account.signOut')}</Button>
      </form>
      <Roles person={person} systems={systems} />
      <form method="post" action="/account/name" noValidate>
        <h2 className="nhsuk-heading-m">{t('account.name')}</h2>
        <LineField name="name" autoComplete="name" label={t('join.name')} form={filled} width="20" />
        <Button secondary>{t('account.nameButton')}</Button>
      </form>
      <form method="post" action="/account/password" noValidate>
        <h2 className="nhsuk-heading-m">{t('account.password')}</h2>
        <input type="hidden" name="username" value={person.email} autoComplete="username" />
        <LineField
          name="current"
          type="password"
          autoComplete="current-password"
          label={t('account.current')}
          form={filled}
          width="20"
        />
        <LineField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('newPassword.label')}
          hint={t('newPassword.hint')}
          form={filled}
          width="20"
        />
        <Button secondary>{t('account.passwordButton')}</Button>
      </form>
      <SecondFactor isOn={person.hasSecondFactor} form={filled} />
      <Passkeys {...props} />
      <Sessions {...props} />
      <Keys {...props} form={filled} />
      <h2 className="nhsuk-heading-m">{t('account.mine')}</h2>
      <p>
        <a href="/account/mine.json">{t('account.mineFile')}</a>
      </p>
      <p>{t('account.mineText')}</p>
    </>
  );
}

function Roles({ person, systems }: Pick<AccountProps, 'person' | 'systems'>) {
  const lines = person.roles.flatMap(({ systemId, role, organisation }) => {
    const system = systems.find(({ id }) => id === systemId);
    if (!system) return [];
    const known = system.settings.organisations.find(({ slug }) => slug === organisation)?.name ?? organisation;
    const words = { role: t(`role.${role}`), system: system.settings.name };
    const line = known ? t('account.roleFor', { ...words, organisation: known }) : t('account.roleIn', words);
    return [{ line, href: `/${system.slug}/workspace` }];
  });
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('account.roles')}</h2>
      {lines.length === 0 && <p>{t('account.noRoles')}</p>}
      <ul className="nhsuk-list">
        {lines.map(({ line, href }) => (
          <li key={line}>
            <a href={href}>{line}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function SecondFactor({ isOn, form }: { isOn: boolean; form: Filled }) {
  return (
    <form method="post" action={isOn ? '/account/second-factor/off' : '/account/second-factor'} noValidate>
      <h2 className="nhsuk-heading-m">{t('account.factor')}</h2>
      <p>{t(isOn ? 'account.factorOn' : 'account.factorOff')}</p>
      <LineField
        id="factor"
        name="current"
        type="password"
        autoComplete="current-password"
        label={t('account.current')}
        form={form}
        width="20"
      />
      <Button secondary>{t(isOn ? 'account.factorStop' : 'account.factorStart')}</Button>
    </form>
  );
}

function Passkeys({ passkeys }: AccountProps) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('account.passkeys')}</h2>
      {passkeys.length === 0 && <p>{t('account.passkeysNone')}</p>}
      {passkeys.map(({ id, createdAt }) => (
        <form key={id} method="post" action="/account/passkeys/delete">
          <input type="hidden" name="id" value={id} />
          <p>{t('account.passkeyOf', { day: day.format(createdAt) })}</p>
          <Button secondary>{t('account.passkeyDelete')}</Button>
        </form>
      ))}
      <gp-passkey data-does="add" data-to="/account?done=account.passkeyAdded" hidden>
        <Button type="button" secondary>
          {t('account.passkeyAdd')}
        </Button>
        <p role="alert" hidden>
          {t('account.passkeyFailed')}
        </p>
      </gp-passkey>
    </>
  );
}

function Sessions({ sessions }: AccountProps) {
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('account.sessions')}</h2>
      {sessions.map(({ id, createdAt, userAgent, isHere }) =>
        isHere ? (
          <p key={id}>{t('account.sessionHere', { day: day.format(createdAt) })}</p>
        ) : (
          <form key={id} method="post" action="/account/sessions/end">
            <input type="hidden" name="id" value={id} />
            <p>
              {t('account.session', { browser: userAgent || t('account.unknownBrowser'), day: day.format(createdAt) })}
            </p>
            <Button secondary small>
              {t('account.sessionEnd')}
            </Button>
          </form>
        ),
      )}
      <form method="post" action="/account/sign-out-everywhere">
        <Button secondary>{t('account.signOutEverywhere')}</Button>
      </form>
    </>
  );
}

function Keys({ keys, systems, person, form }: AccountProps) {
  const held = new Set(person.roles.map(({ systemId }) => systemId));
  const own = systems.filter(({ id }) => held.has(id));
  return (
    <>
      <h2 className="nhsuk-heading-m">{t('account.keys')}</h2>
      <p>{t('account.keysText')}</p>
      {keys.length > 0 && (
        <SummaryList>
          {keys.map((key) => (
            <SummaryList.Row key={key.digest}>
              <SummaryList.Key>{key.name}</SummaryList.Key>
              <SummaryList.Value>
                {t('account.keyLine', {
                  start: key.start,
                  scope: t(key.scope === 'write' ? 'account.keyWrite' : 'account.keyRead'),
                  system: systems.find(({ id }) => id === key.systemId)?.settings.shortName ?? '',
                  day: day.format(key.expiresAt),
                })}
                <form method="post" action="/account/keys/end">
                  <input type="hidden" name="digest" value={key.digest} />
                  <Button secondary small>
                    {t('account.keyEnd')}
                    <span className="nhsuk-u-visually-hidden"> {key.name}</span>
                  </Button>
                </form>
              </SummaryList.Value>
            </SummaryList.Row>
          ))}
        </SummaryList>
      )}
      {own.length > 0 && (
        <Details open={form.problems.some(({ field }) => ['keyName', 'days', 'system'].includes(field))}>
          <Details.Summary>{t('account.keyMake')}</Details.Summary>
          <Details.Text>
            <form method="post" action="/account/keys" noValidate>
              <LineField name="keyName" label={t('account.keyName')} form={form} width="20" />
              <ChoiceField
                name="system"
                label={t('account.keySystem')}
                form={form}
                options={own.map(({ slug, settings }) => ({ value: slug, label: settings.name }))}
              />
              <ChoiceField
                name="scope"
                label={t('account.keyScope')}
                form={form}
                options={keyScopes.map((value) => ({
                  value,
                  label: t(value === 'write' ? 'account.keyWrite' : 'account.keyRead'),
                }))}
              />
              <LineField name="days" label={t('account.keyDays')} form={form} width="5" />
              <Button secondary>{t('account.keyMake')}</Button>
            </form>
          </Details.Text>
        </Details>
      )}
    </>
  );
}

interface FactorProps {
  uri: string;
  /** The same as a picture to be scanned, an SVG. */
  svg: string;
  recovery: string[];
  form: Filled;
}

/** What an authenticator app needs, and the codes for the day that the phone is lost. */
export function FactorPage({ uri, svg, recovery, form }: FactorProps) {
  const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return (
    <>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t('factor.title')}</h1>
      <h2 className="nhsuk-heading-m">{t('factor.scan')}</h2>
      <img src={picture} alt={t('factor.scan')} width={200} height={200} />
      <p>{t('factor.key', { key: new URL(uri).searchParams.get('secret') ?? '' })}</p>
      <h2 className="nhsuk-heading-m">{t('factor.recovery')}</h2>
      <p>{t('factor.recoveryText')}</p>
      <ul className="nhsuk-list">
        {recovery.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <form method="post" action="/account/second-factor/code" noValidate>
        <input type="hidden" name="uri" value={uri} />
        {recovery.map((code) => (
          <input key={code} type="hidden" name="recovery" value={code} />
        ))}
        <h2 className="nhsuk-heading-m">{t('factor.confirm')}</h2>
        <LineField name="code" autoComplete="one-time-code" label={t('code.label')} form={form} width="10" />
        <Button>{t('factor.button')}</Button>
      </form>
    </>
  );
}

export function KeyMadePage({ secret }: { secret: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('account.keys')}</h1>
      <p>{t('account.keyMade')}</p>
      <pre>
        <code>{secret}</code>
      </pre>
    </>
  );
}
