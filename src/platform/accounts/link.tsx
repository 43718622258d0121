/** Asking for a link by email, and the page that says it was sent. */
import { Button } from 'nhsuk-react-components';
import { type Filled, LineField, Problems } from '../web/forms.tsx';
import { t } from './frame.tsx';

const actions = { link: '/sign-in/link/send', forgotten: '/sign-in/forgotten' };

export function EmailForm({ purpose, form }: { purpose: 'link' | 'forgotten'; form: Filled }) {
  return (
    <form method="post" action={actions[purpose]} noValidate>
      <Problems problems={form.problems} t={t} />
      <h1 className="nhsuk-heading-xl">{t(`${purpose}.title`)}</h1>
      <p>{t(`${purpose}.text`)}</p>
      <LineField name="email" type="email" autoComplete="username" label={t('signIn.email')} form={form} width="20" />
      <Button>{t(`${purpose}.send`)}</Button>
    </form>
  );
}

export function SentPage() {
  return (
    <>
      <h1 className="nhsuk-heading-xl">{t('sent.title')}</h1>
      <p>{t('sent.text')}</p>
    </>
  );
}
