/** How a figure was made. */
import { Decimal } from '../../kernel/decimals.ts';
import { categoryOf, ghgCategoryName, scopeNames } from '../footprint/categories.ts';
import type { CountedDesk } from './frame.tsx';
import { spotName } from './hotspot-table.tsx';
import type { MadeAsked, MadeFacts, MadeRow } from './made-facts.ts';
import { DataTable, Shown, tierText } from './parts.tsx';
import { exact, monthName, tonnes, upTo, yearName } from './told.ts';

/** Rows that a page has: what weighs less is in the files. */
const shownRows = 300;

export function MadePage({ desk, facts }: { desk: CountedDesk; facts: MadeFacts }) {
  const { t, team, calculation, href } = desk;
  const { asked, kg, rows } = facts;
  const { organisation, year } = asked;
  return (
    <>
      <h1 className="nhsuk-heading-xl">
        <span className="nhsuk-caption-xl">{t('made.title')}</span> {figureName(desk, asked)}
      </h1>
      <p className="gp-totals__figure">
        {tonnes(kg)} {t('tonnes')}
      </p>
      <p>{t('made.exact', { kg: exact(kg) })}</p>
      <Shown desk={desk} />
      <p>
        {t('made.method', {
          potentials: calculation.method.settings.warmingPotentials,
          year: t(`factorYear.${calculation.method.settings.factorYear}`),
        })}
      </p>
      {rows.length === 0 ? (
        <p>{t('made.none')}</p>
      ) : (
        <>
          <p>{t('made.sum')}</p>
          {rows.length > shownRows && <p>{t('shown.first', { shown: shownRows, all: rows.length })}</p>}
          <DataTable
            caption={t('made.table')}
            heads={[
              { label: t('head.activityQuantity') },
              { label: t('head.rate') },
              { label: t('head.kg'), numeric: true },
              ...(team ? [{ label: t('head.lines') }] : []),
            ]}
            rows={rows.slice(0, shownRows).map((row) => ({
              key: `${row.activity} ${row.unit} ${row.part} ${row.rate?.factor ?? ''}`,
              cells: [
                <ActivityNamed key="name" desk={desk} row={row} />,
                <Rated key="rate" desk={desk} row={row} />,
                <>
                  {upTo(row.kg, 3)}
                  <span className="gp-doubt gp-quiet">{tierText(t, row.quality)}</span>
                </>,
                ...(team
                  ? [
                      <a key="lines" href={href('/lines', linesAsked(asked, row.activity))}>
                        {t('made.lines', { count: row.lines })}
                      </a>,
                    ]
                  : []),
              ],
            }))}
          />
        </>
      )}
      {rows.length > 0 && <LinesBehind desk={desk} facts={facts} />}
      {team && (
        <p>
          <a
            href={href('/lines', {
              organisation,
              year,
              site: asked.site,
              supplier: asked.supplier,
              month: asked.month,
            })}
          >
            {t('made.allLines')}
          </a>
        </p>
      )}
      {organisation !== '' && (
        <p>
          <a href={href(`/organisations/${organisation}`, { year })}>
            {t('made.back', { name: desk.nameOf(organisation) })}
          </a>
        </p>
      )}
    </>
  );
}

/** Files that are named; the others are counted. */
const namedFiles = 10;

/** How many lines there are, in which files, and who sees them. */
function LinesBehind({ desk: { t, team }, facts: { lines, files } }: { desk: CountedDesk; facts: MadeFacts }) {
  return (
    <>
      <h2>{t('made.linesTitle')}</h2>
      <p>
        {t('made.linesBehind', { count: lines })} {!team && t('made.linesForTeam')}
      </p>
      <p>{t('made.files', { count: files.length })}</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {files.slice(0, namedFiles).map(({ name, lines: own }) => (
          <li key={name}>{t('made.file', { name, count: own })}</li>
        ))}
        {files.length > namedFiles && <li>{t('made.moreFiles', { count: files.length - namedFiles })}</li>}
      </ul>
    </>
  );
}

function ActivityNamed({ desk, row }: { desk: CountedDesk; row: MadeRow }) {
  const { t, team, here } = desk;
  return (
    <>
      {spotName(desk, 'activity', row.activity)}
      {row.part !== 'direct' && ` (${t('made.part', { part: row.part })})`}
      <span className="gp-doubt">
        {upTo(row.quantity, 3)} {row.unit}
      </span>
      <span className="gp-doubt gp-quiet">
        {team ? <a href={`${here}/factors/activities/${row.activity}`}>{row.activity}</a> : row.activity}
      </span>
    </>
  );
}

/** kg for a unit, the publication, year, sheet and row of the factor, and what it stands in for. */
function Rated({ desk: { t }, row }: { desk: CountedDesk; row: MadeRow }) {
  const { rate, factor, set } = row;
  return (
    <>
      {rate?.how}
      {rate && !(factor && new Decimal(factor.kg).eq(rate.kg) && factor.unit === row.unit) && (
        <span className="gp-doubt">{t('made.rate', { kg: upTo(rate.kg, 12), unit: row.unit })}</span>
      )}
      {factor && (
        <span className="gp-doubt gp-quiet">
          {t('made.factor', { name: factor.name, publisher: set?.publisher ?? '' })}
          {set?.url && (
            <>
              {' '}
              <a href={set.url}>
                {t('made.publication')}
                <span className="nhsuk-u-visually-hidden"> ({set.title})</span>
              </a>
            </>
          )}
        </span>
      )}
      {rate && rate.fallback !== '' && (
        <span className="gp-doubt">
          <strong>{t('made.fallback')}</strong> {rate.fallback}
        </span>
      )}
    </>
  );
}

function linesAsked({ organisation, year, month, site, supplier }: MadeAsked, activity: string) {
  return { organisation, year, month, site, supplier, activity };
}

/** "Fossil fuels, scope 1, April 2024, Northmere Hospitals". */
function figureName(desk: CountedDesk, asked: MadeAsked): string {
  const { t, nameOf, team } = desk;
  const { organisation, year, month, category, scope, ghg, basis, of, activity, site, supplier } = asked;
  const narrowed = category ?? scope ?? activity ?? site ?? supplier;
  return [
    narrowed === undefined ? t(`total.${of}`) : '',
    category ? categoryOf(category).name : '',
    scope === 'outside' ? t('scopes.outsideShort') : scope ? t('scopes.scope', { scope, name: scopeNames[scope] }) : '',
    ghg === 'none'
      ? t('scopes.outsideProtocol')
      : ghg
        ? t('scopes.category', { number: ghg, name: ghgCategoryName(ghg) })
        : '',
    basis === 'market' ? t('scopes.byMarket') : '',
    activity ? spotName(desk, 'activity', activity) : '',
    site ?? '',
    (team && supplier) || '',
    nameOf(organisation),
    month ? monthName(month) : yearName(year),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
