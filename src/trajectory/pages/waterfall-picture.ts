/** The waterfall as its picture takes it: bars in tonnes, with their words. */
import { waterfallPicture } from '../pictures/waterfall.ts';
import type { Step } from '../rules/waterfall.ts';
import type { PlannedDesk } from './frame.tsx';
import { themeOf } from './reading.ts';
import { forPicture, wholeTonnesOf, yearName } from './told.ts';
import type { WaterfallFacts } from './waterfall-facts.ts';

export function stepName({ t, record, planned, initiativeOf }: PlannedDesk, { kind, id }: Step, year: number): string {
  if (kind === 'theme') return id === '' ? t('step.noTheme') : themeOf(record, id);
  if (kind === 'opportunity') return initiativeOf(id) === id ? themeOf(record, id) : initiativeOf(id);
  return t(`step.${kind}`, { baseline: yearName(planned.model.baseline.year), year: yearName(year) });
}

/** The place on the page where a step is opened. */
export const stepAnchor = ({ kind, id }: Step): string => `${kind}-${id.replace(/[^\w-]+/g, '-')}`;

const kinds = {
  baseline: 'total',
  growth: 'change',
  national: 'change',
  theme: 'change',
  forecast: 'total',
  gap: 'gap',
  allowed: 'allowed',
  opportunity: 'opportunity',
} as const;

/** A total is what it comes to; what is missing has no sign. */
function textOf({ kind, change, to }: Step): string {
  if (kind === 'gap') return wholeTonnesOf(-change);
  if (kind === 'baseline' || kind === 'forecast' || kind === 'allowed') return wholeTonnesOf(to);
  if (change === 0n) return '0';
  return change < 0n ? `−${wholeTonnesOf(-change)}` : `+${wholeTonnesOf(change)}`;
}

/** @param links whether its steps lead to where they are opened, which in a frame on another site they cannot */
export function pictureOfWaterfall(desk: PlannedDesk, { waterfall, year }: WaterfallFacts, links = true) {
  const { t, href, planned } = desk;
  return waterfallPicture({
    label: t('waterfall.picture', { from: yearName(planned.model.baseline.year), to: yearName(year) }),
    unit: t('unit'),
    bars: waterfall.steps.map((step) => {
      const kind = kinds[step.kind];
      const label = stepName(desk, step, year);
      const text = textOf(step);
      const opens = links && (step.kind === 'theme' || step.kind === 'opportunity');
      return {
        ...{ label, kind, text },
        from: forPicture(step.from),
        to: forPicture(step.to),
        tip: t('waterfall.tip', { label, text }),
        ...(opens ? { href: `${href('/waterfall', { year })}#${stepAnchor(step)}` } : {}),
      };
    }),
  });
}
