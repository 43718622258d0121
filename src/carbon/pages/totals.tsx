/** The two totals of a footprint, each with its range and how good its figures are. */
import type { Amount, Footprint } from '../footprint/footprint.ts';
import type { Range } from '../footprint/uncertainty.ts';
import type { CountedDesk } from './frame.tsx';
import { madeHref, tierText } from './parts.tsx';
import { percent, wholeTonnes, yearName } from './told.ts';

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  footprint: Footprint;
  ranges: ReadonlyMap<string, Range>;
}

export function Totals({ desk, organisation, year, footprint, ranges }: Props) {
  const { t } = desk;
  const told: [of: 'footprint' | 'plus', amount: Amount][] = [
    ['footprint', footprint.footprint],
    ['plus', footprint.plus],
  ];
  return (
    <ul className="gp-totals">
      {told.map(([of, amount]) => {
        const range = ranges.get(of);
        return (
          <li key={of}>
            <h2 className="nhsuk-heading-s">{t(`total.${of}`)}</h2>
            <p className="gp-totals__figure">
              {amount.lines === 0 ? (
                t('noData')
              ) : (
                <a href={madeHref(desk, { organisation, year, of: of === 'footprint' ? of : undefined })}>
                  {wholeTonnes(amount.kg)} {t('tonnes')}
                </a>
              )}
            </p>
            {range && <p>{t('total.range', { low: wholeTonnes(range.low), high: wholeTonnes(range.high) })}</p>}
            <p className="gp-quiet">
              {t(`total.${of}Is`)}{' '}
              {t('total.quality', {
                year: yearName(year),
                tier: tierText(t, amount).toLowerCase(),
                estimated: percent(amount.estimated) || '0 %',
              })}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
