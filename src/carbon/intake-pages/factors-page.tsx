/** The factor library: searched by words and year, or looked through by NHS category. */
import { Button } from 'nhsuk-react-components';
import { ChoiceField, LineField } from '../../platform/web/forms.tsx';
import type { Library } from '../factors/library.ts';
import type { Activity } from '../factors/model.ts';
import { categories, categoryOf, isCategory } from '../footprint/categories.ts';
import { DataTable } from '../pages/parts.tsx';
import type { IntakeDesk } from './desk.ts';
import type { FactorsAsked } from './factors-routes.tsx';

interface Props {
  desk: IntakeDesk;
  library: Library;
  asked: FactorsAsked;
  /** What was found; null where nothing was looked for. */
  found: readonly Activity[] | null;
}

/** Rows of what was found on one page. */
const mostShown = 400;

export function FactorsPage({ desk, library, asked, found }: Props) {
  const { t, here } = desk;
  const factors = library.sets.reduce((sum, one) => sum + one.factors.length, 0).toLocaleString('en-GB');
  const activities = library.activities.length.toLocaleString('en-GB');
  return (
    <>
      <h1 className="nhsuk-heading-l">{t('factors.title')}</h1>
      <p>{t('factors.intro', { factors, sets: library.sets.length, activities })}</p>
      <p>
        {t('factors.ownText')} <a href={`${here}/factors/own`}>{t('factors.own')}</a>
      </p>
      <Search {...{ desk, library, asked }} />
      {found && <Found {...{ desk, asked, found }} />}
      <section aria-labelledby="groups">
        <h2 id="groups">{t('factors.groups')}</h2>
        <Groups {...{ desk, library }} />
      </section>
      <Sets {...{ desk, library }} />
    </>
  );
}

function Search({ desk, library, asked }: Omit<Props, 'found'>) {
  const { t, here } = desk;
  const years = [...new Set(library.sets.flatMap((one) => one.factors.map(({ year }) => year)))]
    .filter((year) => year !== null)
    .sort((a, b) => b - a);
  const form = { values: { words: asked.words, year: String(asked.year ?? '') }, problems: [] };
  return (
    <form method="get" action={`${here}/factors`} className="gp-filter">
      <LineField name="words" label={t('factors.search')} hint={t('factors.searchHint')} form={form} />
      <ChoiceField
        name="year"
        label={t('factors.year')}
        options={[
          { value: '', label: t('factors.anyYear') },
          ...years.map((year) => ({ value: String(year), label: String(year) })),
        ]}
        form={form}
      />
      <Button type="submit">{t('factors.find')}</Button>
    </form>
  );
}

function Found({ desk, asked, found }: Pick<Props, 'desk' | 'asked'> & { found: readonly Activity[] }) {
  const { t, here } = desk;
  const { words, category, year } = asked;
  const caption =
    words === '' && category !== null
      ? t('factors.inCategory', { name: categoryOf(category).name })
      : t('factors.found', { count: found.length });
  return (
    <section aria-labelledby="found">
      <h2 id="found">{caption}</h2>
      {found.length === 0 ? (
        <p>{t('factors.elsewhere')}</p>
      ) : (
        <DataTable
          caption={t('factors.foundCaption')}
          heads={[{ label: t('head.activity') }, { label: t('head.category') }, { label: t('head.unit') }]}
          rows={found.slice(0, mostShown).map(({ id, name, category: of, units }) => ({
            key: id,
            cells: [
              <span key="name">
                <a href={`${here}/factors/activities/${id}${year === null ? '' : `?year=${year}`}`}>{name}</a>
                <br />
                <span className="gp-quiet gp-hash">{id}</span>
              </span>,
              isCategory(of) ? categoryOf(of).name : of,
              units.join(', '),
            ],
          }))}
        />
      )}
    </section>
  );
}

function Groups({ desk, library }: Pick<Props, 'desk' | 'library'>) {
  const { t, here } = desk;
  const counts = Map.groupBy(library.activities, ({ category }) => category);
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {categories.flatMap(({ id, name }) => {
        const count = counts.get(id)?.length ?? 0;
        if (count === 0) return [];
        return [
          <li key={id}>
            <a href={`${here}/factors?category=${id}`}>{t('factors.group', { name, count })}</a>
          </li>,
        ];
      })}
    </ul>
  );
}

function Sets({ desk, library }: Pick<Props, 'desk' | 'library'>) {
  const { t } = desk;
  return (
    <section aria-labelledby="sets">
      <h2 id="sets">{t('factors.sets')}</h2>
      <DataTable
        caption={t('factors.setCaption')}
        heads={[
          { label: t('head.set') },
          { label: t('head.factors'), numeric: true },
          { label: t('head.potentials') },
          { label: t('head.licence') },
        ]}
        rows={library.sets.map(({ set, factors }) => ({
          key: set.id,
          cells: [
            set.title,
            factors.length.toLocaleString('en-GB'),
            set.warmingPotentials ?? t('factor.perPotentials'),
            set.licence,
          ],
        }))}
      />
    </section>
  );
}
