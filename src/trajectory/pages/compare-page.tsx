/** Scenarios side by side. */
import { Button } from 'nhsuk-react-components';
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { Problems, TickField } from '../../platform/web/forms.tsx';
import type { Side } from './compare-facts.ts';
import type { PlannedDesk } from './frame.tsx';
import { yearsTold } from './overview-facts.ts';
import { Pages, Redrawn } from './parts.tsx';
import { changeOf, poundsInShort, tonnesOf, wholeTonnesOf, yearName } from './told.ts';

interface Props {
  desk: PlannedDesk;
  sides: readonly Side[];
  picture: Picture;
}

export const sideName = ({ t, record }: PlannedDesk, scenario: string): string =>
  scenario === '' ? t('planOfRecord') : (record.scenarios.find(({ id }) => id === scenario)?.name ?? scenario);

export function ComparePage({ desk, sides, picture }: Props) {
  const { t, here, record, filled } = desk;
  const form = { ...filled, values: { plan: sides.map(({ scenario }) => scenario || 'record') } };
  return (
    <Redrawn
      head={
        <>
          <Problems problems={filled.problems} t={t} />
          <h1 className="nhsuk-heading-xl">{t('compare.title')}</h1>
          <p className="nhsuk-lede-text">{t('compare.lede')}</p>
          <Pages desk={desk} shown={null} />
        </>
      }
      id="compare"
      controls={
        <form method="get" action={`${here}/compare`}>
          <TickField
            name="plan"
            label={t('compare.choose')}
            form={form}
            options={[
              { value: 'record', label: t('planOfRecord') },
              ...record.scenarios.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Button type="submit" secondary>
            {t('field.show')}
          </Button>
        </form>
      }
    >
      <Sides {...{ desk, sides, picture }} />
    </Redrawn>
  );
}

/** "Faster heat leaves least missing in 2032/33: 300 t less than the plan of record" */
function titleOf(desk: PlannedDesk, sides: readonly Side[]): string {
  const { t } = desk;
  const last = (sides[0]?.years.length ?? 1) - 1;
  const ordered = sides.toSorted((a, b) => Number((a.withAction[last] ?? 0n) - (b.withAction[last] ?? 0n)));
  const [least, most] = [ordered[0], ordered.at(-1)];
  if (!least || !most || sides.length < 2) return t('compare.one');
  const apart = (most.withAction[last] ?? 0n) - (least.withAction[last] ?? 0n);
  const values = { year: yearName(least.years[last] ?? 0), tonnes: wholeTonnesOf(apart) };
  return apart === 0n
    ? t('compare.same', values)
    : t('compare.least', {
        ...values,
        least: sideName(desk, least.scenario),
        most: most.scenario === '' ? t('thePlan') : sideName(desk, most.scenario),
      });
}

function Sides({ desk, sides, picture }: Props) {
  const { t, record } = desk;
  const [first] = sides;
  if (!first) return null;
  const due = first.targets.flatMap(({ id }) => record.targets.find((one) => one.id === id)?.by ?? []);
  const years = yearsTold(first.years, due);
  return (
    <ChartFigure id="compare-chart" level={2} title={titleOf(desk, sides)} says={t('compare.says')} picture={picture}>
      <DataTable
        caption={t('compare.table')}
        heads={[
          { label: t('head.what') },
          ...sides.map(({ scenario }) => ({ label: sideName(desk, scenario), numeric: true })),
        ]}
        rows={[
          ...years.map((year) => ({
            key: `year ${year}`,
            cells: [
              t('compare.inYear', { year: yearName(year) }),
              ...sides.map((side) => tonnesOf(side.withAction[side.years.indexOf(year)] ?? 0n)),
            ],
          })),
          ...first.targets.flatMap(({ id }) => {
            const target = record.targets.find((one) => one.id === id);
            if (!target) return [];
            const own = (side: Side) => side.targets.find((one) => one.id === id);
            const values = { target: target.name, year: yearName(target.by) };
            return [
              {
                key: `gap ${id}`,
                cells: [t('compare.gap', values), ...sides.map((side) => changeOf(own(side)?.gap ?? 0n))],
              },
              {
                key: `cumulative ${id}`,
                cells: [t('compare.cumulative', values), ...sides.map((side) => tonnesOf(own(side)?.cumulative ?? 0n))],
              },
            ];
          }),
          {
            key: 'capital',
            cells: [t('head.capital'), ...sides.map(({ capital }) => poundsInShort(capital))],
          },
          {
            key: 'initiatives',
            cells: [t('compare.initiatives'), ...sides.map(({ initiatives }) => String(initiatives))],
          },
        ]}
      />
    </ChartFigure>
  );
}
