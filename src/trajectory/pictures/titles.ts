/** Titles that say what a picture shows: "Planned action closes 61 % of the gap to 2032/33; heat is most of the rest". */
import type { Translate } from '../../platform/web/translate.ts';
import type { PictureKey } from './messages.ts';

export type PictureWords = Translate<PictureKey>;

/** How far planned action goes towards a target. Tonnes, each year as it is named. */
export interface Closing {
  year: string;
  /** What would be set free without action, what is forecast, and what is allowed. */
  withoutAction: number;
  forecast: number;
  allowed: number;
  /** How many initiatives are planned. */
  initiatives: number;
  /** What is missing by category; what is to spare is left out, and so is below nought. */
  missing: readonly { name: string; tonnes: number }[];
  /** The first year from which the target is met, where that is before it is due. */
  early?: string;
}

/** What differs by less than a kilogram is the same. */
const nothing = 0.001;

export function closingTitle(t: PictureWords, closing: Closing): string {
  const { year, withoutAction, forecast, allowed, initiatives, early } = closing;
  const [open, gap, taken] = [withoutAction - allowed, forecast - allowed, withoutAction - forecast];
  const values = { year, gap: tonnesTold(gap), spare: tonnesTold(-gap), added: tonnesTold(-taken) };
  const most = mostMissing(closing);
  if (gap <= nothing) {
    if (open <= nothing) return t('gap.none', { ...values, spare: tonnesTold(-open) });
    if (gap >= -nothing) return t('gap.metExactly', values);
    return early === undefined ? t('gap.met', values) : t('gap.metEarly', { ...values, early });
  }
  if (initiatives === 0)
    return most === null ? t('gap.noInitiatives', values) : t('gap.noInitiativesMost', { ...values, most: most.name });
  const first =
    taken < -nothing
      ? t('gap.grows', values)
      : taken <= nothing
        ? t('gap.nothing', values)
        : t('gap.closes', { ...values, share: shareTold(t, taken / open) });
  return most === null ? first : t(most.how, { first, most: most.name });
}

/** What is missing most, and how much of the rest it is; nothing where no category is known. */
function mostMissing({ missing }: Closing): { name: string; how: 'gap.only' | 'gap.most' | 'gap.largest' } | null {
  const short = missing.filter(({ tonnes }) => tonnes > nothing).toSorted((a, b) => b.tonnes - a.tonnes);
  const [first] = short;
  if (!first) return null;
  const all = short.reduce((sum, { tonnes }) => sum + tonnes, 0);
  const how = short.length === 1 ? 'gap.only' : first.tonnes * 2 > all ? 'gap.most' : 'gap.largest';
  return { name: first.name, how };
}

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const withOnePlace = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** "1,235", with one place below a hundred: "41.2". */
export function tonnesTold(tonnes: number): string {
  const text = (Math.abs(tonnes) < 100 ? withOnePlace : whole).format(tonnes);
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** "£210", "−£45". */
export const poundsTold = (pounds: number): string =>
  `${Math.round(pounds) < 0 ? '−' : ''}£${whole.format(Math.abs(Math.round(pounds)))}`;

/** A share as per cent that claims no more than there is: nearly all is not all. */
export function shareTold(t: PictureWords, share: number): string {
  if (share > 0 && share < 0.01) return t('share.little');
  if (share > 0.99 && share < 1) return t('share.nearly');
  return t('share.is', { percent: whole.format(share * 100).replace('-', '−') });
}
