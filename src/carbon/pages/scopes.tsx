/** The same figures by the GHG Protocol: scopes, the categories of scope 3, scope 2 by location and by market, and what is outside. */
import { scopeNames } from '../footprint/categories.ts';
import type { Footprint } from '../footprint/footprint.ts';
import type { CountedDesk } from './frame.tsx';
import { isNought } from './organisation-facts.ts';
import { type Asked, DataTable, kgOrNone, Made, type Row, tierText } from './parts.tsx';
import { percent, tonnes } from './told.ts';

interface Props {
  desk: CountedDesk;
  organisation: string;
  year: number;
  footprint: Footprint;
}

export function Scopes({ desk, organisation, year, footprint }: Props) {
  const { t } = desk;
  const made = (kg: string | null, asked: Partial<Asked>) => (
    <Made desk={desk} kg={kg} asked={{ organisation, year, ...asked }} />
  );
  const rows = footprint.scopes.flatMap(({ scope, amount, ghgCategories }): Row[] => [
    {
      key: scope,
      strong: true,
      cells: [
        t('scopes.scope', { scope, name: scopeNames[scope] }),
        amount ? made(amount.kg, { scope }) : t('noData'),
        amount ? tierText(t, amount) : '',
        amount ? percent(amount.estimated) || '0 %' : '',
      ],
    },
    ...ghgCategories.map(({ number, name, amount: own }) => ({
      key: `${scope} ${number ?? 'none'}`,
      cells: [
        number === null ? t('scopes.outsideProtocol') : t('scopes.category', { number, name: name ?? '' }),
        made(own.kg, { scope, ghg: number === null ? 'none' : String(number) }),
        tierText(t, own),
        percent(own.estimated) || '0 %',
      ],
    })),
  ]);
  const { location, market, outside } = footprint;
  return (
    <>
      <DataTable
        caption={t('scopes.table')}
        heads={[
          { label: t('head.scope') },
          { label: t('head.tonnes'), numeric: true },
          { label: t('head.tier') },
          { label: t('head.estimated'), numeric: true },
        ]}
        rows={rows}
      />
      <DataTable
        caption={t('scopes.twice')}
        heads={[
          { label: t('head.what') },
          { label: t('head.location'), numeric: true },
          { label: t('head.market'), numeric: true },
        ]}
        rows={[
          {
            key: 'scope2',
            cells: [
              t('scopes.two'),
              made(kgOrNone(location.scope2), { scope: '2' }),
              made(kgOrNone(market.scope2), { scope: '2', basis: 'market' }),
            ],
          },
          ...(['footprint', 'plus'] as const).map((of) => ({
            key: of,
            cells: [
              t(`total.${of}`),
              made(kgOrNone(location[of]), of === 'footprint' ? { of } : {}),
              made(kgOrNone(market[of]), { basis: 'market', ...(of === 'footprint' ? { of } : {}) }),
            ],
          })),
        ]}
      />
      <p>{t('scopes.twiceIs')}</p>
      {!isNought(market.borrowed) && <p>{t('scopes.borrowed', { tonnes: tonnes(market.borrowed) })}</p>}
      {outside.lines > 0 && (
        <p>
          {t('scopes.outside')} {made(outside.kg, { scope: 'outside' })} {t('tonnes')}. {t('scopes.outsideIs')}
        </p>
      )}
    </>
  );
}
