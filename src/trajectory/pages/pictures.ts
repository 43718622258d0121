/** The other pictures as they are drawn: figures in tonnes, with their words. The waterfall has a file of its own. */
import { gapByYearPicture } from '../pictures/gap.ts';
import { maccPicture } from '../pictures/macc.ts';
import { type TrajectoryChart, trajectoryPicture } from '../pictures/trajectory.ts';
import { wedgesPicture } from '../pictures/wedges.ts';
import type { TargetPath } from '../rules/targets.ts';
import type { Side } from './compare-facts.ts';
import { sideName } from './compare-page.tsx';
import type { CostFacts } from './cost-facts.ts';
import type { PlannedDesk } from './frame.tsx';
import type { GapFacts } from './gap-facts.ts';
import type { OverviewFacts } from './overview-facts.ts';
import { categoryName } from './parts.tsx';
import { pathTo } from './paths.ts';
import { forPicture, pounds, wholeTonnesOf, yearName } from './told.ts';
import type { WedgesFacts } from './wedges-facts.ts';
import { wedgeName } from './wedges-page.tsx';

const tonnesOfKg = (kg: readonly number[]): number[] => kg.map((one) => one / 1000);

export function pictureOfTrajectory(desk: PlannedDesk, facts: OverviewFacts) {
  const { t, planned, asked } = desk;
  const { years, fan, withAction, withoutAction } = facts;
  return trajectoryPicture({
    label: t('trajectory.picture'),
    unit: t('unit'),
    years,
    lines: [
      { name: t('line.without'), kind: 'without', byYear: withoutAction.map(forPicture) },
      { name: t('line.with'), kind: 'with', byYear: withAction.map(forPicture) },
    ],
    fan: {
      ...{ outer: t('fan.outer'), inner: t('fan.inner') },
      ...{ p5: tonnesOfKg(fan.p5), p25: tonnesOfKg(fan.p25), p75: tonnesOfKg(fan.p75), p95: tonnesOfKg(fan.p95) },
    },
    paths: pathOf(desk, planned.paths(asked.organisations)),
    tips: years.map((year, at) =>
      t('trajectory.tip', {
        year: yearName(year),
        with: wholeTonnesOf(withAction[at] ?? 0n),
        without: wholeTonnesOf(withoutAction[at] ?? 0n),
      }),
    ),
  });
}

/** Of a whole footprint the path to the last of its targets leads through the others. */
function pathOf({ t, asked }: PlannedDesk, paths: readonly TargetPath[]): TrajectoryChart['paths'] {
  const own = paths.filter(({ target }) => target.of === asked.of);
  const last = pathTo(own, asked.of, Number.MAX_SAFE_INTEGER);
  if (!last) return [];
  return [
    {
      name: t('line.allowed'),
      byYear: last.allowed.map(forPicture),
      targets: own.flatMap(({ target, allowed, years }) => {
        const mg = allowed[years.indexOf(target.by)];
        return mg === undefined
          ? []
          : [{ year: target.by, tonnes: forPicture(mg), text: t('line.target', { tonnes: wholeTonnesOf(mg) }) }];
      }),
    },
  ];
}

export function pictureOfGap({ t }: PlannedDesk, { path }: GapFacts) {
  return gapByYearPicture({
    label: t('gap.picture'),
    unit: t('unit'),
    years: path.years,
    categories: path.gapByCategory.map(({ category, byYear }) => ({
      name: categoryName(category),
      byYear: byYear.map(forPicture),
    })),
    ...{ rest: t('gap.rest'), all: t('gap.all') },
    tips: path.years.map((year, at) => {
      const gap = path.gap[at] ?? 0n;
      return t(gap > 0n ? 'gap.tip' : 'gap.tipSpare', {
        year: yearName(year),
        tonnes: wholeTonnesOf(gap > 0n ? gap : -gap),
      });
    }),
  });
}

export function pictureOfWedges(desk: PlannedDesk, { years, wedges, withAction, withoutAction }: WedgesFacts) {
  const { t } = desk;
  return wedgesPicture({
    label: t('wedges.picture'),
    unit: t('unit'),
    years,
    withoutAction: { name: t('line.without'), byYear: withoutAction.map(forPicture) },
    withAction: { name: t('line.with'), byYear: withAction.map(forPicture) },
    wedges: wedges.map(({ theme, byYear }) => ({ name: wedgeName(desk, theme), byYear: byYear.map(forPicture) })),
    rest: t('wedges.rest'),
    tips: years.map((year, at) =>
      t('trajectory.tip', {
        year: yearName(year),
        with: wholeTonnesOf(withAction[at] ?? 0n),
        without: wholeTonnesOf(withoutAction[at] ?? 0n),
      }),
    ),
  });
}

export function pictureOfCost({ t }: PlannedDesk, { costed }: CostFacts) {
  return maccPicture({
    label: t('cost.picture'),
    unit: t('cost.unit'),
    tonnes: t('cost.axis'),
    ...{ planned: t('cost.planned'), ideas: t('cost.ideas'), numbered: t('cost.numbered') },
    initiatives: costed.flatMap(({ initiative, cost, columns, isIdea }) => {
      if (cost.poundsPerTonne === null) return [];
      const values = {
        name: initiative.title,
        pounds: pounds(cost.poundsPerTonne),
        tonnes: wholeTonnesOf(columns.environmental.tonnes),
      };
      return [
        {
          name: initiative.title,
          tonnes: forPicture(columns.environmental.tonnes),
          poundsPerTonne: Number(cost.poundsPerTonne),
          tip: t('cost.tip', values),
          isIdea,
        },
      ];
    }),
  });
}

const sideKinds = ['with', 'other', 'third'] as const;

export function pictureOfSides(desk: PlannedDesk, sides: readonly Side[]) {
  const { t, planned } = desk;
  const years = sides[0]?.years ?? [];
  return trajectoryPicture({
    label: t('compare.picture'),
    unit: t('unit'),
    years,
    lines: sides.flatMap(({ scenario, withAction }, at) => {
      const kind = sideKinds[at];
      return kind ? [{ name: sideName(desk, scenario), kind, byYear: withAction.map(forPicture) }] : [];
    }),
    fan: null,
    paths: pathOf(desk, planned.paths(desk.asked.organisations)),
    tips: years.map((year, at) =>
      [
        yearName(year),
        ...sides.map(({ scenario, withAction }) =>
          t('compare.tip', { name: sideName(desk, scenario), tonnes: wholeTonnesOf(withAction[at] ?? 0n) }),
        ),
      ].join('. '),
    ),
  });
}
