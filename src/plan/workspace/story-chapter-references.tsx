/** What a chapter can draw in from a plan, with the very names that this plan knows. */
import { Details } from 'nhsuk-react-components';
import { levels } from '../draft.ts';
import { figureNames } from '../figures.ts';
import { drivers, type Plan, sectors } from '../model.ts';
import type { T } from './desk.tsx';

interface Name {
  name: string;
  means: string;
}

export function References({ plan, t }: { plan: Plan; t: T }) {
  const [first] = plan.themes;
  return (
    <Details>
      <Details.Summary>{t('references.title')}</Details.Summary>
      <Details.Text>
        <p>{t('references.text')}</p>
        <h3 className="nhsuk-heading-s">{t('references.figures')}</h3>
        <Names names={figureNames.map((name) => ({ name: `{{figure ${name}}}`, means: t(`figure.${name}`) }))} />
        <h3 className="nhsuk-heading-s">{t('references.lists')}</h3>
        <p>{t('references.listsText')}</p>
        <p>
          {t('references.example')} <code>{`{{commitments theme=${first?.slug ?? 'energy'} driver=lean}}`}</code>
        </p>
        {filtersOf(plan, t).map(({ title, names }) => (
          <section key={title}>
            <h4 className="nhsuk-heading-xs">{title}</h4>
            <Names names={names} />
          </section>
        ))}
      </Details.Text>
    </Details>
  );
}

function filtersOf(plan: Plan, t: T): { title: string; names: Name[] }[] {
  const themes = plan.themes.flatMap((theme) => [
    theme,
    ...theme.subthemes.flatMap(({ slug, title }) => (title === null ? [] : [{ slug, title }])),
  ]);
  return [
    {
      title: t('references.theme'),
      names: themes.map(({ slug, title }) => ({ name: `theme=${slug}`, means: title })),
    },
    {
      title: t('references.driver'),
      names: drivers.map((one) => ({ name: `driver=${one}`, means: t(`driver.${one}`) })),
    },
    { title: t('references.level'), names: levels.map((one) => ({ name: `level=${one}`, means: t(`level.${one}`) })) },
    {
      title: t('references.sector'),
      names: sectors.map((one) => ({ name: `sector=${one}`, means: t(`sector.${one}`) })),
    },
    {
      title: t('references.owner'),
      names: plan.organisations.map(({ slug, name }) => ({ name: `owner=${slug}`, means: name })),
    },
  ].filter(({ names }) => names.length > 0);
}

function Names({ names }: { names: Name[] }) {
  return (
    <ul className="nhsuk-list">
      {names.map(({ name, means }) => (
        <li key={name}>
          <code>{name}</code> {means}
        </li>
      ))}
    </ul>
  );
}
