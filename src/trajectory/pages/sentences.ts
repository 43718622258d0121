/** What pictures say of themselves: a title that tells what they show. */
import type { T } from './frame.tsx';
import { categoryWithin } from './parts.tsx';
import type { Closing } from './paths.ts';
import { shareOf, wholeTonnesOf, yearName } from './told.ts';

/** "Planned action closes 61 % of the gap to 2032/33; fossil fuels are most of the rest". */
export function closingTitle(t: T, closing: Closing | null, year: number, taken: bigint): string {
  if (!closing) return t('title.noTarget', { tonnes: wholeTonnesOf(taken), year: yearName(year) });
  const values = { year: yearName(year), tonnes: wholeTonnesOf(closing.gap < 0n ? -closing.gap : closing.gap) };
  if (closing.gap <= 0n)
    return closing.open <= 0n
      ? t('title.noGap', { ...values, tonnes: wholeTonnesOf(-closing.open) })
      : t('title.met', values);
  const [most] = closing.missing;
  const whole = closing.missing.reduce((sum, { mg }) => sum + mg, 0n);
  const rest = !most
    ? ''
    : t(2n * most.mg > whole ? 'title.mostOfRest' : 'title.largestOfRest', { category: categoryWithin(most.category) });
  const share = closing.taken > 0n && closing.open > 0n ? shareOf(closing.taken, closing.open) : null;
  const first =
    closing.taken < 0n
      ? t('title.grows', { ...values, added: wholeTonnesOf(-closing.taken) })
      : share === null
        ? t('title.nothing', values)
        : t('title.closes', { ...values, share });
  return rest === '' ? first : `${first}; ${rest}`;
}
