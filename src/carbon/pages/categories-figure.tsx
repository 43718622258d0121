/** The NHS's categories as a chart and as the table of its figures. */

import { draw, type Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { Footprint } from '../footprint/footprint.ts';
import type { Range } from '../footprint/uncertainty.ts';
import type { CountedDesk, T } from './frame.tsx';
import { shareOf } from './organisation-facts.ts';
import { DataTable, kgOrNone, Made, type Row, tierText } from './parts.tsx';
import { forBar, percent, tonnes, wholeTonnes, yearName } from './told.ts';

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  footprint: Footprint;
  ranges: ReadonlyMap<string, Range>;
}

/** Only categories with figures are drawn; the table has them all. */
export function categoriesPicture(
  t: T,
  { year, footprint, ranges }: Pick<Props, 'year' | 'footprint' | 'ranges'>,
): Promise<Picture> {
  const there = footprint.categories.flatMap(({ category, amount }) => (amount ? [{ category, amount }] : []));
  return draw({
    kind: 'bars',
    label: t('categories.picture', { year: yearName(year) }),
    bars: there
      .toSorted((a, b) => forBar(b.amount.kg) - forBar(a.amount.kg))
      .map(({ category, amount }) => {
        const range = ranges.get(`category ${category.id}`);
        return {
          label: category.name,
          value: forBar(amount.kg),
          text: `${wholeTonnes(amount.kg)} t`,
          pale: category.footprint === 'plus',
          ...(range ? { range: { low: range.low / 1000, high: range.high / 1000 } } : {}),
        };
      }),
  });
}

export function CategoriesFigure({ picture, ...props }: Props & { picture: Picture }) {
  const { desk, year, footprint } = props;
  const { t } = desk;
  const there = footprint.categories.flatMap(({ category, amount }) => (amount ? [{ category, amount }] : []));
  const [most] = there.toSorted((a, b) => forBar(b.amount.kg) - forBar(a.amount.kg));
  const says = most
    ? t('categories.says', {
        category: most.category.name,
        share: percent(shareOf(most.amount.kg, footprint.plus.kg)),
        missing: footprint.categories.length - there.length,
      })
    : t('categories.none');
  return (
    <ChartFigure
      id="categories-chart"
      title={t('categories.chart', { year: yearName(year) })}
      says={says}
      picture={picture}
    >
      <CategoryTable {...props} />
    </ChartFigure>
  );
}

function CategoryTable({ desk, organisation, year, footprint, ranges }: Props) {
  const { t } = desk;
  const rows = (side: 'footprint' | 'plus'): Row[] =>
    footprint.categories
      .filter(({ category }) => category.footprint === side)
      .map(({ category, amount }) => {
        const range = ranges.get(`category ${category.id}`);
        return {
          key: category.id,
          cells: [
            category.name,
            amount ? (
              <Made key="made" desk={desk} kg={amount.kg} asked={{ organisation, year, category: category.id }} />
            ) : (
              t('noData')
            ),
            range ? `${tonnes(String(range.low))} – ${tonnes(String(range.high))}` : '',
            amount ? percent(shareOf(amount.kg, footprint.plus.kg)) : '',
            amount ? tierText(t, amount) : '',
            amount ? percent(amount.estimated) || '0 %' : '',
          ],
        };
      });
  const sum = (of: 'footprint' | 'plus'): Row => {
    const amount = footprint[of];
    const range = ranges.get(of);
    return {
      key: of,
      strong: true,
      cells: [
        t(`total.${of}`),
        <Made
          key="made"
          desk={desk}
          kg={kgOrNone(amount)}
          asked={{ organisation, year, of: of === 'footprint' ? of : undefined }}
        />,
        range ? `${tonnes(String(range.low))} – ${tonnes(String(range.high))}` : '',
        amount.lines === 0 ? '' : percent(shareOf(amount.kg, footprint.plus.kg)),
        tierText(t, amount),
        amount.lines === 0 ? '' : percent(amount.estimated) || '0 %',
      ],
    };
  };
  return (
    <DataTable
      caption={t('categories.table', { year: yearName(year) })}
      heads={[
        { label: t('head.category') },
        { label: t('head.tonnes'), numeric: true },
        { label: t('head.range'), numeric: true },
        { label: t('head.share'), numeric: true },
        { label: t('head.tier') },
        { label: t('head.estimated'), numeric: true },
      ]}
      rows={[...rows('footprint'), sum('footprint'), ...rows('plus'), sum('plus')]}
    />
  );
}
