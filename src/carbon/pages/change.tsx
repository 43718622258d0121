/** Why a footprint changed: causes apart, by category, adding up exactly. */
import { categoryOf } from '../footprint/categories.ts';
import { type Change, causes, type Explanation } from '../footprint/change.ts';
import type { CountedDesk } from './frame.tsx';
import { spotName } from './hotspot-table.tsx';
import { isNought } from './organisation-facts.ts';
import { DataTable, Made } from './parts.tsx';
import { change, tonnes } from './told.ts';

interface Props {
  desk: CountedDesk;
  explanation: Explanation;
  /** What is compared: "2023/24" and "2024/25". */
  before: string;
  after: string;
  /** Where the figures of a category lead, before and after; nowhere if left out. */
  made?: { organisation: string; before: number; after: number };
}

export function ChangeTold({ desk, explanation, before, after, made }: Props) {
  const { t } = desk;
  const figure = (kg: string, when: 'before' | 'after', category?: string) =>
    made && !isNought(kg) ? (
      <Made key={when} desk={desk} kg={kg} asked={{ organisation: made.organisation, year: made[when], category }} />
    ) : (
      tonnes(kg)
    );
  const cells = (told: Change, category?: string) => [
    figure(told.before, 'before', category),
    figure(told.after, 'after', category),
    change(told.change),
    ...causes.map((cause) => change(told.effects[cause])),
  ];
  const changed = explanation.byCategory.filter((told) => !isNought(told.change));
  const several = new Set(explanation.streams.map(({ organisation }) => organisation)).size > 1;
  const greatest = explanation.streams.filter((told) => !isNought(told.change)).slice(0, 5);
  return (
    <>
      <p>
        {t('change.says', { before, after, change: change(explanation.change) })} {t('change.causes')}
      </p>
      {changed.length > 0 && (
        <DataTable
          caption={t('change.table', { before, after })}
          heads={[
            { label: t('head.category') },
            { label: before, numeric: true },
            { label: after, numeric: true },
            { label: t('head.change'), numeric: true },
            ...causes.map((cause) => ({ label: t(`cause.${cause}`), numeric: true })),
          ]}
          rows={[
            ...changed.map((told) => ({
              key: told.category,
              cells: [categoryOf(told.category).name, ...cells(told, told.category)],
            })),
            { key: 'sum', strong: true, cells: [t('change.sum'), ...cells(explanation)] },
          ]}
        />
      )}
      {greatest.length > 0 && (
        <>
          <p>{t('change.greatest')}</p>
          <ol className="nhsuk-list nhsuk-list--number">
            {greatest.map((told) => (
              <li key={`${told.organisation} ${told.activity} ${told.category} ${told.part} ${told.site}`}>
                {several && `${desk.nameOf(told.organisation)}: `}
                {t(told.site === '' ? 'change.one' : 'change.oneAtSite', {
                  activity: spotName(desk, 'activity', told.activity),
                  category: categoryOf(told.category).name,
                  part: told.part,
                  site: told.site,
                  change: change(told.change),
                })}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
