/** Wedges: what each theme takes off, year by year. */
import { DataTable } from '../../carbon/pages/parts.tsx';
import type { Picture } from '../../platform/charts/draw.ts';
import { ChartFigure } from '../../platform/charts/figure.tsx';
import type { PlannedDesk } from './frame.tsx';
import { yearsTold } from './overview-facts.ts';
import { Controls, Downloads, Head, Pages, Redrawn } from './parts.tsx';
import { themeOf } from './reading.ts';
import { tonnesOf, wholeTonnesOf, yearName } from './told.ts';
import type { WedgesFacts } from './wedges-facts.ts';

interface Props {
  desk: PlannedDesk;
  facts: WedgesFacts;
  picture: Picture;
}

export function WedgesPage({ desk, facts, picture }: Props) {
  const { t } = desk;
  return (
    <Redrawn
      head={
        <>
          <Head desk={desk} title={t('wedges.title')} lede={t('wedges.lede')} />
          <Pages desk={desk} shown="/wedges" />
        </>
      }
      id="wedges"
      controls={<Controls desk={desk} path="/wedges" />}
    >
      <WedgesFigure {...{ desk, facts, picture }} />
      <Downloads desk={desk} of="wedges" />
    </Redrawn>
  );
}

export const wedgeName = ({ t, record }: PlannedDesk, theme: string): string =>
  theme === '' ? t('step.noTheme') : themeOf(record, theme);

/** "Heat takes off most by 2050/51: 3,400 t a year". */
export function wedgesTitle(desk: PlannedDesk, { wedges, years }: WedgesFacts): string {
  const { t } = desk;
  const [most] = wedges;
  if (!most) return t('waterfall.none');
  const last = years.length - 1;
  return t('wedges.is', {
    theme: wedgeName(desk, most.theme),
    year: yearName(years[last] ?? 0),
    tonnes: wholeTonnesOf(most.byYear[last] ?? 0n),
  });
}

export function wedgesSays({ t }: PlannedDesk, { years, withoutAction, withAction, wedges }: WedgesFacts): string {
  const last = years.length - 1;
  const [without, left] = [withoutAction[last] ?? 0n, withAction[last] ?? 0n];
  return t('wedges.says', {
    year: yearName(years[last] ?? 0),
    without: wholeTonnesOf(without),
    left: wholeTonnesOf(left),
    count: wedges.length,
  });
}

export function WedgesFigure({ desk, facts, picture }: Props) {
  const { t } = desk;
  const { years, wedges } = facts;
  const shown = yearsTold(years, []);
  const cellsOf = (byYear: readonly bigint[]) => shown.map((year) => tonnesOf(byYear[years.indexOf(year)] ?? 0n));
  return (
    <ChartFigure
      id="wedges-chart"
      level={2}
      title={wedgesTitle(desk, facts)}
      says={wedgesSays(desk, facts)}
      picture={picture}
    >
      <DataTable
        caption={t('wedges.table')}
        heads={[{ label: t('head.theme') }, ...shown.map((year) => ({ label: yearName(year), numeric: true }))]}
        rows={[
          { key: 'without', strong: true, cells: [t('wedges.without'), ...cellsOf(facts.withoutAction)] },
          ...wedges.map(({ theme, byYear }) => ({
            key: `theme ${theme}`,
            cells: [wedgeName(desk, theme), ...cellsOf(byYear)],
          })),
          { key: 'with', strong: true, cells: [t('wedges.with'), ...cellsOf(facts.withAction)] },
        ]}
      />
    </ChartFigure>
  );
}
