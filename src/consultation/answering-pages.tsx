/** The pages on which readers answer. Each is a plain form. */
import { Button, Details, InsetText, Radios } from 'nhsuk-react-components';
import { CommitmentEntry } from '../plan/pages/parts.tsx';
import type { View } from '../plan/pages/view.tsx';
import type { Placed } from '../plan/placed.ts';
import type { PlacedRecommendation } from '../plan/rules.ts';
import { ChoiceField, type Filled, LineField, Problems, TextField } from '../platform/web/forms.tsx';
import type { T } from './frame.tsx';
import type { Asked } from './languages/model.ts';
import { languageName } from './languages/pages.tsx';
import { InLanguage, Paragraphs } from './languages/words.tsx';
import { type Consultation, missing, respondents, verdicts } from './model.ts';
import type { State } from './rules.ts';

interface LandingProps {
  t: T;
  base: string;
  day(text: string): string;
  open: (Consultation & { asked: Asked; languages: string[] }) | null;
  themes: { slug: string; title: string; count: number }[];
  others: (Consultation & { state: State })[];
  /** Whoever looks has answers in it already. */
  begun: boolean;
  /** An answer came when it was closed. */
  late: boolean;
}

/** What is asked, of whom and until when; the start; and the consultations before. */
export function LandingPage({ t, base, day, open, themes, others, begun, late }: LandingProps) {
  return (
    <>
      {late && open === null && <InsetText role="alert">{t('late')}</InsetText>}
      {open === null && (
        <>
          <h1 className="nhsuk-heading-xl">{t('none')}</h1>
          <p>{t('noneText')}</p>
        </>
      )}
      {open && (
        <>
          <Languages {...{ t, base }} languages={open.languages} />
          <InLanguage asked={open.asked}>
            <h1 className="nhsuk-heading-xl">{open.asked.title}</h1>
          </InLanguage>
          <p className="nhsuk-lede-text">{t('openUntil', { day: day(open.closes) })}</p>
          <InLanguage asked={open.asked}>
            <Paragraphs text={open.asked.about} />
          </InLanguage>
          <h2 className="nhsuk-heading-m">{t('audience')}</h2>
          <InLanguage asked={open.asked}>
            <Paragraphs text={open.asked.audience} />
          </InLanguage>
          {begun && (
            <p>
              {t('start.begun')} <a href={`${base}/consultation/mine`}>{t('start.goOn')}</a>
            </p>
          )}
          <form method="post" action={`${base}/consultation/start`}>
            <input type="hidden" name="language" value={open.asked.language} />
            <fieldset className="nhsuk-fieldset">
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--m">{t('start.choose')}</legend>
              <div className="nhsuk-hint">{t('start.chooseHint')}</div>
              <div className="nhsuk-checkboxes">
                {themes.map(({ slug, title, count }) => (
                  <div key={slug} className="nhsuk-checkboxes__item">
                    <input className="nhsuk-checkboxes__input" type="checkbox" id={slug} name="theme" value={slug} />
                    <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={slug}>
                      {t('start.count', { title, count })}
                    </label>
                  </div>
                ))}
              </div>
            </fieldset>
            <Details>
              <Details.Summary>{t('privacy')}</Details.Summary>
              <Details.Text>
                <InLanguage asked={open.asked}>
                  <Paragraphs text={open.asked.privacy} />
                </InLanguage>
              </Details.Text>
            </Details>
            <Button>{t('start.button')}</Button>
          </form>
          <p>
            <a href={`${base}/consultation/return`}>{t('start.return')}</a>
          </p>
          <p>
            <a href={`${base}/consultation/print?lang=${open.asked.language}`}>{t('start.print')}</a>
          </p>
          <p>
            <a href={`${base}/consultation/questions.xlsx`}>{t('start.sheet')}</a>
          </p>
        </>
      )}
      <p>
        <a href={`${base}/engagement/ask`}>{t('start.talk')}</a>
      </p>
      <p>
        <a href={`${base}/engagement`}>{t('start.heard')}</a>
      </p>
      {others.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">{t('past')}</h2>
          <ul className="nhsuk-list">
            {others.map(({ id, title, state, opens, closes }) => (
              <li key={id}>
                {state === 'to come' ? title : <a href={`${base}/you-said/${id}`}>{t('seeSaid', { title })}</a>}{' '}
                {state === 'to come' ? t('toCome', { day: day(opens) }) : t('closed', { day: day(closes) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The languages in which the texts can be read, each by its own name. */
function Languages({ t, base, languages }: { t: T; base: string; languages: string[] }) {
  if (languages.length === 0) return null;
  return (
    <nav aria-label={t('language.also')}>
      <ul className="gp-languages">
        {languages.map((language) => (
          <li key={language}>
            <a href={`${base}/consultation?lang=${language}`} lang={language} hrefLang={language}>
              {languageName(t, language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AskProps {
  t: T;
  asked: Asked;
  base: string;
  view: View;
  step: string;
  /** Null where it is not known. */
  receipt: string | null;
  /** Null for what is no commitment. */
  placed: Placed | null;
  at: number;
  of: number;
  recommended: PlacedRecommendation[];
  weaknesses: string[];
  form: Filled;
}

/** One question: of a commitment beside what it answers and what is weak in it, of the whole, or of what is missing. */
export function AskPage({
  t,
  asked,
  base,
  view,
  step,
  placed,
  at,
  of,
  recommended,
  weaknesses,
  receipt,
  form,
}: AskProps) {
  const wording = asked.wordings.get(step);
  const verdict = [form.values.verdict ?? ''].flat()[0];
  return (
    <form method="post" action={`${base}/consultation/${step}`} noValidate>
      <Problems problems={form.problems} t={t} />
      <p className="nhsuk-caption-l">{t('ask.progress', { at, of })}</p>
      {placed ? (
        <>
          <h1 className="nhsuk-heading-l">
            {[placed.theme?.title, placed.subtheme?.title].filter(Boolean).join(': ')}
          </h1>
          {recommended.length > 0 && (
            <>
              <h2 className="nhsuk-heading-s">{t('ask.recommended')}</h2>
              <ul className="nhsuk-list nhsuk-list--bullet">
                {recommended.map(({ recommendation }) => (
                  <li key={recommendation.id}>{recommendation.text}</li>
                ))}
              </ul>
            </>
          )}
          <h2 className="nhsuk-heading-s">{t('ask.proposed')}</h2>
          {wording ? (
            <>
              <InLanguage asked={asked}>
                <blockquote className="gp-commitment">
                  <Paragraphs text={wording} />
                </blockquote>
              </InLanguage>
              {asked.stale.has(step) && <p>{t('language.changed')}</p>}
              <Details open={asked.stale.has(step)}>
                <Details.Summary>{t('language.own')}</Details.Summary>
                <Details.Text>
                  <CommitmentEntry view={view} placed={placed} />
                </Details.Text>
              </Details>
            </>
          ) : (
            <CommitmentEntry view={view} placed={placed} />
          )}
          {weaknesses.length > 0 && (
            <Details>
              <Details.Summary>{t('ask.weak')}</Details.Summary>
              <Details.Text>
                <ul>
                  {weaknesses.map((words) => (
                    <li key={words}>{words}</li>
                  ))}
                </ul>
              </Details.Text>
            </Details>
          )}
          <Radios legend={asked.question} legendProps={{ size: 'm' }} id="verdict-group" name="verdict" inline>
            {verdicts.map((one, index) => (
              <Radios.Item
                key={one}
                id={index === 0 ? 'verdict' : `verdict-${one}`}
                value={one}
                defaultChecked={one === verdict}
              >
                {asked.answers[one]}
              </Radios.Item>
            ))}
          </Radios>
          <TextField name="text" label={asked.why} hint={t('ask.whyHint')} rows={5} form={form} />
        </>
      ) : (
        <>
          <h1 className="nhsuk-heading-l">{t(step === missing ? 'ask.missing' : 'ask.whole')}</h1>
          <TextField
            name="text"
            label={step === missing ? asked.missing : asked.whole}
            hint={t('ask.whyHint')}
            rows={8}
            form={form}
          />
        </>
      )}
      <div className="gp-trap" aria-hidden="true">
        <label htmlFor="website">{t('ask.trap')}</label>
        <input id="website" name="website" tabIndex={-1} autoComplete="off" />
      </div>
      <div className="gp-buttons">
        <Button name="after" value="next">
          {t('ask.next')}
        </Button>
        <Button name="after" value="finish" secondary>
          {t('ask.finish')}
        </Button>
      </div>
      {receipt !== null && <p className="nhsuk-hint">{t('ask.receipt', { receipt })}</p>}
    </form>
  );
}

interface YouProps {
  t: T;
  base: string;
  places: { slug: string; name: string }[];
  form: Filled;
}

export function YouPage({ t, base, places, form }: YouProps) {
  return (
    <form method="post" action={`${base}/consultation/about-you`}>
      <h1 className="nhsuk-heading-l">{t('you.title')}</h1>
      <p>{t('you.text')}</p>
      <ChoiceField
        name="respondent"
        label={t('you.respondent')}
        form={form}
        options={[
          { value: '', label: t('respondent.none') },
          ...respondents.map((one) => ({ value: one, label: t(`respondent.${one}`) })),
        ]}
      />
      {places.length > 0 && (
        <ChoiceField
          name="place"
          label={t('you.place')}
          form={form}
          options={[
            { value: '', label: t('you.anyPlace') },
            ...places.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
      )}
      <LineField name="organisation" label={t('you.organisation')} form={form} />
      <Button>{t('you.button')}</Button>
    </form>
  );
}

interface ThanksProps {
  t: T;
  base: string;
  /** Null for whoever came back by their account. */
  receipt: string | null;
  closes: string;
}

export function ThanksPage({ t, base, receipt, closes }: ThanksProps) {
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('done.title')}</h1>
      {receipt !== null && (
        <>
          <p>
            {t('done.receipt')} <strong className="gp-receipt">{receipt}</strong>
          </p>
          <p>{t('done.text', { day: closes })}</p>
        </>
      )}
      <p>
        <a href={`${base}/consultation/mine`}>{t('done.again')}</a>
      </p>
    </>
  );
}
