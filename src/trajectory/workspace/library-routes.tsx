/** The library of kinds of initiative, each with what it does, how long, what it costs, and where that is published. */
import { Hono } from 'hono';
import { Button, Details } from 'nhsuk-react-components';
import type { Env, WebHouse } from '../../platform/room.ts';
import { ChoiceField, unfilled } from '../../platform/web/forms.tsx';
import { inOneLine, kinds, sourcesOf } from '../library/library.ts';
import { areas, type InitiativeKind, strengthOf } from '../library/model.ts';
import { pounds } from '../pages/told.ts';
import type { Effect } from '../rules/model.ts';
import { type WorkDesk, workDeskOf } from './desk.ts';
import { percentOf } from './written.ts';

/** Mounted at "/trajectory" below the workspace. */
export function libraryRoutes(house: WebHouse): Hono<Env> {
  return new Hono<Env>().get('/library', (c) => {
    const desk = workDeskOf(c, house);
    const { t, here } = desk;
    const within = [{ label: t('initiatives.title'), href: `${here}/initiatives` }];
    return desk.page({ title: t('library.title'), path: '/library', within, body: <LibraryPage desk={desk} /> });
  });
}

function LibraryPage({ desk }: { desk: WorkDesk }) {
  const { t } = desk;
  const byArea = areas.flatMap((area) => {
    const own = kinds().filter((kind) => kind.area === area);
    return own.length > 0 ? [{ area, own }] : [];
  });
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('library.title')}</h1>
      <p>{t('library.intro')}</p>
      {desk.mayChange && <Begin desk={desk} />}
      {byArea.map(({ area, own }) => (
        <section key={area} className="gp-section">
          <h2>{area}</h2>
          {own.map((kind) => (
            <Kind key={kind.id} {...{ desk, kind }} />
          ))}
        </section>
      ))}
    </>
  );
}

/** A kind and an organisation, and the form comes filled in. */
function Begin({ desk: { t, here, members } }: { desk: WorkDesk }) {
  return (
    <form method="get" action={`${here}/initiatives/new`} className="gp-section">
      <ChoiceField
        name="kind"
        label={t('library.kind')}
        options={kinds().map(({ id, title }) => ({ value: id, label: title }))}
        form={unfilled}
      />
      <ChoiceField
        name="organisation"
        label={t('library.organisation')}
        options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
        form={unfilled}
      />
      <Button type="submit">{t('library.begin')}</Button>
    </form>
  );
}

function Kind({ desk: { t, here, mayChange }, kind }: { desk: WorkDesk; kind: InitiativeKind }) {
  const { effect, lifetime, cost } = kind;
  const told = (at: string) => strength(effect.typical, at);
  const money = [
    cost.capital !== '0' && t('library.capital', { pounds: pounds(cost.capital) }),
    cost.running !== '0' && t('library.running', { pounds: pounds(cost.running) }),
    cost.saving !== '0' && t('library.saving', { pounds: pounds(cost.saving) }),
  ].filter((one) => one !== false);
  return (
    <Details>
      <Details.Summary>{kind.title}</Details.Summary>
      <Details.Text>
        <p>{kind.description}</p>
        <ul>
          <li>
            {t('library.effect', {
              effect: told(strengthOf(effect.typical)),
              low: told(effect.low),
              high: told(effect.high),
            })}
          </li>
          <li>{lifetime.years === null ? t('library.lasts') : t('library.lifetime', { years: lifetime.years })}</li>
          {money.length > 0 && (
            <li>
              {t(`library.per.${cost.per}`, {
                money: money.join(', '),
                year: cost.priceYear,
                unit: cost.unit ?? kind.size?.name ?? '',
              })}
            </li>
          )}
        </ul>
        <p>{effect.derivation}</p>
        <ul>
          {sourcesOf(kind).map((source) => (
            <li key={source.id}>
              {source.address === null ? inOneLine(source) : <a href={source.address}>{inOneLine(source)}</a>}
            </li>
          ))}
        </ul>
        {mayChange && (
          <p>
            <a href={`${here}/initiatives/new?kind=${kind.id}`}>{t('library.beginThis', { title: kind.title })}</a>
          </p>
        )}
      </Details.Text>
    </Details>
  );
}

/** "30 %", "1,200 kWh" or "12 t": an effect of such a kind, so strong. */
function strength(effect: Effect, at: string): string {
  if (effect.type === 'less activity') return `${grouped(at)} ${effect.unit}`;
  return effect.type === 'tonnes' ? `${grouped(at)} t` : `${percentOf(at)} %`;
}

const grouped = (decimal: string): string => Number(decimal).toLocaleString('en-GB', { maximumFractionDigits: 6 });
