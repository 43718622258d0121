/** Asks for the token that opens the workspace. */
import { Button, ErrorSummary, TextInput } from 'nhsuk-react-components';
import { shellMessages } from './messages.ts';
import { type PageAssets, renderPage } from './shell.tsx';
import { translator } from './translate.ts';

/** The page that stands before the workspace; it is a plain form, so a token can be pasted. */
export function signInPage({ assets, path, wrong }: { assets: PageAssets; path: string; wrong: boolean }): string {
  const t = translator('en', shellMessages);
  const title = t('signIn.title');
  return renderPage({
    title,
    service: { label: t('front.service'), href: '/' },
    logo: null,
    navigation: [],
    path,
    breadcrumb: [],
    footer: [],
    contact: null,
    search: null,
    assets,
    t,
    children: (
      <form action="/workspace" method="get">
        {wrong && (
          <ErrorSummary>
            <ErrorSummary.Title>{t('signIn.problem')}</ErrorSummary.Title>
            <ErrorSummary.List>
              <ErrorSummary.ListItem href="#token">{t('signIn.wrong')}</ErrorSummary.ListItem>
            </ErrorSummary.List>
          </ErrorSummary>
        )}
        <h1 className="nhsuk-heading-xl">{title}</h1>
        <p>{t('signIn.text')}</p>
        <TextInput
          id="token"
          name="token"
          label={t('signIn.token')}
          {...(wrong ? { error: t('signIn.wrong') } : {})}
          autoComplete="off"
          spellCheck={false}
        />
        <Button>{t('signIn.open')}</Button>
      </form>
    ),
  });
}
