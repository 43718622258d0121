/** All published factors of an activity: every year, with source, sheet and row, warming potentials, and gases apart. */

import type { Library } from '../factors/library.ts';
import { type Activity, type Factor, parts } from '../factors/model.ts';
import { categoryOf, ghgCategoryName, isCategory } from '../footprint/categories.ts';
import type { CarbonSettings } from '../model.ts';
import { DataTable } from '../pages/parts.tsx';
import type { IntakeDesk } from './desk.ts';

interface Props {
  desk: IntakeDesk;
  library: Library;
  activity: Activity;
  /** Only factors of that year; null for all. */
  year: number | null;
  settings: CarbonSettings;
}

export function FactorPage({ desk, library, activity, year, settings }: Props) {
  const { t, here } = desk;
  const { id, name, category, ghgCategory, units, aliases } = activity;
  const factors = library
    .factorsOf(id)
    .filter((factor) => year === null || factor.year === null || factor.year === year);
  const groups = Map.groupBy(factors, ({ part, unit }) => `${part}\n${unit}`);
  const ordered = [...groups.values()].sort((a, b) => partOrder(a) - partOrder(b));
  const ghg = ghgCategory === null ? '' : t('factor.ghg', { n: ghgCategory, name: ghgCategoryName(ghgCategory) });
  const potentials = settings.warmingPotentials;
  return (
    <>
      <h1 className="nhsuk-heading-l">{name}</h1>
      <p className="gp-quiet gp-hash">{id}</p>
      <p>
        {t('factor.units', {
          units: units.join(', '),
          category: isCategory(category) ? categoryOf(category).name : category,
          ghg,
        })}
      </p>
      {aliases.length > 0 && <p>{t('factor.also', { names: aliases.join(', ') })}</p>}
      <p>
        {t('factor.potentials', { report: potentials })} <a href={`${here}/settings`}>{t('settings.title')}</a>
      </p>
      {year !== null && (
        <p>
          <a href={`${here}/factors/activities/${id}`}>{t('factor.allYears')}</a>
        </p>
      )}
      {ordered.length === 0 && <p>{t('factor.none')}</p>}
      {ordered.map((group) => (
        <Group key={`${group[0]?.part} ${group[0]?.unit}`} {...{ desk, library, group }} />
      ))}
      <Sources {...{ desk, library, factors }} />
    </>
  );
}

const partOrder = ([first]: readonly Factor[]): number => (first ? parts.indexOf(first.part) : -1);

function Group({ desk, library, group }: Pick<Props, 'desk' | 'library'> & { group: readonly Factor[] }) {
  const { t } = desk;
  const [first] = group;
  if (!first) return null;
  const title = t('factor.caption', { part: t(`part.${first.part}`), unit: first.unit });
  const sorted = group.toSorted((a, b) => (b.year ?? 9999) - (a.year ?? 9999) || (a.id < b.id ? -1 : 1));
  return (
    <DataTable
      caption={title}
      heads={[
        { label: t('head.year') },
        { label: t('head.kg'), numeric: true },
        { label: t('head.gases') },
        { label: t('head.potentials') },
        { label: t('head.published') },
      ]}
      rows={sorted.map((factor) => ({
        key: factor.id,
        cells: [
          yearOf(desk, library, factor),
          factor.kg,
          gasesOf(desk, factor),
          factor.warmingPotentials ?? '–',
          <span key="published">
            {publishedIn(desk, library, factor)}
            <br />
            <span className="gp-quiet">{[factor.name, factor.note].filter((text) => text !== '').join('. ')}</span>
          </span>,
        ],
      }))}
    />
  );
}

function yearOf({ t }: IntakeDesk, library: Library, { year, set, area, basis }: Factor): string {
  const years = library.setById(set)?.years;
  const named =
    year === null
      ? t('factor.everyYear')
      : years === 'financial'
        ? `${year}/${String((year + 1) % 100).padStart(2, '0')}`
        : String(year);
  return [named, area, ...(basis === null ? [] : [t(`basis.${basis}`)])].join(', ');
}

function gasesOf({ t }: IntakeDesk, { gases: { co2, ch4, n2o } }: Factor): string {
  return co2 === null && ch4 === null && n2o === null
    ? t('factor.notApart')
    : [co2, ch4, n2o].map((gas) => gas ?? '–').join('; ');
}

function publishedIn({ t }: IntakeDesk, library: Library, { set, sheet, row }: Factor): string {
  const title = library.setById(set)?.title ?? set;
  if (row === null) return t('factor.only', { title });
  return sheet === '' ? t('factor.onlyRow', { title, row }) : t('factor.sheetRow', { title, sheet, row });
}

function Sources({ desk, library, factors }: Pick<Props, 'desk' | 'library'> & { factors: readonly Factor[] }) {
  const { t } = desk;
  const sets = [...new Set(factors.map(({ set }) => set))].flatMap((id) => library.setById(id) ?? []);
  if (sets.length === 0) return null;
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('factor.sources')}</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {sets.map(({ id, title, publisher, licence, url }) => (
          <li key={id}>
            {t('factor.source', { title, publisher })}. {t('factor.licence', { licence })}{' '}
            {/^https:\/\//.test(url) && (
              <a href={url} rel="noreferrer">
                {t('factor.atPublisher')}
                <span className="nhsuk-u-visually-hidden"> ({title})</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
