/** The gap: what is missing to a target, by category and year. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import { ChoiceField } from '../../platform/web/forms.tsx';
import type { PlannedDesk } from './frame.tsx';
import type { GapFacts } from './gap-facts.ts';
import { Controls, categoryName, categoryWithin, Downloads, Head, Pages, Redrawn } from './parts.tsx';
import { shareOf, tonnesOf, wholeTonnesOf, yearName } from './told.ts';

interface Props {
  desk: PlannedDesk;
  facts: GapFacts;
  picture: Picture;
}

export function GapPage({ desk, facts, picture }: Props) {
  const { t } = desk;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('gap.title')} lede={t('gap.lede')} of={facts.path.target.name} />
          <Pages desk={desk} shown="/gap" />
        </>
      }
      id="gap"
      controls={
        <Controls desk={desk} path="/gap" year={facts.year} years={facts.path.years.slice(1)}>
          <ChoiceField
            name="target"
            label={t('gap.choose')}
            form={{ values: { target: facts.path.target.id }, problems: [] }}
            options={facts.paths.map(({ target }) => ({
              value: target.id,
              label: t('gap.target', { name: target.name, year: yearName(target.by) }),
            }))}
          />
        </Controls>
      }
    >
      <GapFigure {...{ desk, facts, picture }} />
      <Downloads desk={desk} of="gap" />
    </Redrawn>
  );
}

/** "2,310 t are missing in 2032/33; fossil fuels are 71 % of them". */
export function gapTitle({ t }: PlannedDesk, { year, gap, missing, path }: GapFacts): string {
  const values = { year: yearName(year), target: path.target.name };
  if (gap <= 0n) return t('gap.none', { ...values, tonnes: wholeTonnesOf(-gap) });
  const [most] = missing;
  const whole = missing.reduce((sum, { mg }) => sum + mg, 0n);
  return t('gap.is', {
    ...values,
    tonnes: wholeTonnesOf(gap),
    category: most ? categoryWithin(most.category) : '',
    share: most ? shareOf(most.mg, whole) : '',
  });
}

export function gapSays({ t }: PlannedDesk, { path }: GapFacts): string {
  const { target, how } = path;
  return [
    t('gap.says', {
      reduction: `${Math.round(Number(target.reduction) * 100)} %`,
      from: yearName(target.from),
      by: yearName(target.by),
      against: target.against,
      tonnes: wholeTonnesOf(path.against),
    }),
    how === 'known' ? '' : t(`targets.${how}`),
    t('gap.source', { source: target.source }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Few enough for a page's width. */
function yearsOf({ path, year }: GapFacts): number[] {
  const { from, by } = path.target;
  return path.years.filter((one) => [from, by, year].includes(one) || (one % 10 === 0 && one > (path.years[0] ?? 0)));
}

export function GapFigure({ desk, facts, picture }: Props) {
  const { t } = desk;
  const { path } = facts;
  const shown = yearsOf(facts);
  return (
    <ChartFigure id="gap-chart" level={2} title={gapTitle(desk, facts)} says={gapSays(desk, facts)} picture={picture}>
      <DataTable
        caption={t('gap.table')}
        heads={[{ label: t('head.category') }, ...shown.map((year) => ({ label: yearName(year), numeric: true }))]}
        rows={[
          ...path.gapByCategory.map(({ category, byYear }) => ({
            key: category,
            cells: [categoryName(category), ...shown.map((year) => tonnesOf(byYear[path.years.indexOf(year)] ?? 0n))],
          })),
          {
            key: 'sum',
            strong: true,
            cells: [t('gap.all'), ...shown.map((year) => tonnesOf(path.gap[path.years.indexOf(year)] ?? 0n))],
          },
        ]}
      />
    </ChartFigure>
  );
}
